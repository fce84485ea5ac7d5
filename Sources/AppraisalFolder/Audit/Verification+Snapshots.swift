import AppraisalExchange
import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import StrictJSON

/// Snapshots are held to the ledgers.
extension Verification {
  // MARK: Heads

  /// Holds what a snapshot says that it was made of against what is there.
  mutating func checkHeads(_ stored: StoredSnapshot, _ segments: [String: LedgerSegment]) {
    let (file, header) = (stored.file, stored.header)
    if !header.appraisal.utf8.elementsEqual(record.store.identity.id.utf8) {
      add(.damage, file, "\(file) is of another appraisal.")
    }
    if header.number != stored.name.number {
      add(.damage, file, "\(file) says that it is snapshot \(header.number).")
    }
    if Set(header.heads.map(\.segment)).count < header.heads.count {
      add(.damage, file, "\(file) names a sitting twice.")
    }
    for head in header.heads { check(head, in: segments[head.segment], of: file) }
    checkCauses(of: stored, segments)
  }

  private mutating func check(_ head: LedgerHead, in segment: LedgerSegment?, of file: String) {
    guard let segment, (0..<segment.usable).contains(head.n) else {
      if isUnjudged(head.segment) {
        unverifiedSnapshots.insert(file)
        return
      }
      return add(
        .damage, file,
        "\(file) was made of the sitting \(head.segment) up to entry \(head.n), which is not "
          + "here: it was removed or cut.")
    }
    let entry = segment.scan.entries[head.n]
    guard entry.hash.hex == head.h else {
      return add(
        .damage, segment.file, line: head.n + 1,
        "\(segment.file), line \(head.n + 1) is not the one that \(file) was made of: the sitting "
          + "was written anew.")
    }
    let isWithheld = segment.usableEntries.prefix(head.n + 1).contains(where: \.isWithheld)
    if entry.bytes.upperBound + 1 != head.bytes, !isWithheld {
      add(
        .damage, file,
        "\(file) says that \(segment.file) had \(head.bytes) bytes up to entry \(head.n); it has "
          + "\(entry.bytes.upperBound + 1).")
    }
  }

  /// Whether a sitting is there and cannot be judged: unread, of a newer program, or unsigned.
  private func isUnjudged(_ name: String) -> Bool {
    if record.contents.mayStandUnread(name) { return true }
    return record.contents.ledger.others.contains { other in
      guard other.name == name else { return false }
      switch other.scan.verdict {
      case .newer, .unsigned: return true
      case .clean, .unended, .torn, .corrupt, .fork, .foreign: return false
      }
    }
  }

  /// What the authors of the entries of a snapshot had seen must have gone into it too: whoever makes
  /// one of chosen sittings alone leaves out what others said.
  private mutating func checkCauses(of stored: StoredSnapshot, _ segments: [String: LedgerSegment])
  {
    let ends = stored.header.ends
    var reader = EditReader()
    for (name, end) in ends.sorted(by: { $0.key < $1.key }) {
      guard let segment = segments[name] else { continue }
      for entry in segment.usableEntries.prefix(while: { $0.n <= end }) {
        for (other, number) in entry.seen where number > ends[other] ?? -1 {
          let left = segments[other]?.wholeEntries.prefix { $0.n <= number }
            .dropFirst((ends[other] ?? -1) + 1)
          // Signatures and what this program does not know change no state.
          let isEdit = left?.contains { entry in
            guard case .edit(let text) = entry.body else { return false }
            return text.withBytes { reader.edit($0) } != nil
          }
          guard isEdit == true else { continue }
          return add(
            .damage, stored.file,
            "\(stored.file) leaves out what the sitting \(other) says up to entry \(number), which "
              + "\(segment.file), line \(entry.n + 1) had seen.")
        }
      }
    }
  }

  mutating func checkFollowing() {
    let known = Set(record.snapshots.map(\.fingerprint))
    for stored in record.snapshots {
      for hash in stored.header.follows where !known.contains(hash) {
        add(
          .damage, stored.file,
          "\(stored.file) follows a snapshot that is not here; its fingerprint begins with "
            + "\(hash.prefix(16)).")
      }
    }
  }

  // MARK: States and results

