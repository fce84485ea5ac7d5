import DecisionAnalysis
import Testing

@Suite struct EmptyChairTests {
  private func panel(_ seats: [[[Double?]]], weights: [Double]) throws -> PanelMarks {
    try PanelMarks(
      seats.map { try PanelSeat(marks: Matrix(rows: $0), weights: weights.map { _ in 1 }) },
      weights: weights)
  }

  @Test func `one chair of three stays empty`() throws {
    let found = try EmptyChair(
      panel(
        [[[60, 70], [50, 60]], [[80, 50], [60, 60]], [[nil, nil], [nil, nil]]], weights: [1, 1]))
    // Two of three seats give 65 and 57.5 of 100 each; the third anything.
    #expect(isClose(found.totals.map(\.low), [130 / 3.0, 115 / 3.0]))
    #expect(isClose(found.totals.map(\.high), [230 / 3.0, 215 / 3.0]))
    #expect(found.ranks == [1...2, 1...2] && found.leaders.isEmpty)
    #expect(found.openSeats == [2] && found.pivotalSeats == [2])
    #expect(found.common == [65, 57.5] && found.given == [65, 57.5])
    #expect(found.thresholds.map(\.rival) == [1])
    // It would have to put the second 15 ahead; the most that somebody did is 10 behind.
    guard case .ahead(let lead)? = found.thresholds.first?.need else {
      Issue.record("\(found.thresholds)")
      return
    }
    #expect(isClose(lead, 15))
    #expect(try #require(found.thresholds.first?.utmost) == -5)
  }

  @Test func `an open answer on one side is a threshold for its mean`() throws {
    let rival = try EmptyChair(panel([[[60], [50]], [[60], [nil]]], weights: [1]))
    #expect(rival.thresholds.map(\.need) == [.ownAbove(70)])
    #expect(rival.thresholds.map(\.utmost) == [50])
    let leader = try EmptyChair(panel([[[60], [50]], [[nil], [50]]], weights: [1]))
    #expect(leader.thresholds.map(\.need) == [.leaderBelow(40)])
    let both = try EmptyChair(
      panel([[[60, 60], [50, 50]], [[nil, 60], [nil, nil]]], weights: [1, 1]))
    guard case .points(let points)? = both.thresholds.first?.need else {
      Issue.record("\(both.thresholds)")
      return
    }
    #expect(isClose(points, 20) && both.thresholds[0].utmost == nil)
  }

  @Test func `several that are ahead have no threshold and no complete seat nobody to change`()
    throws
  {
    let level = try EmptyChair(panel([[[50], [50]], [[nil], [nil]]], weights: [1]))
    #expect(level.thresholds.isEmpty && level.pivotalSeats == [1])
    let begun = try EmptyChair(panel([[[50], [nil]], [[nil], [40]]], weights: [1]))
    #expect(begun.pivotalSeats == nil && begun.common == nil && begun.given == [50, 40])
    let absent = try EmptyChair(panel([[[nil], [nil]]], weights: [1]))
    #expect(absent.given == nil && absent.totals == [.unknown, .unknown])
  }

  @Test func `with everything marked nothing is open`() throws {
    let found = try EmptyChair(panel([[[60], [50]], [[40], [80]]], weights: [1]))
    #expect(found.ranks == [2...2, 1...1] && found.leaders == [1])
    #expect(found.openSeats.isEmpty && found.pivotalSeats == [] && found.thresholds.isEmpty)
    #expect(found.common == found.given && found.common == [50, 65])
  }

