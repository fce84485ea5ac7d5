import Testing

@testable import DecisionAnalysis

@Suite struct StabilityIntervalsTests {
  @Test func `six options on nine criteria agree with grid and bisection`() throws {
    let oracle = try Oracle("weight-stability-6x9")
    let table = try DecisionTable(
      values: Matrix(rows: oracle.at("inputs", "scores").rows),
      weights: oracle.at("inputs", "weights").numbers)
    let expected = try oracle.at("expected")
    #expect(isClose(table.totals, try expected.at("totals").numbers))
    #expect(Ranking.order(table.totals) == (try expected.at("order").integers))
    for (position, criterion) in try oracle.at("inputs", "criteria").integers.enumerated() {
      let sweep = try WeightSweep(table, moving: [criterion])
      let best = try #require(sweep.firstRankInterval(of: 4))
      #expect(isClose([best.low, best.high], try expected.at("best_interval").rows[position]))
      let full = sweep.fullRankingInterval
      let ends = try expected.at("full_ranking_interval").rows[position]
      #expect(isClose([full.low, full.high], ends))
      let crossings = try expected.at("crossovers").items[position].items
      #expect(
        sweep.crossings.map { [$0.first, $0.second] }
          == (try crossings.map { try $0.at("pair").integers }))
      #expect(
        isClose(sweep.crossings.map(\.weight), try crossings.map { try $0.at("t").number }))
    }
  }

  @Test(
    arguments: [
      ([0], 0, 0.513877), ([1], 0, 1), ([2], 0.032971, 0.508772), ([3], 0, 1),
      ([4], 0, 0.271316), ([5], 0, 0.274247), ([0, 1], 0.244186, 0.846481),
      ([2, 3], 0.175371, 0.810092), ([4, 5], 0, 0.366068),
    ] as [([Int], Double, Double)])
  func `the network leads the hub example over these weights`(
    criteria: [Int], low: Double, high: Double
  ) throws {
    let sweep = try WeightSweep(Hub.table, moving: criteria)
    let interval = try #require(sweep.firstRankInterval(of: 3))
    #expect(isClose([interval.low, interval.high], [low, high], within: 1e-6))
    #expect(sweep.firstRankInterval(of: 0) == nil)
  }

  @Test func `a tie now ends the interval where the rival pulls ahead`() {
    let sweep = WeightSweep(atZero: [40, 60], atOne: [60, 40], current: 0.5)
    #expect(sweep.firstRankInterval(of: 0) == ValueRange(0.5, 1))
    #expect(sweep.firstRankInterval(of: 1) == ValueRange(0, 0.5))
    #expect(sweep.fullRankingInterval == ValueRange(exactly: 0.5))
  }

  @Test func `leadership passes at the crossings of the upper edge only`() {
    let sweep = WeightSweep(atZero: [60, 50, 0], atOne: [0, 50, 100], current: 0.1)
    let spans = sweep.leadership
    #expect(spans.map(\.leaders) == [[0], [1], [2]])
    #expect(isClose(spans.map(\.to), [1.0 / 6, 0.5, 1]))
    #expect(spans.first?.from == 0)
  }

  @Test func `one option leads everywhere and no option nowhere`() {
    let alone = WeightSweep(atZero: [5], atOne: [9], current: 0.3)
    #expect(alone.leadership == [LeadershipSpan(from: 0, to: 1, leaders: [0])])
    #expect(alone.firstRankInterval(of: 0) == ValueRange(0, 1))
    #expect(WeightSweep(atZero: [], atOne: [], current: 0).leadership.isEmpty)
    let level = WeightSweep(atZero: [5, 5], atOne: [9, 9], current: 0.3)
    #expect(level.leadership == [LeadershipSpan(from: 0, to: 1, leaders: [0, 1])])
  }

  @Test(arguments: seeds)
  func `a grid of rankings agrees with the intervals`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let sweep = try WeightSweep(table, moving: [dice.whole(0...(table.criterionCount - 1))])
    let leaders = Ranking.leaders(table.totals, tolerance: sweep.tolerance)
    let option = try #require(leaders.first)
    let interval = try #require(sweep.firstRankInterval(of: option))
    #expect(interval.low <= sweep.current && sweep.current <= interval.high, "seed \(seed)")
    for step in 0...200 {
      let weight = Double(step) / 200
      let totals = sweep.totals(at: weight)
      let best = totals.max() ?? 0
      if weight >= interval.low, weight <= interval.high {
        #expect(totals[option] >= best - 1e-6, "seed \(seed), weight \(weight)")
      } else {
        #expect(totals[option] < best + 1e-9, "seed \(seed), weight \(weight)")
      }
      let span = try #require(sweep.leadership.first { weight <= $0.to })
      #expect(span.leaders.allSatisfy { totals[$0] >= best - 1e-6 }, "seed \(seed)")
    }
  }
}
