import SeededRandom
import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct LeadingSentenceTests {
  private static func sentence(
    _ appraisal: Appraisal, contested: Int = 0, share: Double? = nil
  ) -> LeadingSentence {
    let findings = Findings(appraisal, viewer: "mo")
    let places = share.map {
      FirstPlaces(
        tried: 1000, shares: ["a": $0 / 2, "b": 1 - $0 / 2],
        inOrder: findings.weights.boardOrder == nil ? nil : ["a": $0, "b": 1 - $0])
    }
    return LeadingSentence(
      findings, in: appraisal.document, contested: contested, firstPlaces: places)
  }

  private static func expectSentence(
    _ sentence: LeadingSentence, _ form: LeadingSentence.Form, _ words: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(sentence.form == form, sourceLocation: location)
    #expect(sentence.words == words, sourceLocation: location)
  }

  // Every state that has words of its own; a later one adds what comes before it in precedence.
  private static let clear = Board.appraisal([[90, 40], [50, 70]], weights: [60, 40])

  @Test func `contested values come first of all`() {
    Self.expectSentence(
      Self.sentence(Self.clear, contested: 1), .contested,
      "No result yet: 1 value was changed by two people at once. Somebody must say which stands.")
    Self.expectSentence(
      Self.sentence(Self.clear, contested: 3), .contested,
      "No result yet: 3 values were changed by two people at once. Somebody must say which stands.")
  }

  @Test func `a reveal is awaited before anything is said of marks`() {
    var appraisal = Self.clear
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.rounds = [Round(id: RoundNumber(1))]
    appraisal.ballots[RoundNumber(1)] = ["al": Ballot(handedIn: true)]
    Self.expectSentence(
      Self.sentence(appraisal), .awaitingReveal,
      "Results appear at the reveal. Handed in: 1 of 2.")
    #expect(Self.sentence(appraisal, contested: 1).form == .contested)
  }

  @Test func `without marks there is no result`() {
    Self.expectSentence(
      Self.sentence(Board.appraisal([[nil, nil], [nil, nil]])), .empty,
      "No result yet. Marks in: 0 of 4. Weights: not yet set. A blank is never counted as zero.")
    Self.expectSentence(
      Self.sentence(Board.appraisal([[nil, nil], [nil, nil]], weights: [60, 40])), .empty,
      "No result yet. Marks in: 0 of 4. Weights: set. A blank is never counted as zero.")
  }

  @Test func `without options or criteria there is no result`() {
    let words =
      "No result yet. Marks in: 0 of 0. Weights: not yet set. A blank is never counted as zero."
    Self.expectSentence(Self.sentence(Board.appraisal([], criteria: 2)), .empty, words)
    Self.expectSentence(Self.sentence(Board.appraisal([[], []])), .empty, words)
    Self.expectSentence(Self.sentence(Appraisal()), .empty, words)
  }

  @Test func `marks that are missing are counted when they could change who leads`() {
    let one = Board.appraisal([[90, nil], [50, 60]], weights: [50, 50])
    Self.expectSentence(
      Self.sentence(one), .incomplete,
      "Too early to say: 1 mark is missing and could change who leads.")
    let three = Board.appraisal([[90, nil], [nil, nil], [0, nil]], weights: [50, 50])
    #expect(Findings(three, viewer: "mo").decisiveBlanks == 4)
    Self.expectSentence(
      Self.sentence(three), .incomplete,
      "Too early to say: 4 marks are missing and could change who leads.")
  }

  @Test func `a leader can be certain although marks are missing`() {
    Self.expectSentence(
      Self.sentence(Board.appraisal([[90, 80], [nil, 10]], weights: [50, 50])), .clear,
      "A leads whatever the missing mark turns out to be, by at least 30.0 points.")
    Self.expectSentence(
      Self.sentence(Board.appraisal([[90, 80], [nil, 10], [10, nil]], weights: [50, 50])), .clear,
      "A leads whatever the 2 missing marks turn out to be, by at least 30.0 points.")
  }

  @Test func `an option that fails a hurdle is named where it would otherwise lead`() {
    var appraisal = Self.clear
    appraisal.addHurdle()
    for option in ["a", "b"] as [OptionID] { appraisal.answer(by: "mo", option, "law", .pass) }
    #expect(Self.sentence(appraisal).words == Self.sentence(Self.clear).words)
    appraisal.answer(by: "mo", "a", "law", .fail)
    Self.expectSentence(
      Self.sentence(appraisal), .clear,
      "B is the only option; there is nothing to rank. A, which fails Lawful, would otherwise lead."
    )
    appraisal.answer(by: "mo", "b", "law", .fail)
    Self.expectSentence(
      Self.sentence(appraisal), .hurdleFailed,
      "No option passes every hurdle: A fails Lawful and B fails Lawful. An option that fails a "
        + "hurdle cannot lead.")
  }

  @Test func `an option takes part if it passes while a hurdle is not settled`() {
    var appraisal = Self.clear
    appraisal.addHurdle()
    #expect(
      Self.sentence(appraisal).words.hasSuffix(
        "A takes part if it passes Lawful, which is not settled."))
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[90, 40], [50, 70]])
    appraisal.answer(by: "mo", "a", "law", .fail)
    appraisal.answer(by: "al", "a", "law", .pass)
    #expect(Findings(appraisal, viewer: "mo").leaders == ["a"])
    #expect(Self.sentence(appraisal).words.contains("A takes part if it passes Lawful"))
    appraisal.answer(by: "al", "a", "law", .doNotKnow)
    #expect(Findings(appraisal, viewer: "mo").leaders == ["b"])
  }

  @Test func `weights that nobody has set let shares be said and no lead`() {
    let appraisal = Board.appraisal([[90, 40], [50, 70]])
    Self.expectSentence(
      Self.sentence(appraisal, share: 0.6), .unweighted,
      "The weights are not yet set; those without are equal among siblings, so that each criterion "
        + "has 50%. Of every 100 weightings tried, first came B in 70 and A in 30.")
  }

  @Test func `who has not finished is counted, and no lead is named while they could change it`() {
    var appraisal = Board.appraisal([[80], [100]])
    appraisal.assessors += [Assessor(id: "al", name: "Al"), Assessor(id: "cy", name: "Cy")]
    appraisal.mark(by: "al", [[80], [100]])
    Self.expectSentence(
      Self.sentence(appraisal), .unfinished,
      "2 of 3 members have marked; the third could change who leads.")
    appraisal.mark(by: "cy", [[30], [nil]])
    Self.expectSentence(
      Self.sentence(appraisal), .clear,
      "B leads A by 20.0 points out of 100. No change to a single weight puts another option first. "
        + "2 of 3 members have finished; one has begun; the third cannot change who leads.")
    appraisal.mark(by: "cy", [[100], [nil]])
    Self.expectSentence(
      Self.sentence(appraisal), .unfinished,
      "2 of 3 members have finished; one has begun. Too early to say: the third could change who "
        + "leads.")
  }

  @Test func `open answers are named with the answer from which on they overtake`() {
    var appraisal = Board.appraisal([[70], [60]])
    appraisal.assessors += [Assessor(id: "al", name: "Al")]
    appraisal.mark(by: "al", [[70], [nil]])
    appraisal.answer(by: "al", "b", "x", .doNotKnow)
    Self.expectSentence(
      Self.sentence(appraisal), .incomplete,
      "1 open answer could change who leads: B on X. A leads on the marks given; B overtakes only if "
        + "the open answer is above 80 (the highest given is 60).")
    appraisal.answer(by: "al", "a", "x", .ratherNot)
    #expect(
      Self.sentence(appraisal).words
        == "2 open answers could change who leads: A on X and B on X. A is ahead on the marks given."
    )
  }

  @Test func `level options are named with their total`() {
    Self.expectSentence(
      Self.sentence(Board.appraisal([[70, 60], [60, 70]], weights: [50, 50])), .level,
      "A and B are level at 65.0. These marks and weights do not choose between them. "
        + "The board must say what does.")
    Self.expectSentence(
      Self.sentence(Board.appraisal([[50], [50], [50], [20]]), share: 0.2), .level,
      "A, B and C are level at 50.0. These marks and weights do not choose between them. "
        + "The board must say what does.")
  }

  @Test func `a clear leader comes with the margin, the share and the nearest change`() throws {
    let findings = Findings(Self.clear, viewer: "mo")
    #expect(near(findings.margin, 12))
    #expect(near(findings.reversal?.points, 120.0 / 7))
    Self.expectSentence(
      Self.sentence(Self.clear, share: 0.93), .clear,
      "A leads B by 12.0 points out of 100. It came first in 93 of every 100 weightings that keep the "
        + "board's order of criteria, and in 47 of all weightings tried. "
        + "The nearest change that would overturn it: B would lead if 17.2 points of weight moved "
        + "from X to Y.")
    Self.expectSentence(
      Self.sentence(Self.clear), .clear,
      "A leads B by 12.0 points out of 100. The nearest change that would overturn it: "
        + "B would lead if 17.2 points of weight moved from X to Y.")
  }

  @Test func `a leader that no weights overturn is said to be so`() {
    Self.expectSentence(
      Self.sentence(Board.appraisal([[90, 80], [50, 60]], weights: [60, 40]), share: 1), .clear,
      "A leads B by 32.0 points out of 100. It came first in 100 of every 100 weightings that keep "
        + "the board's order of criteria, and in 50 of all weightings tried. "
        + "No change to a single weight puts another option first.")
    Self.expectSentence(
      Self.sentence(Board.appraisal([[90, 50], [50, 50]], weights: [60, 40])), .clear,
      "A leads B by 24.0 points out of 100. No change to a single weight puts another option first."
    )
  }

  @Test func `the nearest change can favour another than the runner-up`() {
    let appraisal = Board.appraisal(
      [[80, 80, 40], [70, 70, 45], [40, 60, 95]], weights: [50, 30, 20])
    let findings = Findings(appraisal, viewer: "mo")
    #expect(findings.runnerUp?.option == "b")
    #expect(findings.reversal?.rival == "c")
    #expect(near(findings.reversal?.points, 1500.0 / 95))
    Self.expectSentence(
      Self.sentence(appraisal), .clear,
      "A leads B by 7.0 points out of 100. The nearest change that would overturn it does not "
        + "favour the runner-up: C would lead if 15.8 points of weight moved from X to Z.")
  }

  @Test func `a lead in few of the weightings that keep the board's order is fragile`() {
    let appraisal = Board.appraisal([[60, 50], [50, 62]], weights: [57, 43])
    let findings = Findings(appraisal, viewer: "mo")
    #expect(near(findings.margin, 0.54))
    #expect(near(findings.reversal?.points, 57 - 1200.0 / 22))
    Self.expectSentence(
      Self.sentence(appraisal, share: 0.62), .fragile,
      "A is ahead of B by 0.5 points, but this could easily change. It came first in 62 of every 100 "
        + "weightings that keep the board's order of criteria, and in 31 of all weightings tried. "
        + "Moving 2.5 points of weight from X to Y would put B first. Discuss this before relying on "
        + "the order.")
    #expect(Self.sentence(appraisal, share: 0.9).form == .clear)
    #expect(Self.sentence(appraisal, share: 0.899).form == .fragile)
  }

  // At the exact change the rival only draws level, so that the sentence names a little more.
  @Test(
    arguments: [
      (51, "1.1 points"), (53, "3.1 points"), (54, "4.1 points"), (55, "5.1 points"),
    ])
  func `the change that is named is always enough`(_ weight: Int, _ points: String) {
    let appraisal = Board.appraisal([[60, 50], [50, 60]], weights: [weight, 100 - weight])
    let reversal = Findings(appraisal, viewer: "mo").reversal
    #expect(near(reversal?.points, Double(weight - 50)))
    let sentence = Self.sentence(appraisal, share: 0.5)
    #expect(sentence.form == .fragile)
    #expect(sentence.words.contains("Moving \(points) of weight from X to Y would put B first."))
  }

  @Test func `no more points are asked for than the criterion holds`() {
    let appraisal = Board.appraisal(
      [[90, 40, 88, 88, 50, 50], [10, 80, 50, 50, 50, 50]], weights: [10, 10, 10, 10, 10, 50])
    let findings = Findings(appraisal, viewer: "mo")
    #expect(near(findings.reversal?.points, 11.6 / 1.2))
    #expect(Self.sentence(appraisal).words.contains("if 9.7 points of weight moved from X to Y"))
  }

  @Test func `one point is singular`() {
    let appraisal = Board.appraisal([[60, 50], [50, 60]], weights: [1019, 981])
    #expect(near(Findings(appraisal, viewer: "mo").reversal?.points, 0.95))
    #expect(Self.sentence(appraisal, share: 0.5).words.contains("Moving 1 point of weight from"))
  }

  @Test func `a lead that one mark moved within what was given would change is fragile`() {
    var appraisal = Board.appraisal([[60], [50]])
    appraisal.assessors += [Assessor(id: "al", name: "Al")]
    appraisal.mark(by: "al", [[60], [50]])
    #expect(Self.sentence(appraisal).form == .clear)
    appraisal.mark(by: "al", [[60], [30]])
    #expect(Self.sentence(appraisal).form == .clear)
    appraisal.mark(by: "mo", [[60], [65]])
    appraisal.mark(by: "al", [[60], [45]])
    let sentence = Self.sentence(appraisal)
    #expect(sentence.form == .fragile)
    #expect(
      sentence.words.contains(
        "One mark moved to another that somebody gave would change who leads."))
  }

  @Test func `an only option has nobody to lead`() {
    let words = "A is the only option; there is nothing to rank."
    Self.expectSentence(Self.sentence(Board.appraisal([[40, 50]])), .clear, words)
    Self.expectSentence(Self.sentence(Board.appraisal([[40, nil]])), .clear, words)
    Self.expectSentence(Self.sentence(Board.appraisal([[40]])), .clear, words)
  }

  @Test func `one criterion ranks on its own`() {
    Self.expectSentence(
      Self.sentence(Board.appraisal([[40], [70]])), .clear,
      "B leads A by 30.0 points out of 100. No change to a single weight puts another option first."
    )
  }

  @Test func `what has no short name is called by its label`() {
    var appraisal = Self.clear
    appraisal.document.options[0].short = ""
    appraisal.document.criteria[1].short = ""
    let words = Self.sentence(appraisal).words
    #expect(words.hasPrefix("Option A leads B by 12.0 points"))
    #expect(words.hasSuffix("moved from X to Criterion Y."))
  }

  @Test func `the margin in the sentence is the computed one`() {
    let tried = (UInt64(1)...60).count { expectMargin(seed: $0) }
    #expect(tried >= 30, "only \(tried) seeds gave a sentence with a margin")
  }

  /// Whether the seed gives a sentence with a margin.
  private func expectMargin(seed: UInt64) -> Bool {
    var generator = SeededGenerator(seed: seed)
    let marks: [[Int?]] = (0..<3).map { _ in (0..<3).map { _ in Int(generator.next() % 101) } }
    let appraisal = Board.appraisal(marks, weights: [50, 30, 20])
    let totals = marks.map {
      Double($0[0] ?? 0) * 0.5 + Double($0[1] ?? 0) * 0.3 + Double($0[2] ?? 0) * 0.2
    }
    let order = Ranking.order(totals)
    let sentence = Self.sentence(appraisal)
    guard sentence.form == .clear || sentence.form == .fragile else { return false }
    let margin = Numbers.fixed(totals[order[0]] - totals[order[1]])
    let verb = sentence.form == .clear ? "leads" : "is ahead of"
    let names = ["A", "B", "C"]
    let start = "\(names[order[0]]) \(verb) \(names[order[1]]) by \(margin) points"
    #expect(sentence.words.hasPrefix(start), "seed \(seed): \(sentence.words)")
    return true
  }
}
