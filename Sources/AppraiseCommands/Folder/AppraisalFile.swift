import AppraisalExchange
import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Glibc
import PlainText
import StrictJSON
import Workbench

/// The folder of an appraisal as one person has it open: read whole, then added to.
///
/// It owns an open file and belongs to one thread at a time.
final class AppraisalFile {
  /// Where it lies.
  private(set) var path: String
  /// The state and history as they stand on disk.
  private(set) var fold: Fold
  /// What was found wrong, in sentences.
  private(set) var problems: [String]

  private(set) var store: RecordStore
  /// Where it lay before the person chose another place.
  private var formerPaths: Set<String> = []
  private let person: AssessorID
  private let surroundings: Surroundings
  private var sitting: Sitting?
  private var presence: Presence?
  /// The name under which this person writes; empty before the first edit.
  private var writer = ""
  private var operations: OperationSource
  /// The ends of all segments.
  private var ends: [String: LedgerHead] = [:]
  /// The fingerprints of the snapshots that have been read or made.
  private var fingerprints: Set<String> = []

  /// Opens the appraisal in a folder.
  ///
  /// - Throws: `CommandFailure` when it is missing, is not an appraisal or is of a newer version.
  init(
    opening path: String, as person: AssessorID, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    do {
      let store = try RecordStore(opening: path)
      var contents = try store.read(scanning: ParallelScan.scans)
      ends = Dictionary(
        contents.ledger.heads.map { ($0.segment, $0) }, uniquingKeysWith: { first, _ in first })
      self.store = store
      var read = LedgerEdits(taking: &contents)
      problems = read.problems
      fold = Fold(read.takeEdits())
    } catch {
      throw error.failure
    }
    self.path = path
    self.person = person
    self.surroundings = surroundings
    operations = OperationSource(random: surroundings.random())
  }

