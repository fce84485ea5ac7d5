import AppraisalExchange
import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText
import StrictJSON

/// A snapshot as it lies on the disk.
struct StoredSnapshot {
  /// Its file's name.
  var name: SnapshotName
  /// What it holds.
  var snapshot: Snapshot
  /// The SHA-256 of its file.
  var fingerprint: String

  var header: SnapshotHeader { snapshot.header }
  /// How sentences call it.
  var title: String { "snapshot \(header.number) \"\(header.name)\"" }
}

/// A record read whole, for the verbs that judge and explain it.
struct WholeRecord {
  /// The folder.
  let path: String
  let store: RecordStore
  let contents: RecordContents
  /// The snapshots that can be read, by number.
  let snapshots: [StoredSnapshot]
  /// The snapshots that cannot be read, and why.
  let unreadable: [(file: String, error: RecordError)]

  /// Reads everything in the folder of an appraisal.
  init(_ path: String) throws(RecordError) {
    let store = try RecordStore(opening: path)
    self.path = path
    self.store = store
    contents = try store.read(scanning: ParallelScan.scans)
    var snapshots: [StoredSnapshot] = []
    var unreadable: [(file: String, error: RecordError)] = []
    for name in try store.snapshots() {
      do throws(RecordError) {
        let snapshot = try store.snapshot(name)
        let bytes = try? HostFiles.read(
          "\(path)/snapshots/\(name.file)", limit: LedgerFormat.maximumSegmentBytes)
        snapshots.append(
          StoredSnapshot(
            name: name, snapshot: snapshot, fingerprint: Digest256(of: bytes ?? []).hex))
      } catch {
        unreadable.append(("snapshots/\(name.file)", error))
      }
    }
    self.snapshots = snapshots
    self.unreadable = unreadable
  }

  /// Reads the record that a person names on the command line.
  static func find(_ arguments: AppraisalArguments, _ surroundings: Surroundings)
    throws(CommandFailure) -> WholeRecord
  {
    _ = try surroundings.person(arguments.speaker.name)
    let path = try Starting(surroundings).locate(arguments.path)
    do {
      return try WholeRecord(path)
    } catch {
      throw error.failure
    }
  }

  /// The state and history, or as they were at the ends of segments that a snapshot names.
  func fold(upTo heads: [LedgerHead]? = nil) -> Fold {
    let ends = heads.map { heads in
      Dictionary(heads.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
    }
    return Fold(LedgerEdits(contents, upTo: ends).edits)
  }

  /// The entries whose content was taken out, with the files in which they stand.
  var withheld: [(file: String, entry: LedgerEntry, by: String, why: String)] {
    contents.ledger.segments.flatMap { segment in
      segment.usableEntries.compactMap { entry in
        guard case .withheld(let by, let why) = entry.body else { return nil }
        return (segment.file, entry, by, why)
      }
    }
  }

  /// The line of an entry, or nil.
  func line(_ address: EntryAddress) -> (file: String, entry: LedgerEntry)? {
    guard
      let segment = contents.ledger.segments.first(where: { $0.name == address.segment.text }),
      segment.usable > address.number, address.number >= 0
    else { return nil }
    return (segment.file, segment.scan.entries[address.number])
  }

  /// The snapshot that a person names: by number, file or name.
  func snapshot(_ text: String) throws(CommandFailure) -> StoredSnapshot {
    let found = snapshots.filter { stored in
      String(stored.header.number) == text || stored.name.file == text
        || stored.header.name == text
        || (text.utf8.count >= 8 && stored.fingerprint.hasPrefix(text))
    }
    if found.count == 1 { return found[0] }
    let shown = DisplayText.visible(text)
    guard found.isEmpty else {
      let files = found.map(\.name.file).joined(separator: ", ")
      throw CommandFailure(
        .refused, "Several snapshots are called \(shown). Name the file: \(files).")
    }
    let known = snapshots.map { "\($0.header.number) \"\($0.header.name)\"" }
    throw CommandFailure(
      .refused,
      DisplayText.visible(
        "There is no snapshot \(shown). "
          + (known.isEmpty
            ? "None has been saved yet." : "There are: \(known.joined(separator: ", ")).")))
  }
}

extension StoredSnapshot {
  /// The state that it holds, in today's form.
  func state() throws(CommandFailure) -> Appraisal {
    guard let newest = CaseMigration.newest(in: snapshot.state, at: ["document"]),
      let state = try? StrictJSON.read(Appraisal.self, from: newest, unknownKeys: .ignore)
    else {
      throw CommandFailure(
        .newer, "\(name.file) holds a state that this program does not know. Use a newer one.")
    }
    return state
  }
}
