package import AppraisalLedger

/// How `appraisal.json` and the sittings of a record contradict each other.
package enum OtherBeginning: Equatable, Sendable {
  /// No sitting is signed by the key that the appraisal began with.
  case missing
  /// `appraisal.json` does not name the key that the id was made of.
  case otherFounder
  /// So many sittings name another key, or one where the file names none.
  /// It prevails where fewer writers stand behind the key that the file names.
  case otherKey(sittings: Int, prevails: Bool)
  /// Nothing that belongs to the appraisal adopts a case, and so many sittings belong to another.
  case otherAppraisal(sittings: Int)
  /// Nothing that counts adopts a case: the first sitting is gone, or its first edit is withheld.
  case noCase(isWithheld: Bool)
  /// The appraisal was sealed so many times more by those who do not know each other's keys.
  case rivalSeals(Int)
  /// So many seals wait until somebody confirms them: their authors were losing the role for it.
  case waitingSeals(Int)
}

/// Something in a record that is not as it should be; the rest can be used.
package struct RecordProblem: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A file or folder could not be read.
    case unreadable(SystemFailure)
    /// A segment is not clean.
    case segment(SegmentVerdict)
    /// Entries that somebody had seen are gone.
    case missing(MissingEntry)
    /// Entries that somebody had seen are there with another content.
    case rewritten(MissingEntry)
    /// Somebody says to have seen what its writer never signed.
    case unfounded(MissingEntry)
    /// So many entries came after the appraisal was sealed, and nobody signed them.
    case beyondSeal(entries: Int)
    /// The words of lines, by their numbers, were taken out without anybody having withheld them.
    case takenOut(lines: [Int])
    /// The words of lines, by their numbers, were taken out by somebody who was losing the role for
    /// it, and nobody who has it has confirmed that.
    case unconfirmedWithholding(lines: [Int])
    /// The sittings are not those that `appraisal.json` speaks of.
    case otherBeginning(OtherBeginning)
    /// So many entries belong to an action that was cut short; they are not applied.
    case cutAction(entries: Int)
    /// Something that this program did not put there, such as what syncing tools leave behind.
    case stray
    /// So many more of that kind in a folder, besides those that are named.
    case strays(Int)
  }

  package var kind: Kind
  /// The path from the folder of the appraisal.
  package var file: String

  package init(_ kind: Kind, _ file: String) {
    self.kind = kind
    self.file = file
  }
}
