import DecisionAnalysis
import Testing

@Suite struct WeightPolicyTests {
  @Test func `weights around elicited ones stay within the spread`() {
    let policy = WeightPolicy.around([0.5, 0.3, 0.2], spread: 0.5)
    guard case .between(let ranges) = policy else {
      Issue.record("\(policy)")
      return
    }
    #expect(isClose(ranges.map(\.low), [0.25, 0.15, 0.1]))
    #expect(isClose(ranges.map(\.high), [0.75, 0.45, 0.3]))
    #expect(
      WeightPolicy.around([1, 0], spread: 2)
        == .between([ValueRange(0, 1), ValueRange(exactly: 0)]))
    #expect(WeightPolicy.around([1], spread: -1) == .between([ValueRange(exactly: 1)]))
  }
}
