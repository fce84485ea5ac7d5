import Testing

@testable import DecisionAnalysis

/// What must stay the same when the same problem is written down in another way.
@Suite struct InvarianceTests {
  @Test(arguments: seeds)
  func `the order in which options and criteria stand changes nothing`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let rows = dice.shuffled(table.optionCount)
    let columns = dice.shuffled(table.criterionCount)
    let turned = try DecisionTable(
      values: Matrix(rows: rows.map { row in columns.map { table.values[row, $0] } }),
      weights: columns.map { table.weights[$0] })
    #expect(isClose(turned.totals, rows.map { table.totals[$0] }), "seed \(seed)")
    let ranks = Ranking.competition(table.totals)
    #expect(Ranking.competition(turned.totals) == rows.map { ranks[$0] }, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `another unit or origin of a scale with its range changes no value`(seed: UInt64) throws {
    var dice = Dice(seed)
    let cuts = [0, dice.number(1, 40), dice.number(50, 90), 100]
    let values = [0, dice.number(1, 40), dice.number(50, 90), 100]
    let factor = dice.number(0.01, 50) * (dice.whole(0...1) == 0 ? 1 : -1)
    let origin = dice.number(-500, 500)
    let other = cuts.map { origin + factor * $0 }
    let plain = try ValueFunction(performances: cuts, values: values)
    let turned = try ValueFunction(
      performances: factor > 0 ? other : other.reversed(),
      values: factor > 0 ? values : values.reversed())
    for _ in 0..<10 {
      let performance = dice.number(0, 100)
      let first = try plain.value(of: performance)
      let second = try turned.value(of: origin + factor * performance, outside: .clip)
      #expect(isClose(first, second, within: 1e-8), "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `a criterion split into a family of its parts changes no total`(seed: UInt64) throws {
    var dice = Dice(seed)
    let criteria = dice.whole(1...5)
    let parts = dice.whole(1...4)
    let split = dice.whole(0...(criteria - 1))
    let ratios = (0..<criteria).map { _ in dice.number(1, 100) }
    let values = try dice.values(4, criteria)
    let flat = try WeightTree(parents: ratios.map { _ in nil }, ratios: ratios)
    let tree = try WeightTree(
      parents: ratios.map { _ in nil } + (0..<parts).map { _ in split },
      ratios: ratios + (0..<parts).map { _ in dice.number(1, 100) })
    // Every part has the value of the whole.
    let spread = try Matrix(
      rows: (0..<4).map { option in
        tree.leaves.map { values[option, $0 < criteria ? $0 : split] }
      })
    let before = AdditiveValue.totals(values: values, weights: flat.leafWeights)
    let after = AdditiveValue.totals(values: spread, weights: tree.leafWeights)
    #expect(isClose(before, after), "seed \(seed)")
    #expect(isClose(tree.leafWeights.reduce(0, +), 1), "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `leaving out a dominated option keeps the order of the rest`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    for pair in Dominance.pairs(in: table.values) {
      let rest = (0..<table.optionCount).filter { $0 != pair.worse }
      let without = try DecisionTable(
        values: Matrix(rows: rest.map { table.values.row($0) }), weights: table.weights)
      let order = Ranking.order(table.totals).filter { $0 != pair.worse }
      #expect(Ranking.order(without.totals).map { rest[$0] } == order, "seed \(seed)")
      #expect(table.totals[pair.better] >= table.totals[pair.worse] - 1e-9, "seed \(seed)")
    }
  }

  @Test(arguments: fewSeeds)
  func `the mean of ordered uniform weights is the centroid`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(2...7)
    let ranking = dice.shuffled(count).map { [$0] }
    let plan = try AcceptabilityPlan(
      values: Matrix(rowCount: 1, columnCount: count, repeating: 0), policy: .ranked(ranking),
      seed: seed, samples: 20_000)
    let result = Acceptability(plan.counts(ofChunks: 0..<plan.chunkCount))
    let mean = try #require(result.centralWeights[0])
    let centroid = try RankOrderWeights.centroid.weights(ranking)
    // No weight of an ordered set has a deviation above 0.25.
    #expect(isClose(mean, centroid, within: 4.5 * 0.25 / 20_000.0.squareRoot()), "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `a dense sweep changes order only at the crossings`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    for criterion in 0..<table.criterionCount {
      let sweep = try WeightSweep(table, moving: [criterion])
      let steps = 500
      let crossings = sweep.crossings
      for one in 0..<table.optionCount {
        for other in (one + 1)..<max(table.optionCount, one + 1) {
          let leads = (0...steps).map { step -> Double in
            let totals = sweep.totals(at: Double(step) / Double(steps))
            return totals[one] - totals[other]
          }
          let own = crossings.filter { $0.first == one && $0.second == other }
          for step in 0..<steps where leads[step] * leads[step + 1] < -1e-12 {
            let (low, high) = (Double(step) / Double(steps), Double(step + 1) / Double(steps))
            #expect(
              own.count == 1 && own[0].weight >= low - 1e-9 && own[0].weight <= high + 1e-9,
              "seed \(seed) criterion \(criterion)")
          }
          for crossing in own {
            let totals = sweep.totals(at: crossing.weight)
            #expect(isClose(totals[one], totals[other], within: 1e-7), "seed \(seed)")
          }
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `every stability interval holds the present weight`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    for criterion in 0..<table.criterionCount {
      let sweep = try WeightSweep(table, moving: [criterion])
      for leader in Ranking.leaders(table.totals, tolerance: sweep.tolerance) {
        let interval = try #require(sweep.firstRankInterval(of: leader), "seed \(seed)")
        #expect(
          interval.low <= sweep.current && interval.high >= sweep.current, "seed \(seed)")
        let whole = sweep.fullRankingInterval
        #expect(whole.low <= sweep.current && whole.high >= sweep.current, "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func `consistent comparisons have a ratio of nothing`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(3...10)
    let weights = try Weights(
      normalising: (0..<count).map { _ in dice.number(1, 9) }
    ).shares
    let comparisons = try PairwiseComparisons(
      Matrix(rows: weights.map { own in weights.map { own / $0 } }))
    let found = comparisons.priorities()
    #expect(isClose(found.weights, weights, within: 1e-12), "seed \(seed)")
    #expect(isClose(try #require(found.consistencyRatio), 0, within: 1e-12), "seed \(seed)")
    #expect(found.isInconsistent != true && found.worstFit == nil, "seed \(seed)")
  }
}

extension Dice {
  /// The numbers from 0 in random order.
  fileprivate mutating func shuffled(_ count: Int) -> [Int] {
    var items = Array(0..<count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      items.swapAt(place, whole(0...place))
    }
    return items
  }
}
