import DecisionAnalysis
import Foundation
import Testing

@Suite struct WeightedProductTests {
  @Test func `the encyclopaedia's example is met`() throws {
    let oracle = try Oracle("wpm-wikipedia")
    let raw = try Matrix(rows: oracle.at("inputs", "matrix").rows)
    var values = raw
    for column in 0..<raw.columnCount {
      let sum = raw.column(column).reduce(0, +)
      for row in 0..<raw.rowCount { values[row, column] /= sum }
    }
    let result = try WeightedProduct(
      DecisionTable(values: values, weights: oracle.at("inputs", "weights").numbers))
    let logs = result.logScores.map { $0 / Foundation.log(10) }
    #expect(isClose(logs, try oracle.at("expected", "log10_score").numbers, within: 1e-8))
    #expect(
      Ranking.competition(result.scores, tolerance: 1e-9)
        == (try oracle.at("expected", "ranks").integers))
  }

  @Test func `a zero is fatal unless it has no weight`() throws {
    let values = try Matrix<Double>(rows: [[0, 100], [50, 50], [100, 0]])
    let both = try WeightedProduct(DecisionTable(values: values, weights: [1, 1]))
    #expect(both.scores[0] == 0 && isClose(both.scores[1], 50, within: 1e-12))
    let one = try WeightedProduct(DecisionTable(values: values, weights: [1, 0]))
    #expect(one.scores[0] == 0 && isClose(one.scores[2], 100, within: 1e-12))
  }

  @Test func `a negative value is refused`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[1, -2]]), weights: [1, 1])
    #expect(throws: AnalysisError.notPositive(row: 0, column: 1)) { try WeightedProduct(table) }
  }
}
