import Testing

@testable import DecisionAnalysis

@Suite struct AcceptabilityKernelTests {
  @Test(arguments: [(1, 1), (2, 1), (3, 2), (6, 9), (20, 12), (5, 17)])
  func `the kernel counts what plain sorting counts`(options: Int, criteria: Int) throws {
    var dice = Dice(UInt64(options * 100 + criteria))
    let values = try dice.values(options, criteria)
    try expectPlain(values, .free, blocks: nil)
    let ranked = (0..<criteria).reversed().map { [$0] }
    try expectPlain(values, .ranked(ranked), blocks: ranked)
    let half = criteria / 2
    let blocks = [Array(0..<half), Array(half..<criteria)].filter { !$0.isEmpty }
    try expectPlain(values, .ranked(blocks), blocks: blocks)
  }

  private func expectPlain(
    _ values: Matrix<Double>, _ policy: WeightPolicy, blocks: [[Int]]?
  ) throws {
    let plan = try AcceptabilityPlan(values: values, policy: policy, seed: 99, samples: 1000)
    let counts = plan.counts(ofChunk: 0)
    let plain = PlainAcceptability.counts(
      values: values.rows, blocks: blocks, seed: 99, chunks: 1)
    let unit = AcceptabilityCounts.rankUnit
    #expect(counts.rankUnits == plain.ranks.joined().map { Int64($0) * unit })
    #expect(counts.pairWins == plain.wins.joined().map { Int64($0) })
    let central = counts.centralSums.map { Double($0) / AcceptabilityCounts.weightUnit }
    #expect(isClose(central, Array(plain.central.joined()), within: 1e-6))
  }

  @Test func `equal options are tied in every sample`() throws {
    let values = try Matrix<Double>(rows: [[10, 50], [10, 50], [40, 20], [40, 20]])
    let plan = try AcceptabilityPlan(values: values, policy: .free, seed: 1, samples: 3000)
    let result = Acceptability(plan.counts(ofChunks: 0..<3))
    #expect(result.rankAcceptability[0, 0] == result.rankAcceptability[1, 0])
    #expect(result.rankAcceptability[0, 0] == result.rankAcceptability[0, 1])
    #expect(result.pairwiseWinning[0, 1] == 0.5 && result.pairwiseWinning[2, 3] == 0.5)
    #expect(result.centralWeights[0] == result.centralWeights[1])
    #expect(isClose(result.firstRank.reduce(0, +), 1, within: 1e-12))
  }

  @Test func `ties in single samples are honoured`() throws {
    // At these fixed weights options 0 and 1 are level although rounding makes their sums differ.
    let values = try Matrix<Double>(rows: [[70, 0, 0], [0, 0, 10], [0, 5, 5]])
    let plan = try AcceptabilityPlan(
      values: values, policy: .fixed([0.1, 0.2, 0.7]), seed: 1, samples: 1000)
    let result = Acceptability(plan.counts(ofChunk: 0))
    #expect(result.firstRank == [0.5, 0.5, 0])
  }

  // Ranks are kept in bytes; what does not fit is counted one sample after the other.
  @Test(arguments: [127, 128])
  func `more options than a byte can number are counted too`(options: Int) throws {
    var dice = Dice(UInt64(options))
    try expectPlain(dice.values(options, 2), .free, blocks: nil)
  }

