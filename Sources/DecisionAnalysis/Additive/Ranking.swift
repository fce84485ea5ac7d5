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
    var groups: [[Int]] = []
    forEachGroup(totals, tolerance) { group, _ in groups.append(group.sorted()) }
    return groups
  }

  // Calls for each group, best first, with its items and the number of items above it.
  private static func forEachGroup(
    _ totals: [Double], _ tolerance: Double, _ body: (ArraySlice<Int>, _ above: Int) -> Void
  ) {
    let sorted = NumberOrder.descending(totals)
    var start = 0
    while start < sorted.count {
      let best = totals[sorted[start]]
      var end = start + 1
      while end < sorted.count, best - totals[sorted[end]] <= tolerance { end += 1 }
      body(sorted[start..<end], start)
      start = end
    }
  }

  /// The items from best to worst; tied items stand in their own order.
  ///
  /// Complexity: O(n log n).
  public static func order(_ totals: [Double], tolerance: Double = tolerance) -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(totals.count)
    forEachGroup(totals, tolerance) { group, _ in
      order.append(contentsOf: group)
      if group.count > 1 { order[group.startIndex..<group.endIndex].sort() }
    }
    return order
  }

  /// The items that share the first place; none for no totals.
  ///
  /// Complexity: O(n).
  public static func leaders(_ totals: [Double], tolerance: Double = tolerance) -> [Int] {
    guard let best = totals.max() else { return [] }
    return totals.indices.filter { best - totals[$0] <= tolerance }
  }

  /// Ranks for display, 1 for the best: an item's rank is one more than the number above it.
  ///
  /// Two tied items in second place give 1, 2, 2, 4. Complexity: O(n log n).
  public static func competition(_ totals: [Double], tolerance: Double = tolerance) -> [Int] {
    var ranks = Array(repeating: 0, count: totals.count)
    forEachGroup(totals, tolerance) { group, above in
      for item in group { ranks[item] = above + 1 }
    }
    return ranks
  }

  /// Ranks for statistics, 1 for the best: tied items share the mean of the ranks they occupy.
  ///
  /// Two tied items in second place give 1, 2.5, 2.5, 4. Complexity: O(n log n).
  public static func midRanks(_ totals: [Double], tolerance: Double = tolerance) -> [Double] {
    var ranks = Array(repeating: 0.0, count: totals.count)
    forEachGroup(totals, tolerance) { group, above in
      for item in group { ranks[item] = Double(above) + Double(group.count + 1) / 2 }
    }
    return ranks
  }
}
