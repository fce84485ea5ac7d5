import Testing

@testable import DecisionAnalysis
@testable import SampleKernel

@Suite struct WeightSamplerTests {
  /// Draws sets of weights, eight at a time, and hands each to a check.
  private func draw(
    _ policy: WeightPolicy, count: Int, groups: Int, seed: UInt64 = 3,
    _ check: ([Double]) -> Void
  ) throws {
    let plan = try AcceptabilityPlan(
      values: Matrix(rowCount: 1, columnCount: count, repeating: 0), policy: policy, seed: seed,
      samples: 1)
    var weights = Array(repeating: SIMD8<Double>.zero, count: count)
    var state = weights
    plan.withTask { task in
      weights.withUnsafeMutableBufferPointer { buffer in
        state.withUnsafeMutableBufferPointer { kept in
          guard let base = buffer.baseAddress, let kept = kept.baseAddress else { return }
          var drawing = WeightDrawing(task, stream: 0, state: kept)
          for _ in 0..<groups {
            drawing.draw(base)
            for lane in 0..<8 { check((0..<count).map { base[$0][lane] }) }
          }
        }
      }
    }
  }

  private func means(_ policy: WeightPolicy, count: Int, groups: Int) throws -> [Double] {
    var sums = Array(repeating: 0.0, count: count)
    try draw(policy, count: count, groups: groups) { weights in
      for (index, weight) in weights.enumerated() { sums[index] += weight }
    }
    return sums.map { $0 / Double(8 * groups) }
  }

  @Test(arguments: [1, 2, 3, 6, 9, 12])
  func `free weights are uniform on the simplex`(count: Int) throws {
    var squares = 0.0
    try draw(.free, count: count, groups: 500) { weights in
      #expect(isClose(weights.reduce(0, +), 1, within: 1e-12))
      #expect(weights.allSatisfy { $0 >= 0 })
      squares += weights[0] * weights[0] / 4000
    }
    // A uniform weight has mean 1/n and mean square 2/(n (n + 1)).
    #expect(isClose(squares, 2 / Double(count * (count + 1)), within: 0.02))
    let mean = try means(.free, count: count, groups: 500)
    #expect(mean.allSatisfy { isClose($0, 1 / Double(count), within: 0.02) })
  }

  @Test(arguments: [2, 3, 4, 6, 9])
  func `the mean of ranked weights is the rank-order centroid`(count: Int) throws {
    let blocks = (0..<count).map { [count - 1 - $0] }
    let mean = try means(.ranked(blocks), count: count, groups: 1000)
    let centroid = (1...count).map { rank in
      (rank...count).reduce(0) { $0 + 1 / Double($1) } / Double(count)
    }
    #expect(isClose(mean.reversed(), centroid, within: 0.012))
  }

  @Test func `unranked members of a block share its positions evenly`() throws {
    let blocks = [[4], [0, 2, 5], [1, 3]]
    var above = 0
    try draw(.ranked(blocks), count: 6, groups: 500) { weights in
      #expect(weights[4] >= max(weights[0], weights[2], weights[5]))
      #expect(min(weights[0], weights[2], weights[5]) >= max(weights[1], weights[3]))
      if weights[0] > weights[2] { above += 1 }
    }
    #expect(abs(above - 2000) < 150)
    let mean = try means(.ranked(blocks), count: 6, groups: 1000)
    let centroid = (1...6).map { rank in (rank...6).reduce(0) { $0 + 1 / Double($1) } / 6 }
    let middle = (centroid[1] + centroid[2] + centroid[3]) / 3
    let last = (centroid[4] + centroid[5]) / 2
    #expect(isClose(mean, [middle, last, middle, last, centroid[0], middle], within: 0.012))
  }

