import AppraisalLedger
import Glibc

/// The ends of other segments that somebody had seen, with what shows that they were there.
struct SeenEnds {
  var ends: [String: Int] = [:]
  var proofs: [String: SeenProof] = [:]

  /// What the author of an edit had seen.
  init(_ edit: PendingEdit?) {
    guard let edit else { return }
    (ends, proofs) = (edit.seen, edit.saw.filter { edit.seen[$0.key] != nil })
  }
}

extension RecordStore {
  /// Where the segment with a header stands.
  fileprivate func path(of header: LedgerHeader) -> String {
    "\(path)/\(Self.ledgerFolder)/\(header.writer)/\(header.segment)\(Self.segmentEnding)"
  }
}

/// A segment that is being written.
struct OpenSegment {
  /// Why lines were not made durable.
  struct Failure: Error {
    var kind: WriteFailure.Kind
    /// Whether the file must not be touched again.
    var isDead: Bool
  }

  let name: String
  /// Where the file stands.
  let path: String
  private let file: FileHandle
  private let folder: FolderHandle
  /// The lines that come before the next ones in the same write: the header, at first.
  private var unwritten: [UInt8]
  private var goodEnd = 0
  private var lastHash: Digest256
  private var nextNumber = 1
  private var seen: [String: Int]
  /// The segments whose keys have been told.
  private var introduced: Set<String> = []
  private let key: WriterKey?
  private let random: () -> UInt64
  /// What shows that the end is there.
  private(set) var proof = SeenProof(hash: .zero)
  /// Whether the name of the file is durable.
  private var isNamed = false
  /// Whether the disk tells a file from another one by their numbers, as some network drives do not.
  private let tellsFiles: Bool

  /// Creates the file; its header is written with the first edits.
  init(
    _ header: LedgerHeader, at time: String, _ seen: SeenEnds, signedBy key: WriterKey?,
    in store: RecordStore, random: @escaping () -> UInt64
  ) throws(SystemFailure) {
    (self.key, self.random) = (key, random)
    introduced = Set(seen.proofs.keys)
    let draft = LedgerDraft(
      op: "\(header.segment)-0", at: time, seen: seen.ends, saw: seen.proofs,
      body: .header(header))
    let line: LedgerLine
    do {
      line = try LedgerLine(draft, n: 0, after: .zero)
    } catch {
      throw SystemFailure(.create, header.segment, ENAMETOOLONG)
    }
    name = header.segment
    path = store.path(of: header)
    (file, folder) = try Self.create(header, in: store)
    do {
      tellsFiles = try store.files.compare(file, with: path).isThere
    } catch {
      store.files.close(file)
      store.files.close(folder)
      throw error
    }
    unwritten = line.bytes
    lastHash = line.hash
    self.seen = seen.ends
  }

  private static func create(
    _ header: LedgerHeader, in store: RecordStore
  ) throws(SystemFailure) -> (FileHandle, FolderHandle) {
    let files = store.files
    let sharing = store.identity.sharing
    let root = try files.openFolder(store.path)
    defer { files.close(root) }
    let ledger = try files.openFolder(RecordStore.ledgerFolder, in: root)
    defer { files.close(ledger) }
    try files.ensureFolder(header.writer, in: ledger, mode: sharing.folderMode)
    let folder = try files.openFolder(header.writer, in: ledger)
    do {
      // A folder that somebody else put there under this name is not written into.
      try files.checkOwner(of: folder)
      let file = try files.create(
        header.segment + RecordStore.segmentEnding, in: folder, mode: sharing.fileMode)
      return (file, folder)
    } catch {
      files.close(folder)
      throw error
    }
  }

  /// The end of the durable part.
  var head: LedgerHead? {
    guard goodEnd > 0 else { return nil }
    return LedgerHead(segment: name, n: nextNumber - 1, h: lastHash.hex, bytes: goodEnd)
  }

  /// Whether more edits should go into this segment.
  var hasRoom: Bool { goodEnd < LedgerFormat.maximumSegmentBytes / 2 }

