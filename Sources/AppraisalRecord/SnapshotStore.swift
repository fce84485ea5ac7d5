package import AppraisalLedger
import Glibc
import StrictJSON

/// A snapshot as it lies on the disk.
package struct StoredSnapshot: Sendable {
  package let name: SnapshotName
  package let snapshot: Snapshot
  /// The SHA-256 of its file.
  package let fingerprint: String

  /// When, by whom, from what.
  package var header: SnapshotHeader { snapshot.header }
  package var title: String { "snapshot \(header.number) \"\(header.name)\"" }
}

extension RecordStore {
  /// So many names of snapshots are looked at; those beyond are passed over and nothing fails.
  private static let mostSnapshots = 1_000_000

  /// The names of all snapshots, sorted by number, then hash; other files are passed over.
  ///
  /// Where the folder is missing, as in a copy without empty folders, there are none.
  package func snapshots() throws(RecordError) -> [SnapshotName] {
    let folder: FolderHandle
    do {
      folder = try openSnapshots()
    } catch {
      if case .system(let failure) = error.kind, failure.code == ENOENT, isThere { return [] }
      throw error
    }
    defer { files.close(folder) }
    do {
      var left = Self.mostSnapshots
      let listing = try files.list(folder, limit: Self.mostSnapshots) { item in
        guard left > 0, SnapshotName(item.name) != nil else { return .passed }
        left -= 1
        return .belongs
      }
      let names = listing.items.compactMap { SnapshotName($0.name) }
      return names.sorted { ($0.number, $0.hash) < ($1.number, $1.hash) }
    } catch {
      throw RecordError(.system(error), snapshotPath)
    }
  }

  /// Makes a snapshot durable and gives its name.
  ///
  /// The same snapshot made twice is one file.
  package func publish(
    _ snapshot: Snapshot, random: () -> UInt64
  ) throws(RecordError) -> SnapshotName {
    try keep(snapshot, random: random).name
  }

  /// Makes a snapshot durable.
  ///
  /// The same snapshot made twice is one file.
  package func keep(
    _ snapshot: Snapshot, random: () -> UInt64
  ) throws(RecordError) -> StoredSnapshot {
    let bytes: [UInt8]
    do {
      bytes = try snapshot.encoded()
    } catch {
      throw RecordError(.notEncodable(error), path)
    }
    let name = SnapshotName(number: snapshot.header.number, bytes: bytes)
    let mode = identity.sharing.publishedMode
    try ensureSnapshots()
    let folder = try openSnapshots()
    defer { files.close(folder) }
    do {
      try files.publish(bytes, as: name.file, in: folder, mode: mode, random: random())
    } catch {
      // The same snapshot made twice is one file; anything else under its name is not this one.
      guard error.isTaken else { throw RecordError(.system(error), snapshotPath) }
      guard (try? files.read(name.file, in: folder, limit: bytes.count)) == bytes else {
        throw RecordError(.system(error), "\(snapshotPath)/\(name.file)")
      }
    }
    return StoredSnapshot(name: name, snapshot: snapshot, fingerprint: Digest256(of: bytes).hex)
  }

  /// Reads a snapshot and holds its bytes against its name.
  package func snapshot(_ name: SnapshotName) throws(RecordError) -> Snapshot {
    try stored(name).snapshot
  }

  /// Reads a snapshot with its fingerprint and holds its bytes against its name.
  package func stored(_ name: SnapshotName) throws(RecordError) -> StoredSnapshot {
    let file = "\(snapshotPath)/\(name.file)"
    let folder = try openSnapshots()
    defer { files.close(folder) }
    let bytes: [UInt8]
    do {
      bytes = try files.read(name.file, in: folder, limit: LedgerFormat.maximumSegmentBytes)
    } catch {
      throw RecordError(.system(error), file)
    }
    do {
      return StoredSnapshot(
        name: name, snapshot: try Snapshot(bytes, named: name.file),
        fingerprint: Digest256(of: bytes).hex)
    } catch {
      throw RecordError(Self.kind(of: error, in: bytes), file)
    }
  }

  /// Reads all snapshots, by number; those that cannot be read are told apart.
  package func storedSnapshots() throws(RecordError) -> (
    read: [StoredSnapshot], unreadable: [(file: String, error: RecordError)]
  ) {
    let once = try readSnapshots()
    let known = Set(once.read.map(\.fingerprint))
    let hasAll = once.read.allSatisfy { $0.header.follows.allSatisfy(known.contains) }
    // What a snapshot follows was there before it, and may have been missed by the first listing.
    return hasAll && once.unreadable.isEmpty ? once : try readSnapshots()
  }

  private func readSnapshots() throws(RecordError) -> (
    read: [StoredSnapshot], unreadable: [(file: String, error: RecordError)]
  ) {
    var read: [StoredSnapshot] = []
    var unreadable: [(file: String, error: RecordError)] = []
    for name in try snapshots() {
      do throws(RecordError) {
        read.append(try stored(name))
      } catch {
        unreadable.append(("\(Self.snapshotFolder)/\(name.file)", error))
      }
    }
    return (read, unreadable)
  }

  private static func kind(of failure: SnapshotFailure, in bytes: [UInt8]) -> RecordError.Kind {
    switch failure {
    case .badName: .notASnapshot
    case .changed(let expected, let found): .changedSnapshot(expected: expected, found: found)
    case .unreadable(let failure):
      .unreadable(failure, TextPosition(of: failure.offset, in: bytes))
    case .newer(let major): .newer(major: major, known: Snapshot.major)
    }
  }

  /// Whether the folder of the appraisal itself can be opened.
  private var isThere: Bool {
    guard let folder = try? files.openFolder(path) else { return false }
    files.close(folder)
    return true
  }

  /// Makes the folder of snapshots where a copy has lost it.
  private func ensureSnapshots() throws(RecordError) {
    do {
      let folder = try files.openFolder(path)
      defer { files.close(folder) }
      if let found = try? files.openFolder(Self.snapshotFolder, in: folder) {
        return files.close(found)
      }
      try files.ensureFolder(Self.snapshotFolder, in: folder, mode: identity.sharing.folderMode)
    } catch {
      throw RecordError(.system(error), snapshotPath)
    }
  }

  private var snapshotPath: String { "\(path)/\(Self.snapshotFolder)" }

  private func openSnapshots() throws(RecordError) -> FolderHandle {
    do {
      let folder = try files.openFolder(path)
      defer { files.close(folder) }
      return try files.openFolder(Self.snapshotFolder, in: folder)
    } catch {
      throw RecordError(.system(error), snapshotPath)
    }
  }
}
