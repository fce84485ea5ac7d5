/// The name of one sitting of one writer.
public struct SegmentID: Hashable, Sendable, Comparable, Codable, CodingKeyRepresentable,
  CustomStringConvertible
{
  /// The name, which its header repeats and its file has as its stem.
  public let text: String

  /// Makes a name.
  public init(_ text: String) { self.text = text }

  /// The name.
  public var description: String { text }

  /// Orders names by their bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// Reads a name.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The name as the key of an object.
  public var codingKey: any CodingKey { SlugKey(stringValue: text) }

  /// Reads a name from the key of an object.
  public init?(codingKey: some CodingKey) { text = codingKey.stringValue }
}

/// The place of one entry in a record.
public struct EntryAddress: Hashable, Sendable, Comparable {
  /// The sitting.
  public var segment: SegmentID
  /// The entry's number in it; 0 is the header.
  public var number: Int

  /// Makes an address.
  public init(segment: SegmentID, number: Int) {
    self.segment = segment
    self.number = number
  }

  /// Orders addresses by sitting and number, which says nothing about time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.segment, left.number) < (right.segment, right.number)
  }
}

/// One edit as it stands in a record: who made it, when, and what its author had seen.
public struct RecordedEdit: Hashable, Sendable {
  /// Where it stands.
  public var address: EntryAddress
  /// The operation's own name; a second entry of the same operation changes nothing.
  public var operation: String
  /// The time by the writer's clock, as `2026-11-21T00:12:59.123Z`; it labels and sorts, and
  /// never decides.
  public var time: String
  /// Who made it.
  public var author: AssessorID?
  /// The newest entry of other sittings that the author had seen, where that had changed.
  public var seen: [SegmentID: Int]
  /// The action that it belongs to together with others, or empty.
  public var group: String
  /// What it changes.
  public var edit: Edit

  /// Makes a recorded edit.
  public init(
    address: EntryAddress, operation: String, time: String, author: AssessorID?,
    seen: [SegmentID: Int] = [:], group: String = "", edit: Edit
  ) {
    self.address = address
    self.operation = operation
    self.time = time
    self.author = author
    self.seen = seen
    self.group = group
    self.edit = edit
  }
}

/// The state that a set of recorded edits gives, and what there is to say about them.
///
/// Any set of edits folds. The order is that of cause before effect, and among edits that did not
/// see each other that of time, then sitting; it is the same however the edits were read. What
/// cannot be applied is listed and changes nothing.
public struct Fold: Sendable {
  /// An edit that was not applied, and why.
  public struct Ignored: Hashable, Sendable {
    /// The edit.
    public var entry: RecordedEdit
    /// Why.
    public var reason: EditRefusal
  }

  /// The state.
  public private(set) var appraisal = Appraisal()
  /// The edits in the order in which they were applied.
  public private(set) var entries: [RecordedEdit] = []
  /// Edits that were not applied.
  public private(set) var ignored: [Ignored] = []
  /// For each value, the edits that set it and that no other edit has superseded, oldest first.
  public private(set) var standing: [Register: [RecordedEdit]] = [:]
  /// The newest entry of every sitting.
  public private(set) var heads: [SegmentID: Int] = [:]

  private var knowledge: [SegmentID: [SegmentID: Int]] = [:]
  private var operations: Set<String> = []

  /// Makes the fold of no edits.
  public init() {}

  /// Makes a fold that holds a state without its history, such as that of a snapshot.
  public init(state: Appraisal) { appraisal = state }

  /// Folds edits that may come in any order.
  ///
  /// - Complexity: O(*n* log *n*) in the number of edits.
  public init(_ edits: [RecordedEdit]) {
    var waiting: [EntryAddress: [RecordedEdit]] = [:]
    var present: [SegmentID: [Int]] = [:]
    for address in Set(edits.map(\.address)).sorted() {
      present[address.segment, default: []].append(address.number)
    }
    for edit in edits.sorted(by: Self.precedes) {
      settle(edit, present, &waiting)
    }
    // Whatever waits in a circle can only come from a damaged record; nothing is dropped.
    for edit in waiting.values.joined().sorted(by: Self.precedes) { append(edit) }
  }

  private static func precedes(_ left: RecordedEdit, _ right: RecordedEdit) -> Bool {
    (left.time, left.address, left.operation) < (right.time, right.address, right.operation)
  }

  private mutating func settle(
    _ edit: RecordedEdit, _ present: [SegmentID: [Int]],
    _ waiting: inout [EntryAddress: [RecordedEdit]]
  ) {
    var ready = [edit]
    while let next = ready.popLast() {
      if let missing = cause(of: next, present) {
        waiting[missing, default: []].append(next)
        continue
      }
      append(next)
      guard let freed = waiting.removeValue(forKey: next.address) else { continue }
      ready = (ready + freed).sorted { Self.precedes($1, $0) }
    }
  }

  /// The first entry that must come before this one, is at hand, and has not been applied.
  ///
  /// Where the entry that was seen is not at hand, because it is withheld or from a newer program,
  /// the newest one before it stands for it.
  private func cause(
    of edit: RecordedEdit, _ present: [SegmentID: [Int]]
  ) -> EntryAddress? {
    var before = edit.seen
    before[edit.address.segment] = edit.address.number - 1
    return before.compactMap { segment, number -> EntryAddress? in
      guard let numbers = present[segment] else { return nil }
      let count = numbers.partitioningIndex { $0 > number }
      guard count > 0, (heads[segment] ?? -1) < numbers[count - 1] else { return nil }
      return EntryAddress(segment: segment, number: numbers[count - 1])
    }.min()
  }

  /// Applies one more edit whose causes have been applied.
  ///
  /// - Complexity: O(*s*) in the number of sittings that the edit names, beside that of applying.
  public mutating func append(_ entry: RecordedEdit) {
    let segment = entry.address.segment
    heads[segment] = max(heads[segment] ?? 0, entry.address.number)
    var known = knowledge.removeValue(forKey: segment) ?? [:]
    for (other, number) in entry.seen { known[other] = max(known[other] ?? -1, number) }
    known[segment] = entry.address.number
    defer { knowledge[segment] = known }
    guard operations.insert(entry.operation).inserted else { return }
    do {
      try appraisal.authorise(entry.edit, by: entry.author)
      try appraisal.apply(entry.edit, .recorded)
    } catch {
      ignored.append(Ignored(entry: entry, reason: error))
      return
    }
    entries.append(entry)
    guard let register = entry.edit.register else { return }
    standing[register, default: []].removeAll { earlier in
      known[earlier.address.segment].map { $0 >= earlier.address.number } ?? false
    }
    standing[register, default: []].append(entry)
  }

  /// The values that two or more edits set without having seen each other, by the time of the first.
  ///
  /// - Complexity: O(*n*) in the number of values, and O(*k* log *k*) in that of the contested.
  public var contested: [Register] {
    standing.filter { $0.value.count > 1 }
      .sorted { left, right in
        guard let first = left.value.first, let second = right.value.first else { return false }
        return Self.precedes(first, second)
      }
      .map(\.key)
  }

  /// The edit that last set a value, or nil while nobody has.
  public func latest(_ register: Register) -> RecordedEdit? { standing[register]?.last }
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
}
