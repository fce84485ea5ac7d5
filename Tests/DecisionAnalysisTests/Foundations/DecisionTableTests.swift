import DecisionAnalysis
import Testing

@Suite struct DecisionTableTests {
  @Test func `weights are divided by their sum`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[10, 20]]), weights: [1, 3])
    #expect(table.weights == [0.25, 0.75])
    #expect(table.totals == [17.5])
    #expect(table.optionCount == 1 && table.criterionCount == 2)
  }

  @Test(
    arguments: [
      ([], [1], AnalysisError.noOptions), ([[]], [], .noCriteria),
      ([[1, 2]], [1], .length(expected: 2, found: 1)),
      ([[1, 2], [3, .nan]], [1, 1], .cellNotFinite(row: 1, column: 1)),
      ([[1]], [-1], .negativeWeight(index: 0)),
    ] as [([[Double]], [Double], AnalysisError)])
  func `impossible tables are refused`(
    rows: [[Double]], weights: [Double], error: AnalysisError
  ) {
    #expect(throws: error) { try DecisionTable(values: Matrix(rows: rows), weights: weights) }
  }
}
