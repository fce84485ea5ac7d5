/// What one seat of a panel marked, and how much it counts on each criterion.
public struct PanelSeat: Equatable, Sendable {
  /// The values, a row for each option and a column for each criterion; `nil` while one is open.
  public let marks: Matrix<Double?>
  /// How much the seat counts beside the others on each criterion, in any unit; 0 where it is out.
  public let weights: [Double]

  /// Describes a seat; ``PanelMarks`` checks it.
  public init(marks: Matrix<Double?>, weights: [Double]) {
    self.marks = marks
    self.weights = weights
  }
}

/// The marks of a panel, a seat at a time, with the weights of the criteria.
///
/// A seat counts from the beginning, whether it has marked or not: what it has not marked lies
/// anywhere on the scale, and the marks of the others are not divided by fewer seats for it.
public struct PanelMarks: Equatable, Sendable {
  /// The seats.
  public let seats: [PanelSeat]
  /// The weight of each criterion; they add up to 1.
  public let weights: [Double]
  /// The values that a mark may have.
  public let scale: ValueRange
  /// The number of options.
  public let optionCount: Int
  /// The group of each seat, such as its body; `nil` where every seat counts for itself.
  ///
  /// A group counts as much as all of its seats together, however many of them are looked at.
  public let groups: [Int]?

  /// The number of criteria.
  public var criterionCount: Int { weights.count }

  /// Checks and joins the seats and raw weights, which are divided by their sum.
  ///
  /// Throws when there is no seat, option or criterion, when shapes differ, when a number is not
  /// finite or a mark not on the scale, and when weights are negative or all zero.
  public init(
    _ seats: [PanelSeat], weights: [Double], groups: [Int]? = nil, scale: ValueRange = .unknown
  ) throws(AnalysisError) {
    guard let first = seats.first else { throw .noAssessors }
    guard first.marks.rowCount > 0 else { throw .noOptions }
    guard scale.width > 0 else { throw .emptyScale }
    let (options, criteria) = (first.marks.rowCount, first.marks.columnCount)
    guard weights.count == criteria else {
      throw .length(expected: criteria, found: weights.count)
    }
    self.weights = try Weights(normalising: weights).shares
    for seat in seats {
      guard seat.marks.rowCount == options, seat.marks.columnCount == criteria else {
        throw .length(expected: options * criteria, found: seat.marks.elements.count)
      }
      guard seat.weights.count == criteria else {
        throw .length(expected: criteria, found: seat.weights.count)
      }
      for (index, weight) in seat.weights.enumerated() {
        guard weight.isFinite else { throw .notFinite(index: index) }
        guard weight >= 0 else { throw .negativeWeight(index: index) }
      }
      for (index, mark) in seat.marks.elements.enumerated() {
        guard let mark else { continue }
        guard mark.isFinite else {
          throw .cellNotFinite(row: index / criteria, column: index % criteria)
        }
        guard mark >= scale.low, mark <= scale.high else { throw .outsideScale(value: mark) }
      }
    }
    if let groups, groups.count != seats.count {
      throw .length(expected: seats.count, found: groups.count)
    }
    self.groups = groups
    self.seats = seats
    self.scale = scale
    optionCount = options
  }
}

extension PanelMarks {
  /// Whether a seat has left a cell open that it takes part in and that carries weight.
  func isOpen(_ seat: Int) -> Bool {
    (0..<criterionCount).contains { criterion in
      weights[criterion] > 0 && seats[seat].weights[criterion] > 0
        && (0..<optionCount).contains { seats[seat].marks[$0, criterion] == nil }
    }
  }

  /// How much each of some seats counts on a criterion beside the others of them; those that are out are
  /// left out.
  func counts(of chosen: [Int], on criterion: Int) -> [(seat: Int, weight: Double)] {
    let voters = chosen.filter { seats[$0].weights[criterion] > 0 }
    guard let groups else { return voters.map { ($0, seats[$0].weights[criterion]) } }
    func sum(_ group: Int, _ members: some Sequence<Int>) -> Double {
      members.reduce(0) { $0 + (groups[$1] == group ? seats[$1].weights[criterion] : 0) }
    }
    return voters.map { seat in
      let group = groups[seat]
      let share = seats[seat].weights[criterion] / sum(group, voters)
      return (seat, share * sum(group, seats.indices))
    }
  }

  /// The range of the mean in each cell, over some of the seats; the whole scale where none counts.
  func means(of chosen: [Int]) -> Matrix<ValueRange> {
    var ranges = Matrix(rowCount: optionCount, columnCount: criterionCount, repeating: scale)
    for criterion in 0..<criterionCount {
      let voters = counts(of: chosen, on: criterion)
      let whole = voters.reduce(0) { $0 + $1.weight }
      guard whole > 0 else { continue }
      for option in 0..<optionCount {
        var (sum, open) = (0.0, 0.0)
        for (seat, weight) in voters {
          if let mark = seats[seat].marks[option, criterion] {
            sum += weight * mark
          } else {
            open += weight
          }
        }
        ranges[option, criterion] = ValueRange(
          (sum + open * scale.low) / whole, (sum + open * scale.high) / whole)
      }
    }
    return ranges
  }
}
