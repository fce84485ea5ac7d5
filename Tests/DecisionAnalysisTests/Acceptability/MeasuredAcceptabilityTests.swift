import Testing

@testable import DecisionAnalysis

@Suite struct MeasuredAcceptabilityTests {
  private static func found(
    _ rows: [[Measurement]], weights: [Double]? = nil, directions: [Direction]? = nil,
    samples: Int = 20_000, seed: UInt64 = 3
  ) throws -> MeasuredAcceptability {
    try MeasuredAcceptability(
      try Matrix(rows: rows), scales: rows[0].map { _ in (0, 100) },
      directions: directions ?? rows[0].map { _ in .maximise }, weights: weights,
      samples: samples, seed: seed)
  }

  // A normal lead of mean 10 and deviation 5 root 2 is positive in 92.135 of 100 cases.
  @Test func `one normal measurement is ahead of another as often as tables say`() throws {
    let found = try Self.found([
      [.normal(mean: 60, deviation: 5)], [.normal(mean: 50, deviation: 5)],
    ])
    #expect(isClose(found.acceptability.firstRank, [0.92135, 0.07865], within: 0.008))
    // With one criterion the central weights are those of every sample.
    #expect(isClose(found.confidenceFactors.compactMap(\.self), [0.92135, 0.07865], within: 0.008))
  }

  @Test func `a log-normal measurement has its median at the exponential of its mean`() throws {
    let found = try Self.found([
      [.logNormal(mean: 3, deviation: 0.5)], [.value(.exact(Elementary.exp(3)))],
    ])
    #expect(isClose(found.acceptability.firstRank, [0.5, 0.5], within: 0.015))
  }

  @Test func `where less is better the order turns round`() throws {
    let rows: [[Measurement]] = [
      [.value(.exact(20)), .normal(mean: 30, deviation: 0)],
      [.value(.exact(40)), .normal(mean: 60, deviation: 0)],
    ]
    let more = try Self.found(rows, weights: [1, 1], samples: 10)
    let less = try Self.found(
      rows, weights: [1, 1], directions: [.minimise, .minimise], samples: 10)
    #expect(more.acceptability.firstRank == [0, 1] && less.acceptability.firstRank == [1, 0])
    #expect(more.acceptability.centralWeights[0] == nil && more.confidenceFactors == [nil, 1])
  }

  @Test func `the same seed gives the same shares`() throws {
    let rows: [[Measurement]] = [
      [.normal(mean: 60, deviation: 9), .value(.uniform(low: 0, high: 90))],
      [.value(.triangular(low: 10, mode: 50, high: 90)), .value(.missing)],
    ]
    let first = try Self.found(rows, samples: 500)
    #expect(try Self.found(rows, samples: 500) == first)
    #expect(try Self.found(rows, samples: 500, seed: 4) != first)
  }

  @Test func `what cannot be drawn is refused`() {
    #expect(throws: AnalysisError.badDistribution(row: 0, column: 0)) {
      try Self.found([[.normal(mean: 1, deviation: -1)]])
    }
    #expect(throws: AnalysisError.badDistribution(row: 1, column: 0)) {
      try Self.found([[.value(.exact(1))], [.value(.uniform(low: 2, high: 1))]])
    }
    #expect(throws: AnalysisError.length(expected: 1, found: 2)) {
      try Self.found([[.value(.exact(1))]], weights: [1, 2])
    }
    #expect(throws: AnalysisError.emptyScale) {
      try MeasuredAcceptability(
        try Matrix(rows: [[.value(.exact(1))]]), scales: [(5, 5)], directions: [.maximise],
        samples: 1, seed: 1)
    }
  }
}
