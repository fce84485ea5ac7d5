package import StrictJSON

/// The name of one sitting of one writer.
package struct SegmentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name, which its header repeats and its file has as its stem.
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// Orders names by their bytes.
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The place of one entry in a record.
package struct EntryAddress: Hashable, Sendable, Comparable {
  package var segment: SegmentID
  /// The entry's number in it; 0 is the header.
  package var number: Int

  package init(segment: SegmentID, number: Int) {
    self.segment = segment
    self.number = number
  }

  /// Orders addresses by sitting and number, which says nothing about time.
  package static func < (left: Self, right: Self) -> Bool {
    (left.segment, left.number) < (right.segment, right.number)
  }
}

/// One edit as it stands in a record: who made it, when, and what its author had seen.
package struct RecordedEdit: Hashable, Sendable {
  package var address: EntryAddress
  /// The operation's own name; a second entry of the same author's operation changes nothing.
  package var operation: String {
    get { packedOperation.text }
    set { packedOperation = PackedText(newValue) }
  }
  /// The time by the writer's clock, as `2026-11-21T00:12:59.123Z`; it labels and sorts, and
  /// never decides.
  package var time: String {
    get { packedTime.text }
    set { packedTime = PackedText(newValue) }
  }
  private(set) var packedOperation: PackedText
  private(set) var packedTime: PackedText
  /// The digits of the time as one number, or nil where it is written otherwise.
  var moment: Int? { packedTime.moment }
  package var author: AssessorID?
  /// The newest entry of other sittings that the author had seen, where that had changed; what an
  /// author had seen of whom it names may be left out.
  package var seen: [SegmentID: Int]
  /// The action that it belongs to together with others, or empty.
  package var group: String
  package var edit: Edit

  package init(
    address: EntryAddress, operation: String, time: String, author: AssessorID?,
    seen: [SegmentID: Int] = [:], group: String = "", edit: Edit
  ) {
    self.init(
      address: address, operation: PackedText(operation), time: PackedText(time), author: author,
      seen: seen, group: group, edit: edit)
  }

  package init(
    address: EntryAddress, operation: PackedText, time: PackedText, author: AssessorID?,
    seen: [SegmentID: Int], group: String, edit: Edit
  ) {
    self.address = address
    (packedOperation, packedTime) = (operation, time)
    self.author = author
    self.seen = seen
    self.group = group
    self.edit = edit
  }
}

/// What was done, by the operations of entries and whose they are: two people may use one name.
package struct Deeds: Sendable {
  private var operations: [AssessorID?: Set<PackedText>] = [:]

  package init() {}

  package init(_ entries: [RecordedEdit]) {
    for entry in entries { insert(entry) }
  }

  package var count: Int { operations.values.reduce(0) { $0 + $1.count } }

  /// Takes in an entry, and says whether nobody has done it before.
  @discardableResult
  package mutating func insert(_ entry: RecordedEdit) -> Bool {
    operations[entry.author, default: []].insert(entry.packedOperation).inserted
  }

  package func contains(_ entry: RecordedEdit) -> Bool {
    operations[entry.author]?.contains(entry.packedOperation) == true
  }
}
