import AppraisalLedger

/// A private place on this machine for edits that an appraisal's own disk refuses.
///
/// It holds small records of the same appraisals, so that an edit keeps its operation and counts
/// once however often it is found. Nothing in it is read as a part of the record.
package struct RescuePlace: Sendable {
  private let paths: [String]
  private let identity: RecordIdentity
  private let files: any FileSystem

  /// Names the places to try, the best one first.
  package init(
    _ paths: [String], for identity: RecordIdentity, files: any FileSystem = PosixFileSystem()
  ) {
    self.paths = paths
    self.identity = RecordIdentity(id: identity.id, created: identity.created)
    self.files = files
  }

  private func folder(in path: String) -> String {
    "\(path)/\(Digest256(of: Array(identity.id.utf8)).short).appraisal"
  }

  /// Keeps edits in the first place that takes them, and says where; nil when none does.
  package func keep(
    _ edits: [PendingEdit], of writer: SittingWriter, random: @escaping () -> UInt64
  ) -> String? {
    paths.first { path in
      guard let store = store(in: path, random) else { return false }
      let sitting = Sitting(store: store, writer: writer, random: random)
      return (try? sitting.append(edits)) != nil
    }
  }

  private func store(in path: String, _ random: () -> UInt64) -> RecordStore? {
    do {
      try files.ensureFolders(path)
      let parent = try files.openFolder(path)
      defer { files.close(parent) }
      try files.checkOwner(of: parent)
    } catch {
      return nil
    }
    let folder = folder(in: path)
    return (try? RecordStore(opening: folder, files: files))
      ?? (try? RecordStore(creating: folder, identity: identity, random: random, files: files))
  }

  /// The edits of a person that are kept, in the order in which they were made.
  package func kept(of person: String) -> [PendingEdit] {
    let edits = paths.flatMap { path -> [PendingEdit] in
      guard let store = try? RecordStore(opening: folder(in: path), files: files),
        let contents = try? store.read()
      else { return [] }
      return contents.ledger.segments.filter { $0.scan.header?.person == person }
        .flatMap(\.pendingEdits)
    }
    return edits.sorted { $0.at < $1.at }
  }

  /// Removes what is kept of a person, because it stands in the record now.
  package func forget(_ person: String) {
    for path in paths {
      guard let store = try? RecordStore(opening: folder(in: path), files: files),
        let contents = try? store.read()
      else { continue }
      for segment in contents.ledger.segments where segment.scan.header?.person == person {
        store.remove(segment.file)
      }
    }
  }
}

extension LedgerSegment {
  /// The edits as they were before they were written.
  fileprivate var pendingEdits: [PendingEdit] {
    var seen: [String: Int] = [:]
    return wholeEntries.compactMap { entry in
      seen.merge(entry.seen) { _, new in new }
      guard let edit = entry.edit else { return nil }
      return PendingEdit(
        op: entry.op, at: entry.at, seen: seen, group: entry.group, edit: edit)
    }
  }
}

extension RecordStore {
  /// Removes a segment of a rescue place; a record's own are never removed.
  fileprivate func remove(_ file: String) {
    let parts = file.split(separator: "/").map(String.init)
    guard parts.count == 3, let root = try? files.openFolder(path) else { return }
    defer { files.close(root) }
    guard let ledger = try? files.openFolder(parts[0], in: root) else { return }
    defer { files.close(ledger) }
    guard let writer = try? files.openFolder(parts[1], in: ledger) else { return }
    defer { files.close(writer) }
    try? files.remove(parts[2], in: writer)
  }
}