  // Nearly tied totals go through the second comparison, and tied ones are counted on their own.
  @Test(arguments: [(4, 3), (9, 5)], [WeightPolicy.free, .fixed([])])
  func `shortcuts count what one sample after the other counts`(
    size: (options: Int, criteria: Int), policy: WeightPolicy
  ) throws {
    let (options, criteria) = size
    var dice = Dice(UInt64(options))
    var rows = try dice.values(options, criteria).rows
    rows[1] = rows[0].map { $0 + 3e-8 }
    if options > 8 {
      rows[3] = rows[2]
      rows[4] = rows[2].map { $0 + 1e-9 }
    }
    let weights = policy == .free ? policy : .fixed(Array(repeating: 1, count: criteria))
    let values = try Matrix(rows: rows)
    let plan = try AcceptabilityPlan(values: values, policy: weights, seed: 5, samples: 1000)
    var expected = AcceptabilityCounts(optionCount: options, criterionCount: criteria)
    let scale = rows.joined().reduce(0) { max($0, abs($1)) }
    var lanes = (0..<8).map { PlainXoshiro(seed: 5, stream: 0, lane: $0) }
    for sample in 0..<1000 {
      let set =
        policy == .free
        ? PlainAcceptability.sample(criteria, nil, &lanes[sample % 8])
        : Array(repeating: 1 / Double(criteria), count: criteria)
      let totals = rows.map { row in zip(row, set).reduce(0) { $0 + $1.0 * $1.1 } }
      expected.record(totals: totals, weights: set, tolerance: 1e-9 * scale)
    }
    let found = plan.counts(ofChunk: 0)
    #expect(found.samples == expected.samples)
    #expect(found.rankUnits == expected.rankUnits)
    #expect(found.pairWins == expected.pairWins)
    let sums = [found, expected].map { $0.centralSums.map { Double($0) / 4_294_967_296 } }
    #expect(isClose(sums[0], sums[1], within: 1e-5))
  }

  // Two totals within the tolerance may be two apart when rounded to whole numbers.
  @Test(arguments: 0..<9)
  func `ties across the steps of the first comparison are seen`(place: Int) throws {
    let step = 100 / 1_073_741_824.0
    var values = (0..<9).map { Double(10 * $0) + 15 }
    let low = 50 + 0.49 * step
    values[place] = low
    values[(place + 1) % 9] = low + 0.99e-7
    values[(place + 2) % 9] = 100
    let plan = try AcceptabilityPlan(
      values: Matrix(rows: values.map { [$0] }), policy: .fixed([1]), seed: 1, samples: 1000)
    let result = Acceptability(plan.counts(ofChunk: 0))
    #expect(result.pairwiseWinning[place, (place + 1) % 9] == 0.5)
    #expect(result.rankAcceptability.row(place) == result.rankAcceptability.row((place + 1) % 9))
  }

  @Test(
    .enabled(
      if: processorHasWideVectors,
      "THIS PROCESSOR HAS NO WIDE VECTORS: the kernels were not compared."),
    arguments: [
      .free, .ranked([[2], [0, 1, 3], [4, 5]]), .fixed([1, 2, 3, 4, 5, 6]),
      .between(Array(repeating: ValueRange(0.05, 0.6), count: 6)),
      .around([0.1, 0.2, 0.3, 0.1, 0.2, 0.1], spread: 0.2),
    ] as [WeightPolicy])
  func `wide and plain instructions count the same`(policy: WeightPolicy) throws {
    for scores in try [Hub.values.map { ScoreDistribution.exact($0) }, openScores()] {
      let plan = try AcceptabilityPlan(scores: scores, policy: policy, seed: 3, samples: 3000)
      let plain = plan.counts(ofChunks: 0..<3, using: .plain)
      #expect(plain == plan.counts(ofChunks: 0..<3, using: .wide))
      #expect(plain.samples == 3000)
    }
  }

  private func openScores() throws -> Matrix<ScoreDistribution> {
    var scores = try Hub.values.map { ScoreDistribution.exact($0) }
    scores[0, 1] = .missing
    scores[2, 3] = .triangular(low: 10, mode: 20, high: 60)
    return scores
  }

  // These bits are part of the contract: every machine must find them again.
  @Test func `a seed fixes every count for ever`() throws {
    var dice = Dice(7)
    let values = try dice.marks(6, 9)
    let plan = try AcceptabilityPlan(values: values, policy: .free, seed: 7, samples: 5000)
    #expect(digest(plan.counts(ofChunks: 0..<5)) == 1_847_577_734_187_720_837)
    let ranked = try AcceptabilityPlan(
      scores: openScores(), policy: .ranked(Hub.order), seed: 7, samples: 5000)
    #expect(digest(ranked.counts(ofChunks: 0..<5)) == 10_112_688_611_403_328_233)
  }

  /// FNV-1a over all counts.
  private func digest(_ counts: AcceptabilityCounts) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for count in counts.rankUnits + counts.pairWins + counts.centralSums {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ UInt64(UInt8(truncatingIfNeeded: count >> shift))) &* 0x100_0000_01b3
      }
    }
    return hash
  }
}
