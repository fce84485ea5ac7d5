import Testing

@testable import DecisionAnalysis

@Suite struct AcceptabilityCountsTests {
  @Test func `ties share ranks and pairs evenly`() {
    var counts = AcceptabilityCounts(optionCount: 3, criterionCount: 1)
    counts.record(totals: [5, 5, 1], weights: [1], tolerance: 1e-9)
    let result = Acceptability(counts)
    #expect(result.rankAcceptability.rows == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]])
    #expect(result.pairwiseWinning.rows == [[0, 0.5, 1], [0.5, 0, 1], [0, 0, 0]])
    #expect(result.expectedRank == [1.5, 1.5, 3])
    #expect(result.centralWeights[2] == nil)
  }

  @Test(arguments: [1, 2, 7, 16, 17, 30])
  func `a tie of any size is shared out completely`(options: Int) {
    var counts = AcceptabilityCounts(optionCount: options, criterionCount: 1)
    counts.record(
      totals: Array(repeating: 3, count: options), weights: [1], tolerance: 1e-9)
    for row in Acceptability(counts).rankAcceptability.rows {
      #expect(isClose(row.reduce(0, +), 1, within: 1e-15))
    }
  }

  @Test func `partial counts add up in any order`() throws {
    let plan = try AcceptabilityPlan(
      values: Hub.values, policy: .free, seed: 4, samples: 6000)
    let parts = (0..<6).map { plan.counts(ofChunk: $0) }
    var (forward, backward) = (
      AcceptabilityCounts(optionCount: 4, criterionCount: 6),
      AcceptabilityCounts(optionCount: 4, criterionCount: 6)
    )
    for part in parts { forward.merge(part) }
    for part in parts.reversed() { backward.merge(part) }
    #expect(forward == backward)
    #expect(forward == plan.counts(ofChunks: 0..<6))
    #expect(forward.samples == 6000)
  }

  @Test(
    .enabled(
      if: ForeignData.folder != nil,
      "APPRAISE_FOREIGN_DATA IS NOT SET: nothing was compared with R's smaa."))
  func `given samples of heparin and enoxaparin agree with R's smaa`() throws {
    let folder = try #require(ForeignData.folder)
    let oracle = try Oracle("smaa-thrombo-given-samples")
    let measured = try ForeignData.numbers(folder + "/oracles/data/thrombo.meas.f64")
    let weights = try ForeignData.numbers(folder + "/oracles/data/thrombo.weights.f64")
    let fixed = try oracle.at("inputs", "fixed_weights").numbers
    var free = AcceptabilityCounts(optionCount: 2, criterionCount: 3)
    var pinned = free
    for sample in 0..<10_000 {
      let own = Array(weights[(3 * sample)..<(3 * sample + 3)])
      for (weight, isFree) in [(own, true), (fixed, false)] {
        let totals = (0..<2).map { option in
          (0..<3).reduce(0) { $0 + measured[6 * sample + 3 * option + $1] * weight[$1] }
        }
        if isFree {
          free.record(totals: totals, weights: weight, tolerance: 0)
        } else {
          pinned.record(totals: totals, weights: weight, tolerance: 0)
        }
      }
    }
    let expected = try oracle.at("expected")
    let result = Acceptability(free)
    #expect(
      isClose(
        result.rankAcceptability.rows, try expected.at("rank_acceptability").rows, within: 1e-12))
    let central = try expected.at("central_weights").rows
    for (option, row) in central.enumerated() {
      #expect(isClose(try #require(result.centralWeights[option]), row, within: 5.1e-8))
    }
    let entropy = try expected.at("ranking_entropy_bits").number
    #expect(isClose(result.firstRankEntropy, entropy, within: 5.1e-8))
    let rows = try expected.at("rank_acceptability_fixed_weights").rows
    #expect(isClose(Acceptability(pinned).rankAcceptability.rows, rows, within: 1e-12))
    for option in 0..<2 {
      let weight = try #require(result.centralWeights[option])
      let hits = (0..<10_000).count { sample in
        let totals = (0..<2).map { row in
          (0..<3).reduce(0) { $0 + measured[6 * sample + 3 * row + $1] * weight[$1] }
        }
        return totals[option] >= totals[1 - option]
      }
      let factor = try expected.at("confidence_factors").numbers[option]
      #expect(isClose(Double(hits) / 10_000, factor, within: 1e-12))
    }
  }
}
