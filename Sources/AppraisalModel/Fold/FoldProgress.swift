/// Where an edit stands by its clock, among those that did not see each other.
struct ClockPlace: Comparable, Sendable {
  private let time: String
  private let address: EntryAddress
  private let operation: String

  init(_ entry: RecordedEdit) {
    (time, address, operation) = (entry.time, entry.address, entry.operation)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.time, left.address, left.operation) < (right.time, right.address, right.operation)
  }
}

extension Appraisal {
  /// Makes edits that are on their way to the record, as far as the record will: what it will not
  /// take is left out.
  package mutating func expect(_ edits: [Edit], of author: AssessorID?) {
    for edit in edits where (try? authorise(edit, by: author)) != nil {
      var next = self
      do {
        try next.apply(edit, .recorded)
        self = next
      } catch {
        // The record will say so once it is there.
      }
    }
  }
}

extension Keyholding {
  /// Whether nobody has more than one key, so that every sitting counts.
  package var isPlain: Bool { holders.allSatisfy { keys(of: $0).count < 2 } }
}
