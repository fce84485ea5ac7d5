public import PlainText

/// A column of a table.
public struct TableColumn: Equatable, Sendable {
  /// What stands above it.
  public var title: String
  /// Where its texts stand.
  public var alignment: Alignment
  /// The width below which it is dropped rather than shrunk.
  public var minimum: Int
  /// The width that it never exceeds by itself, or nil for none.
  public var maximum: Int?
  /// How long it is kept when there is little room; columns of low priority shrink and go first.
  public var priority: Int
  /// Whether it takes a share of the room that is left.
  public var grows: Bool

  /// Makes a column.
  public init(
    _ title: String, alignment: Alignment = .left, minimum: Int = 3, maximum: Int? = nil,
    priority: Int = 0, grows: Bool = false
  ) {
    self.title = title
    self.alignment = alignment
    self.minimum = max(1, minimum)
    self.maximum = maximum.map { max($0, minimum, 1) }
    self.priority = priority
    self.grows = grows
  }
}

/// How the room of a table is shared among its columns.
enum TableLayout {
  /// The width of each column in a room, 0 for those that are dropped.
  ///
  /// Every column first gets what its content needs. If that is too much, columns shrink to their
  /// minimum, those of low priority first; if that is still too much, columns are dropped, those of
  /// low priority first and among equals those furthest from the column to keep, which itself never
  /// goes. The last column that remains takes what there is.
  static func widths(
    _ columns: [TableColumn], natural: [Int], room: Int, gap: Int, keep: Int?
  ) -> [Int] {
    var kept = Array(columns.indices)
    var widths = natural
    let least = { (index: Int) in min(natural[index], columns[index].minimum) }
    while kept.count > 1, needed(kept, gap, least) > room {
      let victim = kept.min { first, second in
        (first == keep ? 1 : 0, columns[first].priority, -abs(first - (keep ?? 0)))
          < (second == keep ? 1 : 0, columns[second].priority, -abs(second - (keep ?? 0)))
      }
      kept.removeAll { $0 == victim }
    }
    var excess = needed(kept, gap, { widths[$0] }) - room
    let byPriority = kept.sorted { (columns[$0].priority, -$0) < (columns[$1].priority, -$1) }
    for index in byPriority where excess > 0 {
      let shrunk = max(widths[index] - excess, min(widths[index], columns[index].minimum))
      excess -= widths[index] - shrunk
      widths[index] = shrunk
    }
    if excess > 0, let last = kept.first { widths[last] = max(0, widths[last] - excess) }
    grow(kept.filter { columns[$0].grows }, by: -excess, &widths)
    return columns.indices.map { kept.contains($0) ? widths[$0] : 0 }
  }

  private static func grow(_ growing: [Int], by spare: Int, _ widths: inout [Int]) {
    guard spare > 0, !growing.isEmpty else { return }
    for (place, index) in growing.enumerated() {
      widths[index] += spare / growing.count + (place < spare % growing.count ? 1 : 0)
    }
  }

  private static func needed(_ kept: [Int], _ gap: Int, _ width: (Int) -> Int) -> Int {
    kept.reduce(gap * max(0, kept.count - 1)) { $0 + width($1) }
  }
}
