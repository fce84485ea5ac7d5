package import AppraisalLedger

/// Something in a record that is not as it should be; the rest can be used.
package struct RecordProblem: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A file or folder could not be read.
    case unreadable(SystemFailure)
    /// A segment is not clean.
    case segment(SegmentVerdict)
    /// Entries that somebody had seen are gone.
    case missing(MissingEntry)
    /// So many entries belong to an action that was cut short; they are not applied.
    case cutAction(entries: Int)
    /// Something that this program did not put there, such as what syncing tools leave behind.
    case stray
  }

  package var kind: Kind
  /// The path from the folder of the appraisal.
  package var file: String

  package init(_ kind: Kind, _ file: String) {
    self.kind = kind
    self.file = file
  }
}
