import DecisionAnalysis
import Testing

@Suite struct DirectWeightsTests {
  @Test func `swing points are divided by their sum`() throws {
    let oracle = try Oracle("swing-and-ratio-weights")
    let weights = try DirectWeights.swing(oracle.at("inputs", "swing_points").numbers)
    #expect(isClose(weights, try oracle.at("expected", "weights").numbers, within: 1e-12))
  }

  @Test func `points and ratios are divided by their sum`() throws {
    #expect(try DirectWeights.points([30, 50, 20]) == [0.3, 0.5, 0.2])
    #expect(try DirectWeights.smart([10, 30]) == [0.25, 0.75])
    #expect(isClose(try DirectWeights.matching([100, 25, 75]), [0.5, 0.125, 0.375]))
    #expect(try DirectWeights.points([7]) == [1])
  }

  @Test func `numbers off the scale are refused`() {
    #expect(throws: AnalysisError.parameterOutOfRange(value: 101, low: 0, high: 100)) {
      try DirectWeights.swing([101])
    }
    #expect(throws: AnalysisError.allWeightsZero) { try DirectWeights.swing([0, 0]) }
    #expect(throws: AnalysisError.notFinite(index: 1)) { try DirectWeights.swing([1, .nan]) }
    #expect(
      throws: AnalysisError.parameterOutOfRange(
        value: 9, low: 10, high: .greatestFiniteMagnitude)
    ) { try DirectWeights.smart([10, 9]) }
  }
}
