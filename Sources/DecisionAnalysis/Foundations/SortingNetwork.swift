/// Batcher's odd-even merge sort: the same comparisons for every input, so that lanes sort together.
///
/// Source: Batcher (1968), doi 10.1145/1468075.1468121.
struct SortingNetwork: Equatable, Sendable {
  /// Positions to compare and, where out of order, to exchange: the first is to hold the smaller.
  let steps: [(low: Int, high: Int)]

  /// The network for a number of items; none are needed for fewer than two.
  init(count: Int) {
    var found: [(low: Int, high: Int)] = []
    var size = 1
    while size < count {
      var gap = size
      while gap >= 1 {
        SortingNetwork.merge(count: count, size: size, gap: gap, into: &found)
        gap /= 2
      }
      size *= 2
    }
    steps = found
  }

  private static func merge(
    count: Int, size: Int, gap: Int, into steps: inout [(low: Int, high: Int)]
  ) {
    for start in stride(from: gap % size, to: max(count - gap, 0), by: 2 * gap) {
      for offset in 0..<min(gap, count - start - gap) {
        let low = start + offset
        if low / (2 * size) == (low + gap) / (2 * size) { steps.append((low, low + gap)) }
      }
    }
  }

  static func == (one: SortingNetwork, other: SortingNetwork) -> Bool {
    one.steps.elementsEqual(other.steps) { $0 == $1 }
  }
}
