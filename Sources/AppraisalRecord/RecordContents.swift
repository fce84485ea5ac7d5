package import AppraisalLedger

/// What a record holds at one moment.
package struct RecordContents: Equatable, Sendable {
  package var ledger: LedgerSet
  /// What is not as it should be, sorted by file.
  package var problems: [RecordProblem]
  /// What somebody had seen and is gone, however often it is looked for; sorted by segment.
  package var missing: [MissingEntry]
  /// The sittings of which something cannot be read, sorted by file; empty where all is there.
  package var unread: [UnreadSitting]
  /// What contradicts the file that says which appraisal it is, or nil; a problem of its own but
  /// where merely no case is adopted, as in a record that somebody is beginning.
  package let beginning: OtherBeginning?
  /// How many sittings of the appraisal there are, copies and those that do not count included.
  package let sittingCount: Int
  /// The files and folders of which entries cannot be read.
  private let hidingFiles: [String]

  init(
    _ ledger: LedgerSet, _ problems: [RecordProblem], missing: [MissingEntry],
    of identity: RecordIdentity
  ) {
    self.ledger = ledger
    sittingCount = (ledger.segments + ledger.others).count {
      $0.scan.header?.appraisal == identity.id
    }
    // A file without a byte is a sitting that another program is beginning.
    let segments = (ledger.segments + ledger.others).filter {
      $0.scan.verdict != .clean && $0.scan.verdict != .torn(ignored: 0)
    }
    let verdicts = segments.map { RecordProblem(.segment($0.scan.verdict), $0.file) }
    let hiding = (problems + verdicts).filter(\.hidesEntries).map(\.file)
    hidingFiles = hiding
    let gone = missing.filter { !Self.mayStand($0.segment, in: hiding) }.map { entry in
      let file = ledger.segments.first { $0.name == entry.segment }?.file
      return RecordProblem(.missing(entry), file ?? entry.segment)
    }
    self.missing = gone.compactMap { if case .missing(let entry) = $0.kind { entry } else { nil } }
    let beginning = ledger.otherBeginning(
      than: identity, isAllRead: hiding.isEmpty && !ledger.others.contains(where: \.isNewer))
    self.beginning = beginning
    let claims = ledger.claims
    let surplus = ledger.segments.compactMap { segment -> RecordProblem? in
      guard ledger.seal != nil, segment.scan.header?.key == nil else { return nil }
      let count = segment.scan.entries.count - segment.usable
      return count == 0 ? nil : RecordProblem(.beyondSeal(entries: count), segment.file)
    }
    let rivals = ledger.seal.map(\.rivals) ?? 0
    let others =
      surplus
      + (rivals == 0
        ? [] : [RecordProblem(.otherBeginning(.rivalSeals(rivals)), ledger.seal?.file ?? "")])
      + claims.rewritten.map { entry in
        let file = ledger.segments.first { $0.name == entry.segment }?.file
        return RecordProblem(.rewritten(entry), file ?? entry.segment)
      } + claims.unfounded.map { RecordProblem(.unfounded($0), $0.seenBy) }
      + (beginning.flatMap(RecordProblem.init(_:)).map { [$0] } ?? [])
    self.problems = (problems + verdicts + ledger.cutActions + gone + others)
      .sorted { $0.file < $1.file }
    unread = self.problems.compactMap { UnreadSitting($0, in: ledger) }
  }

  /// Takes in what was found by those who can read edits.
  package mutating func add(_ found: [RecordProblem]) {
    guard !found.isEmpty else { return }
    problems = (problems + found).sorted { $0.file < $1.file }
    unread = problems.compactMap { UnreadSitting($0, in: ledger) }
  }
}

extension LedgerSegment {
  fileprivate var isNewer: Bool { if case .newer = scan.verdict { true } else { false } }
}

extension RecordProblem {
  /// Whether entries may stand in the file that cannot be read.
  fileprivate var hidesEntries: Bool {
    switch kind {
    case .unreadable: file.hasPrefix("\(RecordStore.ledgerFolder)/")
    case .segment(let verdict):
      switch verdict {
      case .corrupt, .fork: true
      case .clean, .unended, .torn, .newer, .foreign, .unsigned: false
      }
    case .missing, .cutAction, .stray, .strays, .rewritten, .unfounded, .otherBeginning,
      .beyondSeal, .takenOut, .unconfirmedWithholding:
      false
    }
  }
}

