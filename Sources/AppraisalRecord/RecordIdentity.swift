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

/// How the id of an appraisal and the key that it began with fit together.
package enum FounderBond: Equatable, Sendable {
  /// The id was made of that key.
  case holds
  /// The id was made of another key than the one that is named, if one is.
  case broken
  /// The id was made of no key, as those of earlier versions.
  case none
}

extension RecordIdentity {
  private static let digits = 32

  /// An id that is made of the key that the appraisal begins with, so that neither can be exchanged
  /// without the other, and every sitting repeats the id.
  package static func id(foundedBy key: SigningKey, random: UInt64) -> String {
    let number = LedgerNames.hex(random)
    return "\(number)-\(bond(of: key, number))"
  }

  /// What stands in an id for the key.
  private static func bond(of key: SigningKey, _ number: String) -> String {
    let text = "appraise.appraisal.v1\n\(number) \(key.hex)\n"
    return String(Digest256(of: Array(text.utf8)).hex.prefix(digits))
  }

  /// How the id and the key fit together.
  package var bond: FounderBond {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let hexadecimal = Set("0123456789abcdef".utf8)
    guard parts.count == 2, parts[0].utf8.count == 16, parts[1].utf8.count == Self.digits,
      parts.allSatisfy({ $0.utf8.allSatisfy(hexadecimal.contains) })
    else { return .none }
    return founder.map { Self.bond(of: $0, parts[0]) } == parts[1] ? .holds : .broken
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
