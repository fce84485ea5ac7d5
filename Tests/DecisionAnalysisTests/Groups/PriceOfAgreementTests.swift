import Testing

@testable import DecisionAnalysis

@Suite struct PriceOfAgreementTests {
  @Test func `two bodies meet where the larger price is smallest`() throws {
    let values = try Matrix<Double>(rows: [[100, 0], [0, 100], [60, 60]])
    let bodies = try [[80.0, 20], [30, 70]].map {
      try DecisionTable(values: values, weights: $0)
    }
    let found = try PriceOfAgreement(bodies)
    // The first leads for the first body, 80 to 60; the second for the other, 70 to 60.
    #expect(found.price(of: 0, for: 0) == 0 && found.price(of: 1, for: 1) == 0)
    #expect(isClose(try #require(found.price(of: 2, for: 0)), 0.2))
    #expect(isClose(try #require(found.price(of: 2, for: 1)), 0.1))
    #expect(isClose(found.largest.compactMap(\.self), [0.3, 0.4, 0.2]))
    #expect(found.choices == [2])
  }

  @Test func `an option that no weights put first is impossible, and then it is no choice`() throws
  {
    let one = try DecisionTable(values: Matrix(rows: [[50, 60], [40, 30]]), weights: [1, 1])
    let other = try DecisionTable(values: Matrix(rows: [[30, 30], [70, 40]]), weights: [1, 1])
    let found = try PriceOfAgreement([one, other])
    #expect(found.price(of: 1, for: 0) == nil && found.price(of: 1, for: 1) == 0)
    #expect(found.largest == [nil, nil] && found.choices.isEmpty)
    let alone = try PriceOfAgreement([one])
    #expect(alone.largest == [0, nil] && alone.choices == [0])
  }

  @Test func `bodies that agree pay nothing`() throws {
    let table = try Hub.table
    let found = try PriceOfAgreement([table, table])
    #expect(found.choices == [3] && found.largest[3] == 0)
  }

