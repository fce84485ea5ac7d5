import Testing

@testable import DecisionAnalysis

@Suite struct PrometheeTests {
  private func result(_ oracle: Oracle) throws -> Promethee {
    try Promethee(
      DecisionTable(oracle: oracle),
      functions: oracle.at("inputs", "preference").items.map {
        try PreferenceFunction(oracle: $0)
      })
  }

  @Test func `hydro-electric sites agree with Brans, Vincke and Mareschal 1986`() throws {
    let oracle = try Oracle("promethee-brans-1986")
    let result = try result(oracle)
    let expected = try oracle.at("expected")
    for (one, row) in try expected.at("pi").rows.enumerated() {
      for (other, strength) in row.enumerated() {
        #expect(isClose(result.preference(one, over: other), strength, within: 0.0011))
      }
    }
    let positive = try expected.at("recomputed_phi_plus").numbers
    #expect(isClose(result.positiveFlow, positive))
    let negative = try expected.at("recomputed_phi_minus").numbers
    #expect(isClose(result.negativeFlow, negative))
    #expect(isClose(result.netFlow, try expected.at("recomputed_phi").numbers))
    let sums = try expected.at("net_flow_sum").numbers
    #expect(isClose(result.netFlow.map { $0 * 5 }, sums, within: 0.0021))
    let ranks = try expected.at("ranks").integers
    #expect(Ranking.competition(result.netFlow, tolerance: 1e-9) == ranks)
    for pair in try expected.at("promethee1_incomparable_pairs").items {
      let options = try pair.integers
      #expect(result.compare(options[0], options[1]) == .incomparable)
    }
    for one in 0..<6 {
      for other in 0..<6 where other != one {
        let agrees =
          (positive[one] - positive[other]) * (negative[other] - negative[one]) >= 0
        #expect((result.compare(one, other) != .incomparable) == agrees)
      }
    }
  }

  @Test(arguments: [
    ("promethee-papathanasiou-ploskas-2018", 0.005), ("promethee-zhao-2013", 1e-9),
    ("promethee-ziemba-2017", 6e-5),
  ])
  func `published net flows are met`(name: String, tolerance: Double) throws {
    let oracle = try Oracle(name)
    let expected = try oracle.at("expected", "phi").numbers
    #expect(isClose(try result(oracle).netFlow, expected, within: tolerance))
  }

  @Test func `the hub example has the flows computed elsewhere`() throws {
    let function = PreferenceFunction.linear(indifference: 5, preference: 40)
    let result = try Promethee(Hub.table, functions: Array(repeating: function, count: 6))
    #expect(
      isClose(result.netFlow, [-0.413815, 0.084354, 0.083203, 0.246259], within: 1e-6))
    #expect(result.compare(3, 0) == .preferred && result.compare(0, 3) == .outranked)
  }

  @Test(arguments: seeds)
  func `sorted sums equal sums over all pairs`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(1...30)
    let low = Double(dice.whole(0...10))
    let high = low + Double(dice.whole(0...20))
    let column = (0..<count).map { _ in
      seed % 2 == 0 ? Double(dice.whole(0...20) * 5) : dice.number(-1000, 1000)
    }
    let functions: [PreferenceFunction] = [
      .usual, .threshold(indifference: low), .vShape(preference: high),
      .level(indifference: low, preference: high), .linear(indifference: low, preference: high),
      .gaussian(deviation: 1 + low),
    ]
    for function in functions {
      let fast = CriterionFlow.sums(column, function)
      let plain = CriterionFlow.pairs(column, function)
      let entering = CriterionFlow.pairs(column.map { -$0 }, function)
      #expect(isClose(fast.leaving, plain, within: 1e-9), "seed \(seed), \(function)")
      #expect(isClose(fast.entering, entering, within: 1e-9), "seed \(seed), \(function)")
    }
  }

  @Test(arguments: seeds)
  func `net flows add up to nothing and are never undefined`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let functions = (0..<table.criterionCount).map { _ -> PreferenceFunction in
      dice.whole(0...1) == 0 ? .usual : .gaussian(deviation: 10)
    }
    let result = try Promethee(table, functions: functions)
    #expect(isClose(result.netFlow.reduce(0, +), 0), "seed \(seed)")
    let parts = AdditiveValue.totals(values: result.criterionFlows, weights: table.weights)
    #expect(isClose(parts, result.netFlow), "seed \(seed)")
    #expect(result.positiveFlow.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 }, "seed \(seed)")
  }

  @Test func `one option has no flow, and equal options are indifferent`() throws {
    let alone = try Promethee(
      DecisionTable(values: Matrix(rows: [[5]]), weights: [1]), functions: [.usual])
    #expect(alone.netFlow == [0])
    let level = try Promethee(
      DecisionTable(values: Matrix(rows: [[5], [5]]), weights: [1]), functions: [.usual])
    #expect(level.compare(0, 1) == .indifferent)
  }

  @Test(
    arguments: [
      [.linear(indifference: 3, preference: 2)], [.gaussian(deviation: 0)],
      [.threshold(indifference: -1)],
    ] as [[PreferenceFunction]])
  func `impossible thresholds are refused`(functions: [PreferenceFunction]) throws {
    let table = try DecisionTable(values: Matrix(rows: [[5]]), weights: [1])
    #expect(throws: AnalysisError.badThresholds(criterion: 0)) {
      try Promethee(table, functions: functions)
    }
    #expect(throws: AnalysisError.length(expected: 1, found: 0)) {
      try Promethee(table, functions: [])
    }
  }
}
