/// Which options are at least as good as others whatever the weights.
public enum Dominance {
  /// Whether the first option is nowhere worse and somewhere better than the second.
  ///
  /// Values are compared exactly. Complexity: O(criteria).
  public static func dominates(_ one: Int, _ other: Int, in values: Matrix<Double>) -> Bool {
    let columns = values.columnCount
    let (row, otherRow) = (one * columns, other * columns)
    return values.elements.withUnsafeBufferPointer { values in
      var isStrict = false
      for criterion in 0..<columns {
        let (mine, theirs) = (values[row + criterion], values[otherRow + criterion])
        if mine < theirs { return false }
        isStrict = isStrict || mine > theirs
      }
      return isStrict
    }
  }

  /// Whether the first option has at least the total of the second for all weights that respect a
  /// ranking of the criteria, and more for some.
  ///
  /// `ranking` names every criterion once, in blocks from most to least weight; nothing is assumed
  /// within a block. The sums of leads over each block, and over any part of the next, must not be
  /// negative: those are the extreme weights. Complexity: O(criteria).
  public static func dominates(
    _ one: Int, _ other: Int, in values: Matrix<Double>, ranking: [[Int]]
  ) -> Bool {
    var (sum, isStrict) = (0.0, false)
    for block in ranking where !block.isEmpty {
      let leads = block.map { values[one, $0] - values[other, $0] }
      let smallest = leads.filter { $0 < 0 }.reduce(0, +)
      let scale = leads.reduce(abs(sum)) { max($0, abs($1)) }
      let worst = smallest < 0 ? sum + smallest : sum + (leads.min() ?? 0)
      guard worst >= -1e-12 * scale else { return false }
      sum += leads.reduce(0, +)
      isStrict = isStrict || leads.contains { $0 != 0 }
    }
    return isStrict
  }

  /// All pairs in which the first option dominates the second whatever the weights.
  ///
  /// Complexity: O(options² × criteria).
  public static func pairs(in values: Matrix<Double>) -> [(better: Int, worse: Int)] {
    pairs(values.rowCount) { dominates($0, $1, in: values) }
  }

  /// All pairs in which the first option dominates the second given a ranking of the criteria.
  ///
  /// Complexity: O(options² × criteria).
  public static func pairs(
    in values: Matrix<Double>, ranking: [[Int]]
  ) -> [(better: Int, worse: Int)] {
    pairs(values.rowCount) { dominates($0, $1, in: values, ranking: ranking) }
  }

  private static func pairs(
    _ count: Int, where holds: (Int, Int) -> Bool
  ) -> [(better: Int, worse: Int)] {
    var found: [(better: Int, worse: Int)] = []
    for better in 0..<count {
      for worse in 0..<count where worse != better && holds(better, worse) {
        found.append((better, worse))
      }
    }
    return found
  }
}
