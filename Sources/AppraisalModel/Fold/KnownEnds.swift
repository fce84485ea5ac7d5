/// The newest entries that are known of sittings, by the numbers of the sittings.
///
/// Copies share what they have in common, so that each of many sittings can keep what it knew of all
/// the others.
struct KnownEnds: Sendable {
  private static let width = 64

  /// The ends of so many sittings each; empty where nothing is known of any of them.
  private var blocks: [[Int32]] = []

  /// The newest entry that is known of a sitting, or -1.
  func end(of sitting: Int) -> Int {
    let (block, place) = sitting.quotientAndRemainder(dividingBy: Self.width)
    guard block < blocks.count, !blocks[block].isEmpty else { return -1 }
    return Int(blocks[block][place])
  }

  /// Knows a sitting up to an entry, unless more of it is known.
  mutating func raise(_ sitting: Int, to number: Int) {
    guard number > end(of: sitting) else { return }
    let (block, place) = sitting.quotientAndRemainder(dividingBy: Self.width)
    while blocks.count <= block { blocks.append([]) }
    if blocks[block].isEmpty { blocks[block] = Array(repeating: -1, count: Self.width) }
    blocks[block][place] = Int32(clamping: number)
  }

  /// Knows what others know too.
  ///
  /// - Complexity: O(*s*) in the number of sittings, a 64th of it where the same is known.
  mutating func merge(_ others: Self) {
    while blocks.count < others.blocks.count { blocks.append([]) }
    for (place, theirs) in others.blocks.enumerated() {
      let own = blocks[place]
      guard !theirs.isEmpty, !own.isSame(as: theirs) else { continue }
      if own.isEmpty || zip(own, theirs).allSatisfy({ $0 <= $1 }) {
        blocks[place] = theirs
      } else if zip(own, theirs).contains(where: { $0 < $1 }) {
        blocks[place] = zip(own, theirs).map { max($0, $1) }
      }
    }
  }
}

extension [Int32] {
  /// Whether two arrays stand in the same memory, and so hold the same.
  fileprivate func isSame(as other: Self) -> Bool {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
    }
  }
}
