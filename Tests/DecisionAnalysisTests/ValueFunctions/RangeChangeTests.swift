import DecisionAnalysis
import Testing

@Suite struct RangeChangeTests {
  @Test func `a straight line changes in proportion to the range`() throws {
    let old = try ValueFunction.linear(worst: 60, best: 20)
    #expect(isClose(try RangeChange.factor(old: old, newWorst: 60, newBest: 40), 0.5))
    #expect(isClose(try RangeChange.factor(old: old, newWorst: 80, newBest: 20), 1.5))
  }

  @Test func `a bent line is read off, and not beyond its ends`() throws {
    let old = try ValueFunction(performances: [20, 35, 60], values: [100, 70, 0])
    #expect(isClose(try RangeChange.factor(old: old, newWorst: 60, newBest: 35), 0.7))
    #expect(throws: AnalysisError.outsideScale(value: 70)) {
      try RangeChange.factor(old: old, newWorst: 70, newBest: 20)
    }
    #expect(throws: AnalysisError.emptyScale) {
      try RangeChange.factor(old: old, newWorst: 35, newBest: 35)
    }
    #expect(throws: AnalysisError.emptyScale) {
      try RangeChange.factor(old: old, newWorst: 20, newBest: 60)
    }
  }

  @Test func `trade-offs between options survive a change of range`() throws {
    // Weights 0.5 and 0.5; the second range is halved, so values on it double.
    let weights = try RangeChange.rescaled(weights: [0.5, 0.5], criterion: 1, factor: 0.5)
    #expect(isClose(weights, [2.0 / 3, 1.0 / 3]))
    let before = AdditiveValue.totals(
      values: try Matrix(rows: [[10, 40], [30, 10]]), weights: [0.5, 0.5])
    let after = AdditiveValue.totals(
      values: try Matrix(rows: [[10, 80], [30, 20]]), weights: weights)
    #expect(isClose((before[0] - before[1]) / (after[0] - after[1]), 0.75))
  }

  @Test func `an unknown criterion is refused`() {
    #expect(throws: AnalysisError.noSuchItem(index: 2, count: 2)) {
      try RangeChange.rescaled(weights: [0.5, 0.5], criterion: 2, factor: 1)
    }
  }
}