  @Test func `no body and bodies of other options are refused`() throws {
    #expect(throws: AnalysisError.noAssessors) { try PriceOfAgreement([]) }
    let two = try DecisionTable(values: Matrix(rows: [[1], [2]]), weights: [1])
    let one = try DecisionTable(values: Matrix(rows: [[1]]), weights: [1])
    #expect(throws: AnalysisError.length(expected: 2, found: 1)) {
      try PriceOfAgreement([two, one])
    }
  }

  @Test(arguments: fewSeeds)
  func `a fine grid over three criteria finds no smaller price`(seed: UInt64) throws {
    var dice = Dice(seed)
    let bodies = try (0..<2).map { _ in
      try DecisionTable(values: dice.marks(4, 3), weights: dice.weights(3))
    }
    let found = try PriceOfAgreement(bodies)
    let steps = 200
    for (place, body) in bodies.enumerated() {
      var nearest = Array(repeating: Double.infinity, count: 4)
      for first in 0...steps {
        for second in 0...(steps - first) {
          let weights = [first, second, steps - first - second].map { Double($0) / Double(steps) }
          let totals = AdditiveValue.totals(values: body.values, weights: weights)
          let moved = zip(weights, body.weights).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
          for option in Ranking.leaders(totals) { nearest[option] = min(nearest[option], moved) }
        }
      }
      for option in 0..<4 {
        guard let price = found.price(of: option, for: place) else {
          #expect(nearest[option] == .infinity, "seed \(seed), option \(option)")
          continue
        }
        #expect(price <= nearest[option] + 1e-9, "seed \(seed), option \(option)")
        // Where the grid comes near the option's region, it comes near its price.
        if nearest[option].isFinite {
          #expect(nearest[option] - price < 0.05, "seed \(seed), option \(option)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `the dual programme proves every price and every impossibility`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let found = try PriceOfAgreement([table])
    for option in 0..<table.optionCount {
      if let price = found.price(of: option, for: 0) {
        let proof = try #require(Certificate(option, table), "seed \(seed), option \(option)")
        // Any solution of the dual is a bound from below, and this one meets the price.
        #expect(proof.isValid(option, table), "seed \(seed), option \(option)")
        #expect(isClose(proof.bound / 2, price, within: 1e-7), "seed \(seed), option \(option)")
        let route = try #require(found.routes[option, 0])
        let totals = AdditiveValue.totals(values: table.values, weights: route.weights)
        #expect(totals[option] >= (totals.max() ?? 0) - 1e-6, "seed \(seed), option \(option)")
        #expect(isClose(route.weights.reduce(0, +), 1), "seed \(seed), option \(option)")
      } else {
        // A mixture of the others is better on every criterion, so no weights put it first.
        let mixture = try #require(Self.better(than: option, table), "seed \(seed)")
        for criterion in 0..<table.criterionCount {
          let mixed = (0..<table.optionCount).reduce(0) {
            $0 + mixture[$1] * table.values[$1, criterion]
          }
          #expect(mixed > table.values[option, criterion] + 1e-9, "seed \(seed), option \(option)")
        }
      }
    }
  }

  /// A solution of the dual of the least move: a price for each rival that must not be ahead, one for
  /// each weight that can be used up, and one for keeping the sum.
  private struct Certificate {
    var level = 0.0
    var rivals: [Double] = []
    var caps: [Double] = []
    var bound = 0.0

    init?(_ option: Int, _ table: DecisionTable) {
      let (criteria, totals) = (table.criterionCount, table.totals)
      let others = (0..<table.optionCount).filter { $0 != option }
      // Variables: the level as a difference of two, the rivals, the caps.
      var programme = LinearProgram(
        minimising: [0, 0] + others.map { totals[option] - totals[$0] } + table.weights)
      for criterion in 0..<criteria {
        let leads = others.map { table.values[option, criterion] - table.values[$0, criterion] }
        let cap = (0..<criteria).map { $0 == criterion ? 1.0 : 0 }
        programme.require([1, -1] + leads + cap.map { _ in 0 }, .atMost, 1)
        programme.require([-1, 1] + leads.map { -$0 } + cap.map { -$0 }, .atMost, 1)
      }
      guard case .optimal(let solution, let value) = programme.solve() else { return nil }
      level = solution[0] - solution[1]
      rivals = Array(solution[2..<(2 + others.count)])
      caps = Array(solution[(2 + others.count)...])
      bound = -value
    }

    func isValid(_ option: Int, _ table: DecisionTable) -> Bool {
      let others = (0..<table.optionCount).filter { $0 != option }
      guard (rivals + caps).allSatisfy({ $0 >= 0 }) else { return false }
      return (0..<table.criterionCount).allSatisfy { criterion in
        let lead = zip(others, rivals).reduce(0) {
          $0 + (table.values[option, criterion] - table.values[$1.0, criterion]) * $1.1
        }
        return level + lead <= 1 + 1e-7 && -level - lead - caps[criterion] <= 1 + 1e-7
      }
    }
  }

  /// A mixture of the other options that is better everywhere: the largest least lead.
  private static func better(than option: Int, _ table: DecisionTable) -> [Double]? {
    let count = table.optionCount
    var programme = LinearProgram(minimising: Array(repeating: 0, count: count) + [-1])
    programme.require(
      (0..<count).map { $0 == option ? 0 : 1 } + [0], .equal, 1)
    for criterion in 0..<table.criterionCount {
      let leads = (0..<count).map {
        $0 == option ? 0 : table.values[$0, criterion] - table.values[option, criterion]
      }
      programme.require(leads + [-1], .atLeast, 0)
    }
    guard case .optimal(let solution, let value) = programme.solve(), value < 0 else { return nil }
    return (0..<count).map { $0 == option ? 0 : solution[$0] }
  }
}
