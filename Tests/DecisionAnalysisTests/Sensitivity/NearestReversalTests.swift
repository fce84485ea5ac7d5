import Testing

@testable import DecisionAnalysis

@Suite struct NearestReversalTests {
  @Test(arguments: [(1, 0.108601, 0.209524), (2, 0.077236, 0.138179)])
  func `the hub example is overturned where computed by hand`(
    rival: Int, length: Double, sum: Double
  ) throws {
    let table = try Hub.table
    let euclidean = try #require(
      NearestReversal.between(3, and: rival, in: table, measuredBy: .euclidean))
    #expect(isClose(euclidean.length, length, within: 1e-6))
    let moved = try #require(
      NearestReversal.between(3, and: rival, in: table, measuredBy: .weightMoved))
    #expect(isClose(2 * moved.weightMoved, sum, within: 1e-6))
  }

  @Test func `the nearest change moves 6.91 points from equity to workforce`() throws {
    let nearest = try #require(
      NearestReversal.nearest(to: 3, in: Hub.table, measuredBy: .weightMoved))
    #expect(nearest.rival == 2)
    #expect(nearest.moves.count == 1)
    #expect(nearest.moves[0].from == 3 && nearest.moves[0].to == 4)
    #expect(isClose(nearest.moves[0].amount, 0.0690895, within: 1e-6))
  }

  @Test func `an option that is ahead everywhere cannot be overturned`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[50, 60], [40, 30]]), weights: [1, 1])
    for distance in [WeightDistance.weightMoved, .euclidean] {
      #expect(NearestReversal.nearest(to: 0, in: table, measuredBy: distance) == nil)
    }
  }

  @Test func `a rival that is level nowhere but on one criterion takes all weight there`() throws {
    let table = try DecisionTable(
      values: Matrix(rows: [[50, 60, 70], [40, 60, 30]]), weights: [1, 1, 1])
    for distance in [WeightDistance.weightMoved, .euclidean] {
      let nearest = try #require(
        NearestReversal.nearest(to: 0, in: table, measuredBy: distance))
      #expect(isClose(nearest.weights, [0, 1, 0]))
    }
  }

  @Test func `options that are level need no change`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[50, 60], [60, 50]]), weights: [1, 1])
    let nearest = try #require(
      NearestReversal.nearest(to: 0, in: table, measuredBy: .weightMoved))
    #expect(nearest.weightMoved == 0 && nearest.moves.isEmpty && nearest.rival == 1)
  }

  @Test func `one option has no rival`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[50, 60]]), weights: [1, 1])
    #expect(NearestReversal.nearest(to: 0, in: table, measuredBy: .weightMoved) == nil)
  }

  @Test(arguments: seeds)
  func `no weights nearer by either measure bring the rival level`(seed: UInt64) throws {
    var dice = Dice(seed)
    let criteria = dice.whole(1...6)
    let table = try DecisionTable(values: dice.marks(2, criteria), weights: dice.weights(criteria))
    let leader = try #require(Ranking.leaders(table.totals).first)
    let rival = 1 - leader
    let lead = (0..<criteria).map { table.values[leader, $0] - table.values[rival, $0] }
    for distance in [WeightDistance.weightMoved, .euclidean] {
      guard
        let found = NearestReversal.between(leader, and: rival, in: table, measuredBy: distance)
      else {
        #expect(lead.allSatisfy { $0 > 0 }, "seed \(seed)")
        continue
      }
      #expect(isClose(found.weights.reduce(0, +), 1), "seed \(seed)")
      #expect(found.weights.allSatisfy { $0 >= 0 }, "seed \(seed)")
      let gap = zip(found.weights, lead).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(isClose(gap, 0, within: 1e-7), "seed \(seed), \(distance)")
      let size = distance == .weightMoved ? found.weightMoved : found.length
      for _ in 0..<400 {
        // Between the answer and a random point of the simplex, pulled back to the tie.
        let pull = dice.unit()
        let point = zip(found.weights, dice.simplex(criteria)).map { $0 + pull * ($1 - $0) }
        guard zip(point, lead).reduce(0, { $0 + $1.0 * $1.1 }) <= 0 else { continue }
        let changes = zip(point, table.weights).map { $0 - $1 }
        let other =
          distance == .weightMoved
          ? changes.reduce(0) { $0 + abs($1) } / 2
          : changes.reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(other >= size - 1e-9, "seed \(seed), \(distance)")
      }
    }
  }

  @Test(arguments: seeds)
  func `the greedy answer equals that of the linear programme`(seed: UInt64) throws {
    var dice = Dice(seed)
    let criteria = dice.whole(1...7)
    let table = try DecisionTable(values: dice.marks(2, criteria), weights: dice.weights(criteria))
    let leader = try #require(Ranking.leaders(table.totals).first)
    let greedy = NearestReversal.between(
      leader, and: 1 - leader, in: table, measuredBy: .weightMoved)
    let programme = RouteToFirst.route(for: 1 - leader, in: table)
    #expect((greedy == nil) == (programme == nil), "seed \(seed)")
    if let greedy, let programme {
      #expect(isClose(greedy.weightMoved, programme.weightMoved, within: 1e-8), "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `at the nearest change the rival shares the first place`(seed: UInt64) throws {
    var dice = Dice(seed)
    let table = try dice.table()
    let leader = try #require(Ranking.leaders(table.totals).first)
    for distance in [WeightDistance.weightMoved, .euclidean] {
      guard let found = NearestReversal.nearest(to: leader, in: table, measuredBy: distance)
      else { continue }
      let totals = AdditiveValue.totals(values: table.values, weights: found.weights)
      #expect(totals[found.rival] >= (totals.max() ?? 0) - 1e-6, "seed \(seed)")
      let moved = found.moves.reduce(0) { $0 + $1.amount }
      #expect(isClose(moved, found.weightMoved, within: 1e-8), "seed \(seed)")
    }
  }
}
