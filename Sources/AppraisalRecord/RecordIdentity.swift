package import AppraisalLedger
package import StrictJSON

/// Who besides the owner may read and add to an appraisal.
package enum Sharing: String, Encodable, JSONReadable, CaseIterable, Sendable {
  case alone
  /// The group of the folder.
  case group

  /// Reads a word of the list.
  package init(json: JSONReader) throws(DecodingFailure) { self = try json.word() }

  /// The permissions of folders; in a group nobody can delete another's files.
  var folderMode: UInt32 { self == .alone ? 0o700 : 0o3770 }
  /// The permissions of files that are written to.
  var fileMode: UInt32 { self == .alone ? 0o600 : 0o640 }
  /// The permissions of files that are complete.
  var publishedMode: UInt32 { self == .alone ? 0o400 : 0o440 }
}

/// What `appraisal.json` says: that the folder is an appraisal, and which.
package struct RecordIdentity: Encodable, Equatable, Sendable {
  /// What the format is called.
  package static let format = "appraise.appraisal"
  /// The version of the format.
  package static let major = 1

  package var format = RecordIdentity.format
  /// The version of the format; a reader refuses a newer one.
  package var major = RecordIdentity.major
  /// The id, which every segment repeats.
  package var id: String
  /// The moment of creation in UTC, a label.
  package var created: String
  /// Who may read and add.
  package var sharing: Sharing
  /// The key that signs the sitting it began with; nil for an appraisal that began without keys.
  ///
  /// Where there is one, every sitting is signed, and one that is not counts for nothing.
  package var founder: SigningKey?

  package init(
    id: String, created: String, sharing: Sharing = .alone, founder: SigningKey? = nil
  ) {
    self.id = id
    self.created = created
    self.sharing = sharing
    self.founder = founder
  }
}

extension RecordIdentity: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    format = try fields.value("format")
    major = try fields.value("major")
    id = try fields.value("id")
    created = try fields.value("created")
    sharing = try fields.value("sharing")
    founder = try fields.optional("founder").map(SigningKey.init(json:))
  }
}
