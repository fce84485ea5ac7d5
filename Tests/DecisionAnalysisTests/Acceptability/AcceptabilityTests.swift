import Foundation
import Testing

@testable import DecisionAnalysis

@Suite struct AcceptabilityTests {
  private func run(
    _ rows: [[Double]], _ policy: WeightPolicy = .free, samples: Int = 20_000
  ) throws -> Acceptability {
    let plan = try AcceptabilityPlan(
      values: Matrix(rows: rows), policy: policy, seed: 20_261_121, samples: samples)
    return Acceptability(plan.counts(ofChunks: 0..<plan.chunkCount))
  }

  private func expectShares(_ found: [[Double]], _ exact: [[Double]], samples: Double) {
    for (row, expected) in zip(found, exact) {
      for (share, truth) in zip(row, expected) {
        let error = 4.5 * (truth * (1 - truth) / samples).squareRoot() + 1e-9
        #expect(isClose(share, truth, within: error))
      }
    }
  }

  @Test(arguments: ["smaa-exact-2x3", "smaa-exact-4x3"])
  func `exact acceptabilities are met within their errors`(name: String) throws {
    let oracle = try Oracle(name)
    let result = try run(oracle.at("inputs", "scores").rows)
    let expected = try oracle.at("expected")
    let shares = try expected.at("rank_acceptability").rows
    expectShares(result.rankAcceptability.rows, shares, samples: 20_000)
    for (option, weights) in try expected.at("central_weights").items.enumerated() {
      guard !weights.isNull else {
        #expect(result.centralWeights[option] == nil)
        continue
      }
      let error = 4.5 * 0.25 / (20_000 * shares[option][0]).squareRoot()
      let found = try #require(result.centralWeights[option])
      #expect(isClose(found, try weights.numbers, within: error))
    }
    if name == "smaa-exact-4x3" {
      expectShares(
        result.pairwiseWinning.rows, try expected.at("pairwise_winning").rows, samples: 20_000)
    }
  }

  @Test func `two options win as often as the closed form says`() throws {
    let oracle = try Oracle("smaa-pairwise-closed-form")
    let differences = try oracle.at("inputs", "score_differences").rows
    let shares = try oracle.at("expected", "p_win").numbers
    for (row, share) in zip(differences, shares) {
      let result = try run([row, row.map { _ in 0 }])
      expectShares([[result.firstRank[0]]], [[share]], samples: 20_000)
      #expect(isClose(PairwiseWinning.probability(lead: row), share))
    }
  }

  @Test func `identical options share, and a dominated one is never first`() throws {
    let cases = try Oracle("smaa-ties-and-dominance").at("inputs", "cases").items
    let level = try run(cases[0].at("scores").rows, samples: 10_000)
    #expect(level.rankAcceptability.rows == [[0.5, 0.5], [0.5, 0.5]])
    #expect(
      isClose(try #require(level.centralWeights[0]), [1.0 / 3, 1.0 / 3, 1.0 / 3], within: 0.01))
    let dominated = try run(cases[1].at("scores").rows, samples: 10_000)
    #expect(dominated.rankAcceptability.rows == [[1, 0], [0, 1]])
    #expect(dominated.centralWeights[1] == nil)
    #expect(dominated.expectedRank == [1, 2])
    var flipped = AcceptabilityCounts(optionCount: 2, criterionCount: 3)
    for sample in 0..<10_000 {
      flipped.record(
        totals: sample == 17 ? [0, 1] : [1, 0], weights: [0.2, 0.3, 0.5], tolerance: 1e-9)
    }
    let shares = Acceptability(flipped).rankAcceptability.rows
    #expect(isClose(shares, [[0.9999, 0.0001], [0.0001, 0.9999]], within: 1e-12))
  }

  @Test func `the hub example has the acceptabilities computed from a million samples`() throws {
    let free = try run(Hub.values.rows)
    #expect(isClose(free.firstRank, [0.128, 0.161, 0.099, 0.613], within: 0.016))
    let ranked = try run(Hub.values.rows, .ranked(Hub.order))
    #expect(isClose(ranked.firstRank, [0, 0.027, 0.273, 0.700], within: 0.016))
    #expect(ranked.centralWeights[0] == nil)
  }

  @Test func `four antidepressants agree with JSMAA`() throws {
    let oracle = try Oracle("smaa-jsmaa-antidepressants")
    let counts = try Antidepressants(oracle).counts(samples: 12_000, seed: 5)
    let result = Acceptability(counts)
    let published = try oracle.at("expected", "rank_acceptability").rows
    #expect(isClose(result.rankAcceptability.rows, published, within: 0.02))
    let recomputed = try oracle.at("expected", "recomputed_4e5")
    let shares = try recomputed.at("rank_acceptability").rows
    #expect(isClose(result.rankAcceptability.rows, shares, within: 0.018))
    let central = try recomputed.at("central_weights").rows
    for (option, row) in central.enumerated() {
      #expect(isClose(try #require(result.centralWeights[option]), row, within: 0.02))
    }
    let factors = try Antidepressants(oracle).confidence(
      result.centralWeights.map { $0 ?? [] }, samples: 8000, seed: 6)
    #expect(
      isClose(factors, try recomputed.at("confidence_factors").numbers, within: 0.025))
  }

