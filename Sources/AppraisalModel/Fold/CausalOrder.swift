/// The order in which recorded edits are applied: cause before effect, and among others by the
/// clock, then by sitting.
///
/// It depends on the edits alone, so that it can be found before any of them is applied.
struct CausalOrder {
  /// What an edit is sorted by; names have become numbers in their order.
  private struct Key {
    /// The digits of the clock, or -1 where it is written otherwise.
    var clock: Int
    var number: Int
    private var shortSitting: UInt32
    private var shortPlace: UInt32

    /// The rank of the sitting among the names of all.
    var sitting: Int { Int(shortSitting) }
    /// Where the edit was given.
    var place: Int { Int(shortPlace) }

    init(clock: Int, sitting: Int, number: Int, place: Int) {
      (self.clock, self.number) = (clock, number)
      // Small, because there is one for each of perhaps a million edits.
      (shortSitting, shortPlace) = (UInt32(sitting), UInt32(place))
    }
  }

  /// An entry that others wait for.
  private struct Cause: Hashable {
    var sitting: Int
    var number: Int
  }

  /// The edits as they are sorted, before causes are looked at.
  private var keys: [Key] = []
  /// What each edit had seen of others, for those few that name any; by place.
  private var seen: [Int: [Cause]] = [:]
  /// The numbers of the entries at hand, by sitting, ascending.
  private var present: [[Int]] = []
  /// The newest entry of each sitting that has its place in the order, or -1.
  private var ends: [Int] = []
  /// Edits that come before their causes by the clock, as indices of keys.
  private var waiting: [Cause: [Int]] = [:]
  private var order: [Int] = []

  /// Brings edits into their order, and tells where the one stands that is the last by its clock.
  ///
  /// - Complexity: O(*n* log *n*) in the number of edits.
  @discardableResult
  static func arrange(_ edits: inout [RecordedEdit]) -> Int? {
    let found = CausalOrder(edits)
    edits.rearrange(found.order)
    return found.keys.last.flatMap { last in found.order.lastIndex(of: last.place) }
  }

  /// Whether an edit comes first by clock, then name.
  static func precedes(_ left: RecordedEdit, _ right: RecordedEdit) -> Bool {
    (left.time, left.address, left.operation) < (right.time, right.address, right.operation)
  }

  private init(_ edits: [RecordedEdit]) {
    number(edits)
    sort(edits)
    order.reserveCapacity(edits.count)
    for index in keys.indices { settle(index) }
    // Whatever waits in a circle can only come from a damaged record; nothing is dropped.
    for index in waiting.values.joined().sorted() { order.append(keys[index].place) }
  }

  /// Gives sittings their numbers, and notes what is at hand and what had been seen.
  private mutating func number(_ edits: [RecordedEdit]) {
    var met = SittingNumbers()
    let numbers = edits.map { met.number(of: $0.address.segment) }
    var ranks = [Int](repeating: 0, count: met.names.count)
    let sorted = met.names.indices.sorted { met.names[$0] < met.names[$1] }
    for (rank, number) in sorted.enumerated() { ranks[number] = rank }
    present = Array(repeating: [], count: ranks.count)
    ends = Array(repeating: -1, count: ranks.count)
    keys.reserveCapacity(edits.count)
    for (place, edit) in edits.enumerated() {
      let (sitting, number) = (ranks[numbers[place]], edit.address.number)
      present[sitting].append(number)
      keys.append(
        Key(clock: edit.moment ?? -1, sitting: sitting, number: number, place: place)
      )
      let causes = edit.seen.compactMap { other, number in
        met.find(other).map { Cause(sitting: ranks[$0], number: number) }
      }
      if !causes.isEmpty { seen[place] = causes.filter { $0.sitting != sitting } }
    }
    for sitting in present.indices where !present[sitting].isAscending { present[sitting].sort() }
  }

  private mutating func sort(_ edits: [RecordedEdit]) {
    guard keys.allSatisfy({ $0.clock >= 0 }) else {
      return keys.sort { Self.precedes(edits[$0.place], edits[$1.place]) }
    }
    keys.sort { left, right in
      if left.clock != right.clock { return left.clock < right.clock }
      if left.sitting != right.sitting { return left.sitting < right.sitting }
      if left.number != right.number { return left.number < right.number }
      return edits[left.place].operation < edits[right.place].operation
    }
  }

  /// Gives an edit its place, and then those that waited for it; or lets it wait.
  private mutating func settle(_ index: Int) {
    guard let freed = place(index) else { return }
    var ready = freed
    while let next = ready.popLast() {
      guard let freed = place(next), !freed.isEmpty else { continue }
      ready = (ready + freed).sorted(by: >)
    }
  }

  /// Gives an edit its place and tells which waited for it, the first at the end; nil where it has
  /// to wait itself.
  private mutating func place(_ index: Int) -> [Int]? {
    let key = keys[index]
    if let missing = cause(of: key) {
      waiting[missing, default: []].append(index)
      return nil
    }
    order.append(key.place)
    ends[key.sitting] = max(ends[key.sitting], key.number)
    guard !waiting.isEmpty else { return [] }
    let freed = waiting.removeValue(forKey: Cause(sitting: key.sitting, number: key.number))
    return freed?.sorted(by: >) ?? []
  }

  /// The first entry that must come before an edit, is at hand, and has no place yet.
  private func cause(of key: Key) -> Cause? {
    var first = missing(Cause(sitting: key.sitting, number: key.number - 1))
    guard !seen.isEmpty, let causes = seen[key.place] else { return first }
    for cause in causes {
      guard let other = missing(cause) else { continue }
      if let found = first, (found.sitting, found.number) <= (other.sitting, other.number) {
        continue
      }
      first = other
    }
    return first
  }

  /// An entry that has no place yet, or nil.
  ///
  /// Where the entry that was seen is not at hand, because it is withheld or from a newer program,
  /// the newest one before it stands for it.
  private func missing(_ cause: Cause) -> Cause? {
    let end = ends[cause.sitting]
    guard end < cause.number else { return nil }
    let numbers = present[cause.sitting]
    let count = numbers.partitioningIndex { $0 > cause.number }
    guard count > 0, end < numbers[count - 1] else { return nil }
    return Cause(sitting: cause.sitting, number: numbers[count - 1])
  }
}

extension [Int] {
  /// The number of elements before the first that fulfils a condition, which holds from there on.
  ///
  /// - Complexity: O(log *n*).
  fileprivate func partitioningIndex(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}

extension Array {
  /// Puts at every place the element that stood at the one given for it, within its own memory.
  ///
  /// - Complexity: O(*n*).
  fileprivate mutating func rearrange(_ sources: consuming [Int]) {
    // Elements are moved and not copied, which would count every reference in them.
    withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for start in sources.indices where sources[start] != start {
        let first = (base + start).move()
        var place = start
        while case let source = sources[place], source != start {
          (base + place).moveInitialize(from: base + source, count: 1)
          sources[place] = place
          place = source
        }
        (base + place).initialize(to: first)
        sources[place] = place
      }
    }
  }
}
