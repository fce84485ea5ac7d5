import DecisionAnalysis
import Testing

@Suite struct GroupStatisticsTests {
  @Test func `ten marks are described as R describes them`() throws {
    let marks: [Double] = [20, 35, 40, 40, 55, 60, 70, 75, 90, 95]
    let statistics = try GroupStatistics(marks)
    #expect(statistics.count == 10 && statistics.mean == 58 && statistics.median == 57.5)
    #expect(statistics.quartiles == ValueRange(40, 73.75))
    #expect(statistics.range == ValueRange(20, 95))
    #expect(isClose(try #require(statistics.standardDeviation), 24.6306043, within: 1e-6))
    #expect(statistics.isWide)
  }

  @Test(
    arguments: [([0, 100], 1), ([0, 0, 100, 100], 1), ([0, 100, 100], 1), ([50, 50], 0)]
      as [([Double], Double)])
  func `disagreement runs from none to halves at both ends`(
    marks: [Double], share: Double
  ) throws {
    let statistics = try GroupStatistics(marks)
    #expect(isClose(try #require(statistics.disagreement()), share))
  }

  // numpy.percentile and numpy.std with ddof=1 (NumPy 2.4).
  private static let described: [([Double], quartiles: [Double], deviation: Double)] = [
    ([20, 35], [23.75, 27.5, 31.25], 10.606601717798213),
    ([65, 65, 10], [37.5, 65, 65], 31.75426480542942),
    ([15, 70, 85, 65], [52.5, 67.5, 73.75], 30.379543555930308),
    ([95, 35, 30, 80, 0], [30, 35, 80], 38.82653731663435),
    ([20, 20, 40, 15, 80, 85, 35], [20, 35, 60], 28.990967394624665),
    ([0, 70, 10, 60, 15, 95, 70, 100, 60, 75], [26.25, 65, 73.75], 35.233349101226366),
    ([35, 80, 10, 15, 35, 70, 50, 85, 95, 40, 40], [35, 40, 75], 28.324419275118906),
  ]

  @Test(arguments: described)
  func `quartiles and deviations are those of NumPy`(
    marks: [Double], quartiles: [Double], deviation: Double
  ) throws {
    let found = try GroupStatistics(marks)
    #expect(isClose([found.quartiles.low, found.median, found.quartiles.high], quartiles))
    #expect(isClose(try #require(found.standardDeviation), deviation))
  }

  @Test func `one mark has no spread`() throws {
    let statistics = try GroupStatistics([40])
    #expect(statistics.standardDeviation == nil && statistics.disagreement() == nil)
    #expect(statistics.median == 40 && statistics.quartiles.isExact && !statistics.isWide)
  }

  @Test func `no marks and impossible marks are refused`() {
    #expect(throws: AnalysisError.noAssessors) { try GroupStatistics([]) }
    #expect(throws: AnalysisError.notFinite(index: 1)) { try GroupStatistics([1, .nan]) }
  }

  @Test(arguments: seeds)
  func `disagreement never exceeds one`(seed: UInt64) throws {
    var dice = Dice(seed)
    let marks = (0..<dice.whole(2...9)).map { _ in Double(dice.whole(0...1) * 100) }
    let share = try #require(try GroupStatistics(marks).disagreement())
    #expect(share >= 0 && share <= 1 + 1e-12, "seed \(seed)")
  }

  @Test func `disagreements that weigh most come first`() throws {
    let people = try [[[0, 50, nil], [40, 50, 10]], [[100, 50, nil], [60, 50, 90]]].map {
      try Matrix<Double?>(rows: $0)
    }
    let found = try Disagreement.ordered(people, weights: [0.2, 0.7, 0.1])
    #expect(
      found.map { [$0.option, $0.criterion] } == [[0, 0], [1, 2], [1, 0], [0, 1], [1, 1]])
    #expect(found.allSatisfy { $0.statistics.count == 2 })
    #expect(throws: AnalysisError.length(expected: 3, found: 1)) {
      try Disagreement.ordered(people, weights: [1])
    }
    #expect(throws: AnalysisError.noAssessors) { try Disagreement.ordered([], weights: []) }
  }
}
