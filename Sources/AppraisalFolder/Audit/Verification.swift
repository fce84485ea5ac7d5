import AppraisalExchange
import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText
import StrictJSON

/// What was found when a record was held against itself.
package struct Verification {
  /// How much a finding matters.
  package enum Weight: String, Encodable {
    /// Good to know; nothing is wrong.
    case note
    /// It cannot be judged with this program.
    case unverifiable = "not-verifiable"
    /// Something was changed, lost or added after it was written.
    case damage
  }

  /// One thing that was found.
  package struct Finding: Encodable {
    package var weight: Weight
    /// The file within the folder, or empty for the whole.
    package var file: String
    /// The line, counted from 1, or nil.
    package var line: Int?
    package var words: String
  }

  /// What was found; damage in the order of the files.
  package private(set) var findings: [Finding] = []
  /// The snapshots of which nothing can be said because a sitting cannot be read.
  package private(set) var unverifiedSnapshots: Set<String> = []
  let record: WholeRecord

  /// The gravest weight among the findings, or nil where nothing was found.
  package var gravest: Weight? {
    [.damage, .unverifiable, .note].first { weight in
      findings.contains { $0.weight == weight }
    }
  }

  /// Holds every hash, chain, head and snapshot of a record against what they stand for, and works
  /// out every stored result anew.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - rebuildsStates: Whether the states of snapshots are rebuilt from the ledgers too.
  package init(of record: WholeRecord, rebuildingStates rebuildsStates: Bool = false) {
    self.record = record
    checkFiles()
    checkFounding()
    checkCauses()
    for stored in record.snapshots {
      checkHeads(stored)
      checkResult(stored, rebuildsStates)
    }
    checkFollowing()
    noteWithheld()
  }

  package mutating func add(_ weight: Weight, _ file: String, line: Int? = nil, _ words: String) {
    let finding = Finding(
      weight: weight, file: DisplayText.visible(file), line: line,
      words: DisplayText.visible(words))
    findings.append(finding)
  }

  // MARK: Files

  private mutating func checkFiles() {
    for problem in record.contents.problems {
      switch problem.kind {
      case .unreadable: add(.unverifiable, problem.file, problem.sentence)
      case .stray, .strays, .cutAction: add(.note, problem.file, problem.sentence)
      case .rewritten, .unfounded, .otherBeginning: add(.damage, problem.file, problem.sentence)
      // The entries that were seen are looked for below, each by its hash.
      case .missing: break
      case .segment(let verdict): judge(verdict, problem)
      }
    }
    for (file, error) in record.unreadable {
      switch error.kind {
      case .newer, .system: add(.unverifiable, file, error.sentence)
      default: add(.damage, file, error.sentence)
      }
    }
  }

  private mutating func judge(_ verdict: SegmentVerdict, _ problem: RecordProblem) {
    switch verdict {
    case .clean: break
    case .unended, .torn: add(.note, problem.file, problem.sentence)
    case .corrupt(let line): add(.damage, problem.file, line: line.line, problem.sentence)
    case .fork: add(.damage, problem.file, problem.sentence)
    case .newer: add(.unverifiable, problem.file, problem.sentence)
    case .foreign, .unsigned: add(.note, problem.file, problem.sentence)
    }
  }

  /// The sitting that began the appraisal must be there, unless it may be what cannot be read.
  private mutating func checkFounding() {
    guard gravest != .damage, gravest != .unverifiable, !record.contents.ledger.isFounded else {
      return
    }
    add(
      .damage, RecordStore.identityFile,
      "The sitting that began this appraisal is not here: it was removed, or \(RecordStore.identityFile) was changed."
    )
  }

  /// Every entry that somebody had seen must be there.
  private mutating func checkCauses() {
    for entry in record.contents.missing {
      let file = entry.seenBy
      let seer = record.contents.ledger.segments.first { $0.file == file }
      let line = seer?.usableEntries.first { $0.seen[entry.segment] == entry.n }.map { $0.n + 1 }
      add(
        .damage, file, line: line,
        "\(file)\(line.map { ", line \($0)" } ?? "") was written after entry \(entry.n) of the "
          + "sitting \(entry.segment), which is not here: it was removed or cut, or has not been "
          + "copied here.")
    }
  }

  // MARK: Snapshots

  private mutating func checkHeads(_ stored: StoredSnapshot) {
    let file = "snapshots/\(stored.name.file)"
    if !stored.header.appraisal.utf8.elementsEqual(record.store.identity.id.utf8) {
      add(.damage, file, "\(file) is of another appraisal.")
    }
    if stored.header.number != stored.name.number {
      add(.damage, file, "\(file) says that it is snapshot \(stored.header.number).")
    }
    for head in stored.header.heads {
      let address = EntryAddress(segment: SegmentID(head.segment), number: head.n)
      guard let line = record.line(address) else {
        guard !record.contents.mayStandUnread(head.segment) else {
          unverifiedSnapshots.insert(file)
          continue
        }
        add(
          .damage, file,
          "\(file) was made of the sitting \(head.segment) up to entry \(head.n), which is not "
            + "here: it was removed or cut.")
        continue
      }
      if line.entry.hash.hex != head.h {
        add(
          .damage, line.file, line: head.n + 1,
          "\(line.file), line \(head.n + 1) is not the one that \(file) was made of: the sitting "
            + "was written anew.")
      }
    }
  }

  private mutating func checkFollowing() {
    let known = Set(record.snapshots.map(\.fingerprint))
    for stored in record.snapshots {
      for hash in stored.header.follows where !known.contains(hash) {
        add(
          .damage, "snapshots/\(stored.name.file)",
          "snapshots/\(stored.name.file) follows a snapshot that is not here; its fingerprint "
            + "begins with \(hash.prefix(16)).")
      }
    }
  }

  private mutating func checkResult(_ stored: StoredSnapshot, _ rebuildsStates: Bool) {
    let file = "snapshots/\(stored.name.file)"
    guard !unverifiedSnapshots.contains(file) else {
      return add(
        .unverifiable, file,
        "\(file) was made of a sitting that cannot be read as it is; nothing can be said of it.")
    }
    guard stored.header.engine == Surroundings.version else {
      add(
        .unverifiable, file,
        "\(file) was made by version \(stored.header.engine); only that version can work its "
          + "result out again. This is \(Surroundings.version).")
      return
    }
    let history = record.fold(upTo: stored.header.heads)
    if rebuildsStates, !isRebuilt(stored, history, file) { return }
    guard let state = try? stored.state(),
      let old = try? StrictJSON.read(
        ResultSettings.self, from: stored.snapshot.results, unknownKeys: .ignore)
    else { return add(.unverifiable, file, "\(file) holds a result that cannot be read.") }
    guard
      let result = ResultRecord(
        like: old, of: state, contested: history.contested.count,
        using: ParallelAcceptability.instructions)
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

  /// Whether the ledgers alone lead to the stored state, bit for bit, both in today's form.
  private mutating func isRebuilt(
    _ stored: StoredSnapshot, _ history: Fold, _ file: String
  ) -> Bool {
    let ends = Dictionary(
      stored.header.heads.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
    let gone = record.withheld.filter { line in
      let name = record.contents.ledger.segments.first { $0.file == line.file }?.name ?? ""
      return line.entry.n <= ends[name] ?? -1
    }
    if !gone.isEmpty {
      let count = Numbers.count(gone.count, "entry was", "entries were")
      add(
        .unverifiable, file,
        "\(file) cannot be rebuilt from the ledgers, because \(count) withheld.")
      return false
    }
    let rebuilt = stored.header.shown(history.appraisal)
    guard let state = try? StrictJSON.tree(of: rebuilt),
      let old = CaseMigration.newest(in: stored.snapshot.state, at: ["document"]),
      StrictJSON.write(state, style: .canonical) == StrictJSON.write(old, style: .canonical)
    else {
      add(.damage, file, "\(file): the ledgers do not lead to the stored state.")
      return false
    }
    return true
  }

  private mutating func noteWithheld() {
    for (file, entry, by, why) in record.withheld {
      add(
        .note, file, line: entry.n + 1,
        "\(file), line \(entry.n + 1) is withheld by \(by): \(why)")
    }
  }
}
