/// A cell on which people differ, and whether what they said there could change which option leads.
public struct CellToDiscuss: Equatable, Sendable {
  /// How far people are apart on it.
  public let disagreement: Disagreement
  /// Whether other options lead once everybody is taken to have marked as the lowest, or as the highest,
  /// of them did there.
  public let changesLeader: Bool

  /// The cells on which people differ, those first that could change who leads, and among each those
  /// with the largest weight times standard deviation.
  ///
  /// Each person has a table of values with `nil` where there is none; the means are those that totals
  /// are made of. Where a mean is missing, who leads is not known, and no cell is said to change it.
  /// Totals nearer to each other than the tolerance are level.
  ///
  /// Throws when tables and weights differ in shape. Complexity: O(people × cells + cells × options).
  public static func ordered(
    _ people: [Matrix<Double?>], means: Matrix<Double?>, weights: [Double],
    tolerance: Double = Ranking.tolerance
  ) throws(AnalysisError) -> [CellToDiscuss] {
    guard weights.count == means.columnCount else {
      throw .length(expected: means.columnCount, found: weights.count)
    }
    let found = try Disagreement.ordered(people, weights: weights).filter {
      $0.statistics.range.width > 0
    }
    let isKnown = !means.elements.contains { $0 == nil }
    let totals = (0..<means.rowCount).map { option in
      (0..<means.columnCount).reduce(0) { $0 + (means[option, $1] ?? 0) * weights[$1] }
    }
    let leaders = Ranking.leaders(totals, tolerance: tolerance)
    let cells = found.map { cell in
      CellToDiscuss(
        disagreement: cell,
        changesLeader: isKnown
          && [cell.statistics.range.low, cell.statistics.range.high].contains { value in
            var moved = totals
            let mean = means[cell.option, cell.criterion] ?? value
            moved[cell.option] += weights[cell.criterion] * (value - mean)
            return Ranking.leaders(moved, tolerance: tolerance) != leaders
          })
    }
    // Both parts keep the order of importance.
    return cells.filter(\.changesLeader) + cells.filter { !$0.changesLeader }
  }
}
