import AppraisalLedger

/// A private place on this machine for edits that an appraisal's own disk refuses.
///
/// It holds small records of the same appraisals, so that an edit keeps its operation and counts
/// once however often it is found. Nothing in it is read as a part of the record.
package struct RescuePlace: Sendable {
  private let place: PrivatePlace
  private let identity: RecordIdentity

  /// Names the place for the edits of an appraisal.
  package init(_ place: PrivatePlace, for identity: RecordIdentity) {
    self.place = place
    self.identity = RecordIdentity(id: identity.id, created: identity.created)
  }

  private var folder: String {
    "\(place.path)/\(Digest256(of: Array(identity.id.utf8)).short).appraisal"
  }

  private func opened() throws(RecordError) -> RecordStore {
    do {
      // Whoever can rename what lies in the place can put something else there.
      try place.check()
    } catch {
      throw RecordError(.system(error), place.path)
    }
    return try RecordStore(opening: folder, files: place.files)
  }

  /// Keeps edits, and says whether that could be done.
  package func keep(
    _ edits: [PendingEdit], of writer: SittingWriter, random: @escaping () -> UInt64
  ) -> Bool {
    guard let store = store(random) else { return false }
    let sitting = Sitting(store: store, writer: writer, random: random)
    return (try? sitting.append(edits)) != nil
  }

  private func store(_ random: () -> UInt64) -> RecordStore? {
    do {
      try place.make()
      return try opened()
    } catch {
      guard (try? place.check()) != nil else { return nil }
      return try? RecordStore(
        creating: folder, identity: identity, random: random, files: place.files)
    }
  }

  /// The edits of a person that are kept, in the order in which they were made, and what is there
  /// and cannot be trusted.
  package func kept(of person: String) -> (edits: [PendingEdit], refused: [RecordError]) {
    do {
      let store = try opened()
      let contents = try store.read()
      let segments = contents.ledger.segments.filter { $0.scan.header?.person == person }
      let edits = segments.flatMap(\.pendingEdits).sorted { $0.at < $1.at }
      return (edits, contents.problems.compactMap { $0.privacyError(in: store.path) })
    } catch {
      return ([], error.isAboutPrivacy ? [error] : [])
    }
  }

  /// Removes what is kept of a person, because it stands in the record now.
  package func forget(_ person: String) {
    guard let store = try? opened(), let contents = try? store.read() else { return }
    for segment in contents.ledger.segments where segment.scan.header?.person == person {
      store.remove(segment.file)
    }
  }
}

extension RecordProblem {
  /// That a file is there that somebody else can have written, or nil.
  fileprivate func privacyError(in path: String) -> RecordError? {
    guard case .unreadable(let failure) = kind, failure.call == .checkPrivacy else { return nil }
    return RecordError(.system(failure), "\(path)/\(file)")
  }
}

extension RecordError {
  /// Whether something is there that somebody else can have written.
  fileprivate var isAboutPrivacy: Bool {
    if case .system(let failure) = kind { failure.call == .checkPrivacy } else { false }
  }
}

extension LedgerSegment {
  /// The edits as they were before they were written.
  fileprivate var pendingEdits: [PendingEdit] {
    var seen: [String: Int] = [:]
    var saw: [String: SeenProof] = [:]
    return wholeEntries.compactMap { entry in
      seen.merge(entry.seen) { _, new in new }
      saw.merge(entry.saw) { old, new in
        SeenProof(hash: new.hash, signature: new.signature, key: new.key ?? old.key)
      }
      guard let edit = entry.edit else { return nil }
      return PendingEdit(
        op: entry.op, at: entry.at, seen: seen, saw: saw, group: entry.group, edit: edit)
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