  func close(_ files: any FileSystem) {
    files.close(file)
    files.close(folder)
  }

  /// Writes edits and makes them durable; on failure nothing has changed here.
  mutating func append(
    _ edits: [PendingEdit], files: any FileSystem
  ) throws(Failure) -> [SavedEdit] {
    var next = self
    var bytes = unwritten
    var saved: [SavedEdit] = []
    for edit in edits {
      bytes += try next.encode(edit)
      saved.append(
        SavedEdit(op: edit.op, segment: name, n: next.nextNumber - 1, hash: next.lastHash))
    }
    bytes += try next.signature()
    guard goodEnd + bytes.count <= LedgerFormat.maximumSegmentBytes else {
      throw Failure(kind: .system(SystemFailure(.write, name, EFBIG)), isDead: false)
    }
    try write(bytes, files)
    next.unwritten = []
    next.goodEnd += bytes.count
    next.isNamed = true
    self = next
    return saved
  }

  /// Encodes one edit and moves on past it.
  private mutating func encode(_ edit: PendingEdit) throws(Failure) -> [UInt8] {
    var others = edit.seen
    others[name] = nil
    let changed = others.filter { seen[$0.key] != $0.value }
    var saw = edit.saw.filter { changed[$0.key] != nil }
    for name in saw.keys where !introduced.insert(name).inserted { saw[name]?.key = nil }
    let salt = key == nil ? "" : LedgerNames.hex(random()) + LedgerNames.hex(random())
    let draft = LedgerDraft(
      op: edit.op, at: edit.at, seen: changed, saw: saw, group: edit.group, salt: salt,
      body: .edit(edit.edit))
    do {
      let line = try LedgerLine(draft, n: nextNumber, after: lastHash)
      seen.merge(changed) { _, new in new }
      lastHash = line.hash
      nextNumber += 1
      return line.bytes
    } catch {
      switch error {
      case .tooLong(let bytes, let limit):
        throw Failure(kind: .tooLong(bytes: bytes, limit: limit), isDead: false)
      }
    }
  }

  /// The line that signs those before it; nothing where nobody signs.
  private mutating func signature() throws(Failure) -> [UInt8] {
    guard let key else {
      proof = SeenProof(hash: lastHash)
      return []
    }
    let end = SignedEnd(segment: name, n: nextNumber - 1, hash: lastHash)
    guard let (line, signature) = LedgerLine.signing(end, with: key) else {
      throw Failure(kind: .notSigned, isDead: false)
    }
    proof = SeenProof(hash: lastHash, signature: signature, key: key.signingKey)
    lastHash = line.hash
    nextNumber += 1
    return line.bytes
  }

  private func write(_ bytes: [UInt8], _ files: any FileSystem) throws(Failure) {
    try expect(goodEnd, files)
    do {
      try files.writeAll(bytes, to: file)
    } catch {
      throw Failure(kind: .system(error), isDead: !canCutBack(after: error, files))
    }
    do {
      try files.sync(file)
      // The name of a new file is made durable once, before the first promise.
      if !isNamed { try files.sync(folder) }
    } catch {
      throw Failure(kind: .system(error), isDead: true)
    }
    try expect(goodEnd + bytes.count, files)
  }

  /// Fails unless the file stands where it was made and is as long as it was left: sync tools and
  /// git put another file in its place, and what is written to the one that is open is lost.
  private func expect(_ length: Int, _ files: any FileSystem) throws(Failure) {
    let standing: FileStanding
    do {
      standing = try files.compare(file, with: path)
    } catch {
      throw Failure(kind: .system(error), isDead: true)
    }
    guard standing.isThere || !tellsFiles, standing.length == length,
      standing.lengthThere == length
    else { throw Failure(kind: .changed, isDead: true) }
  }

  /// Cuts a file back to its last good line when there was merely no room for the next one.
  private func canCutBack(after failure: SystemFailure, _ files: any FileSystem) -> Bool {
    guard failure.isAboutSpace else { return false }
    do {
      try files.truncate(file, to: goodEnd)
      return true
    } catch {
      return false
    }
  }
}