  @Test(arguments: seeds)
  func `all ways to fill the chairs give what is said`(seed: UInt64) throws {
    var dice = Dice(seed)
    let (options, criteria) = (dice.whole(2...3), dice.whole(1...2))
    var panel = try PlainPanel.random(
      &dice, options: options, criteria: criteria, seats: dice.whole(2...4), open: 0.35,
      leavesOut: true, grouped: seed % 2 == 0)
    var all = Array(panel.seats.indices)
    while PlainPanel.open(panel, seats: all).count > 9 {
      panel = try PlainPanel.random(
        &dice, options: options, criteria: criteria, seats: 3, open: 0.3, leavesOut: true,
        grouped: seed % 2 == 0)
      all = Array(panel.seats.indices)
    }
    let found = EmptyChair(panel)
    let close = Ranking.tolerance
    var lows = Array(repeating: Double.infinity, count: options)
    var highs = lows.map { _ in -Double.infinity }
    var ranks = lows.map { _ in [Int]() }
    var firsts = Set<[Int]>()
    PlainPanel.forEachEnd(panel, seats: all) { totals in
      for (option, total) in totals.enumerated() {
        lows[option] = min(lows[option], total)
        highs[option] = max(highs[option], total)
        ranks[option].append(1 + totals.count { $0 > total + close })
      }
      firsts.insert(Ranking.leaders(totals))
    }
    #expect(isClose(found.totals.map(\.low), lows), "seed \(seed)")
    #expect(isClose(found.totals.map(\.high), highs), "seed \(seed)")
    for option in ranks.indices {
      #expect(found.ranks[option].lowerBound == ranks[option].min(), "seed \(seed)")
      #expect(found.ranks[option].upperBound == ranks[option].max(), "seed \(seed)")
    }
    // Who is first in every case leads for certain.
    let sure = (0..<options).filter { option in firsts.allSatisfy { $0.contains(option) } }
    #expect(found.leaders.allSatisfy(sure.contains), "seed \(seed)")
    if firsts.count == 1 { #expect(found.leaders == firsts.first, "seed \(seed)") }

    let open = all.filter { !PlainPanel.open(panel, seats: [$0]).isEmpty }
    #expect(found.openSeats == open, "seed \(seed)")
    let complete = all.filter { !open.contains($0) }
    guard let common = found.common else {
      #expect(found.pivotalSeats == nil, "seed \(seed)")
      return
    }
    let alone = PlainPanel.totals(panel, seats: complete) {
      panel.seats[$0].marks[$1, $2] ?? 0
    }
    #expect(isClose(common, alone), "seed \(seed)")
    let pivotal = open.filter { seat in
      var changes = false
      PlainPanel.forEachEnd(panel, seats: complete + [seat]) { totals in
        if Ranking.leaders(totals) != Ranking.leaders(alone) { changes = true }
      }
      return changes
    }
    #expect(found.pivotalSeats == pivotal, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `an option overtakes exactly where the threshold says`(seed: UInt64) throws {
    var dice = Dice(seed)
    let panel = try PlainPanel.random(
      &dice, options: dice.whole(2...4), criteria: dice.whole(1...3), seats: dice.whole(2...5),
      open: 0.3)
    let found = EmptyChair(panel)
    let all = Array(panel.seats.indices)
    for _ in 0..<60 {
      var filled: [[Int]: Double] = [:]
      for cell in PlainPanel.open(panel, seats: all) {
        filled[cell] =
          dice.whole(0...1) == 0 ? dice.number(0, 100) : Double(dice.whole(0...1)) * 100
      }
      let mark = { (seat: Int, option: Int, criterion: Int) -> Double in
        panel.seats[seat].marks[option, criterion] ?? filled[[seat, option, criterion]] ?? 0
      }
      let totals = PlainPanel.totals(panel, seats: all, mark)
      // The mean of an option's open marks, each by what it counts, and what they add to its total.
      let open = { (option: Int) -> (mean: Double, sum: Double) in
        let cells = filled.filter { $0.key[1] == option }
        let whole = cells.reduce(0) { $0 + panel.weights[$1.key[2]] }
        let sum = cells.reduce(0) { $0 + panel.weights[$1.key[2]] * $1.value }
        return (sum / whole, sum / Double(all.count))
      }
      let leader = found.thresholds.first?.leader
      for rival in totals.indices {
        guard let leader, rival != leader else { continue }
        let gap = totals[rival] - totals[leader]
        guard abs(gap) > 1e-6 else { continue }
        guard let threshold = found.thresholds.first(where: { $0.rival == rival }) else {
          #expect(gap < 0, "seed \(seed)")
          continue
        }
        let holds =
          switch threshold.need {
          case .ownAbove(let mean): open(rival).mean > mean
          case .leaderBelow(let mean): open(leader).mean < mean
          case .ahead(let points): open(rival).mean - open(leader).mean > points
          case .points(let points): open(rival).sum - open(leader).sum > points
          }
        #expect(holds == (gap > 0), "seed \(seed), option \(rival), \(threshold.need)")
      }
    }
  }

  @Test func `a body counts as much with an empty chair as without`() throws {
    // Two seats of one body and one of another, every body the same.
    let rows: [[[Double?]]] = [[[80], [20]], [[nil], [nil]], [[30], [70]]]
    let seats = try zip(rows, [0.5, 0.5, 1.0]).map {
      try PanelSeat(marks: Matrix(rows: $0), weights: [$1])
    }
    let found = EmptyChair(
      try PanelMarks(seats, weights: [1], groups: [0, 0, 1]), averaging: [0, 2])
    #expect(found.common == [55, 45] && found.given == [55, 45])
    let members = EmptyChair(try PanelMarks(seats, weights: [1]))
    #expect(isClose(members.common?.first ?? 0, (0.5 * 80 + 30) / 1.5))
  }

  @Test func `criteria without weight and seats that are out leave nothing open`() throws {
    let seats = [
      try PanelSeat(marks: Matrix(rows: [[50, nil], [40, nil]]), weights: [1, 1]),
      try PanelSeat(marks: Matrix(rows: [[nil, 10], [nil, 90]]), weights: [0, 1]),
    ]
    let found = EmptyChair(try PanelMarks(seats, weights: [1, 0]))
    #expect(found.openSeats.isEmpty && found.leaders == [0] && found.given == [50, 40])
    let nobody = try PanelMarks(
      [PanelSeat(marks: Matrix(rows: [[50], [40]]), weights: [0])], weights: [1])
    #expect(EmptyChair(nobody).totals == [.unknown, .unknown])
    #expect(EmptyChair(nobody).common == nil && EmptyChair(nobody).pivotalSeats == nil)
  }
}
