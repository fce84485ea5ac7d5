import DecisionAnalysis
import Testing

@Suite struct ConcessionCountTests {
  private func panel(_ seats: [[[Double?]]], weights: [Double]) throws -> PanelMarks {
    try PanelMarks(
      seats.map { try PanelSeat(marks: Matrix(rows: $0), weights: weights.map { _ in 1 }) },
      weights: weights)
  }

  @Test func `one mark moved to another that was given is enough`() throws {
    let found = ConcessionCount(
      try panel([[[60], [50]], [[60], [50]], [[60], [90]], [[80], [50]]], weights: [1]))
    // 65 to 60: a mark of 50 moved to 90 adds 10.
    #expect(found.leaders == [0])
    let answer = try #require(found.answers.first)
    #expect(answer.challenger == 1 && answer.moves.count == 1 && isClose(answer.lead, 5))
    #expect(answer.moves[0].seat == 0 && answer.moves[0].option == 1)
    #expect(answer.moves[0].from == 50 && answer.moves[0].to == 90 && answer.moves[0].given == 2)
    // Each of three seats could move, so the set is not the only one.
    #expect(answer.isOnlySet == false)
  }

  @Test func `the leader's own marks count, and a set can be the only one`() throws {
    let found = ConcessionCount(try panel([[[90], [50]], [[60], [50]]], weights: [1]))
    // 75 to 50: moving 90 to 60 leaves 10.
    #expect(found.answers.isEmpty && found.fewest.isEmpty && found.leaders == [0])
    let near = ConcessionCount(try panel([[[90], [62]], [[60], [62]]], weights: [1]))
    #expect(near.answers.map(\.moves.count) == [1])
    #expect(near.answers.map(\.isOnlySet) == [true])
    #expect(near.answers[0].moves[0].option == 0 && near.answers[0].moves[0].to == 60)
  }

  @Test func `where all give the same mark nobody can concede`() throws {
    let found = ConcessionCount(try panel([[[60], [59]], [[60], [59]]], weights: [1]))
    #expect(found.leaders == [0] && found.answers.isEmpty)
  }

  @Test func `of options that lead together one mark puts one ahead`() throws {
    let found = ConcessionCount(
      try panel([[[60], [70], [0]], [[70], [60], [10]]], weights: [1]))
    #expect(found.leaders == [0, 1])
    #expect(found.answers.map(\.challenger) == [0, 1])
    #expect(found.fewest.map(\.moves.count) == [1, 1])
    #expect(found.answers.allSatisfy { $0.isOnlySet == false })
  }

  @Test func `while an open mark could change who leads nothing is counted`() throws {
    let open = ConcessionCount(try panel([[[60], [59]], [[nil], [59]]], weights: [1]))
    #expect(open.leaders.isEmpty && open.answers.isEmpty)
    // Here it could not: the open mark counts as 0 and does not move.
    let sure = ConcessionCount(
      try panel([[[100], [20]], [[90], [40]], [[nil], [40]]], weights: [1]))
    #expect(sure.leaders == [0])
    #expect(sure.answers.isEmpty)
  }

  @Test func `several marks of one cell move its median`() throws {
    let marks: [[[Double?]]] = [0, 0, 0, 0, 100].map { [[60], [$0]] }
    let found = ConcessionCount(try panel(marks, weights: [1]), of: .median)
    #expect(found.answers.map(\.challenger) == [1])
    #expect(found.answers.first?.moves.map(\.seat) == [0, 1])
    #expect(found.answers.first?.lead == 40 && found.answers.first?.isOnlySet == nil)
  }

  /// Gives every mark in turn every mark that was given in its cell.
  @Test(arguments: seeds, [ConcessionCount.Statistic.mean, .median])
  func `full enumeration finds as few marks`(
    seed: UInt64, statistic: ConcessionCount.Statistic
  ) throws {
    var dice = Dice(seed)
    let shapes = [(2, 1, 4), (3, 1, 3), (2, 2, 2), (3, 2, 2), (2, 1, 5), (4, 1, 2)]
    let (options, criteria, seats) = shapes[Int(seed) % shapes.count]
    let panel = try PlainPanel.random(
      &dice, options: options, criteria: criteria, seats: seats, open: 0,
      leavesOut: statistic == .mean && seed % 2 == 0, step: seats == 5 ? 50 : 25)
    let found = ConcessionCount(panel, of: statistic)
    let given = panel.seats.map { seat in seat.marks.map { $0 ?? 0 } }
    let leaders = Ranking.leaders(totals(panel, given, statistic))
    #expect(found.leaders == leaders, "seed \(seed)")
    var least: [Int: (count: Int, sets: Set<[Int]>)] = [:]
    let places = (0..<seats).flatMap { seat in
      (0..<(options * criteria)).map { (seat, $0 / criteria, $0 % criteria) }
    }.filter { panel.seats[$0.0].weights[$0.2] > 0 && panel.weights[$0.2] > 0 }
    var marks = given
    func go(_ place: Int, _ moved: [Int]) {
      guard place < places.count else {
        let now = totals(panel, marks, statistic)
        for option in now.indices {
          let rivals = leaders.filter { $0 != option }
          guard !rivals.isEmpty,
            rivals.allSatisfy({ now[option] > now[$0] + Ranking.tolerance })
          else { continue }
          let best = least[option]?.count ?? .max
          if moved.count < best { least[option] = (moved.count, [moved]) }
          if moved.count == best { least[option]?.sets.insert(moved) }
        }
        return
      }
      let (seat, option, criterion) = places[place]
      let choices = Set(
        given.indices.filter { panel.seats[$0].weights[criterion] > 0 }
          .map { given[$0][option, criterion] })
      let own = given[seat][option, criterion]
      for choice in choices {
        marks[seat][option, criterion] = choice
        go(place + 1, choice == own ? moved : moved + [place])
      }
      marks[seat][option, criterion] = own
    }
    go(0, [])
    #expect(Set(found.answers.map(\.challenger)) == Set(least.keys), "seed \(seed)")
    for answer in found.answers {
      let expected = try #require(least[answer.challenger])
      #expect(answer.moves.count == expected.count, "seed \(seed)")
      if let isOnly = answer.isOnlySet {
        #expect(isOnly == (expected.sets.count == 1), "seed \(seed), \(answer.challenger)")
      }
      // The moves named do what is said of them.
      marks = given
      for move in answer.moves {
        #expect(marks[move.seat][move.option, move.criterion] == move.from, "seed \(seed)")
        #expect(given[move.given][move.option, move.criterion] == move.to, "seed \(seed)")
        marks[move.seat][move.option, move.criterion] = move.to
      }
      let now = totals(panel, marks, statistic)
      let nearest = leaders.filter { $0 != answer.challenger }.map { now[$0] }.max() ?? 0
      #expect(isClose(now[answer.challenger] - nearest, answer.lead), "seed \(seed)")
    }
  }

  private func totals(
    _ panel: PanelMarks, _ marks: [Matrix<Double>], _ statistic: ConcessionCount.Statistic
  ) -> [Double] {
    guard statistic == .median else {
      return PlainPanel.totals(panel, seats: Array(panel.seats.indices)) { marks[$0][$1, $2] }
    }
    return (0..<panel.optionCount).map { option in
      (0..<panel.criterionCount).reduce(0) { sum, criterion in
        let own = marks.map { $0[option, criterion] }
        return sum + panel.weights[criterion] * ((try? GroupStatistics(own).median) ?? 0)
      }
    }
  }
}
