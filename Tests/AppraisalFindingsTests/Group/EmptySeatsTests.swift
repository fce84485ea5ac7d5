import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct EmptySeatsTests {
  /// Mo and Al have marked everything, Cy nothing.
  static func oneAbsent(_ second: [[Int?]] = [[80, 50], [60, 60]]) -> Appraisal {
    var appraisal = Board.appraisal([[60, 70], [50, 60]], weights: [50, 50])
    appraisal.assessors += [Assessor(id: "al", name: "Al"), Assessor(id: "cy", name: "Cy")]
    appraisal.mark(by: "al", second)
    return appraisal
  }

  private static func seats(_ appraisal: Appraisal) throws -> EmptySeats {
    try EmptySeats(Findings(appraisal, viewer: nil), in: appraisal)
  }

  private static func sentences(_ appraisal: Appraisal) throws -> [String] {
    try seats(appraisal).sentences(in: appraisal)
  }

  @Test func `an empty chair of three is named with what it would take`() throws {
    #expect(
      try Self.sentences(Self.oneAbsent()) == [
        "2 of 3 members have finished. Still to come: Cy.",
        "Nothing of the order is sure: the open marks could put any of them anywhere.",
        "A is ahead on the marks given.",
        "B overtakes only if the open marks put it more than 15.0 points ahead of A (no complete "
          + "ballot puts it ahead).",
        "Alone, the others left out, Cy can change who is first.",
        "On the 2 complete ballots: A, then B.",
        "With each person's severity taken out the order is the same.",
      ])
  }

  @Test func `what is sure is said in places, and who alone cannot decide`() throws {
    var appraisal = Board.appraisal(
      [[90], [50], [45], [0]], weights: [100])
    for id: AssessorID in ["al", "bo", "di"] {
      appraisal.assessors.append(Assessor(id: id, name: id.text))
      appraisal.mark(by: id, [[90], [50], [45], [0]])
    }
    appraisal.assessors.append(Assessor(id: "cy", name: "Cy"))
    #expect(
      try Self.sentences(appraisal) == [
        "4 of 5 members have finished. Still to come: Cy.",
        "Whatever the open marks are: A is first; B and C are second or third; D is fourth.",
        "A is ahead on the marks given.", "B, C and D cannot overtake it.",
        "This does not change who is first.",
        "On the 4 complete ballots: A, then B, then C, then D.",
        "With each person's severity taken out the order is the same.",
      ])
  }

  @Test func `with everything marked there is no empty chair`() throws {
    var appraisal = Self.oneAbsent()
    appraisal.mark(by: "cy", [[0, 0], [0, 0]])
    #expect(
      try Self.sentences(appraisal) == [
        "No chair is empty: 3 members have marked everything.", "The order: A, then B.",
      ])
    appraisal.agreed = ["b": ["x": AgreedScore(mark: 100)]]
    #expect(
      try Self.sentences(appraisal).first
        == "Made of the ballots alone, without 1 agreed score.")
    appraisal.weights = [:]
    #expect(
      try Self.sentences(appraisal).first
        == "The weights are not yet set; those without are equal among siblings, so that each "
        + "criterion has 50%.")
  }

  @Test func `an open answer is a cell's and not its owner's to be named by`() throws {
    var appraisal = Self.oneAbsent()
    appraisal.assessors.removeLast()
    appraisal.answer(by: "al", "b", "x", .doNotKnow)
    let words = try Self.sentences(appraisal)
    #expect(
      words == [
        "2 of 2 members have finished. 1 answer is open on ballots that are finished.",
        "Nothing of the order is sure: the open marks could put any of them anywhere.",
        "A is ahead on the marks given.",
        "B overtakes only if its open marks are above 90.0 of 100 on average (the highest given "
          + "is 50).",
        "Alone, the others left out, one ballot with open answers can change who is first.",
        "On the one complete ballot: A, then B.",
        "With each person's severity taken out the order is the same.",
      ])
    #expect(!words.joined().contains("Al "))
    let record = EmptySeatsRecord(try Self.seats(appraisal), in: appraisal)
    #expect(record.pivotal == [] && record.pivotalFinished == 1 && record.openAnswers == 1)
    #expect(record.thresholds.map(\.need) == [.ownAbove] && near(record.thresholds[0].value, 90))
  }

  @Test func `severity that hides in who marked what is taken out`() throws {
    // Al is mild and does not know the first option.
    var appraisal = Board.appraisal([[50], [40]], weights: [100])
    for (id, marks) in [("al", [[nil], [90]]), ("bo", [[55], [45]]), ("di", [[45], [35]])]
      as [(AssessorID, [[Int?]])]
    {
      appraisal.assessors.append(Assessor(id: id, name: id.text))
      appraisal.mark(by: id, marks)
    }
    appraisal.answer(by: "al", "a", "x", .doNotKnow)
    let seats = try Self.seats(appraisal)
    let evened = try #require(seats.evened)
    #expect(near(evened[0] - evened[1], 10))
    #expect(try Self.sentences(appraisal).contains("B is ahead on the marks given."))
    #expect(
      try Self.sentences(appraisal).last
        == "With each person's severity taken out the order is the same.")
    #expect(seats.chair.common == [50, 40])
  }

  @Test func `a ballot that was only begun when the round ended is an empty chair`() throws {
    var appraisal = Self.oneAbsent()
    appraisal.rounds = [Round(id: RoundNumber(1), state: .revealed)]
    for (id, marks) in [("mo", [[60, 70], [50, 60]]), ("al", [[80, 50], [60, 60]])]
      as [(AssessorID, [[Int?]])]
    {
      appraisal.mark(by: id, round: RoundNumber(1), marks)
      appraisal.ballots[RoundNumber(1)]?[id]?.handedIn = true
    }
    appraisal.mark(by: "cy", round: RoundNumber(1), [[0, 0], [100, 100]])
    let seats = try Self.seats(appraisal)
    #expect(seats.unfinished == ["cy"] && seats.chair.given == [65, 57.5])
    #expect(near(seats.chair.totals[1].high, 215 / 3.0))
    #expect(try Self.sentences(appraisal)[0].hasSuffix("Not handed in: Cy."))
  }

  @Test func `who is recused takes no seat, and what fails a hurdle takes no part`() throws {
    var appraisal = Self.oneAbsent()
    appraisal.assessors[2].interests = [Interest(words: "Owns it", outcome: .outOfItem)]
    #expect(try Self.seats(appraisal).people == ["mo", "al"])
    #expect(try Self.seats(appraisal).chair.openSeats.isEmpty)
    appraisal.addHurdle()
    for id: AssessorID in ["mo", "al"] { appraisal.answer(by: id, "a", "law", .fail) }
    #expect(try Self.seats(appraisal).options == ["b"])
  }

  @Test func `a criterion said not to apply leaves its cell open for all`() throws {
    var appraisal = Self.oneAbsent()
    appraisal.assessors.removeLast()
    appraisal.answer(by: "al", "b", "x", .doesNotApply)
    let seats = try Self.seats(appraisal)
    #expect(near(seats.chair.totals[1].low, 30) && near(seats.chair.totals[1].high, 80))
    #expect(seats.pivotal == nil)
    #expect(
      try Self.sentences(appraisal).contains(
        "No ballot is complete, so it cannot be said whose marks alone decide."))
    #expect(
      try Self.sentences(appraisal).last
        == "How severe people are cannot be taken out: their marks do not hang together.")
  }

  @Test func `before the reveal nothing is said`() throws {
    var appraisal = Self.oneAbsent()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    #expect(throws: StudyRefusal.awaitingReveal(handedIn: 0, expected: 2)) {
      // Mo runs the workshop and is waited for once they have begun.
      appraisal.assessors[0].roles = [.member, .facilitator]
      _ = try Self.seats(appraisal)
    }
    #expect(throws: StudyRefusal.contested(2)) {
      try EmptySeats(
        Findings(Self.oneAbsent(), viewer: nil), in: Self.oneAbsent(), contested: 2)
    }
    #expect(throws: StudyRefusal.nothingMarked) {
      try Self.seats(Board.appraisal([[nil], [nil]]))
    }
  }

  @Test(arguments: WhatCountsTests.seeds)
  func `what is sure of the seats is what the result is sure of`(seed: UInt64) throws {
    var appraisal = PlainCount.random(seed: seed)
    appraisal.agreed = [:]
    let (plain, findings) = (PlainCount(appraisal), Findings(appraisal, viewer: nil))
    guard let seats = try? EmptySeats(findings, in: appraisal) else {
      #expect(plain.people.isEmpty || plain.taking.isEmpty || !findings.table.isMarked)
      return
    }
    #expect(Set(seats.chair.leaders.map { seats.options[$0] }) == plain.leaders, "seed \(seed)")
    #expect(seats.options == plain.taking, "seed \(seed)")
    guard findings.turnout.awaited.isEmpty, !plain.finished.isEmpty else { return }
    for (option, range) in zip(seats.options, seats.chair.totals) {
      #expect(near(plain.totals[option]?.low, range.low), "seed \(seed)")
      #expect(near(plain.totals[option]?.high, range.high), "seed \(seed)")
    }
  }

  @Test(arguments: WhatCountsTests.seeds)
  func `where bodies count the same, what is given is what the result shows`(seed: UInt64) throws {
    var appraisal = PlainCount.random(seed: seed)
    appraisal.agreed = [:]
    appraisal.document.terms.adding = .bodies
    let findings = Findings(appraisal, viewer: nil)
    guard let seats = try? EmptySeats(findings, in: appraisal), findings.isComplete,
      !findings.turnout.finished.isEmpty,
      // Nil where a ballot that has only begun says that a criterion does not apply.
      let given = seats.chair.given
    else { return }
    for (option, total) in zip(seats.options, given) {
      let shown = try #require(findings.ranking.first { $0.option == option }?.total)
      #expect(near(total, shown), "seed \(seed) \(option)")
    }
    #expect(seats.chair.leaders.map { seats.options[$0] } == findings.leaders, "seed \(seed)")
  }
}
