import Testing

@testable import DecisionAnalysis

/// Tables at the edge of what makes sense: every number that comes out is a number.
@Suite struct EdgeCaseTests {
  struct Edge: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [[Double]]
    let weights: [Double]
  }

  static let edges = [
    Edge(testDescription: "one option", rows: [[10, 60]], weights: [1, 2]),
    Edge(testDescription: "one criterion", rows: [[10], [60], [60]], weights: [1]),
    Edge(testDescription: "one of each", rows: [[50]], weights: [1]),
    Edge(testDescription: "all equal", rows: [[50, 50], [50, 50]], weights: [1, 1]),
    Edge(testDescription: "all zero", rows: [[0, 0], [0, 0], [0, 0]], weights: [1, 1]),
    Edge(testDescription: "a zero weight", rows: [[10, 90], [60, 0]], weights: [1, 0]),
    Edge(
      testDescription: "a weight of one", rows: [[10, 90, 5], [60, 0, 7]], weights: [0, 1, 0]),
    Edge(
      testDescription: "a constant criterion", rows: [[10, 50], [60, 50], [30, 50]],
      weights: [1, 3]),
  ]

  private func expectNumbers(_ lists: [[Double]], _ place: String) {
    for number in lists.joined() { #expect(number.isFinite, "\(place)") }
  }

  @Test(arguments: edges)
  func `sensitivity gives numbers`(edge: Edge) throws {
    let table = try DecisionTable(values: Matrix(rows: edge.rows), weights: edge.weights)
    expectNumbers([table.totals], "totals")
    for criterion in 0..<table.criterionCount {
      let sweep = try WeightSweep(table, moving: [criterion])
      expectNumbers([sweep.atZero, sweep.atOne, [sweep.current]], "sweep")
      expectNumbers([sweep.crossings.map(\.weight)], "crossings")
      expectNumbers(sweep.leadership.map { [$0.from, $0.to] }, "leadership")
      let whole = sweep.fullRankingInterval
      expectNumbers([[whole.low, whole.high]], "full ranking")
      for option in 0..<table.optionCount {
        let interval = sweep.firstRankInterval(of: option)
        expectNumbers([[interval?.low ?? 0, interval?.high ?? 0]], "first rank")
      }
    }
    for option in 0..<table.optionCount {
      for distance in [WeightDistance.weightMoved, .euclidean] {
        let found = NearestReversal.nearest(to: option, in: table, measuredBy: distance)
        expectNumbers([found?.weights ?? [], [found?.length ?? 0]], "nearest")
      }
      expectNumbers([RouteToFirst.route(for: option, in: table)?.weights ?? []], "route")
      let bars = try TornadoBar.bars(for: option, in: table, swing: 0.3)
      expectNumbers(bars.map { [$0.leadAtLow, $0.leadAtHigh] }, "tornado")
      let changes = ScoreThreshold.toReach(0, by: option, in: table)
      expectNumbers([changes.map(\.change)], "threshold")
    }
    expectNumbers(LeaveOneOut.all(in: table).map(\.totals), "leave one out")
  }

  @Test(arguments: edges)
  func `challenge methods give numbers`(edge: Edge) throws {
    let table = try DecisionTable(values: Matrix(rows: edge.rows), weights: edge.weights)
    let topsis = Topsis(table)
    expectNumbers(
      [topsis.closeness, topsis.distanceToIdeal, topsis.distanceToAntiIdeal], "TOPSIS")
    let vikor = try Vikor(table)
    expectNumbers([vikor.utility, vikor.regret, vikor.mixture], "VIKOR")
    #expect(!vikor.compromise.isEmpty)
    let count = table.criterionCount
    for function in [
      PreferenceFunction.usual, .linear(indifference: 0, preference: 0),
      .vShape(preference: 0), .gaussian(deviation: 1), .level(indifference: 5, preference: 5),
    ] {
      let found = try Promethee(table, functions: Array(repeating: function, count: count))
      expectNumbers(
        [found.positiveFlow, found.negativeFlow] + found.criterionFlows.rows, "PROMETHEE")
    }
    for veto in [nil, 0.0] as [Double?] {
      let thresholds = OutrankingThresholds(indifference: 0, preference: 0, veto: veto)
      let found = try ElectreIII(
        table, thresholds: Array(repeating: thresholds, count: count))
      expectNumbers(found.credibility.rows, "ELECTRE III")
      #expect(found.descending.joined().sorted() == Array(0..<table.optionCount))
      #expect(found.ascending.joined().sorted() == Array(0..<table.optionCount))
    }
    expectNumbers([try WeightedProduct(table).scores], "weighted product")
  }

  @Test(arguments: edges)
  func `acceptabilities are numbers and one never first has no central weights`(
    edge: Edge
  ) throws {
    let values = try Matrix(rows: edge.rows)
    let plan = try AcceptabilityPlan(values: values, policy: .free, seed: 1, samples: 1000)
    let result = Acceptability(plan.counts(ofChunk: 0))
    expectNumbers(
      result.rankAcceptability.rows + result.pairwiseWinning.rows
        + [result.expectedRank, [result.firstRankEntropy]], "shares")
    for (option, weights) in result.centralWeights.enumerated() {
      #expect((weights == nil) == (result.firstRank[option] == 0))
      expectNumbers([weights ?? []], "central weights")
    }
    for one in edge.rows {
      for other in edge.rows {
        let share = PairwiseWinning.probability(lead: zip(one, other).map { $0 - $1 })
        #expect((0...1).contains(share))
      }
    }
  }

  @Test func `two items compared are always consistent`() throws {
    let found = try PairwiseComparisons(count: 2, upper: [9]).priorities()
    #expect(isClose(found.weights, [0.9, 0.1], within: 1e-12))
    #expect(found.consistencyRatio == 0 && found.consistencyIndex == 0)
  }

  @Test func `raters who tie everything have no coefficient`() throws {
    let found = try Concordance([[3, 3, 3], [5, 5, 5]])
    #expect(found.coefficient == nil && found.chiSquare == nil && found.meanSpearman == nil)
    #expect(found.permutationProbability(trials: 10, seed: 1) == nil)
    #expect(found.rankSums == [4, 4, 4])
  }

  @Test(arguments: [
    [(0.0, 0.3), (0.0, 0.4)], [(0.6, 0.9), (0.5, 0.8)], [(0.2, 0.2), (0.3, 0.3)],
  ])
  func `weight ranges that admit no weights are refused`(ranges: [(Double, Double)]) throws {
    let values = try Matrix(rows: [[10.0, 20], [20, 10]])
    #expect(throws: AnalysisError.weightRangesInfeasible) {
      try AcceptabilityPlan(
        values: values, policy: .between(ranges.map { ValueRange($0.0, $0.1) }), seed: 1,
        samples: 1000)
    }
  }
}
