import DecisionAnalysis
import Testing

@Suite struct AttributionTests {
  @Test(arguments: seeds)
  func `nothing of the difference is left over`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(1...8)
    let (old, new) = (try dice.values(1, count).row(0), try dice.values(1, count).row(0))
    let (from, to) = (dice.simplex(count), dice.simplex(count))
    let parts = try Attribution(oldValues: old, newValues: new, oldWeights: from, newWeights: to)
    let before = zip(old, from).reduce(0) { $0 + $1.0 * $1.1 }
    let after = zip(new, to).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(isClose(parts.total, after - before), "seed \(seed)")
  }

  @Test func `a change of weights alone is put down to weights`() throws {
    let parts = try Attribution(
      oldValues: [80, 20], newValues: [80, 20], oldWeights: [0.5, 0.5], newWeights: [0.7, 0.3])
    #expect(isClose(parts.fromWeights, [16, -4]) && parts.fromValues == [0, 0])
  }

  @Test func `lists of different lengths are refused`() {
    #expect(throws: AnalysisError.length(expected: 1, found: 2)) {
      try Attribution(oldValues: [1], newValues: [1, 2], oldWeights: [1], newWeights: [1])
    }
  }

  @Test func `a lead is shared out among the criteria`() throws {
    let table = try Hub.table
    let parts = Attribution.lead(of: 3, over: 1, in: table)
    #expect(isClose(parts.reduce(0, +), table.totals[3] - table.totals[1]))
  }
}