extension RecordContents {
  /// Whether a sitting of which entries are not there is not gone, but in a file or a folder that
  /// cannot be read.
  package func mayStandUnread(_ segment: String) -> Bool {
    Self.mayStand(segment, in: hidingFiles) || isUnsealed(segment)
  }

  /// Whether a sitting is there that nobody signed and no seal lists.
  private func isUnsealed(_ segment: String) -> Bool {
    ledger.seal != nil
      && ledger.others.contains { $0.name == segment && $0.scan.verdict == .unsigned }
  }

  fileprivate static func mayStand(_ segment: String, in files: [String]) -> Bool {
    files.contains { file in
      file.hasSuffix("/\(segment)\(RecordStore.segmentEnding)")
        || !file.hasSuffix(RecordStore.segmentEnding)
    }
  }
}

extension LedgerSet {
  /// Actions that a crash cut short and that were not made again.
  fileprivate var cutActions: [RecordProblem] {
    let cut = segments.filter { $0.wholeEntries.count < $0.usable }
    guard !cut.isEmpty else { return [] }
    let whole = Set(segments.flatMap { $0.wholeEntries.map(\.op) })
    return cut.compactMap { segment in
      let left = segment.usableEntries.dropFirst(segment.wholeEntries.count)
      let lost = left.count { !whole.contains($0.op) }
      return lost == 0 ? nil : RecordProblem(.cutAction(entries: lost), segment.file)
    }
  }
}

/// A sitting of which something that was saved cannot be read.
///
/// While there is one, nobody is told what comes first: what cannot be read may change it.
package struct UnreadSitting: Equatable, Sendable {
  /// What is the matter with it.
  package let problem: RecordProblem
  /// Who wrote it, as far as the record says.
  package let person: String?

  /// Whether it is all there, and what counts waits for somebody to seal the appraisal.
  package var isWaitingSeal: Bool {
    if case .otherBeginning(.waitingSeals) = problem.kind { true } else { false }
  }

  /// The sitting that a problem is about; nil where nothing that was saved is lost by it.
  init?(_ problem: RecordProblem, in ledger: LedgerSet) {
    var person: String?
    switch problem.kind {
    case .stray, .strays, .cutAction, .unfounded, .beyondSeal: return nil
    // Folders and files elsewhere hold no edits.
    case .unreadable:
      guard problem.file.hasPrefix("\(RecordStore.ledgerFolder)/") else { return nil }
    case .otherBeginning(.otherKey(_, prevails: false)): return nil
    case .missing, .rewritten, .otherBeginning, .takenOut, .unconfirmedWithholding: break
    case .segment(let verdict):
      switch verdict {
      case .clean, .unended, .torn, .foreign, .unsigned: return nil
      case .fork, .newer: break
      case .corrupt(let damage):
        guard !ledger.hasWholeCopy(of: problem.file) else { return nil }
        person = damage.person
      }
    }
    self.problem = problem
    self.person = person ?? ledger.writer(of: problem.file)
  }
}

extension LedgerSet {
  /// Whether a damaged file is a copy of a sitting that is whole in another one.
  fileprivate func hasWholeCopy(of file: String) -> Bool {
    guard let copy = others.first(where: { $0.file == file }), let name = copy.name,
      let chosen = segments.first(where: { $0.name == name })
    else { return false }
    switch chosen.scan.verdict {
    case .clean, .unended: return true
    case .torn, .corrupt, .fork, .newer, .foreign, .unsigned: return false
    }
  }

  /// Who wrote a file: by its header, by another sitting in its folder, or by the folder's name,
  /// which begins with the person's.
  fileprivate func writer(of file: String) -> String? {
    let all = segments + others
    if let header = all.first(where: { $0.file == file })?.scan.header { return header.person }
    let parts = file.split(separator: "/").map(String.init)
    guard parts.count > 1 else { return nil }
    let folder = parts.prefix(2).joined(separator: "/") + "/"
    let headers = all.filter { $0.file.hasPrefix(folder) }.compactMap(\.scan.header)
    if let header = headers.first { return header.person }
    let name = parts[1].split(separator: "-")
    return name.count > 1 && name.last?.count == 16 ? name.dropLast().joined(separator: "-") : nil
  }
}
