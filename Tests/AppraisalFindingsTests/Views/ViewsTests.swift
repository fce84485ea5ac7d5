import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct ViewsTests {
  /// Two bodies that put different options first; together A is ahead.
  static let divided: Appraisal = {
    var appraisal = Board.appraisal([[90, 90], [40, 40]], weights: [50, 50])
    appraisal.document.bodies = [
      Body(id: "nhs", label: "The NHS", short: "NHS"), Body(id: "town", label: "Council"),
      Body(id: "other", label: "Other"),
    ]
    appraisal.assessors[0].body = "nhs"
    appraisal.assessors.append(Assessor(id: "al", name: "Al", body: "town"))
    appraisal.mark(by: "al", [[50, 50], [70, 70]])
    return appraisal
  }()

  @Test func `bodies and people are seen each for itself`() {
    let views = Views(Self.divided)
    #expect(views.bodies.map(\.holder) == [.body("nhs"), .body("town")])
    #expect(views.bodies.map(\.leaders) == [["a"], ["b"]])
    #expect(views.assessors.map(\.totals) == [["a": 90, "b": 40], ["a": 50, "b": 70]])
    #expect(views.rounds.isEmpty)
    #expect(
      views.sentences(in: Self.divided) == [
        "By body, first: NHS: A; Council: B.",
        "1 of 2 people who count puts A first. Others: Al: B.",
      ])
  }

  @Test func `bodies that disagree come before the margin in the sentence`() {
    let findings = Findings(Self.divided, viewer: nil)
    #expect(findings.bodiesDisagree)
    let sentence = LeadingSentence(findings, in: Self.divided.document)
    #expect(sentence.form == .bodiesDisagree)
    #expect(near(findings.margin, 15))
    #expect(
      sentence.words
        == "The bodies put different options first. NHS: A; Council: B. Taken together, A is ahead "
        + "by 15.0 points. Settle where they differ before relying on the order.")
    var same = Self.divided
    same.mark(by: "al", [[71, 71], [70, 70]])
    #expect(!Findings(same, viewer: nil).bodiesDisagree)
    var failed = Self.divided
    failed.addHurdle()
    failed.answer(by: "mo", "a", "law", .fail)
    #expect(
      LeadingSentence(Findings(failed, viewer: nil), in: failed.document).words.contains(
        "A, which fails Lawful, would otherwise lead."))
    var level = Self.divided
    level.mark(by: "mo", [[70, 70], [50, 50]])
    #expect(
      LeadingSentence(Findings(level, viewer: nil), in: level.document).words.contains(
        "Taken together, A and B are level."))
    var agreed = Self.divided
    for (criterion, option) in [("x", "a"), ("y", "a"), ("x", "b"), ("y", "b")]
      as [(CriterionID, OptionID)]
    {
      agreed.agreed[option, default: [:]][criterion] = AgreedScore(mark: option == "a" ? 80 : 10)
    }
    // An agreed score belongs to nobody.
    #expect(Findings(agreed, viewer: nil).bodiesDisagree)
    #expect(Findings(agreed, viewer: nil).leadersWithoutAgreed == ["a"])
    #expect(Views(agreed).bodies.map(\.leaders) == [["a"], ["b"]])
  }

  @Test func `a body is seen by its own weights where it has set them`() {
    var appraisal = Self.divided
    appraisal.mark(by: "al", [[90, 10], [20, 70]])
    #expect(Views(appraisal).bodies.last?.leaders == ["a"])
    appraisal.weights[.body("town")] = ["x": 10, "y": 90]
    #expect(Views(appraisal).bodies.last?.leaders == ["b"])
    #expect(Views(appraisal).bodies.last?.hasOwnWeights == true)
    #expect(Findings(appraisal, viewer: nil).bodies.last?.leaders == ["b"])
  }

  @Test func `rounds are compared and nothing is told before the reveal`() {
    var appraisal = Self.divided
    appraisal.rounds = [Round(id: RoundNumber(1), state: .revealed)]
    appraisal.mark(by: "mo", round: RoundNumber(1), [[10, 10], [90, 90]])
    let views = Views(appraisal)
    #expect(views.rounds.map(\.leaders) == [["a"], ["b"]])
    #expect(
      views.sentences(in: appraisal).last == "By round, first: before the rounds: A; round 1: B.")
    appraisal.rounds.append(Round(id: RoundNumber(2)))
    #expect(Views(appraisal).assessors.isEmpty)
    #expect(Views(appraisal).sentences(in: appraisal) == ["Nobody's marks can be compared yet."])
    #expect(Findings(appraisal, viewer: "mo").bodies.isEmpty)
  }

  @Test func `blanks leave a view open, and one person disagrees with nobody`() {
    var appraisal = Self.divided
    appraisal.answer(by: "al", "a", "x", nil)
    #expect(Views(appraisal).bodies.map(\.leaders) == [["a"], []])
    #expect(
      Views(appraisal).sentences(in: appraisal) == [
        "By body, first: NHS: A; Council: not certain, 1 mark open.",
        "Only one ballot counts, so nobody disagrees.",
      ])
    let one = Board.appraisal([[90], [40]])
    #expect(Views(one).sentences(in: one) == ["Only one ballot counts, so nobody disagrees."])
  }
}