  /// Starts an appraisal from a case in a folder that does not exist yet, or finishes starting it.
  ///
  /// Whoever starts it facilitates and marks.
  init(
    starting document: CaseDocument, at path: String, as person: AssessorID, name: String,
    _ surroundings: Surroundings
  ) throws(CommandFailure) {
    do {
      let id = LedgerNames.hex(surroundings.random()) + LedgerNames.hex(surroundings.random())
      let identity = RecordIdentity(id: id, created: surroundings.now())
      try AppraisalFile.makeParents(of: path)
      store = try RecordStore(creating: path, identity: identity, random: surroundings.random)
    } catch let error as RecordError {
      throw error.failure
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.notWritten, "\(path) could not be made.")
    }
    self.path = path
    self.person = person
    self.surroundings = surroundings
    fold = Fold()
    problems = []
    operations = OperationSource(random: surroundings.random())
    try adopt(document, name: name)
  }

  /// Makes the case the first entry, with the person as member and facilitator.
  func adopt(_ document: CaseDocument, name: String) throws(CommandFailure) {
    let creator = fold.appraisal.newcomer(person, named: name)
    do {
      _ = try append([.document(.adopt(document: document)), .people(.join(assessor: creator))])
    } catch {
      throw CommandFailure(
        .notWritten, DisplayText.visible("\(path) could not be written: \(error.sentence)"))
    }
    try keepStages(of: document)
  }

  /// Finishes a start that was interrupted while earlier stages were kept.
  ///
  /// Such a start has nothing but the case, people and standings, and lacks a snapshot.
  func finishStart() throws(CommandFailure) {
    guard let first = fold.entries.first, first.author == person,
      case .document(.adopt(let document)) = first.edit, !document.stages.isEmpty
    else { return }
    let isUntouched = fold.entries.dropFirst().allSatisfy { entry in
      switch entry.edit {
      case .people(.join), .document(.standing): true
      case .people, .document, .marks, .weights, .rounds, .decision: false
      }
    }
    guard isUntouched, readOnly == nil, snapshots().count < document.stages.count else { return }
    try keepStages(of: document)
  }

  /// Keeps how the options stood earlier as snapshots, and ends as they stand in the case.
  private func keepStages(of document: CaseDocument) throws(CommandFailure) {
    guard !document.stages.isEmpty else { return }
    let present = document.options.map { ($0.id, $0.standing) }
    let kept = Set(snapshots().map(\.name))
    do {
      for stage in document.stages where !kept.contains(stage.label) {
        try stand(present.map { ($0, stage.standings[$0] ?? $1) })
        let note = [stage.origin, stage.words].filter { !$0.isEmpty }.joined(separator: ": ")
        _ = try saveSnapshot(name: stage.label, note: note)
      }
      try stand(present)
    } catch let error as RecordError {
      throw error.failure
    } catch let error as WriteFailure {
      throw CommandFailure(.notWritten, DisplayText.visible(error.sentence))
    } catch {
      throw CommandFailure(.notWritten, "\(DisplayText.visible(path)) could not be written.")
    }
  }

  /// Makes options stand as they are given, where they do not yet.
  private func stand(_ standings: [(OptionID, OptionStanding)]) throws(WriteFailure) {
    let edits = standings.compactMap { id, new -> Edit? in
      guard let old = fold.appraisal.document.option(id)?.standing, old != new else { return nil }
      return .document(.standing(option: id, old: old, new: new))
    }
    if !edits.isEmpty { _ = try append(edits) }
  }

  private static func makeParents(of path: String) throws(CommandFailure) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      made += "/" + part
      guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      let why = String(cString: strerror(errno))
      throw CommandFailure(
        .notWritten,
        DisplayText.visible(
          "The folder \(made) could not be made: \(why). Choose another place."))
    }
  }

  /// Why nothing can be written, or nil.
  var readOnly: String? {
    access(path + "/ledger", W_OK) == 0
      ? nil : "This folder cannot be written to: you can read the appraisal and not change it."
  }

  // MARK: Adding

  /// Makes edits durable and folds them in; when it returns they survive a power cut.
  func append(_ edits: [Edit]) throws(WriteFailure) -> [RecordedEdit] {
    try append(prepare(edits))
  }

  /// Edits with their operations and times, which stay the same however often they are offered.
  func prepare(_ edits: [Edit]) -> [PendingEdit] {
    let time = surroundings.now()
    let names = edits.map { _ in operations.next() }
    return zip(edits, names).enumerated().compactMap { index, pair in
      guard let node = try? StrictJSON.tree(of: pair.0) else { return nil }
      let group =
        edits.count > 1 ? EditGroup(id: names[0], i: index, of: edits.count) : nil
      return PendingEdit(op: pair.1, at: time, seen: seen, group: group, edit: node)
    }
  }

  private var seen: [String: Int] {
    Dictionary(
      fold.heads.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Makes prepared edits durable and folds them in.
  func append(_ pending: [PendingEdit]) throws(WriteFailure) -> [RecordedEdit] {
    let before = fold.heads
    let saved = try write(pending)
    var entries: [RecordedEdit] = []
    for (place, edit) in zip(saved, pending) {
      guard let decoded = try? StrictJSON.read(Edit.self, from: edit.edit) else { continue }
      let address = EntryAddress(segment: SegmentID(place.segment), number: place.n)
      let entry = RecordedEdit(
        address: address, operation: edit.op, time: edit.at, author: person,
        seen: before.filter { $0.key != address.segment }, group: edit.group?.id ?? "",
        edit: decoded)
      fold.append(entry)
      entries.append(entry)
    }
    return entries
  }

  /// Writes edits, and sees that they stand where they will be looked for.
  private func write(_ pending: [PendingEdit]) throws(WriteFailure) -> [SavedEdit] {
    let sitting = try openSitting()
    do throws(WriteFailure) {
      let saved = try sitting.append(pending)
      if let end = sitting.head { ends[end.segment] = end }
      for edit in saved {
        // A file can be written to after its folder was deleted or moved away.
        let name = "\(path)/ledger/\(writer)/\(edit.segment).jsonl"
        guard HostFiles.exists(name) else {
          throw WriteFailure(.system(SystemFailure(.write, name, ENOENT)), name)
        }
      }
      return saved
    } catch {
      // A sitting does not try for ever; the next attempt is a new one's.
      if !error.mayPass { self.sitting = nil }
      throw error
    }
  }

  private func openSitting() throws(WriteFailure) -> Sitting {
    if let sitting { return sitting }
    do {
      writer = try WriterName.find(
        for: person.text, keptIn: surroundings.stateFolder, random: surroundings.random)
    } catch {
      // A name that cannot be kept serves for this sitting.
      writer = "\(person.text.prefix(32))-\(LedgerNames.hex(surroundings.random()))"
    }
    let made = Sitting(store: store, writer: sittingWriter, random: surroundings.random)
    sitting = made
    return made
  }

  private var sittingWriter: SittingWriter {
    SittingWriter(
      name: writer, person: person.text, body: fold.appraisal.assessor(person)?.body?.text ?? "",
      host: surroundings.host, program: Surroundings.version)
  }

  // MARK: A disk that refuses

  /// Whether it lies, or lay when this sitting began, at a path.
  func isAt(_ path: String) -> Bool { self.path == path || formerPaths.contains(path) }

  /// Copies the appraisal to another place and goes on there.
  func move(to place: String) throws(CommandFailure) {
    do {
      let copy = try store.copy(to: place, random: surroundings.random)
      formerPaths.insert(path)
      (store, path, sitting) = (copy.store, place, nil)
      problems += copy.leftOut.map { DisplayText.visible("\($0) could not be copied.") }
    } catch {
      throw error.failure
    }
  }

  private var rescuePlace: RescuePlace {
    RescuePlace(
      [surroundings.stateFolder + "/rescued", "/dev/shm/appraise-\(getuid())"],
      for: store.identity)
  }

  /// Keeps edits that the disk refuses on this machine, and says whether that could be done.
  func rescue(_ pending: [PendingEdit]) -> Bool {
    rescuePlace.keep(pending, of: sittingWriter, random: surroundings.random) != nil
  }

  /// Removes what was kept on this machine, because it stands in the record now.
  func forgetRescued() { rescuePlace.forget(person.text) }

  /// Puts up the sign that the appraisal is open, and says who else has it open; nil for nobody.
  func enter() -> String? {
    guard presence == nil, readOnly == nil else { return nil }
    let others = Presence.others(in: store)
    let sign = PresenceSign(
      person: person.text, host: surroundings.host, since: surroundings.now())
    presence = Presence(sign, in: store, random: surroundings.random())
    return others.first.map { DisplayText.visible($0.sentence) }
  }

  /// Writes what an earlier sitting kept on this machine, and says so; nil when there was nothing.
  func bringBack() -> String? {
    let known = Set(fold.entries.map(\.operation) + fold.ignored.map(\.entry.operation))
    let kept = rescuePlace.kept(of: person.text).filter { !known.contains($0.op) }
    guard !kept.isEmpty, readOnly == nil else { return nil }
    let count = Numbers.count(kept.count, "change", "changes")
    do throws(WriteFailure) {
      _ = try append(kept)
      forgetRescued()
      return "\(count) that could not be written last time: saved now."
    } catch {
      problems.append(
        DisplayText.visible(
          "\(count) of yours, kept on this machine, cannot be written: \(error.reason)."))
      return nil
    }
  }

  // MARK: Snapshots

  /// The snapshots that can be read, oldest first; those that cannot become problems.
  func snapshots() -> [SnapshotSummary] {
    guard let names = try? store.snapshots() else { return [] }
    return names.compactMap { name in
      do throws(RecordError) {
        let summary = Self.summary(try store.snapshot(name), name)
        fingerprints.insert(summary.fingerprint)
        return summary
      } catch {
        problems.append(DisplayText.visible(error.sentence))
        return nil
      }
    }
  }

  private static func summary(_ snapshot: Snapshot, _ name: SnapshotName) -> SnapshotSummary {
    let bytes = (try? snapshot.encoded()) ?? []
    return SnapshotSummary(
      file: name.file, number: snapshot.header.number, name: snapshot.header.name,
      note: snapshot.header.note, time: snapshot.header.at, author: snapshot.header.by,
      sentence: snapshot.results["sentence"]?.text ?? "",
      fingerprint: Digest256(of: bytes).hex)
  }

  /// The hash that stands for everything that is saved; snapshots have to be read first.
  var head: RecordHead {
    RecordHead(appraisal: store.identity.id, Array(ends.values), snapshots: fingerprints)
  }

  /// The ends of segments as far as a state was made of them; somebody else may have gone on.
  private static func seen(_ ledger: LedgerSet, by fold: Fold) -> [LedgerHead] {
    ledger.segments.compactMap { segment in
      guard let name = segment.name, let n = fold.heads[SegmentID(name)],
        segment.usable > n, case let entry = segment.scan.entries[n]
      else { return nil }
      return LedgerHead(
        segment: name, n: n, h: entry.hash.hex, bytes: entry.bytes.upperBound + 1)
    }
  }

  /// Saves how things stand under a name, for good.
  func saveSnapshot(name: String, note: String) throws(RecordError) -> SnapshotSummary {
    let names = try store.snapshots()
    var followed: Set<String> = []
    var hashes: [String] = []
    for earlier in names {
      guard let snapshot = try? store.snapshot(earlier) else { continue }
      followed.formUnion(snapshot.header.follows)
      hashes.append(Self.summary(snapshot, earlier).fingerprint)
    }
    let findings = Findings(fold.appraisal, viewer: person)
    let record = ResultRecord(
      findings, in: fold.appraisal.document, contested: fold.contested.count,
      firstPlaces: FirstPlaces(of: findings, using: ParallelAcceptability.instructions))
    let header = SnapshotHeader(
      number: (names.map(\.number).max() ?? 0) + 1, name: name, note: note,
      at: surroundings.now(), by: fold.appraisal.assessor(person)?.name ?? person.text,
      appraisal: store.identity.id, engine: Surroundings.version,
      heads: Self.seen(try store.read(scanning: ParallelScan.scans).ledger, by: fold),
      follows: hashes.filter { !followed.contains($0) })
    do {
      let snapshot = Snapshot(
        header: header, state: try StrictJSON.tree(of: fold.appraisal),
        results: try StrictJSON.tree(of: record))
      let published = try store.publish(snapshot, random: surroundings.random)
      let summary = Self.summary(snapshot, published)
      fingerprints.insert(summary.fingerprint)
      return summary
    } catch let error as RecordError {
      throw error
    } catch let error as EncodingFailure {
      throw RecordError(.notEncodable(error), path)
    } catch {
      throw RecordError(.notASnapshot, path)
    }
  }

  /// The state that a snapshot holds.
  func state(of file: String) throws(CommandFailure) -> Appraisal {
    guard let name = SnapshotName(file) else {
      throw CommandFailure(.notFound, "There is no snapshot \(DisplayText.visible(file)).")
    }
    do {
      let snapshot = try store.snapshot(name)
      guard let state = CaseMigration.newest(in: snapshot.state, at: ["document"]) else {
        throw CommandFailure(
          .newer, "\(file) holds a case of a newer version. Use a newer program to read it.")
      }
      return try StrictJSON.read(Appraisal.self, from: state, unknownKeys: .ignore)
    } catch let error as RecordError {
      throw error.failure
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as DecodingFailure {
      throw CommandFailure(.badData, "\(file): \(error.path): \(error.sentence)")
    } catch {
      throw CommandFailure(.badData, "\(file) cannot be read.")
    }
  }

  /// The appraisal as the workbench opens it.
  func opened(greeting: String? = nil) -> OpenedAppraisal {
    let snapshots = snapshots()
    let draft = LiveEffects.drafts(surroundings, person, path).read { bytes in
      try? StrictJSON.read(KeptDraft.self, from: bytes).draft
    }.flatMap { draft in
      // What was accepted a moment before the end is no draft any more.
      draft.place.map { fold.appraisal[$0].reason } == draft.text ? nil : draft
    }
    return OpenedAppraisal(
      path: path, fold: fold, problems: problems, snapshots: snapshots, readOnly: readOnly,
      greeting: greeting, draft: draft, head: head.hash)
  }
}

extension RecordError {
  /// The failure of a command that this error causes.
  var failure: CommandFailure {
    let status: ExitStatus =
      switch kind {
      case .system(let failure):
        failure.code == ENOSPC || failure.code == EROFS ? .notWritten : .notFound
      case .notAnAppraisal: .notFound
      case .occupied: .exists
      case .newer: .newer
      case .unreadable, .otherFormat, .changedSnapshot, .notASnapshot, .notEncodable: .badData
      }
    return CommandFailure(status, DisplayText.visible(sentence))
  }
}
