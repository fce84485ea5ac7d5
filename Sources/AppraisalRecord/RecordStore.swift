import AppraisalLedger
import Glibc
import StrictJSON

/// The folder of an appraisal.
///
/// Nothing in it is ever overwritten, cut or deleted, so any number of programs may use it at
/// once.
package struct RecordStore: Sendable {
  /// The path of the folder.
  package let path: String
  package let identity: RecordIdentity
  let files: any FileSystem
  /// So many sittings are read, and so no more are begun.
  var sittingLimit = LedgerFormat.maximumSegments

  package static let identityFile = "appraisal.json"
  static let attributesFile = ".gitattributes"
  package static let ledgerFolder = "ledger"
  package static let snapshotFolder = "snapshots"
  /// What can be deleted at any time.
  static let derivedFolder = "derived"
  static let segmentEnding = ".jsonl"
  /// Everything that a record may hold at its top.
  static let known = [
    identityFile, attributesFile, ledgerFolder, snapshotFolder, derivedFolder, "recovered", ".git",
  ]
  /// Keeps line endings, and so hashes, as they are, and never merges within a segment.
  static let attributes = "*.jsonl -text -merge\n*.json -text\n"

  init(path: String, identity: RecordIdentity, files: any FileSystem) {
    self.path = path
    self.identity = identity
    self.files = files
  }

  /// Opens the folder of an appraisal and reads nothing but `appraisal.json`.
  package init(
    opening path: String, files: any FileSystem = PosixFileSystem()
  ) throws(RecordError) {
    let folder: FolderHandle
    do {
      folder = try files.openFolder(path)
    } catch {
      throw RecordError(.system(error), path)
    }
    defer { files.close(folder) }
    let bytes: [UInt8]
    do {
      bytes = try files.read(Self.identityFile, in: folder, limit: 1 << 16)
    } catch {
      if error.code == ENOENT { throw RecordError(.notAnAppraisal, path) }
      throw RecordError(.system(error), "\(path)/\(Self.identityFile)")
    }
    let identity = try Self.identity(bytes, "\(path)/\(Self.identityFile)")
    self.init(path: path, identity: identity, files: files)
  }

  private static func identity(
    _ bytes: [UInt8], _ path: String
  ) throws(RecordError) -> RecordIdentity {
    if let kind = unsupported(try decode(JSONNode.self, bytes, path)) {
      throw RecordError(kind, path)
    }
    return try decode(RecordIdentity.self, bytes, path)
  }

  private static func decode<Value: JSONReadable>(
    _ type: Value.Type, _ bytes: [UInt8], _ path: String
  ) throws(RecordError) -> Value {
    do {
      return try StrictJSON.read(type, from: bytes, unknownKeys: .ignore)
    } catch {
      let position = TextPosition(of: error.offset, in: bytes)
      throw RecordError(.unreadable(error, position), path)
    }
  }

  /// Why a well-formed identity is none that this program reads.
  private static func unsupported(_ root: JSONNode) -> RecordError.Kind? {
    if let format = root["format"]?.text, format != RecordIdentity.format {
      return .otherFormat(format)
    }
    if let major = root["major"]?.integer {
      if major > RecordIdentity.major {
        return .newer(major: major, known: RecordIdentity.major)
      }
      // No program has written a lower one.
      if major < 1 { return .otherFormat("\(RecordIdentity.format) \(major)") }
    }
    return nil
  }

  /// Makes the folder of a new appraisal, or finishes making one that was interrupted.
  ///
  /// `appraisal.json` comes last: a folder that has it is complete.
  package init(
    creating path: String, identity: RecordIdentity, group: UInt32? = nil, random: () -> UInt64,
    files: any FileSystem = PosixFileSystem()
  ) throws(RecordError) {
    self.init(path: path, identity: identity, files: files)
    let bytes: [UInt8]
    do {
      bytes = try StrictJSON.encode(identity, style: .pretty)
    } catch {
      throw RecordError(.notEncodable(error), path)
    }
    let occupant: String?
    do {
      occupant = try makeFolder()
      if let group { try PosixFileSystem.give(path, to: group, mode: identity.sharing.folderMode) }
    } catch {
      throw RecordError(.system(error), path)
    }
    if let occupant { throw RecordError(.occupied(occupant), path) }
    do {
      try fill(with: bytes, random(), random())
    } catch {
      throw RecordError(.system(error), path)
    }
  }

  /// Makes the folder unless it is there, and says what stands in the way of an appraisal.
  private func makeFolder() throws(SystemFailure) -> String? {
    do {
      try files.makeFolder(path, mode: identity.sharing.folderMode)
    } catch {
      guard error.code == EEXIST else { throw error }
    }
    let folder = try files.openFolder(path)
    defer { files.close(folder) }
    let mayStand = [Self.attributesFile, Self.ledgerFolder, Self.snapshotFolder]
    let items = try files.list(folder, limit: 1000)
    return items.first { !mayStand.contains($0.name) && !$0.name.hasPrefix(".new-") }?.name
  }

  private func fill(
    with bytes: [UInt8], _ first: UInt64, _ second: UInt64
  ) throws(SystemFailure) {
    let folder = try files.openFolder(path)
    defer { files.close(folder) }
    let mode = identity.sharing.folderMode
    try files.ensureFolder(Self.ledgerFolder, in: folder, mode: mode)
    try files.ensureFolder(Self.snapshotFolder, in: folder, mode: mode)
    let published = identity.sharing.publishedMode
    do {
      try files.publish(
        Array(Self.attributes.utf8), as: Self.attributesFile, in: folder, mode: published,
        random: first)
    } catch {
      // An interrupted creation may have come as far as this.
      guard error.isTaken else { throw error }
    }
    try files.publish(
      bytes, as: Self.identityFile, in: folder, mode: published, random: second)
    let parent = try files.openFolder(path + "/..")
    defer { files.close(parent) }
    try files.sync(parent)
  }
}