  @Test func `one call gives what a plan gives`() throws {
    let table = try DecisionTable(values: Hub.values, weights: [1, 1, 1, 1, 1, 1])
    let result = try Acceptability(
      of: table, policy: .ranked(Hub.order), seed: 20_261_121, samples: 3000)
    #expect(result == (try run(Hub.values.rows, .ranked(Hub.order), samples: 3000)))
    #expect(throws: AnalysisError.length(expected: 6, found: 1)) {
      try Acceptability(of: table, policy: .fixed([1]), seed: 1, samples: 1)
    }
  }

  @Test func `standard errors and entropy follow their formulas`() throws {
    let result = try run([[1, 0], [0, 1]], samples: 10_000)
    #expect(isClose(result.standardError(of: 0.5), 0.005))
    #expect(result.standardError(of: 1) == 0)
    #expect(isClose(result.firstRankEntropy, 1, within: 0.002))
    #expect(try run([[1, 1], [0, 0]], samples: 1000).firstRankEntropy == 0)
  }

  @Test(arguments: fewSeeds)
  func `shares always add up and nothing is ever undefined`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let scores = table.values.map { value -> ScoreDistribution in
      switch dice.whole(0...5) {
      case 0: .missing
      case 1: .uniform(low: value, high: value + 10)
      case 2: .triangular(low: value, mode: value + 4, high: value + 5)
      default: .exact(value)
      }
    }
    let policies: [WeightPolicy] = [
      .free, .ranked([Array(0..<table.criterionCount)]),
      .around(table.weights, spread: dice.number(0, 1)), .fixed(table.weights),
    ]
    for policy in policies {
      let plan = try AcceptabilityPlan(
        scores: scores, policy: policy, seed: seed, samples: 1000)
      let result = Acceptability(plan.counts(ofChunk: 0))
      for row in result.rankAcceptability.rows {
        #expect(isClose(row.reduce(0, +), 1, within: 1e-12), "seed \(seed) \(policy)")
      }
      for rank in 0..<table.optionCount {
        let column = result.rankAcceptability.column(rank).reduce(0, +)
        #expect(isClose(column, 1, within: 1e-12), "seed \(seed) \(policy)")
      }
      for weights in result.centralWeights {
        if let weights {
          #expect(isClose(weights.reduce(0, +), 1, within: 1e-6), "seed \(seed) \(policy)")
        }
      }
      let mean = Double(table.optionCount * (table.optionCount + 1)) / 2
      #expect(isClose(result.expectedRank.reduce(0, +), mean), "seed \(seed) \(policy)")
    }
  }
}

/// The published model of four antidepressants, with normal and log-normal measurements.
private struct Antidepressants {
  let measurements: [[(mean: Double, deviation: Double, isLog: Bool)]]
  let scales: [[Double]]
  let directions: [Double]

  init(_ oracle: Oracle) throws {
    let inputs = try oracle.at("inputs")
    directions = try inputs.at("directions").directions
    scales = try inputs.at("scales").rows
    measurements = try inputs.at("criteria").items.map { name in
      try inputs.at("measurements").at(name.text).items.map { cell in
        let isLog = try cell.keys == ["lognormal"]
        let numbers = try cell.at(isLog ? "lognormal" : "normal").numbers
        return (numbers[0], numbers[1], isLog)
      }
    }
  }

  private func values(_ dice: inout Dice) -> [[Double]] {
    var rows = Array(repeating: Array(repeating: 0.0, count: 6), count: 4)
    for criterion in 0..<6 {
      for option in 0..<4 {
        let cell = measurements[criterion][option]
        let normal =
          (-2 * Foundation.log(1 - dice.unit())).squareRoot()
          * Foundation.cos(2 * Double.pi * dice.unit())
        let raw = cell.mean + cell.deviation * normal
        let value = cell.isLog ? Foundation.exp(raw) : raw
        let (low, high) = (scales[criterion][0], scales[criterion][1])
        let share = (value - low) / (high - low)
        rows[option][criterion] = directions[criterion] > 0 ? share : 1 - share
      }
    }
    return rows
  }

  func counts(samples: Int, seed: UInt64) -> AcceptabilityCounts {
    var dice = Dice(seed)
    var counts = AcceptabilityCounts(optionCount: 4, criterionCount: 6)
    for _ in 0..<samples {
      let (rows, weights) = (values(&dice), dice.simplex(6))
      let totals = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      counts.record(totals: totals, weights: weights, tolerance: 0)
    }
    return counts
  }

  func confidence(_ central: [[Double]], samples: Int, seed: UInt64) -> [Double] {
    var dice = Dice(seed)
    var hits = [0.0, 0, 0, 0]
    for _ in 0..<samples {
      let rows = values(&dice)
      for (option, weights) in central.enumerated() {
        let totals = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        if totals[option] == totals.max() { hits[option] += 1 }
      }
    }
    return hits.map { $0 / Double(samples) }
  }
}
