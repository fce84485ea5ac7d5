import DecisionAnalysis
import Testing

@Suite struct WeightsTests {
  @Test(arguments: [
    ([1, 1, 2], [0.25, 0.25, 0.5]), ([0, 5], [0, 1]), ([3], [1]),
    ([1e308, 1e308, 1e308, 1e308], [0.25, 0.25, 0.25, 0.25]),
  ])
  func `raw weights become shares`(raw: [Double], shares: [Double]) throws {
    #expect(try Weights(normalising: raw).shares == shares)
  }

  @Test(
    arguments: [
      ([], AnalysisError.noCriteria), ([0, 0], .allWeightsZero),
      ([1, -1], .negativeWeight(index: 1)), ([.infinity, 1], .notFinite(index: 0)),
      ([1, 1, .nan], .notFinite(index: 2)),
    ] as [([Double], AnalysisError)])
  func `impossible weights are refused`(raw: [Double], error: AnalysisError) {
    #expect(throws: error) { try Weights(normalising: raw) }
  }

  @Test func `equal weights add up to one`() {
    #expect(Weights(equalFor: 4).shares == [0.25, 0.25, 0.25, 0.25])
    #expect(Weights(equalFor: 0).count == 0)
  }
}
