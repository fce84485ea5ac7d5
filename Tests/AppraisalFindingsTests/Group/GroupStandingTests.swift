import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct GroupStandingTests {
  private static func found(_ appraisal: Appraisal) throws -> GroupStanding {
    try GroupStanding(Findings(appraisal, viewer: nil), in: appraisal)
  }

  @Test func `two bodies are seen side by side, and what each would lose`() throws {
    // The council puts A first by 80 to 20, the trust B by 60 to 40.
    let appraisal = WhoCountsTests.twoBodies()
    let found = try Self.found(appraisal)
    #expect(found.bodies.map(\.totals) == [["a": 80, "b": 20], ["a": 40, "b": 60]])
    #expect(found.regrets.map(\.losses) == [[0, 20], [60, 0]])
    #expect(found.leastRegret == ["a"])
    #expect(found.without.map(\.leaders) == [["b"], ["a"]])
    #expect(found.without.map(\.isSame) == [false, true])
    #expect(found.alike?.people == 2 && found.alike?.coefficient == 0)
    #expect(
      found.sentences(in: appraisal) == [
        "The weights are not yet set; those without are equal among siblings, so that each "
          + "criterion has 50%.",
        "By body, first: The Council: A; The Trust: B.",
        "1 of 2 people who count puts A first. Others: Al: B.",
        "How alike 2 complete ballots rank 2 options: Kendall's W is 0.00, where 1 is the same "
          + "order for all and 0 none in common.",
        "Without The Council, B would lead.", "Without The Trust the same leads: A.",
        "The least regret: A, 20.0 points at most below a body's own first.",
        "Under A The Trust loses 20.0 points against its own first.",
        "Under B The Council loses 60.0 points against its own first.",
        "Every member counts the same: The Council 1, The Trust 1. Another way of adding up does "
          + "not change who leads.",
      ])
    let record = GroupRecord(found, in: appraisal)
    #expect(
      record.table == [
        ["option", "council", "trust"], ["a", "80.0", "40.0"], ["b", "20.0", "60.0"],
      ])
    #expect(record.leastRegret == ["a"] && record.concordance == 0)
  }

  @Test func `ties in rankings are corrected for as elsewhere`() throws {
    // The rankings of which scipy and R give W = 0.356061 with ties.
    var appraisal = Board.appraisal([[70], [70], [50], [40]], weights: [100])
    for (id, marks) in [
      ("al", [80, 60, 60, 20]), ("bo", [55, 65, 65, 65]), ("cy", [90, 70, 50, 50]),
    ] as [(AssessorID, [Int])] {
      appraisal.assessors.append(Assessor(id: id, name: id.text))
      appraisal.mark(by: id, marks.map { [$0] })
    }
    #expect(near(try Self.found(appraisal).alike?.coefficient, 0.356061, within: 1e-6))
    for person in appraisal.assessors.map(\.id) {
      appraisal.mark(by: person, [[50], [50], [50], [50]])
    }
    #expect(try Self.found(appraisal).alike?.coefficient == nil)
    #expect(
      try Self.found(appraisal).sentences(in: appraisal).contains(
        "All 4 complete ballots tie every option, so there is no order to compare."))
  }

  @Test func `one ballot compares with nobody and a body that is open is left out`() throws {
    let alone = try Self.found(Board.appraisal([[90], [40]]))
    #expect(alone.alike == nil && alone.regrets.isEmpty && alone.without.isEmpty)
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.answer(by: "al", "a", "x", .doNotKnow)
    let open = try Self.found(appraisal)
    #expect(open.bodies.map(\.body) == ["council"] && open.regrets.isEmpty)
    #expect(open.without.map(\.leaders) == [[], ["a"]])
    #expect(
      open.sentences(in: appraisal).contains("Without The Council nobody leads for certain."))
  }

  @Test func `bodies that agree lose nothing, and agreed scores change nothing`() throws {
    var appraisal = WhoCountsTests.twoBodies(trust: [[70, 70], [60, 60]])
    #expect(
      try Self.found(appraisal).sentences(in: appraisal).contains("A costs no body anything."))
    let before = try Self.found(appraisal)
    appraisal.agreed = ["b": ["x": AgreedScore(mark: 100), "y": AgreedScore(mark: 100)]]
    let after = try Self.found(appraisal)
    #expect(after.regrets == before.regrets && after.without == before.without)
    #expect(after.leaders == ["a"])
  }

  @Test func `before the reveal nothing is said`() {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    #expect(throws: StudyRefusal.awaitingReveal(handedIn: 0, expected: 2)) {
      try Self.found(appraisal)
    }
  }

  @Test(arguments: WhatCountsTests.seeds)
  func `without a body the others lead as a plain second count has it`(seed: UInt64) throws {
    let appraisal = PlainCount.random(seed: seed)
    guard let found = try? Self.found(appraisal) else { return }
    var ballots = appraisal
    ballots.agreed = [:]
    let whole = PlainCount(ballots)
    for without in found.without {
      let others = appraisal.assessors.filter { $0.body != without.body }.map(\.id)
      let plain = PlainCount(ballots, only: others, taking: whole.taking)
      #expect(Set(without.leaders) == plain.leaders, "seed \(seed) \(without.body)")
    }
    for (row, regret) in found.regrets.enumerated() {
      for (column, body) in found.bodies.enumerated() {
        let members = appraisal.assessors.filter { $0.body == body.body }.map(\.id)
        let plain = PlainCount(ballots, only: members, taking: whole.taking)
        let best = found.options.compactMap { plain.totals[$0]?.low }.max() ?? 0
        let own = try #require(plain.totals[found.options[row]]).low
        #expect(near(regret.losses[column], best - own), "seed \(seed) \(regret.option)")
      }
    }
  }

  @Test func `the random boards have bodies to leave out`() {
    let counts = WhatCountsTests.seeds.map { seed in
      (try? Self.found(PlainCount.random(seed: seed)))?.without.count ?? 0
    }
    #expect(counts.reduce(0, +) > 10)
  }
}
