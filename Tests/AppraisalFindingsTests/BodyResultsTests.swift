import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct BodyResultsTests {
  private static func mustAgree(_ appraisal: Appraisal, otherwise: String = "") -> BodyResults {
    var appraisal = appraisal
    appraisal.document.terms.mustAgree = ["council", "trust"]
    appraisal.document.terms.otherwise = otherwise
    return BodyResults(appraisal)
  }

  @Test func `each body has its own totals and leader`() {
    let results = BodyResults(WhoCountsTests.twoBodies())
    #expect(results.bodies.map(\.body) == ["council", "trust"])
    #expect(results.bodies.map(\.leaders) == [["a"], ["b"]])
    #expect(results.bodies.map { $0.findings.ranking.map(\.total) } == [[80, 20], [60, 40]])
    #expect(results.agreement == nil && results.sentence.isEmpty)
  }

  @Test func `bodies that must agree and do not are told with what follows`() {
    let results = Self.mustAgree(WhoCountsTests.twoBodies(), otherwise: "Nothing changes.")
    #expect(results.agreement == .disagree)
    #expect(
      results.sentence == "The Council and The Trust must agree, and they do not: "
        + "The Council puts A first; The Trust puts B first. Nothing changes.")
    #expect(
      Self.mustAgree(WhoCountsTests.twoBodies()).sentence
        .hasSuffix("The case does not say what happens then."))
  }

  @Test func `bodies that must agree and do are told with the option`() {
    let results = Self.mustAgree(
      WhoCountsTests.twoBodies(trust: [[70, 70], [60, 60]]), otherwise: "Nothing changes.")
    #expect(results.agreement == .agree(["a"]))
    #expect(
      results.sentence == "The Council and The Trust must agree, and they do: both put A first.")
  }

  @Test func `while a body's leader is open it is too early to say`() {
    let results = Self.mustAgree(WhoCountsTests.twoBodies(trust: [[70, nil], [60, 60]]))
    #expect(results.agreement == .tooEarly(["trust"]))
    #expect(
      results.sentence == "The Council and The Trust must agree. It is too early to say whether "
        + "they do: the answer of The Trust is still open.")
    var absent = WhoCountsTests.twoBodies()
    absent.ballots[.solo]?["al"] = nil
    #expect(Self.mustAgree(absent).agreement == .tooEarly(["trust"]))
  }

  @Test func `what commenters mark is indicative and stands apart`() {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.mark(by: "pa", [[0, 0], [100, 100]])
    let results = BodyResults(appraisal)
    #expect(results.deciding.map(\.body) == ["council", "trust"])
    #expect(results.indicative.map(\.body) == ["panel"])
    #expect(results.indicative.first?.leaders == ["b"])
    #expect(results.indicative.first?.counts == false)
  }

  @Test func `a body is seen by its own weights once all are set`() {
    var appraisal = WhoCountsTests.twoBodies(council: [[90, 10], [20, 60]])
    #expect(BodyResults(appraisal).bodies.first?.leaders == ["a"])
    appraisal.weights[.body("council")] = ["x": 10]
    #expect(BodyResults(appraisal).bodies.first?.hasOwnWeights == false)
    appraisal.weights[.body("council")] = ["x": 10, "y": 90]
    let council = BodyResults(appraisal).bodies.first
    #expect(council?.hasOwnWeights == true && council?.leaders == ["b"])
    #expect(near(council?.findings.ranking.first?.total, 56))
  }

  @Test func `what a body does not mark comes from those who do`() {
    var appraisal = WhoCountsTests.twoBodies(
      council: [[nil, 80], [nil, 20]], trust: [[40, 40], [60, 60]])
    appraisal.document.criteria[0].markedBy = ["trust"]
    let results = BodyResults(appraisal)
    #expect(results.bodies.first?.findings.ranking.map(\.total) == [60, 40])
    #expect(results.bodies.last?.findings.ranking.map(\.total) == [60, 40])
    #expect(results.bodies.map(\.leaders) == [["a"], ["b"]])
  }

  @Test func `agreed scores are of all and not of a body`() {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.agreed = ["a": ["x": AgreedScore(mark: 0), "y": AgreedScore(mark: 0)]]
    #expect(BodyResults(appraisal).bodies.first?.findings.ranking.first?.total == 80)
  }

  @Test func `before the reveal nothing is told`() {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    let results = Self.mustAgree(appraisal)
    #expect(results.bodies.isEmpty)
    #expect(results.agreement == .awaitingReveal)
    #expect(
      results.sentence
        == "The Council and The Trust must agree. Whether they do appears at the reveal.")
  }

  @Test(
    arguments: [
      ([[70, 70]], .agree(["a"]), "they do: the option reaches all that it must."),
      (
        [[40, 50]], .disagree,
        "they do not: for The Council the option reaches all that it must; for The Trust the option "
          + "misses the pass mark of the total. The case does not say what happens then."
      ),
      ([[100, nil]], .tooEarly(["trust"]), "the answer of The Trust is still open."),
    ] as [([[Int?]], BodyResults.Agreement, String)])
  func `bodies that must agree on one option agree on whether it reaches its mark`(
    _ trust: [[Int?]], _ agreement: BodyResults.Agreement, _ words: String
  ) {
    var appraisal = WhoCountsTests.twoBodies(council: [[80, 80]], trust: trust)
    appraisal.document.terms.passMark = 60
    let results = Self.mustAgree(appraisal)
    #expect(results.agreement == agreement)
    #expect(results.sentence.hasSuffix(words), "\(results.sentence)")
  }

  @Test func `bodies can agree that one option falls short`() {
    var appraisal = WhoCountsTests.twoBodies(council: [[10, 10]], trust: [[20, 20]])
    appraisal.document.terms.passMark = 60
    let results = Self.mustAgree(appraisal)
    #expect(results.agreement == .agreeThatItFallsShort)
    #expect(results.sentence.hasSuffix("falls short of what it must reach."))
  }
}
