import Testing

@testable import DecisionAnalysis

@Suite struct ElectreIIITests {
  @Test func `vetoes lower credibility as computed by hand`() throws {
    let oracle = try Oracle("electre3-veto-unit")
    let inputs = try oracle.at("inputs")
    let (q, p) = (try inputs.at("q").numbers, try inputs.at("p").numbers)
    let table = try DecisionTable(oracle: oracle)
    for (index, item) in try inputs.at("cases").items.enumerated() {
      let vetoes = try item.at("v").numbers
      let result = try ElectreIII(
        table,
        thresholds: q.indices.map {
          OutrankingThresholds(indifference: q[$0], preference: p[$0], veto: vetoes[$0])
        })
      let expected = try oracle.at("expected", "sigma_ab").numbers[index]
      #expect(isClose(result.credibility[0, 1], expected, within: 1e-12))
    }
  }

  @Test(
    arguments: [
      (-4, 1, 0), (2, 1, 0), (3, 0.75, 0), (6, 0, 0), (8, 0, 0.5), (10, 0, 1), (30, 0, 1),
    ] as [(Double, Double, Double)])
  func `agreement falls and objection rises between the thresholds`(
    lead: Double, concordance: Double, discordance: Double
  ) {
    let thresholds = OutrankingThresholds(indifference: 2, preference: 6, veto: 10)
    #expect(thresholds.concordance(lead) == concordance)
    #expect(thresholds.discordance(lead) == discordance)
    let step = OutrankingThresholds(indifference: 2, preference: 2, veto: 2)
    #expect(step.concordance(lead) == (lead <= 2 ? 1 : 0))
    #expect(step.discordance(lead) == (lead <= 2 ? 0 : 1))
    #expect(OutrankingThresholds(indifference: 2, preference: 6).discordance(lead) == 0)
  }

  private let plain = OutrankingThresholds(indifference: 5, preference: 20)

  @Test func `a chain of dominance is ranked from top to bottom`() throws {
    let result = try ElectreIII(
      DecisionTable(values: Matrix(rows: [[10, 10], [90, 90], [50, 50]]), weights: [1, 1]),
      thresholds: [plain, plain])
    #expect(result.descending == [[1], [2], [0]])
    #expect(result.ascending == [[1], [2], [0]])
    #expect(result.compare(1, 0) == .better && result.compare(0, 2) == .worse)
  }

  @Test func `equal options are indifferent and one option stands alone`() throws {
    let level = try ElectreIII(
      DecisionTable(values: Matrix(rows: [[50], [50], [10]]), weights: [1]), thresholds: [plain])
    #expect(level.descending == [[0, 1], [2]] && level.compare(0, 1) == .indifferent)
    let alone = try ElectreIII(
      DecisionTable(values: Matrix(rows: [[50]]), weights: [1]), thresholds: [plain])
    #expect(alone.descending == [[0]] && alone.ascending == [[0]])
  }

  @Test func `a distillation follows the published steps`() {
    // λ₀ = 1, cut below 0.85: 0.8. Option 0 beats 2 (0.9 > 0.8 and > 0.3 + 0.165), 1 beats 2
    // (1 > 0.8 and > 0.2 + 0.15), 0 and 1 beat each other not: qualifications 1, 1, −2. Then 0 and
    // 1 alone: λ = 0.8, cut below 0.62: 0.6 of neither, so 0; 0.8 > 0.7 + 0.18 fails: still tied.
    let credibility = Matrix(
      rowCount: 3, columnCount: 3, elements: [1, 0.8, 0.9, 0.7, 1, 1, 0.3, 0.2, 1])
    let distillation = Distillation(credibility: credibility)
    #expect(distillation.classes(fromBest: true) == [[0, 1], [2]])
    #expect(distillation.classes(fromBest: false) == [[2], [0, 1]])
  }

  @Test(arguments: seeds)
  func `both distillations rank every option once`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let thresholds = (0..<table.criterionCount).map { _ in
      OutrankingThresholds(
        indifference: 5, preference: 20, veto: dice.whole(0...1) == 0 ? nil : 60)
    }
    let result = try ElectreIII(table, thresholds: thresholds)
    #expect(result.credibility.elements.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 }, "seed \(seed)")
    for classes in [result.descending, result.ascending] {
      #expect(classes.flatMap { $0 }.sorted() == Array(0..<table.optionCount), "seed \(seed)")
    }
    for pair in Dominance.pairs(in: table.values) {
      #expect(result.compare(pair.better, pair.worse) != .worse, "seed \(seed)")
    }
  }

  @Test func `thresholds out of order are refused`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[50]]), weights: [1])
    for bad in [
      OutrankingThresholds(indifference: 5, preference: 4),
      OutrankingThresholds(indifference: -1, preference: 4),
      OutrankingThresholds(indifference: 1, preference: 4, veto: 3),
    ] {
      #expect(throws: AnalysisError.badThresholds(criterion: 0)) {
        try ElectreIII(table, thresholds: [bad])
      }
    }
    #expect(throws: AnalysisError.length(expected: 1, found: 0)) {
      try ElectreIII(table, thresholds: [])
    }
  }
}
