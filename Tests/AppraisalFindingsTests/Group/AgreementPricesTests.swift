import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct AgreementPricesTests {
  private static func found(_ appraisal: Appraisal) throws -> AgreementPrices {
    try AgreementPrices(Findings(appraisal, viewer: nil), in: appraisal)
  }

  /// Both bodies find A best on X, B on Y and C fair on both, and weigh them differently.
  static let apart: Appraisal = {
    let marks: [[Int?]] = [[100, 0], [0, 100], [60, 60]]
    var appraisal = WhoCountsTests.twoBodies(council: marks, trust: marks)
    appraisal.weights = [
      .agreed: ["x": 50, "y": 50], .body("council"): ["x": 80, "y": 20],
      .body("trust"): ["x": 30, "y": 70],
    ]
    return appraisal
  }()

  @Test func `the option whose larger price is smallest is named with what each body moves`() throws
  {
    let found = try Self.found(Self.apart)
    #expect(found.choices == ["c"] && found.withOwnWeights == ["council", "trust"])
    #expect(near(found.largest[0], 30) && near(found.largest[1], 40) && near(found.largest[2], 20))
    #expect(
      found.sentences(in: Self.apart.document) == [
        "The Council and The Trust are nearest to agreeing on C: no body would have to move more "
          + "than 20 points of weight.",
        "C: The Council 20 points from X to Y; The Trust 10 points from Y to X.",
        "A: The Council nothing; The Trust 30 points from Y to X.",
        "B: The Council 40 points from X to Y; The Trust nothing.",
        "Each body is asked by its own marks; The Council and The Trust by their own weights.",
      ])
    let record = AgreementPricesRecord(found, in: Self.apart.document)
    #expect(near(record.rows[0].prices["trust"], 30) && record.rows[0].impossible == [])
    #expect(record.table[0] == ["option", "council", "trust", "largest"])
  }

  @Test func `what is first for each costs nothing, and what no weights put first is impossible`()
    throws
  {
    var appraisal = Self.apart
    appraisal.mark(by: "mo", [[90, 90], [0, 50], [60, 60]])
    appraisal.mark(by: "al", [[90, 90], [90, 100], [60, 60]])
    #expect(
      try Self.found(appraisal).sentences(in: appraisal.document) == [
        "The Council and The Trust are nearest to agreeing on A: no body would have to move more "
          + "than 70 points of weight.",
        "A: The Council nothing; The Trust 70 points from Y to X.",
        "B: The Council impossible, no weights put it first; The Trust nothing.",
        "C: The Council impossible, no weights put it first; The Trust impossible, no weights put "
          + "it first.",
        "Each body is asked by its own marks; The Council and The Trust by their own weights.",
      ])
    appraisal.mark(by: "al", [[95, 95], [90, 90], [60, 60]])
    appraisal.weights[.body("council")] = nil
    appraisal.weights[.body("trust")] = nil
    let words = try Self.found(appraisal).sentences(in: appraisal.document)
    #expect(
      words.first
        == "The Council and The Trust can agree on A as it is: it is first, or level, for each.")
    #expect(words.last == "Each body is asked by its own marks and by the agreed weights.")
    appraisal.mark(by: "al", [[10, 10], [90, 90], [60, 60]])
    #expect(
      try Self.found(appraisal).sentences(in: appraisal.document)[0]
        == "No option can be first for all of The Council and The Trust, whatever weights they give."
    )
  }

  @Test func `one body, an open answer and a hidden round are refused`() throws {
    let refusal = { (appraisal: Appraisal) -> AgreementPrices.Refusal? in
      do {
        _ = try Self.found(appraisal)
        return nil
      } catch {
        return error as? AgreementPrices.Refusal
      }
    }
    var appraisal = Self.apart
    appraisal.answer(by: "al", "a", "x", .doNotKnow)
    #expect(refusal(appraisal) == .open(["trust"]))
    #expect(
      refusal(appraisal)?.sentence(in: appraisal.document)
        == "Too early to say: the answer of The Trust is still open.")
    appraisal.ballots[.solo]?["al"] = nil
    #expect(refusal(appraisal) == .oneBody)
    appraisal = Self.apart
    appraisal.rounds = [Round(id: RoundNumber(1))]
    #expect(refusal(appraisal) == .study(.awaitingReveal(handedIn: 0, expected: 2)))
    #expect(refusal(Self.apart) == nil)
  }

  @Test func `agreed scores belong to nobody and change no price`() throws {
    var appraisal = Self.apart
    appraisal.agreed = ["b": ["x": AgreedScore(mark: 100)]]
    #expect(try Self.found(appraisal) == Self.found(Self.apart))
  }

  @Test func `weights that nobody has set are said to be so`() throws {
    var appraisal = Self.apart
    appraisal.weights = [:]
    #expect(
      try Self.found(appraisal).sentences(in: appraisal.document)[0].hasPrefix(
        "The weights are not yet set"))
  }

  @Test(arguments: WhatCountsTests.seeds)
  func `with the weights that a price leads to, the option is first for the body`(
    seed: UInt64
  ) throws {
    let appraisal = PlainCount.random(seed: seed)
    guard let found = try? Self.found(appraisal) else { return }
    let findings = Findings(appraisal, viewer: nil)
    for (row, option) in found.options.enumerated() {
      for (column, body) in found.bodies.enumerated() {
        let now = try #require(BodyResults(appraisal).bodies.first { $0.body == body })
        switch found.prices[row, column] {
        case .first: #expect(now.leaders.contains(option), "seed \(seed) \(option)")
        case .impossible: #expect(!now.leaders.contains(option), "seed \(seed) \(option)")
        case .shift(let shift):
          #expect(!now.leaders.contains(option), "seed \(seed) \(option)")
          let weights = try #require(found.weights[row, column])
          let moved = zip(weights, now.findings.weights.leaves).reduce(0) {
            $0 + abs($1.0 - $1.1.cumulative) / 2
          }
          #expect(near(shift.points, moved * 100, within: 1e-7), "seed \(seed) \(option)")
          var changed = appraisal
          for (id, weight) in zip(findings.table.criteria, weights) {
            changed.weights[.body(body), default: [:]][id] = DecimalNumber(
              Numbers.fixed(weight * 1000, 9))
          }
          let then = BodyResults(changed).bodies.first { $0.body == body }
          #expect(then?.leaders.contains(option) == true, "seed \(seed) \(option)")
        }
      }
    }
  }

  @Test func `the random boards have prices to replay`() {
    let shifts = WhatCountsTests.seeds.reduce(0) { sum, seed in
      let found = try? Self.found(PlainCount.random(seed: seed))
      return sum
        + (found?.prices.elements.count { if case .shift = $0 { true } else { false } } ?? 0)
    }
    #expect(shifts > 5)
  }
}
