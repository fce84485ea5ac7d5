/// Bounds of totals while some values are missing or known only as a range.
///
/// Each cell may take any value in its range independently of the others, so an option's total lies
/// between the weighted sums of its lowest and of its highest values, and both ends can occur.
/// A missing value is never counted as zero.
public struct ValueBounds: Equatable, Sendable {
  /// The range of each option's total.
  public let totals: [ValueRange]
  /// The options that would be first, alone or tied, for some values within the ranges.
  public let possibleLeaders: [Int]
  /// The options that are first for all values within the ranges, alone or tied.
  public let certainLeaders: [Int]

  /// Computes the bounds from a range for each cell and weights that add up to one.
  ///
  /// Complexity: O(options × criteria).
  public init(
    values: Matrix<ValueRange>, weights: [Double], tolerance: Double = Ranking.tolerance
  ) {
    let low = AdditiveValue.totals(values: values.map(\.low), weights: weights)
    let high = AdditiveValue.totals(values: values.map(\.high), weights: weights)
    totals = zip(low, high).map { ValueRange($0, $1) }
    possibleLeaders = low.indices.filter { option in
      low.indices.allSatisfy { $0 == option || high[option] >= low[$0] - tolerance }
    }
    certainLeaders = low.indices.filter { option in
      low.indices.allSatisfy { $0 == option || low[option] >= high[$0] - tolerance }
    }
  }

  /// Computes the bounds from values of which some are missing, `nil`, on a scale of 0 to 100.
  public init(
    values: Matrix<Double?>, weights: [Double], tolerance: Double = Ranking.tolerance
  ) {
    self.init(
      values: values.map { $0.map(ValueRange.init(exactly:)) ?? .unknown }, weights: weights,
      tolerance: tolerance)
  }

  /// Whether the values that are not known exactly could decide who leads.
  ///
  /// It is false when all values are known, even if options tie.
  public var leaderIsOpen: Bool {
    let undecided = possibleLeaders.filter { !certainLeaders.contains($0) }
    return !undecided.isEmpty
      && possibleLeaders.contains { totals[$0].width > 0 }
  }
}

extension ValueBounds {
  /// The cells that are missing and could change who leads.
  ///
  /// They belong to options that can lead and carry weight; an option that cannot reach the first
  /// place has none.
  public func openCells(
    values: Matrix<Double?>, weights: [Double]
  ) -> [(option: Int, criterion: Int)] {
    guard leaderIsOpen else { return [] }
    var cells: [(option: Int, criterion: Int)] = []
    for option in possibleLeaders {
      for criterion in 0..<values.columnCount
      where values[option, criterion] == nil && weights[criterion] > 0 {
        cells.append((option, criterion))
      }
    }
    return cells
  }
}
