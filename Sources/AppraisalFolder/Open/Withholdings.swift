import AppraisalExchange
import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// The lines that somebody who may do so has withheld: what they say counts for nothing and is
/// shown nowhere, whether it still stands in a file or not.
struct Withholdings {
  /// Who withheld a line, and why.
  struct Act {
    var line: WithheldLine
    /// "Ann (ann), 2026-11-21".
    var by: String
    var why: String
  }

  /// What was withheld, by the place of the line; the first of several acts.
  private(set) var acts: [EntryAddress: Act] = [:]
  /// The lines that still stand in files with what they say.
  private(set) var standing: [StandingLine] = []
  /// Lines that were taken out without having been withheld, where that takes an act.
  private(set) var problems: [RecordProblem] = []
  /// The lines whose withholding waits to be confirmed, by their places.
  private var waiting: [EntryAddress: WithheldLine] = [:]

  init() {}

  /// Finds them in what counts of a record.
  init(of contents: RecordContents) {
    let ledger = contents.ledger
    let isAsked = ledger.segments.contains { segment in
      segment.usableEntries.contains { $0.isEdit(named: "withhold") }
    }
    if isAsked { findActs(in: ledger) }
    for segment in ledger.segments { compare(segment, isSigned: ledger.founder != nil) }
    for copy in ledger.others { compareCopy(copy) }
  }

  private mutating func findActs(in ledger: LedgerSet) {
    let read = LedgerEdits(ledger)
    let fold = Fold(read.edits, keys: read.keys)
    for entry in fold.entries {
      guard case .record(.withhold(let line, let why)) = entry.edit else { continue }
      let address = line.address
      guard acts[address] == nil else { continue }
      let name = entry.author.map { id in "\(fold.appraisal.assessor(id)?.name ?? id.text) (\(id))"
      }
      acts[address] = Act(
        line: line, by: "\(name ?? "somebody without a name"), \(entry.time.prefix(10))", why: why)
    }
    for entry in fold.unconfirmed.map(\.entry) {
      guard case .record(.withhold(let line, _)) = entry.edit else { continue }
      waiting[line.address] = line
    }
  }

  /// The act that withholds an entry, or nil; hashes tell it from another under the same number.
  func act(on entry: LedgerEntry, of segment: LedgerSegment) -> Act? {
    guard !acts.isEmpty, let name = segment.name,
      let act = acts[EntryAddress(segment: SegmentID(name), number: entry.n)],
      act.line.names(entry, of: segment)
    else { return nil }
    return act
  }

  /// Whether somebody who was losing the role for it has withheld an entry.
  private func mayBeHidden(_ entry: LedgerEntry, of segment: LedgerSegment) -> Bool {
    guard !waiting.isEmpty, let name = segment.name else { return false }
    return waiting[EntryAddress(segment: SegmentID(name), number: entry.n)]?
      .names(entry, of: segment) == true
  }

  /// The act that takes away what a line says; who takes part stays, whatever somebody says.
  func hides(_ entry: LedgerEntry, of segment: LedgerSegment) -> Act? {
    guard let act = act(on: entry, of: segment) else { return nil }
    switch entry.body {
    case .header, .signature: return nil
    case .withheld: return act
    case .edit:
      let mayGo = entry.knownEdit?.mayBeWithheld ?? true
      return mayGo ? act : nil
    }
  }

  private mutating func compare(_ segment: LedgerSegment, isSigned: Bool) {
    var unasked: [Int] = []
    var unconfirmed: [Int] = []
    for entry in segment.usableEntries {
      switch entry.body {
      case .header, .signature: continue
      case .withheld:
        guard isSigned, act(on: entry, of: segment) == nil else { continue }
        if mayBeHidden(entry, of: segment) {
          unconfirmed.append(entry.n + 1)
        } else {
          unasked.append(entry.n + 1)
        }
      case .edit: note(entry, of: segment)
      }
    }
    if !unasked.isEmpty { problems.append(RecordProblem(.takenOut(lines: unasked), segment.file)) }
    if !unconfirmed.isEmpty {
      problems.append(RecordProblem(.unconfirmedWithholding(lines: unconfirmed), segment.file))
    }
  }

  /// A copy of a sitting under another name holds the same words.
  private mutating func compareCopy(_ copy: LedgerSegment) {
    guard !acts.isEmpty else { return }
    for entry in copy.scan.entries { note(entry, of: copy) }
  }

  private mutating func note(_ entry: LedgerEntry, of segment: LedgerSegment) {
    guard !acts.isEmpty, case .edit = entry.body, let act = hides(entry, of: segment),
      let header = segment.scan.header
    else { return }
    standing.append(StandingLine(file: segment.file, header: header, entry: entry, act: act))
  }
}

extension WithheldLine {
  fileprivate var address: EntryAddress { EntryAddress(segment: SegmentID(segment), number: n) }

  /// Whether it is an entry under its number, told by the hashes of it and of the line before it.
  fileprivate func names(_ entry: LedgerEntry, of segment: LedgerSegment) -> Bool {
    entry.n > 0 && hash == entry.hash.hex && segment.scan.entries.indices.contains(entry.n)
      && after == segment.scan.entries[entry.n - 1].hash.hex
  }
}

/// A withheld line that still stands in a file with what it says.
struct StandingLine {
  var file: String
  var header: LedgerHeader
  var entry: LedgerEntry
  var act: Withholdings.Act

  /// Whether the sitting is one that a person has written on this machine.
  ///
  /// Whose it is is said by its key, or, where it has none, by the name of its writer; never by
  /// owners and modes of files.
  func isWritten(by person: AssessorID, _ surroundings: Surroundings) -> Bool {
    guard header.person == person.text, let place = surroundings.privatePlace() else {
      return false
    }
    guard let key = header.key else {
      return WriterName.kept(for: person.text, keptIn: place) == header.writer
    }
    return (try? KeptKey.kept(for: person.text, keptIn: place))?.signingKey == key
  }

  /// Puts what stays of it in its place, at the same length.
  ///
  /// So a sitting that is still being written goes on in the same file, and what snapshots say about
  /// its length stays true.
  func takeOut(of files: EnclosedFiles) throws(SystemFailure) {
    let range = entry.bytes
    let file = try files.read(file, limit: LedgerFormat.maximumSegmentBytes)
    // Another program of the same person may have been faster.
    guard file.count >= range.upperBound, file[range].contains(Array(entry.hash.hex.utf8)),
      !file[range].contains(Array("\"withheld\":".utf8))
    else { return }
    let line = bytes
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, range.count - line.count))
    try files.overwrite(self.file, at: range.lowerBound, with: line + padding)
  }

  /// The line without what it said; where the reason has no room, the act alone gives it.
  private var bytes: [UInt8] {
    for (by, why) in [(act.by, act.why), (act.by, "")] {
      let line = LedgerLine.withholding(entry.n, hash: entry.hash, by: by, why: why)
      if line.bytes.count - 1 <= entry.bytes.count { return line.bytes.dropLast() }
    }
    return LedgerLine.withholding(entry.n, hash: entry.hash, by: "", why: "").bytes.dropLast()
  }
}

extension LedgerEntry {
  /// The edit, or nil for one of a kind that this program does not know.
  var knownEdit: Edit? {
    guard case .edit(let text) = body else { return nil }
    var reader = EditReader()
    return text.withBytes { reader.edit($0) }
  }
}
