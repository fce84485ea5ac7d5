package import AppraisalLedger
import Glibc

/// How far the ledgers of a record have been read, so that what is added is read alone.
///
/// It judges nothing. Whatever is not simply more of what was there is left to a reading of the
/// whole folder, which says of it what an opening says.
package struct ReadLedger: Sendable {
  /// What is known of a file.
  private struct File: Sendable {
    /// How far its segment was read; nil for one that cannot be gone on with, such as a damaged one
    /// or a copy.
    var end: SegmentEnd?
    /// How long it was when that was found; nil where nobody has looked yet.
    var length: Int?
    /// How it stood at the last look.
    var state: FileState?
    /// Whether this program writes it.
    var isOwn = false
  }

  /// What was added to a file, or a new file.
  package struct Addition: Sendable {
    /// The file, from the folder of the appraisal on.
    package var file: String
    package var header: LedgerHeader
    /// Whether the sitting was not there before.
    package var isNew: Bool
    /// The entries that are new and whole.
    package var entries: [LedgerEntry]
    /// The hash of the line before them.
    package var previous: Digest256
    /// Where the reading of it goes on.
    package var end: SegmentEnd
    fileprivate var state: FileState
  }

  /// What a look has found.
  package struct Look: Sendable {
    package var additions: [Addition] = []
    /// Whether something is there that may be whole in a moment, such as half a line.
    package var isUnfinished = false
    /// Whether something is there that only a reading of the whole folder can judge.
    package var isOther = false
    /// Whether that is sure to stay so.
    package var isSettled = false
    /// What could not be looked at.
    package var failed: Set<String> = []
    /// Whether there is anything at all.
    package var isEmpty: Bool { additions.isEmpty && !isUnfinished && !isOther }
  }

  private var files: [String: File] = [:]
  /// What could not be looked at, and is judged already.
  private var failed: Set<String> = []
  private var names: Set<String> = []
  private var bytes = 0

  /// Knows nothing.
  package init() {}

  /// Knows what was read of a whole folder.
  package init(of ledger: LedgerSet) {
    for segment in ledger.segments {
      let scan = segment.scan
      var file = File()
      if segment.usable == scan.entries.count, segment.wholeEntries.count == segment.usable {
        switch scan.verdict {
        case .clean:
          file.end = SegmentEnd(of: scan)
          file.length = scan.goodEnd
        case .torn(let ignored):
          file.end = SegmentEnd(of: scan)
          file.length = scan.goodEnd + ignored
        case .unended, .corrupt, .fork, .newer, .foreign, .unsigned: break
        }
      }
      take(file, segment)
    }
    for other in ledger.others { take(File(), other) }
  }

  private mutating func take(_ file: File, _ segment: LedgerSegment) {
    files[segment.file] = file
    if let name = segment.name { names.insert(name) }
    bytes += segment.scan.goodEnd
  }

  /// Whether anything is followed at all.
  package var isEmpty: Bool { files.isEmpty }

  /// Takes in that something was added, so that it is not told again.
  package mutating func take(_ addition: Addition) {
    bytes += addition.end.bytes - (files[addition.file]?.end?.bytes ?? 0)
    names.insert(addition.header.segment)
    files[addition.file] = File(
      end: addition.end, length: addition.state.length, state: addition.state)
  }

  /// Takes in how far this program's own sitting was written.
  package mutating func takeOwn(_ head: LedgerHead, of writer: String) {
    let file = "\(RecordStore.ledgerFolder)/\(writer)/\(head.segment)\(RecordStore.segmentEnding)"
    names.insert(head.segment)
    bytes += head.bytes - (files[file]?.length ?? 0)
    files[file] = File(length: head.bytes, isOwn: true)
  }

  /// Looks at files that may have changed, from the folder of the appraisal on; for nil at all of
  /// them, and for new ones.
  package mutating func look(at changed: Set<String>?, in store: RecordStore) -> Look {
    var look = Look()
    do {
      let folder = try store.files.openFolder(store.path)
      defer { store.files.close(folder) }
      let ledger = try store.files.openFolder(RecordStore.ledgerFolder, in: folder)
      defer { store.files.close(ledger) }
      let byWriter = try changed.map(Self.byWriter) ?? list(ledger, in: store, &look)
      for (writer, names) in byWriter.sorted(by: { $0.key < $1.key }) {
        lookAt(names, of: writer, in: ledger, store, &look)
      }
    } catch {
      // The whole folder is gone, or cannot be looked at for a moment.
      look.failed.insert(RecordStore.ledgerFolder)
    }
    if look.failed != (changed == nil ? failed : failed.intersection(look.failed)) {
      look.isOther = true
    }
    return look
  }

  /// Takes in that what could not be looked at has been judged.
  package mutating func accept(_ look: Look) { failed.formUnion(look.failed) }

  /// Takes in that some segments cannot be gone on with.
  package mutating func leave(_ segments: Set<String>) {
    guard !segments.isEmpty else { return }
    for (file, known) in files {
      guard let name = known.end?.header.segment, segments.contains(name) else { continue }
      files[file]?.end = nil
    }
  }

  private static func byWriter(_ files: Set<String>) -> [String: Set<String>] {
    var byWriter: [String: Set<String>] = [:]
    for file in files {
      let parts = file.split(separator: "/").map(String.init)
      if parts.count == 3 { byWriter[parts[1], default: []].insert(parts[2]) }
    }
    return byWriter
  }

  /// All segments that are there; one that is known and is not there is noticed.
  private func list(
    _ ledger: FolderHandle, in store: RecordStore, _ look: inout Look
  ) throws(SystemFailure) -> [String: Set<String>] {
    let writers = try store.files.list(ledger, limit: 1_000_000) { item in
      item.isFolder && LedgerNames.isSafe(item.name) ? .belongs : .passed
    }.items
    var found: [String: Set<String>] = [:]
    var count = 0
    for writer in writers {
      do throws(SystemFailure) {
        let folder = try store.files.openFolder(writer.name, in: ledger)
        defer { store.files.close(folder) }
        let names = try store.files.list(folder, limit: 1_000_000) { item in
          Self.isSegment(item.name) && !item.isFolder ? .belongs : .passed
        }.items.map(\.name)
        count += names.count
        if !names.isEmpty { found[writer.name] = Set(names) }
      } catch {
        look.failed.insert("\(RecordStore.ledgerFolder)/\(writer.name)")
      }
    }
    let known = files.keys.filter { file in
      let parts = file.split(separator: "/").map(String.init)
      return parts.count == 3 && found[parts[1]]?.contains(parts[2]) == true
    }.count
    if known < files.count { look.isOther = true }
    return found
  }

  private static func isSegment(_ name: String) -> Bool {
    name.hasSuffix(RecordStore.segmentEnding) && !name.hasPrefix(".")
  }

  private mutating func lookAt(
    _ names: Set<String>, of writer: String, in ledger: FolderHandle, _ store: RecordStore,
    _ look: inout Look
  ) {
    guard LedgerNames.isSafe(writer) else { return }
    let folder: FolderHandle
    do {
      folder = try store.files.openFolder(writer, in: ledger)
    } catch {
      look.failed.insert("\(RecordStore.ledgerFolder)/\(writer)")
      return
    }
    defer { store.files.close(folder) }
    for name in names.sorted() where Self.isSegment(name) {
      let file = "\(RecordStore.ledgerFolder)/\(writer)/\(name)"
      do throws(SystemFailure) {
        let state = try store.files.standing(of: name, in: folder)
        if let known = files[file] {
          try lookAgain(at: name, file, known, state, in: folder, store, &look)
        } else {
          try meet(name, file, state, in: folder, store, &look)
        }
      } catch {
        look.failed.insert(file)
      }
    }
  }

  /// Reads what was added to a file that is known.
  private mutating func lookAgain(
    at name: String, _ file: String, _ known: File, _ state: FileState, in folder: FolderHandle,
    _ store: RecordStore, _ look: inout Look
  ) throws(SystemFailure) {
    if state == known.state { return }
    if let before = known.state, before.device != state.device || before.number != state.number {
      // Another file stands there, unless the disk gives numbers as it likes.
      guard try holds(name, known, in: folder, store) else { return look.isOther = true }
    }
    guard state.length != known.length else {
      // The first look at it; or it was written over, unless only its permissions changed.
      var isAsItWas = known.state == nil
      if !isAsItWas { isAsItWas = try isUnchanged(name, known, in: folder, store) }
      if isAsItWas { files[file]?.state = state } else { look.isOther = true }
      return
    }
    guard let end = known.end, let length = known.length, state.length > length,
      state.length <= LedgerFormat.maximumSegmentBytes,
      bytes + state.length - length <= LedgerFormat.maximumRecordBytes
    else {
      if known.length == nil, known.state == nil {
        files[file]?.state = state
        files[file]?.length = state.length
      } else {
        look.isOther = true
      }
      return
    }
    let tail = try store.files.read(
      name, in: folder, from: end.start, limit: LedgerFormat.maximumSegmentBytes)
    guard let growth = end.growth(in: tail) else { return look.isOther = true }
    if !growth.isWhole { look.isUnfinished = true }
    guard !growth.entries.isEmpty else { return }
    var reached = state
    // What is not whole is looked at again, whatever the disk's clock says by then.
    reached.length = growth.isWhole ? end.start + tail.count : growth.end.bytes
    if reached.length != state.length { reached.changed = [] }
    look.additions.append(
      Addition(
        file: file, header: end.header, isNew: false, entries: growth.entries,
        previous: end.hash, end: growth.end, state: reached))
  }

  /// Whether a file whose length is the same still holds what was read of it.
  private func isUnchanged(
    _ name: String, _ known: File, in folder: FolderHandle, _ store: RecordStore
  ) throws(SystemFailure) -> Bool {
    // Its own file a sitting watches itself, before it writes on.
    if known.isOwn { return true }
    guard let end = known.end else { return false }
    let bytes = try store.files.read(
      name, in: folder, limit: LedgerFormat.maximumSegmentBytes)
    return SegmentEnd(of: SegmentScan(bytes)) == end
  }

  /// Whether a file begins with what was read of it.
  private func holds(
    _ name: String, _ known: File, in folder: FolderHandle, _ store: RecordStore
  ) throws(SystemFailure) -> Bool {
    if known.isOwn { return true }
    guard let end = known.end else { return false }
    let scan = SegmentScan(
      try store.files.read(name, in: folder, limit: LedgerFormat.maximumSegmentBytes))
    return scan.entries.count >= end.count && scan.entries[end.count - 1].hash == end.hash
  }

  /// Reads a file that is new.
  private func meet(
    _ name: String, _ file: String, _ state: FileState, in folder: FolderHandle,
    _ store: RecordStore, _ look: inout Look
  ) throws(SystemFailure) {
    guard state.length > 0 else { return look.isUnfinished = true }
    guard files.count < store.sittingLimit,
      bytes + state.length <= LedgerFormat.maximumRecordBytes
    else { return look.isOther = true }
    let bytes = try store.files.read(
      name, in: folder, limit: LedgerFormat.maximumSegmentBytes)
    let scan = SegmentScan(bytes)
    if case .torn = scan.verdict { look.isUnfinished = true }
    guard let header = scan.header, let end = SegmentEnd(of: scan),
      header.appraisal == store.identity.id, !names.contains(header.segment),
      header.segment + RecordStore.segmentEnding == name,
      header.founder == store.identity.founder,
      header.key != nil || store.identity.founder == nil
    else {
      if case .torn = scan.verdict, scan.header == nil { return }
      return look.isOther = true
    }
    switch scan.verdict {
    case .clean, .torn: break
    case .unended, .corrupt, .fork, .newer, .foreign, .unsigned: return look.isOther = true
    }
    let isCut = scan.entries.last?.group.map { $0.i < $0.of - 1 } ?? false
    let holdsWithheld = scan.entries.contains { entry in
      if case .withheld = entry.body { true } else { false }
    }
    guard !isCut, !holdsWithheld else { return look.isOther = true }
    var reached = state
    if scan.verdict != .clean { (reached.length, reached.changed) = (scan.goodEnd, []) }
    look.additions.append(
      Addition(
        file: file, header: header, isNew: true, entries: scan.entries, previous: .zero, end: end,
        state: reached))
  }
}
