import DecisionAnalysis
import Testing

@Suite struct AdditiveValueTests {
  @Test func `the hub example totals as computed by hand`() throws {
    let totals = try Hub.table.totals
    #expect(isClose(totals, [35.472527, 65, 61.613187, 71.285714], within: 1e-6))
    #expect(Ranking.competition(totals) == [4, 2, 3, 1])
  }

  @Test func `the Baltic states agree with Podvezko 2011`() throws {
    let oracle = try Oracle("saw-podvezko-2011")
    let raw = try Matrix(rows: oracle.at("inputs", "matrix").rows)
    let weights = try oracle.at("inputs", "weights").numbers
    let types = try oracle.at("inputs", "types").directions
    let byMaximum = scaled(raw, types) { column, value, direction in
      direction > 0 ? value / (column.max() ?? 1) : (column.min() ?? 1) / value
    }
    let bySum = scaled(raw, types) { column, value, direction in
      direction > 0
        ? value / column.reduce(0, +) : (1 / value) / column.reduce(0) { $0 + 1 / $1 }
    }
    let expected = try oracle.at("expected")
    let first = AdditiveValue.totals(values: byMaximum, weights: weights)
    #expect(isClose(first, try expected.at("linear_max").numbers, within: 0.0005))
    #expect(Ranking.competition(first) == (try expected.at("ranks").integers))
    let second = AdditiveValue.totals(values: bySum, weights: weights)
    #expect(isClose(second, try expected.at("sum_normalised").numbers, within: 0.0005))
  }

  @Test func `the seven weight sets rank as in Keshavarz 2015`() throws {
    let oracle = try Oracle("saw-ranks-keshavarz-2015")
    let raw = try Matrix(rows: oracle.at("inputs", "matrix").rows)
    let values = scaled(raw, try oracle.at("inputs", "types").directions) {
      $2 > 0 ? $1 / ($0.max() ?? 1) : ($0.min() ?? 1) / $1
    }
    let sets = try oracle.at("inputs", "weight_sets").rows
    let ranks = try oracle.at("expected", "ranks").rows
    for (weights, expected) in zip(sets, ranks) {
      let totals = AdditiveValue.totals(values: values, weights: weights)
      #expect(Ranking.competition(totals, tolerance: 1e-9) == expected.map { Int($0) })
    }
  }

  @Test func `heating losses agree with Kracka 2010`() throws {
    let oracle = try Oracle("wsm-kracka-2010")
    let raw = try Matrix(rows: oracle.at("inputs", "matrix").rows)
    let values = scaled(raw, try oracle.at("inputs", "types").directions) {
      let column = $2 > 0 ? $0 : $0.map { 1 / $0 }
      return ($2 > 0 ? $1 : 1 / $1) / column.reduce(0, +)
    }
    let table = try DecisionTable(
      values: values, weights: oracle.at("inputs", "weights").numbers)
    #expect(isClose(table.totals, try oracle.at("expected", "score").numbers, within: 1e-7))
    #expect(
      Ranking.competition(table.totals) == (try oracle.at("expected", "ranks").integers))
  }

  @Test(arguments: seeds)
  func `contributions add up to the totals`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let parts = AdditiveValue.contributions(values: table.values, weights: table.weights)
    let sums = parts.rows.map { $0.reduce(0, +) }
    #expect(isClose(sums, table.totals), "seed \(seed)")
    #expect(table.totals.allSatisfy { $0 >= 0 && $0 <= 100 + 1e-9 }, "seed \(seed)")
  }

  @Test func `a criterion without weight and one with all of it`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[10, 90], [20, 0]]), weights: [1, 0])
    #expect(table.totals == [10, 20])
  }

  private func scaled(
    _ raw: Matrix<Double>, _ directions: [Double],
    _ scale: ([Double], Double, Double) -> Double
  ) -> Matrix<Double> {
    var values = raw
    for column in 0..<raw.columnCount {
      for row in 0..<raw.rowCount {
        values[row, column] = scale(raw.column(column), raw[row, column], directions[column])
      }
    }
    return values
  }
}
