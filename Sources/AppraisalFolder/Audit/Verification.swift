import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
package import AppraisalRecord
import PlainText

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
  package internal(set) var unverifiedSnapshots: Set<String> = []
  let record: WholeRecord

  /// The gravest weight among the findings, or nil where nothing was found.
  package var gravest: Weight? {
    [.damage, .unverifiable, .note].first { weight in
      findings.contains { $0.weight == weight }
    }
  }

  /// Holds every hash, chain, head and snapshot of a record against what they stand for, rebuilds
  /// every stored state from the ledgers and works out every stored result anew.
  package init(of record: WholeRecord) {
    self.init(filesOf: record)
    checkSnapshots(record.snapshots)
    noteKeys()
    noteSlips()
    noteWithheld()
  }

  /// Holds the lines, chains and heads of a record against one another, and rebuilds only what is
  /// named.
  package init(filesOf record: WholeRecord, rebuilding snapshots: [StoredSnapshot]) {
    self.init(filesOf: record)
    checkSnapshots(snapshots)
  }

  private init(filesOf record: WholeRecord) {
    self.record = record
    checkFiles()
    checkFounding()
    checkCauses()
    checkKeys()
    let known = Dictionary(
      record.contents.ledger.segments.compactMap { segment in segment.name.map { ($0, segment) } },
      uniquingKeysWith: { first, _ in first })
    for stored in record.snapshots { checkHeads(stored, known) }
    checkFollowing()
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
      // The entries that were seen are looked for below, each by its hash.
      if case .missing = problem.kind { continue }
      guard let weight = problem.weight else { continue }
      add(weight, problem.file, line: problem.damagedLine, problem.sentence)
    }
    for (file, error) in record.unreadable {
      add(error.weight, file, error.sentence)
    }
  }

  /// The entry that began the appraisal must be there; other contradictions are problems of files.
  private mutating func checkFounding() {
    guard case .noCase(isWithheld: false) = record.contents.beginning else { return }
    add(.damage, RecordStore.identityFile, OtherBeginning.noCase(isWithheld: false).words)
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

  /// Somebody whose keys cannot be told apart is left out of everything.
  private mutating func checkKeys() {
    guard record.contents.ledger.hasSeveralKeys else { return }
    for person in record.fold().keys.undecided {
      add(.unverifiable, RecordStore.ledgerFolder, KeyWords.undecided(person))
    }
  }

  private mutating func noteWithheld() {
    for (file, entry, by, why) in record.withheld {
      add(
        .note, file, line: entry.n + 1,
        "\(file), line \(entry.n + 1) is withheld by \(by): \(why)")
    }
    for (file, line, writer) in record.stillStanding {
      add(
        .note, file, line: line,
        "\(file), line \(line) is shown nowhere and still stands in the file. It is taken out when"
          + " \(writer) next opens the appraisal where they wrote it.")
    }
  }
}

extension RecordProblem {
  /// How much it matters; nil where nothing is the matter.
  var weight: Verification.Weight? {
    switch kind {
    case .unreadable: .unverifiable
    case .stray, .strays, .cutAction, .beyondSeal: .note
    case .otherBeginning(.waitingSeals), .unconfirmedWithholding: .unverifiable
    case .missing, .rewritten, .unfounded, .otherBeginning, .takenOut: .damage
    case .segment(let verdict):
      switch verdict {
      case .clean: nil
      case .unended, .torn, .foreign, .unsigned: .note
      case .corrupt, .fork: .damage
      case .newer: .unverifiable
      }
    }
  }

  /// The line from which on nothing is as it was written, where that is the matter.
  fileprivate var damagedLine: Int? {
    if case .segment(.corrupt(let damage)) = kind { return damage.line }
    if case .takenOut(let lines) = kind { return lines.first }
    if case .unconfirmedWithholding(let lines) = kind { return lines.first }
    return nil
  }
}

extension RecordError {
  /// How much it matters of a snapshot that cannot be read.
  var weight: Verification.Weight {
    switch kind {
    case .newer, .system: .unverifiable
    case .notAnAppraisal, .occupied, .unreadable, .otherFormat, .changedSnapshot, .notASnapshot,
      .notEncodable:
      .damage
    }
  }
}
