import DecisionAnalysis
import Testing

@Suite struct DirectionTests {
  @Test func `performances to be minimised change their sign`() throws {
    let table = try DecisionTable(
      performances: Matrix(rows: [[1, 2]]), directions: [.maximise, .minimise], weights: [1, 1])
    #expect(table.values.rows == [[1, -2]])
    #expect(throws: AnalysisError.length(expected: 2, found: 1)) {
      try DecisionTable(
        performances: Matrix(rows: [[1, 2]]), directions: [.maximise], weights: [1, 1])
    }
  }
}
