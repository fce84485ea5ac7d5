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

  /// The ten cars of Vallée and Zielniewicz (1994) with the thresholds of the R package OutrankingTools
  /// 1.0; what is expected was computed by a transcript of its steps in Python, without its rounding
  /// to four places.
  @Test func `thresholds that grow agree with OutrankingTools on ten cars`() throws {
    let columns: [([Double], Double)] = [
      (
        [103_000, 101_300, 156_400, 267_400, 49_900, 103_600, 103_000, 170_100, 279_700, 405_000],
        -1
      ),
      ([171.3, 205.3, 221.7, 230.7, 122.6, 205.1, 178, 226, 233.8, 265], 1),
      ([7.65, 7.9, 7.9, 10.5, 8.3, 8.2, 7.2, 9.1, 10.9, 10.3], -1),
      ([352, 203, 391, 419, 120, 265, 419, 419, 359, 265], 1),
      ([11.6, 8.4, 8.4, 8.6, 23.7, 8.1, 11.4, 8.1, 7.8, 6], -1),
      ([88, 78.3, 81.5, 64.7, 74.1, 81.7, 77.6, 74.7, 75.5, 74.7], -1),
      ([69.7, 73.4, 69, 65.6, 76.4, 73.6, 66.2, 71.7, 70.9, 72], -1),
    ]
    let rows = (0..<10).map { car in columns.map { $0.1 * $0.0[car] } }
    let table = try DecisionTable(
      values: Matrix(rows: rows), weights: [0.3, 0.1, 0.3, 0.2, 0.1, 0.2, 0.1])
    // Slopes by values of which more is better: those of costs change their sign.
    let price = OutrankingThresholds(
      indifference: ThresholdLine(-2000, slope: -0.08).fromBetterToWorse,
      preference: ThresholdLine(-3000, slope: -0.13).fromBetterToWorse,
      veto: ThresholdLine(50_000, slope: -0.9).fromBetterToWorse)
    let result = try ElectreIII(
      table,
      thresholds: [
        price,
        OutrankingThresholds(
          indifference: ThresholdLine(0, slope: 0.02), preference: ThresholdLine(0, slope: 0.05)),
        OutrankingThresholds(indifference: 1, preference: 2, veto: 4),
        OutrankingThresholds(indifference: 100, preference: 200),
        OutrankingThresholds(
          indifference: ThresholdLine(-0.5, slope: -0.1),
          preference: ThresholdLine(-1, slope: -0.2), veto: ThresholdLine(3, slope: -0.5)),
        OutrankingThresholds(indifference: 0, preference: 5, veto: 15),
        OutrankingThresholds(indifference: 3, preference: 5, veto: 15),
      ])
    let expected: [[Double]] = [
      [1, 0.6923, 0.6923, 0, 0.1528, 0.6923, 0.7779, 0.3825, 0.5625, 0.3825],
      [0.8977, 1, 0.7338, 0.1633, 0.6234, 1, 0.7477, 0.6585, 0.6919, 0.7354],
      [0.7692, 0.6708, 1, 0, 0, 0.7692, 0.6492, 0.8462, 0.7104, 0.6923],
      [0, 0, 0.3922, 1, 0, 0, 0, 0.647, 0.9231, 0.8462],
      [0.396, 0, 0, 0, 1, 0, 0.3335, 0, 0, 0],
      [0.9654, 0.8954, 0.8154, 0, 0.5248, 1, 0.7138, 0.6862, 0.7692, 0.6923],
      [1, 0.8462, 0.8462, 0.4725, 0.6526, 0.8462, 1, 0.7569, 0.7815, 0.7569],
      [0.6654, 0.7231, 0.8434, 0.7672, 0, 0.7692, 0.4158, 1, 0.9628, 0.8462],
      [0, 0, 0.3204, 0.7692, 0, 0, 0, 0.4844, 1, 0.8215],
      [0, 0, 0, 0.355, 0, 0, 0, 0, 0.7692, 1],
    ]
    for (row, right) in zip(result.credibility.rows, expected) {
      #expect(isClose(row, right, within: 0.00006))
    }
    #expect(result.descending == [[6], [1, 5, 7], [3], [2], [4], [0], [8, 9]])
    #expect(result.ascending == [[1, 5, 6], [3], [4], [2, 7], [9], [8], [0]])
  }

  @Test func `a threshold told by the better performance is carried over to the worse`() {
    // 10% of the better one: 100 against 90 is 100/9% of 90.
    let line = ThresholdLine(0, slope: 0.1).fromBetterToWorse
    #expect(isClose(line.at(90), 10))
    #expect(ThresholdLine(5).fromBetterToWorse == ThresholdLine(5))
  }

  @Test func `thresholds out of order are refused`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[50]]), weights: [1])
    for bad in [
      OutrankingThresholds(indifference: 5, preference: 4),
      OutrankingThresholds(indifference: -1, preference: 4),
      OutrankingThresholds(indifference: 1, preference: 4, veto: 3),
      OutrankingThresholds(
        indifference: ThresholdLine(0, slope: 0.1), preference: ThresholdLine(4)),
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
