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
  package var operation: String
  /// The time by the writer's clock, as `2026-11-21T00:12:59.123Z`; it labels and sorts, and
  /// never decides.
  package var time: String
  package var author: AssessorID?
  /// The newest entry of other sittings that the author had seen, where that had changed; what an
  /// author had seen of whom it names may be left out.
  package var seen: [SegmentID: Int]
  /// The action that it belongs to together with others, or empty.
  package var group: String
  package var edit: Edit

  /// The operation and whose it is: two people may use one name.
  package struct Deed: Hashable, Sendable {
    var author: AssessorID?
    var operation: String
  }

  /// What was done, however often it was written.
  package var deed: Deed { Deed(author: author, operation: operation) }

  package init(
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
