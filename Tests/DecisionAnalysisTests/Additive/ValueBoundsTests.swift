import DecisionAnalysis
import Testing

@Suite struct ValueBoundsTests {
  @Test func `a missing value spans the scale and is never zero`() throws {
    let values = try Matrix<Double?>(rows: [[80, nil], [60, 60]])
    let bounds = ValueBounds(values: values, weights: [0.7, 0.3])
    #expect(isClose(bounds.totals[0].low, 56) && isClose(bounds.totals[0].high, 86))
    #expect(isClose(bounds.totals[1].low, 60) && isClose(bounds.totals[1].high, 60))
    #expect(bounds.leaderIsOpen)
    #expect(bounds.possibleLeaders == [0, 1])
    let cells = bounds.openCells(values: values, weights: [0.7, 0.3])
    #expect(cells.count == 1 && cells[0] == (option: 0, criterion: 1))
  }

  @Test func `missing values that cannot matter leave the leader certain`() throws {
    let values = try Matrix<Double?>(rows: [[90, nil], [20, nil]])
    let bounds = ValueBounds(values: values, weights: [0.9, 0.1])
    #expect(!bounds.leaderIsOpen)
    #expect(bounds.certainLeaders == [0])
    #expect(bounds.openCells(values: values, weights: [0.9, 0.1]).isEmpty)
  }

  @Test func `a tie of known values is not open`() throws {
    let values = try Matrix<Double?>(rows: [[50], [50], [nil]])
    let known = ValueBounds(values: try Matrix<Double?>(rows: [[50], [50], [10]]), weights: [1])
    #expect(!known.leaderIsOpen && known.certainLeaders == [0, 1])
    #expect(ValueBounds(values: values, weights: [1]).leaderIsOpen)
  }

  @Test func `one option leads whatever is missing`() throws {
    let bounds = ValueBounds(values: try Matrix<Double?>(rows: [[nil, nil]]), weights: [0.5, 0.5])
    #expect(!bounds.leaderIsOpen && bounds.certainLeaders == [0])
  }

  @Test func `a missing value without weight is not open`() throws {
    let values = try Matrix<Double?>(rows: [[50, nil], [40, nil]])
    let bounds = ValueBounds(values: values, weights: [1, 0])
    #expect(!bounds.leaderIsOpen && bounds.totals[0] == ValueRange(exactly: 50))
  }

  @Test(arguments: seeds)
  func `every filling-in stays within the bounds and every possible leader can lead`(
    seed: UInt64
  ) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let missing = table.values.map { dice.whole(0...2) == 0 ? nil : Optional($0) }
    let bounds = ValueBounds(values: missing, weights: table.weights)
    for _ in 0..<50 {
      let filled = missing.map { $0 ?? dice.number(0, 100) }
      let totals = AdditiveValue.totals(values: filled, weights: table.weights)
      for (total, range) in zip(totals, bounds.totals) {
        #expect(total >= range.low - 1e-9 && total <= range.high + 1e-9, "seed \(seed)")
      }
      #expect(Set(Ranking.leaders(totals)).isSubset(of: bounds.possibleLeaders), "seed \(seed)")
    }
    for option in 0..<table.optionCount {
      var best = missing.map { $0 ?? 0 }
      for criterion in 0..<table.criterionCount where missing[option, criterion] == nil {
        best[option, criterion] = 100
      }
      let totals = AdditiveValue.totals(values: best, weights: table.weights)
      let leads = Ranking.leaders(totals, tolerance: 2e-7).contains(option)
      #expect(leads == bounds.possibleLeaders.contains(option), "seed \(seed)")
    }
  }
}
