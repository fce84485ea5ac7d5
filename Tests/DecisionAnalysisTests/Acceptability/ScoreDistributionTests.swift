import Testing

@testable import DecisionAnalysis
@testable import SampleKernel

@Suite struct ScoreDistributionTests {
  @Test(
    arguments: [
      (ScoreDistribution.exact(40), 40, 0), (.uniform(low: 20, high: 60), 40, 1600.0 / 12),
      (.triangular(low: 10, mode: 20, high: 60), 30, 350.0 / 3), (.missing, 50, 10000.0 / 12),
      (.triangular(low: 0, mode: 0, high: 30), 10, 50),
      (.triangular(low: 5, mode: 5, high: 5), 5, 0),
      (.triangular(low: 0, mode: 30, high: 30), 20, 50),
    ] as [(ScoreDistribution, Double, Double)])
  func `samples have the distribution's mean and variance`(
    distribution: ScoreDistribution, mean: Double, variance: Double
  ) {
    guard let cell = distribution.openCell(option: 0, criterion: 0) else {
      #expect(distribution.exactValue == mean && variance == 0)
      return
    }
    var generator = LaneGenerator(seed: 8, stream: 0)
    var (sum, square, count) = (0.0, 0.0, 0.0)
    for _ in 0..<1000 {
      let values = openValue(cell, generator.uniform())
      for lane in 0..<8 {
        sum += values[lane]
        square += (values[lane] - mean) * (values[lane] - mean)
        count += 1
      }
    }
    #expect(isClose(sum / count, mean, within: 1.5))
    #expect(isClose(square / count, variance, within: 0.06 * variance + 1e-12))
  }

  @Test func `the ends of the unit interval give the ends of the range`() throws {
    let triangle = ScoreDistribution.triangular(low: 10, mode: 30, high: 60)
    let cell = try #require(triangle.openCell(option: 0, criterion: 0))
    let ends = openValue(cell, SIMD8(0, 0.4, 1, 0, 0, 0, 0, 0))
    #expect(ends[0] == 10 && isClose(ends[1], 30) && ends[2] == 60)
  }

  @Test func `a missing mark is unknown and never zero`() {
    #expect(ScoreDistribution(nil) == .uniform(low: 0, high: 100))
    #expect(ScoreDistribution(30) == .exact(30))
    #expect(ScoreDistribution.uniform(low: 4, high: 4).exactValue == 4)
    #expect(ScoreDistribution.uniform(low: 5, high: 4).range == nil)
    #expect(ScoreDistribution.triangular(low: 1, mode: 0, high: 4).range == nil)
    #expect(ScoreDistribution.exact(.nan).range == nil)
  }
}