  /// Rebuilds every state and works every result out anew, those of few entries first.
  mutating func checkSnapshots(_ snapshots: [StoredSnapshot]) {
    var histories = SnapshotHistories(record)
    let damaged = Set(findings.filter { $0.weight == .damage }.map(\.file))
    let sizes = snapshots.map { $0.header.heads.reduce(0) { $0 + $1.n + 1 } }
    let order = snapshots.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    for index in order {
      let stored = snapshots[index]
      // What is wrong with its heads is said already; nothing could be rebuilt of them.
      if damaged.contains(stored.file) { continue }
      if unverifiedSnapshots.contains(stored.file) {
        add(
          .unverifiable, stored.file,
          "\(stored.file) was made of a sitting that cannot be read as it is, or that does not "
            + "count; nothing can be said of it.")
        continue
      }
      check(stored, &histories)
    }
  }

  private mutating func check(_ stored: StoredSnapshot, _ histories: inout SnapshotHistories) {
    let (file, header) = (stored.file, stored.header)
    guard let rules = header.foldRules else {
      return add(
        .unverifiable, file,
        "\(file) was made by rules that this program does not know; only a newer one can rebuild "
          + "it.")
    }
    let gone = record.withheldCount(upTo: header.ends)
    guard gone == 0 else {
      // Nothing need be done about it.
      unverifiedSnapshots.insert(file)
      let count = gone == 1 ? "1 entry is" : "\(gone) entries are"
      return add(
        .unverifiable, file,
        "\(file) is not fully rebuildable: \(count) withheld of those that it was made of.")
    }
    let history =
      record.rebuilt[stored.fingerprint]
      ?? RebuiltState(histories.history(upTo: header.ends, by: rules))
    guard isRebuilt(stored, history.appraisal) else {
      return add(.damage, file, "\(file): the ledgers do not lead to the stored state.")
    }
    checkOmission(stored, history.appraisal)
    checkResult(stored, contested: history.contested)
  }

  /// Whether the ledgers alone lead to the stored state: bit for bit where this program made it, else
  /// in today's form.
  private func isRebuilt(_ stored: StoredSnapshot, _ appraisal: Appraisal) -> Bool {
    stored.header.shown(appraisal).contains { rebuilt in
      guard stored.header.engine == Surroundings.version else {
        return (try? stored.state()) == rebuilt
      }
      guard let state = try? StrictJSON.tree(of: rebuilt),
        let old = CaseMigration.newest(in: stored.snapshot.state, at: ["document"])
      else { return false }
      return StrictJSON.write(state, style: .canonical) == StrictJSON.write(old, style: .canonical)
    }
  }

  /// What a snapshot says that a round hid must be what it hid.
  private mutating func checkOmission(_ stored: StoredSnapshot, _ appraisal: Appraisal) {
    let header = stored.header
    // Before rules had numbers no round was named, and nothing need have been left out.
    guard header.rules != nil || header.hidden != nil else { return }
    let hidden = appraisal.hiddenCount(from: nil)
    if header.hidden ?? 0 != hidden {
      add(
        .damage, stored.file,
        "\(stored.file) says that \(header.hidden ?? 0) marks and weights were left out because a "
          + "round hid them; it was \(hidden).")
    }
    let round = appraisal.hidingRound?.number
    if header.rules != nil, header.round != round {
      let words = { (round: Int?) in round.map { "round \($0)" } ?? "no round" }
      add(
        .damage, stored.file,
        "\(stored.file) says that \(words(header.round)) hid marks; \(words(round)) did.")
    }
  }

  private mutating func checkResult(_ stored: StoredSnapshot, contested: Int) {
    let (file, engine) = (stored.file, stored.header.engine)
    guard engine == Surroundings.version else {
      return add(
        .unverifiable, file,
        "\(file) was made by version \(engine); only that version can work its result out again. "
          + "This is \(Surroundings.version). Its state is the one that the ledgers lead to.")
    }
    guard let state = try? stored.state(),
      let old = try? StrictJSON.read(
        ResultSettings.self, from: stored.snapshot.results, unknownKeys: .ignore)
    else { return add(.unverifiable, file, "\(file) holds a result that cannot be read.") }
    guard
      let result = ResultRecord(
        like: old, of: state, contested: contested, using: ParallelAcceptability.instructions)
    else {
      return add(
        .damage, file,
        "\(file) holds a result of so many weightings tried that no version made it.")
    }
    guard let new = try? StrictJSON.tree(of: result),
      StrictJSON.write(new, style: .canonical)
        == StrictJSON.write(stored.snapshot.results, style: .canonical)
    else {
      return add(
        .damage, file, "\(file): the stored result is not the one that its state leads to.")
    }
  }
}

extension StoredSnapshot {
  /// Its file within the folder of the appraisal.
  var file: String { "\(RecordStore.snapshotFolder)/\(name.file)" }
}

extension SnapshotHeader {
  /// The number of the last entry of each sitting that went in.
  fileprivate var ends: [String: Int] {
    heads.ends
  }
}
