package import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord

/// A record read whole, for the verbs that judge and explain it.
package struct WholeRecord {
  package let path: String
  package let store: RecordStore
  package let contents: RecordContents
  /// What somebody has withheld.
  let withholdings: Withholdings
  /// The snapshots that can be read, by number.
  package let snapshots: [StoredSnapshot]
  /// The snapshots that cannot be read, and why.
  package let unreadable: [(file: String, error: RecordError)]
  /// What the ledgers lead to at snapshots, by their fingerprints, where that was worked out before
  /// the lines were kept.
  let rebuilt: [String: RebuiltState]

  /// Of more lines than these none is kept while histories are folded.
  static let manyLines = 200_000

  /// Reads everything in the folder of an appraisal.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - many: Of more lines than these none is kept while histories are folded.
  ///   - isRebuilt: The snapshots whose states are to be held against the ledgers; of a large record
  ///     they are folded first, one after the other.
  /// - Throws: `CommandFailure` where it is no appraisal that this program can read.
  package init(
    _ path: String, keeping many: Int = manyLines,
    rebuilding isRebuilt: (StoredSnapshot) -> Bool = { _ in false }
  ) throws(CommandFailure) {
    do {
      store = try RecordStore(opening: path)
      // What a snapshot was made of was on the disk before it: the ledgers are read after it.
      (snapshots, unreadable) = try store.storedSnapshots()
      var contents = try store.readCounting()
      if contents.lineCount > many, snapshots.contains(where: isRebuilt) {
        // Nothing of them is in memory while histories are folded.
        while contents.ledger.popSegment() != nil {}
        rebuilt = try Self.rebuild(snapshots.filter(isRebuilt), of: store)
        contents = try store.readCounting()
      } else {
        rebuilt = [:]
      }
      withholdings = Withholdings(of: contents)
      contents.add(withholdings.problems)
      self.contents = contents
    } catch {
      throw error.failure
    }
    self.path = path
  }

  /// What the ledgers lead to at snapshots, each read for itself.
  private static func rebuild(
    _ snapshots: [StoredSnapshot], of store: RecordStore
  ) throws(RecordError) -> [String: RebuiltState] {
    var rebuilt: [String: RebuiltState] = [:]
    for stored in snapshots {
      guard let rules = stored.header.foldRules else { continue }
      let moment = try RecordMoment(of: store, upTo: stored.header.heads, by: rules)
      rebuilt[stored.fingerprint] = RebuiltState(moment.fold)
    }
    return rebuilt
  }

  /// The state and history, or as they were at the ends of segments that a snapshot names.
  package func fold(
    upTo heads: [LedgerHead]? = nil, by rules: FoldRules = .newest
  ) -> Fold {
    let read = LedgerEdits(contents.ledger, upTo: heads?.ends, without: withholdings)
    return Fold(read.edits, keys: read.keys, rules: rules)
  }

  /// The entries whose content was taken out, with the files in which they stand; the day behind
  /// the name in words.
  package var withheld: [(file: String, entry: LedgerEntry, by: String, why: String)] {
    contents.ledger.segments.flatMap { segment in
      segment.usableEntries.compactMap { entry in
        if let act = withholdings.hides(entry, of: segment) {
          return (segment.file, entry, act.by.sayingItsDay, act.why)
        }
        guard case .withheld(let by, let why) = entry.body else { return nil }
        return (segment.file, entry, by.sayingItsDay, why)
      }
    }
  }

  /// The files and numbers of withheld lines whose words still stand there, and who wrote them.
  package var stillStanding: [(file: String, line: Int, writer: String)] {
    withholdings.standing.map { ($0.file, $0.entry.n + 1, $0.header.person) }
  }

  /// The line of an entry, or nil.
  package func line(_ address: EntryAddress) -> (file: String, entry: LedgerEntry)? {
    guard
      let segment = contents.ledger.segments.first(where: { $0.name == address.segment.text }),
      segment.usable > address.number, address.number >= 0
    else { return nil }
    return (segment.file, segment.scan.entries[address.number])
  }

  /// The snapshot that a person names: by number, file or name.
  package func snapshot(_ text: String) throws(CommandFailure) -> StoredSnapshot {
    try snapshots.sought(text)
  }
}

extension [StoredSnapshot] {
  /// The one that a person names: by number, file or name.
  func sought(_ text: String) throws(CommandFailure) -> StoredSnapshot {
    let found = filter { stored in
      String(stored.header.number) == text || stored.name.file == text
        || stored.header.name == text
        || (text.utf8.count >= 8 && stored.fingerprint.hasPrefix(text))
    }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      let files = found.map(\.name.file).joined(separator: ", ")
      throw CommandFailure(
        .refused, "Several snapshots are called \(text). Name the file: \(files).")
    }
    let known = map { "\($0.header.number) \"\($0.header.name)\"" }
    throw CommandFailure(
      .refused,
      "There is no snapshot \(text). "
        + (known.isEmpty
          ? "None has been saved yet." : "There are: \(known.joined(separator: ", "))."))
  }
}

extension String {
  /// "Ann (ann), 2026-11-21" as people read it: "Ann (ann), 21 November 2026".
  var sayingItsDay: String {
    guard let comma = lastIndex(of: ","), let day = CalendarDay(String(self[comma...].dropFirst(2)))
    else { return self }
    return "\(self[..<comma]), \(day.words)"
  }
}

/// What the ledgers lead to at a snapshot.
struct RebuiltState {
  let appraisal: Appraisal
  /// How many values were contested.
  let contested: Int

  init(_ fold: Fold) { (appraisal, contested) = (fold.appraisal, fold.contested.count) }
}

extension RecordContents {
  /// How many lines count.
  fileprivate var lineCount: Int { ledger.segments.reduce(0) { $0 + $1.usable } }
}

extension SnapshotHeader {
  /// The rules by which its state was folded; nil for rules of a later program.
  var foldRules: FoldRules? { rules.map(FoldRules.init(rawValue:)) ?? .first }

  /// What a snapshot may show of the state that it was made of.
  ///
  /// Before rules had numbers it left out nothing where it says so, not even a ballot without a mark.
  func shown(_ appraisal: Appraisal) -> [Appraisal] {
    let visible = appraisal.visible(to: nil)
    return rules == nil && hidden == nil ? [appraisal, visible] : [visible]
  }
}
