package import StrictJSON

/// Why a record cannot be opened or created.
package struct RecordError: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case system(SystemFailure)
    /// The folder has no `appraisal.json`.
    case notAnAppraisal
    /// The folder holds an appraisal, or other things.
    case occupied(String)
    /// A file does not hold what it must.
    case unreadable(DecodingFailure, TextPosition)
    /// `appraisal.json` is of another format.
    case otherFormat(String)
    /// The record was written by a newer program.
    case newer(major: Int, known: Int)
    /// A snapshot's bytes are not those that its name was made for.
    case changedSnapshot(expected: String, found: String)
    /// The name is not one of a snapshot.
    case notASnapshot
    /// The value cannot be written as JSON.
    case notEncodable(EncodingFailure)
  }

  package var kind: Kind
  /// The path of the file or folder.
  package var path: String

  package init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }
}

/// Why somebody cannot sign what they write.
package enum KeyObstacle: Equatable, Sendable {
  /// There is no place of their own on this machine.
  case noHome
  /// What is kept cannot be read; why, in a sentence.
  case unreadable(String)
  /// The person has written by another key; what is read aloud of the one here, if there is one.
  case notTheirs(person: String, code: String?)
}

/// Why edits were not saved; they are still in memory and can be offered again.
package struct WriteFailure: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A system call failed, in the file that was tried last.
    case system(SystemFailure)
    /// Another program replaced, cut or added to the file of the sitting.
    case changed
    /// An edit is longer than a line may be, and must be split; both in bytes.
    case tooLong(bytes: Int, limit: Int)
    /// An edit cannot be written as JSON.
    case notEncodable(EncodingFailure)
    /// There are so many sittings that another one would not be read.
    case full(sittings: Int)
    /// No signature could be made.
    case notSigned
    /// There is no key to sign with that speaks for the person.
    case noKey(KeyObstacle)
  }

  package var kind: Kind
  /// The path of the segment or folder.
  package var path: String

  package init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }
}
