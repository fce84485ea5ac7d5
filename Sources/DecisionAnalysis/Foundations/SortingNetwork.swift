/// Batcher's odd-even merge sort: the same comparisons for every input, so that lanes sort together.
///
/// Source: Batcher (1968), doi 10.1145/1468075.1468121.
struct SortingNetwork: Equatable, Sendable {
  /// A comparison of two places that exchanges what is out of order: the first gets the smaller.
  struct Step: Equatable, Sendable {
    let low: Int
    let high: Int
    /// The length of the sorted runs that it helps to merge.
    let run: Int
  }

  /// All steps, in order.
  let steps: [Step]
  private let count: Int

  /// The network for a number of items; none are needed for fewer than two.
  init(count: Int) {
    var found: [Step] = []
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
    self.count = count
  }

  private static func merge(count: Int, size: Int, gap: Int, into steps: inout [Step]) {
    for start in stride(from: gap % size, to: max(count - gap, 0), by: 2 * gap) {
      for offset in 0..<min(gap, count - start - gap) {
        let low = start + offset
        if low / (2 * size) == (low + gap) / (2 * size) {
          steps.append(Step(low: low, high: low + gap, run: size))
        }
      }
    }
  }

  /// The steps that remain when every full eight has been sorted, in pairs: how many bytes into a list
  /// of vectors of eight numbers.
  var offsetsAfterEights: [Int] {
    steps.filter { $0.run >= 8 || $0.low / 8 * 8 + 8 > count }
      .flatMap { [64 * $0.low, 64 * $0.high] }
  }
}
