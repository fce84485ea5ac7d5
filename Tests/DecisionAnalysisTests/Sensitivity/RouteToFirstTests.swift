import DecisionAnalysis
import Testing

@Suite struct RouteToFirstTests {
  @Test(arguments: seeds)
  func `a fine grid of weights finds no shorter route`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try DecisionTable(values: dice.marks(4, 3), weights: dice.weights(3))
    for option in 0..<4 {
      let route = RouteToFirst.route(for: option, in: table)
      var nearest = Double.infinity
      for first in 0...60 {
        for second in 0...(60 - first) {
          let weights = [first, second, 60 - first - second].map { Double($0) / 60 }
          let totals = AdditiveValue.totals(values: table.values, weights: weights)
          guard totals[option] >= (totals.max() ?? 0) - 1e-9 else { continue }
          let moved = zip(weights, table.weights).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
          nearest = min(nearest, moved)
        }
      }
      if let route {
        let totals = AdditiveValue.totals(values: table.values, weights: route.weights)
        #expect(totals[option] >= (totals.max() ?? 0) - 1e-6, "seed \(seed)")
        #expect(route.weightMoved <= nearest + 1e-9, "seed \(seed)")
        #expect(isClose(route.weights.reduce(0, +), 1), "seed \(seed)")
      } else {
        #expect(nearest == .infinity, "seed \(seed), option \(option)")
      }
    }
  }

  @Test func `the leader needs no route and a dominated option has none`() throws {
    let table = try Hub.table
    #expect(RouteToFirst.route(for: 3, in: table)?.weightMoved == 0)
    let behind = try DecisionTable(
      values: Matrix(rows: [[50, 60], [40, 30], [0, 100]]), weights: [1, 1])
    #expect(RouteToFirst.route(for: 1, in: behind) == nil)
  }

  @Test func `all options at zero are level`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[0, 0], [0, 0]]), weights: [1, 1])
    #expect(RouteToFirst.route(for: 1, in: table)?.weightMoved == 0)
  }
}
