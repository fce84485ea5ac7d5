package import AppraisalLedger
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

  static let identityFile = "appraisal.json"
  static let attributesFile = ".gitattributes"
  static let ledgerFolder = "ledger"
  static let snapshotFolder = "snapshots"
  static let segmentEnding = ".jsonl"
  /// Everything that a record may hold at its top.
  private static let known = [
    identityFile, attributesFile, ledgerFolder, snapshotFolder, "derived", "recovered", ".git",
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
    creating path: String, identity: RecordIdentity, random: () -> UInt64,
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

  /// Reads all segments.
  ///
  /// What cannot be read is listed among the problems; only a folder that cannot be listed at
  /// all is an error.
  ///
  /// The scans of several segments may be made at once, by whoever has threads for it; they have to
  /// come in the order of the segments.
  package func read(
    scanning scan: @escaping ([[UInt8]]) -> [SegmentScan] = { $0.map { SegmentScan($0) } }
  ) throws(RecordError) -> RecordContents {
    var reader = SegmentReader(files: files, scan: scan)
    do {
      let folder = try files.openFolder(path)
      defer { files.close(folder) }
      for item in try files.list(folder, limit: 1000)
      where !Self.known.contains(item.name) && !item.name.hasPrefix(".new-") {
        reader.problems.append(RecordProblem(.stray, item.name))
      }
      let ledger = try files.openFolder(Self.ledgerFolder, in: folder)
      defer { files.close(ledger) }
      try reader.readWriters(in: ledger)
    } catch {
      throw RecordError(.system(error), path)
    }
    reader.scanWaiting()
    let ledger = LedgerSet(reader.scans, appraisal: identity.id)
    // A file without a byte is a sitting that another program is beginning.
    let segments = (ledger.segments + ledger.others).filter {
      $0.scan.verdict != .clean && $0.scan.verdict != .torn(ignored: 0)
    }
    let verdicts = segments.map { RecordProblem(.segment($0.scan.verdict), $0.file) }
    let problems = reader.problems + verdicts + ledger.cutActions + ledger.missingEntries
    return RecordContents(ledger: ledger, problems: problems.sorted { $0.file < $1.file })
  }
}

/// What a record holds at one moment.
package struct RecordContents: Equatable, Sendable {
  package var ledger: LedgerSet
  /// What is not as it should be, sorted by file.
  package var problems: [RecordProblem]
}

extension LedgerSet {
  /// Actions that a crash cut short and that were not made again.
  fileprivate var cutActions: [RecordProblem] {
    let cut = segments.filter { $0.wholeEntries.count < $0.usable }
    guard !cut.isEmpty else { return [] }
    let whole = Set(segments.flatMap { $0.wholeEntries.map(\.op) })
    return cut.compactMap { segment in
      let left = segment.usableEntries.dropFirst(segment.wholeEntries.count)
      let lost = left.count { !whole.contains($0.op) }
      return lost == 0 ? nil : RecordProblem(.cutAction(entries: lost), segment.file)
    }
  }

  /// What others had seen and is gone, each under the file that it was in.
  fileprivate var missingEntries: [RecordProblem] {
    missing.map { entry in
      let file = segments.first { $0.name == entry.segment }?.file
      return RecordProblem(.missing(entry), file ?? entry.segment)
    }
  }
}

/// Reads the segments of all writers, going on whatever happens to one of them.
private struct SegmentReader {
  /// So many bytes are read before they are scanned, so that a large record is never in memory
  /// whole.
  private static let portion = 8 << 20

  let files: any FileSystem
  let scan: ([[UInt8]]) -> [SegmentScan]
  private(set) var scans: [(file: String, scan: SegmentScan)] = []
  var problems: [RecordProblem] = []
  /// How many more bytes are read.
  private var room = LedgerFormat.maximumRecordBytes
  /// What was read and is not scanned yet.
  private var waiting: [(file: String, bytes: [UInt8])] = []
  private var waitingBytes = 0

  init(files: any FileSystem, scan: @escaping ([[UInt8]]) -> [SegmentScan]) {
    self.files = files
    self.scan = scan
  }

  mutating func scanWaiting() {
    for (segment, scan) in zip(waiting, scan(waiting.map(\.bytes))) {
      scans.append((segment.file, scan))
    }
    waiting = []
    waitingBytes = 0
  }

  mutating func readWriters(in ledger: FolderHandle) throws(SystemFailure) {
    for item in try files.list(ledger, limit: LedgerFormat.maximumSegments) {
      let file = "\(RecordStore.ledgerFolder)/\(item.name)"
      guard item.isFolder, LedgerNames.isSafe(item.name) else {
        problems.append(RecordProblem(.stray, file))
        continue
      }
      do {
        let folder = try files.openFolder(item.name, in: ledger)
        defer { files.close(folder) }
        try readSegments(in: folder, file)
      } catch {
        problems.append(RecordProblem(.unreadable(error), file))
      }
    }
  }

  private mutating func readSegments(
    in folder: FolderHandle, _ path: String
  ) throws(SystemFailure) {
    for item in try files.list(folder, limit: LedgerFormat.maximumSegments) {
      let file = "\(path)/\(item.name)"
      guard !item.isFolder, item.name.hasSuffix(RecordStore.segmentEnding),
        !item.name.hasPrefix(".")
      else {
        problems.append(RecordProblem(.stray, file))
        continue
      }
      guard scans.count + waiting.count < LedgerFormat.maximumSegments else {
        problems.append(RecordProblem(.unreadable(SystemFailure(.list, file, EFBIG)), file))
        continue
      }
      do {
        let limit = min(LedgerFormat.maximumSegmentBytes, room)
        let bytes = try files.read(item.name, in: folder, limit: limit)
        room -= bytes.count
        waiting.append((file, bytes))
        waitingBytes += bytes.count
        if waitingBytes >= Self.portion { scanWaiting() }
      } catch {
        problems.append(RecordProblem(.unreadable(error), file))
      }
    }
  }
}
