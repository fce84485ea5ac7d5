import DecisionAnalysis

/// Panels for tests, and their totals found a second time, as plainly as can be.
enum PlainPanel {
  /// A random panel of marks in multiples of 25; each is open with the given chance.
  static func random(
    _ dice: inout Dice, options: Int, criteria: Int, seats: Int, open: Double,
    leavesOut: Bool = false, step: Int = 25, grouped: Bool = false
  ) throws -> PanelMarks {
    let all = try (0..<seats).map { seat in
      let absent = dice.unit() < open / 2
      let rows = (0..<options).map { _ in
        (0..<criteria).map { _ -> Double? in
          let mark = Double(dice.whole(0...(100 / step)) * step)
          return absent || dice.unit() < open / 2 ? nil : mark
        }
      }
      let weights = (0..<criteria).map { _ in
        leavesOut && seat > 0 && dice.whole(0...4) == 0 ? 0.0 : Double(dice.whole(1...2))
      }
      return try PanelSeat(
        marks: Matrix(rows: rows), weights: leavesOut ? weights : weights.map { _ in 1 })
    }
    let groups = grouped ? (0..<seats).map { _ in dice.whole(0...1) } : nil
    return try PanelMarks(all, weights: dice.weights(criteria), groups: groups)
  }

  /// The totals of some seats with their marks as given and open ones as told, a seat's row by row.
  static func totals(
    _ panel: PanelMarks, seats: [Int],
    _ mark: (_ seat: Int, _ option: Int, _ criterion: Int) -> Double
  ) -> [Double] {
    (0..<panel.optionCount).map { option in
      var total = 0.0
      for criterion in 0..<panel.criterionCount where panel.weights[criterion] > 0 {
        var (sum, whole) = (0.0, 0.0)
        for seat in seats {
          var weight = panel.seats[seat].weights[criterion]
          if let groups = panel.groups, weight > 0 {
            let mates = panel.seats.indices.filter { groups[$0] == groups[seat] }
            let here = mates.filter(seats.contains)
            weight *= mates.reduce(0) { $0 + panel.seats[$1].weights[criterion] }
            weight /= here.reduce(0) { $0 + panel.seats[$1].weights[criterion] }
          }
          sum += weight * mark(seat, option, criterion)
          whole += weight
        }
        total += panel.weights[criterion] * sum / whole
      }
      return total
    }
  }

  /// The open cells of some seats that count for something.
  static func open(_ panel: PanelMarks, seats: [Int]) -> [[Int]] {
    seats.flatMap { seat in
      (0..<panel.optionCount).flatMap { option in
        (0..<panel.criterionCount).filter {
          panel.seats[seat].marks[option, $0] == nil && panel.seats[seat].weights[$0] > 0
            && panel.weights[$0] > 0
        }.map { [seat, option, $0] }
      }
    }
  }

  /// Calls for every way in which open marks can lie at one end of the scale or the other.
  static func forEachEnd(
    _ panel: PanelMarks, seats: [Int], _ body: (_ totals: [Double]) -> Void
  ) {
    let cells = open(panel, seats: seats)
    for bits in 0..<(1 << cells.count) {
      body(
        totals(panel, seats: seats) { seat, option, criterion in
          if let mark = panel.seats[seat].marks[option, criterion] { return mark }
          let place = cells.firstIndex(of: [seat, option, criterion]) ?? 0
          return bits >> place & 1 == 1 ? 100 : 0
        })
    }
  }
}
