import DecisionAnalysis
import Testing

@Suite struct LeaveOneOutTests {
  @Test func `a criterion that decides is found`() throws {
    let table = try DecisionTable(
      values: Matrix(rows: [[100, 0, 40], [20, 60, 60]]), weights: [0.5, 0.25, 0.25])
    let results = LeaveOneOut.all(in: table)
    #expect(results.map(\.changesLeaders) == [true, false, false])
    #expect(results[0].leaders == [1])
    #expect(isClose(results[0].totals, [20, 60]))
  }

  @Test func `a single criterion cannot be left out`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[1], [2]]), weights: [1])
    #expect(LeaveOneOut.all(in: table).isEmpty)
  }

  @Test(arguments: seeds)
  func `the totals are those of the table without the column`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(2...6)
    let table = try DecisionTable(
      values: dice.marks(3, count), weights: (0..<count).map { _ in dice.number(1, 9) })
    for result in LeaveOneOut.all(in: table) {
      let kept = (0..<count).filter { $0 != result.criterion }
      let rest = try DecisionTable(
        values: Matrix(rows: table.values.rows.map { row in kept.map { row[$0] } }),
        weights: kept.map { table.weights[$0] })
      #expect(isClose(result.totals, rest.totals), "seed \(seed)")
    }
  }
}
