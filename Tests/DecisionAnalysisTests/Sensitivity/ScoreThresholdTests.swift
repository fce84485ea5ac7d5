import DecisionAnalysis
import Testing

@Suite struct ScoreThresholdTests {
  @Test func `the hub example needs the changes computed by hand`() throws {
    let table = try Hub.table
    let hub = ScoreThreshold.toReach(3, by: 1, in: table)
    #expect(isClose(hub[0].change, 17.6, within: 1e-6) && hub[0].isFeasible)
    let site = ScoreThreshold.toReach(3, by: 2, in: table)
    #expect(isClose(site[2].change, 48.3626, within: 1e-4) && site[2].isFeasible)
    #expect(ScoreThreshold.toReach(3, by: 0, in: table).allSatisfy { !$0.isFeasible })
  }

  @Test(arguments: seeds)
  func `the changed value makes a tie`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let leader = try #require(Ranking.leaders(table.totals).first)
    for option in 0..<table.optionCount {
      let both =
        ScoreThreshold.toReach(leader, by: option, in: table)
        + ScoreThreshold.toLose(by: leader, to: option, in: table)
      for threshold in both {
        var values = table.values
        values[threshold.option, threshold.criterion] += threshold.change
        let totals = AdditiveValue.totals(values: values, weights: table.weights)
        #expect(option == leader || isClose(totals[option], totals[leader]), "seed \(seed)")
        let value = values[threshold.option, threshold.criterion]
        #expect(threshold.isFeasible == (value > -1e-7 && value < 100 + 1e-7), "seed \(seed)")
      }
    }
  }

  @Test func `criteria without weight are left out`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[50, 0], [40, 90]]), weights: [1, 0])
    let thresholds = ScoreThreshold.toReach(0, by: 1, in: table)
    #expect(thresholds.map(\.criterion) == [0])
    #expect(thresholds.map(\.change) == [10])
  }
}
