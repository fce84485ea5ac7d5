import Testing

@testable import DecisionAnalysis

@Suite struct AcceptabilityKernelTests {
  @Test(arguments: [(1, 1), (2, 1), (3, 2), (6, 9), (20, 12), (5, 17)])
  func `the kernel counts what plain sorting counts`(options: Int, criteria: Int) throws {
    var dice = Dice(UInt64(options * 100 + criteria))
    let values = try dice.values(options, criteria)
    try compare(values, .free, blocks: nil)
    let ranked = (0..<criteria).reversed().map { [$0] }
    try compare(values, .ranked(ranked), blocks: ranked)
    let half = criteria / 2
    let blocks = [Array(0..<half), Array(half..<criteria)].filter { !$0.isEmpty }
    try compare(values, .ranked(blocks), blocks: blocks)
  }

  private func compare(
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
}