  @Test(arguments: [
    [ValueRange(0.1, 0.5), ValueRange(0.2, 0.6), ValueRange(0, 1)],
    [ValueRange(0.3, 0.4), ValueRange(0.3, 0.4), ValueRange(0.25, 0.35)],
    [ValueRange(0, 0.4), ValueRange(0, 0.4), ValueRange(0, 0.4)],
    [ValueRange(exactly: 0.2), ValueRange(0, 1), ValueRange(0.1, 0.9)],
    [ValueRange(0.2, 0.2), ValueRange(0.3, 0.3), ValueRange(0.5, 0.5)],
    [ValueRange(0.2, 0.25), ValueRange(0.2, 0.25), ValueRange(0, 1)],
  ])
  func `weights within ranges are uniform there`(ranges: [ValueRange]) throws {
    let mean = try means(.between(ranges), count: 3, groups: 1000)
    // The mean over the same set by a fine grid.
    var (sums, points) = ([0.0, 0, 0], 0.0)
    let steps = 100
    for first in 0...steps {
      for second in 0...steps {
        let one = ranges[0].low + ranges[0].width * (Double(first) + 0.5) / Double(steps + 1)
        let two = ranges[1].low + ranges[1].width * (Double(second) + 0.5) / Double(steps + 1)
        let three = 1 - one - two
        guard three >= ranges[2].low - 1e-12, three <= ranges[2].high + 1e-12 else { continue }
        sums = [sums[0] + one, sums[1] + two, sums[2] + three]
        points += 1
      }
    }
    #expect(isClose(mean, sums.map { $0 / points }, within: 0.012))
    try draw(.between(ranges), count: 3, groups: 500) { weights in
      #expect(isClose(weights.reduce(0, +), 1, within: 1e-12))
      for (weight, range) in zip(weights, ranges) {
        #expect(weight >= range.low - 1e-12 && weight <= range.high + 1e-12)
      }
    }
  }

  @Test func `a tight box with many criteria is sampled as a wide one is`() throws {
    // All weights within 0.3 of a twelfth: the walk; its mean is a twelfth by symmetry, and the
    // mean square is that of rejection sampling (plain, below).
    let around = WeightPolicy.around(Array(repeating: 1.0 / 12, count: 12), spread: 0.3)
    var (sum, square, samples) = (0.0, 0.0, 0.0)
    try draw(around, count: 12, groups: 800) { weights in
      #expect(weights.allSatisfy { $0 >= 0.7 / 12 - 1e-12 && $0 <= 1.3 / 12 + 1e-12 })
      #expect(isClose(weights.reduce(0, +), 1, within: 1e-9))
      sum += weights[5]
      square += weights[5] * weights[5]
      samples += 1
    }
    var dice = Dice(1)
    var (plain, accepted) = (0.0, 0.0)
    while accepted < 2000 {
      let weights = dice.simplex(12).map { 0.7 / 12 + 0.3 * $0 }
      guard weights.allSatisfy({ $0 <= 1.3 / 12 }) else { continue }
      plain += weights[5] * weights[5]
      accepted += 1
    }
    #expect(isClose(sum / samples, 1.0 / 12, within: 0.0015))
    #expect(isClose(square / samples, plain / accepted, within: 0.0002))
  }

  @Test func `fixed weights are always the same`() throws {
    try draw(.fixed([1, 3]), count: 2, groups: 3) { #expect($0 == [0.25, 0.75]) }
  }

  @Test(
    arguments: [
      (.ranked([[0], [0]]), .notARanking(index: 0)), (.ranked([[0]]), .notARanking(index: 1)),
      (.ranked([[0, 5]]), .noSuchItem(index: 5, count: 2)),
      (.between([ValueRange(0, 0.4), ValueRange(0, 0.4)]), .weightRangesInfeasible),
      (.between([ValueRange(0.6, 1), ValueRange(0.6, 1)]), .weightRangesInfeasible),
      (.between([ValueRange(0, 1)]), .length(expected: 2, found: 1)),
      (.between([ValueRange(-1, 1), ValueRange(0, 1)]), .negativeWeight(index: 0)),
      (.between([ValueRange(0, .infinity), ValueRange(0, 1)]), .notFinite(index: 0)),
      (.fixed([1]), .length(expected: 2, found: 1)), (.fixed([0, 0]), .allWeightsZero),
    ] as [(WeightPolicy, AnalysisError)])
  func `impossible policies are refused`(policy: WeightPolicy, error: AnalysisError) {
    #expect(throws: error) { try WeightSampler(policy: policy, count: 2) }
  }
}
