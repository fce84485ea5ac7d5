/// Ranks from totals, with totals closer than a tolerance treated as tied.
///
/// Items are compared with the first of their group, so that ties never chain over a long distance.
public enum Ranking {
  /// The tolerance for totals on a 0 to 100 scale: 1e-9 of the scale.
  public static let tolerance = 1e-7

  /// The items grouped from best to worst; tied items share a group and stand in their own order.
  ///
  /// Complexity: O(n log n).
  public static func groups(_ totals: [Double], tolerance: Double = tolerance) -> [[Int]] {
    let sorted = totals.indices.sorted {
      totals[$0] != totals[$1] ? totals[$0] > totals[$1] : $0 < $1
    }
    var groups: [[Int]] = []
    for item in sorted {
      if let first = groups.last?.first, totals[first] - totals[item] <= tolerance {
        groups[groups.count - 1].append(item)
      } else {
        groups.append([item])
      }
    }
    return groups.map { $0.sorted() }
  }

  /// The items from best to worst; tied items stand in their own order.
  ///
  /// Complexity: O(n log n).
  public static func order(_ totals: [Double], tolerance: Double = tolerance) -> [Int] {
    groups(totals, tolerance: tolerance).flatMap { $0 }
  }

  /// The items that share the first place; none for no totals.
  ///
  /// Complexity: O(n log n).
  public static func leaders(_ totals: [Double], tolerance: Double = tolerance) -> [Int] {
    groups(totals, tolerance: tolerance).first ?? []
  }

  /// Ranks for display, 1 for the best: an item's rank is one more than the number above it.
  ///
  /// Two tied items in second place give 1, 2, 2, 4. Complexity: O(n log n).
  public static func competition(_ totals: [Double], tolerance: Double = tolerance) -> [Int] {
    var ranks = Array(repeating: 0, count: totals.count)
    var above = 0
    for group in groups(totals, tolerance: tolerance) {
      for item in group { ranks[item] = above + 1 }
      above += group.count
    }
    return ranks
  }

  /// Ranks for statistics, 1 for the best: tied items share the mean of the ranks they occupy.
  ///
  /// Two tied items in second place give 1, 2.5, 2.5, 4. Complexity: O(n log n).
  public static func midRanks(_ totals: [Double], tolerance: Double = tolerance) -> [Double] {
    var ranks = Array(repeating: 0.0, count: totals.count)
    var above = 0
    for group in groups(totals, tolerance: tolerance) {
      for item in group { ranks[item] = Double(above) + Double(group.count + 1) / 2 }
      above += group.count
    }
    return ranks
  }
}
