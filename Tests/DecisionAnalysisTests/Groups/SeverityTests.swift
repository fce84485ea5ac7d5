import DecisionAnalysis
import Testing

@Suite struct SeverityTests {
  /// A panel made of true values and planted severities, with some marks missing.
  private func planted(
    _ dice: inout Dice, _ truth: Matrix<Double>, _ effects: [Double], missing: Double,
    weights: [Double]
  ) throws -> PanelMarks {
    let seats = try effects.map { effect in
      let rows = truth.rows.map { row in
        row.map { value -> Double? in dice.unit() < missing ? nil : value + effect }
      }
      return try PanelSeat(marks: Matrix(rows: rows), weights: weights.map { _ in 1 })
    }
    return try PanelMarks(seats, weights: weights)
  }

  @Test func `a mild seat that marked one option only no longer lifts it`() throws {
    // Everybody finds the first better by 10; the mild one marked the second alone.
    let rows: [[[Double?]]] = [[[50], [40]], [[55], [45]], [[nil], [80]]]
    let panel = try PanelMarks(
      rows.map { try PanelSeat(marks: Matrix(rows: $0), weights: [1]) }, weights: [1])
    #expect(EmptyChair(panel).given == [52.5, 55])
    let found = try #require(Severity(panel))
    #expect(isClose(found.totals[0] - found.totals[1], 10))
    #expect(isClose(found.effects.compactMap(\.self), [-15, -10, 25]))
  }

  @Test func `numpy solves the same equations`() throws {
    // numpy.linalg.lstsq (NumPy 2.4) on the dummies of cells and seats, the seats' effects centred.
    let rows: [[[Double?]]] = [
      [[60, 70], [50, nil], [nil, 20]], [[80, nil], [65, 40], [30, 45]],
      [[nil, 55], [35, 30], [25, nil]], [[90, 85], [nil, 60], [45, 70]],
    ]
    let panel = try PanelMarks(
      rows.map { try PanelSeat(marks: Matrix(rows: $0), weights: [1, 1]) }, weights: [0.6, 0.4])
    let found = try #require(Severity(panel))
    let effects = [-10.166666666666664, 4.166666666666664, -13.16666666666665, 19.16666666666665]
    #expect(isClose(found.effects.compactMap(\.self), effects))
    let totals = [71.92222222222217, 49.8111111111111, 34.21111111111109]
    #expect(isClose(found.totals, totals))
  }

  @Test(arguments: seeds)
  func `planted severities are given back, and with them the true order`(seed: UInt64) throws {
    var dice = Dice(seed)
    let (options, criteria) = (dice.whole(2...5), dice.whole(1...4))
    let truth = try Matrix(
      rows: (0..<options).map { _ in (0..<criteria).map { _ in dice.number(30, 70) } })
    let effects = (0..<dice.whole(2...6)).map { _ in dice.number(-30, 30) }
    let weights = (0..<criteria).map { _ in dice.number(1, 10) }
    let panel = try planted(&dice, truth, effects, missing: 0.3, weights: weights)
    guard let found = Severity(panel) else { return }
    let known = effects.indices.filter { found.effects[$0] != nil }
    let mean = known.reduce(0) { $0 + effects[$1] } / Double(known.count)
    for seat in known {
      #expect(isClose(try #require(found.effects[seat]), effects[seat] - mean), "seed \(seed)")
    }
    let totals = AdditiveValue.totals(values: truth, weights: panel.weights)
    #expect(isClose(found.totals, totals.map { $0 + mean }), "seed \(seed)")
    #expect(Ranking.order(found.totals) == Ranking.order(totals), "seed \(seed)")
  }

  @Test func `planted severities overturn the order of the marks given somewhere`() throws {
    // Else the test above would show nothing.
    var overturned = 0
    for seed in seeds {
      var dice = Dice(seed)
      let truth = try dice.values(3, 2).map { 30 + 0.4 * $0 }
      let effects = (0..<3).map { _ in dice.number(-30, 30) }
      let panel = try planted(&dice, truth, effects, missing: 0.3, weights: [1, 2])
      guard let found = Severity(panel), let given = EmptyChair(panel).given else { continue }
      overturned += Ranking.order(found.totals) == Ranking.order(given) ? 0 : 1
    }
    #expect(overturned > 3)
  }

  @Test(arguments: seeds)
  func `with complete data the order stays`(seed: UInt64) throws {
    var dice = Dice(seed)
    let panel = try PlainPanel.random(
      &dice, options: dice.whole(1...5), criteria: dice.whole(1...4), seats: dice.whole(1...6),
      open: 0)
    let found = try #require(Severity(panel), "seed \(seed)")
    #expect(isClose(found.totals, try #require(EmptyChair(panel).common)), "seed \(seed)")
    #expect(isClose(found.effects.compactMap(\.self).reduce(0, +), 0, within: 1e-8), "seed \(seed)")
  }

  @Test(arguments: fewSeeds)
  func `no other effects fit better`(seed: UInt64) throws {
    var dice = Dice(seed)
    let panel = try PlainPanel.random(
      &dice, options: 4, criteria: 3, seats: 5, open: 0.2, leavesOut: true)
    let found = try #require(Severity(panel), "seed \(seed)")
    func squares(_ effects: [Double], _ cells: Matrix<Double>) -> Double {
      var sum = 0.0
      for (seat, effect) in effects.enumerated() {
        for option in 0..<4 {
          for criterion in 0..<3 where panel.weights[criterion] > 0 {
            guard let mark = panel.seats[seat].marks[option, criterion] else { continue }
            let error = mark - cells[option, criterion] - effect
            sum += panel.seats[seat].weights[criterion] * error * error
          }
        }
      }
      return sum
    }
    let effects = found.effects.map { $0 ?? 0 }
    let least = squares(effects, found.cells)
    for _ in 0..<300 {
      let other = effects.map { $0 + dice.number(-1, 1) }
      let cells = found.cells.map { $0 + dice.number(-1, 1) }
      #expect(squares(other, cells) >= least - 1e-9, "seed \(seed)")
    }
  }

  @Test func `marks that nothing links, and cells without one, have no answer`() throws {
    func found(_ rows: [[[Double?]]]) throws -> Severity? {
      Severity(
        try PanelMarks(
          rows.map { try PanelSeat(marks: Matrix(rows: $0), weights: [1]) }, weights: [1]))
    }
    #expect(try found([[[50], [nil]], [[nil], [60]]]) == nil)
    #expect(try found([[[50], [nil]], [[50], [nil]]]) == nil)
    let linked = try #require(try found([[[50], [60]], [[nil], [70]], [[nil], [nil]]]))
    #expect(isClose(linked.totals, [55, 65]) && linked.effects[2] == nil)
  }
}
