import DecisionAnalysis
import Testing

@Suite struct TornadoBarTests {
  @Test func `bars are sorted by width and say where the lead is lost`() throws {
    let table = try DecisionTable(
      values: Matrix(rows: [[100, 0, 50], [0, 90, 50]]), weights: [0.6, 0.3, 0.1])
    let bars = try TornadoBar.bars(for: 0, in: table, swing: 0.2)
    #expect(bars.map(\.criterion) == [1, 0, 2])
    for bar in bars {
      let sweep = try WeightSweep(table, moving: [bar.criterion])
      for (weight, lead) in [(bar.weights.low, bar.leadAtLow), (bar.weights.high, bar.leadAtHigh)] {
        let totals = sweep.totals(at: weight)
        #expect(isClose(lead, totals[0] - totals[1]))
      }
    }
    #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.width >= $1.width })
    #expect(bars.filter(\.overturns).map(\.criterion) == [1, 0])
  }

  @Test func `the weight stays between nothing and everything`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[1, 2], [2, 1]]), weights: [0.9, 0.1])
    let bars = try TornadoBar.bars(for: 1, in: table, swing: 0.5)
    #expect(bars.allSatisfy { $0.weights.low >= 0 && $0.weights.high <= 1 })
  }

  @Test func `one option never loses its lead`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[1, 2]]), weights: [1, 1])
    let bars = try TornadoBar.bars(for: 0, in: table, swing: 0.3)
    #expect(bars.allSatisfy { $0.leadAtLow == 0 && $0.leadAtHigh == 0 && !$0.overturns })
  }

  @Test func `a range for each criterion is needed`() throws {
    let table = try Hub.table
    #expect(throws: AnalysisError.length(expected: 6, found: 1)) {
      try TornadoBar.bars(for: 0, in: table, between: [ValueRange(0, 1)])
    }
  }
}
