import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// The histories that led to the snapshots of a record, one after the other.
///
/// Where everything that came between two snapshots was written by people who had seen all that went
/// into the first, one at a time, the fold goes on from there; else all is folded anew.
struct SnapshotHistories {
  private let record: WholeRecord
  private let segments: [String: LedgerSegment]
  /// The entries of each sitting that say what their authors had seen.
  private let steps: [String: [(n: Int, seen: [String: Int])]]
  /// The history of the snapshot before, and the ends of the sittings that went into it.
  private var last: (ends: [String: Int], fold: Fold)?
  /// How many were folded anew.
  private(set) var foldedAnew = 0

  init(_ record: WholeRecord) {
    self.record = record
    segments = Dictionary(
      record.contents.ledger.segments.compactMap { segment in segment.name.map { ($0, segment) } },
      uniquingKeysWith: { first, _ in first })
    steps = segments.mapValues { segment in
      segment.usableEntries.filter { !$0.seen.isEmpty }.map { ($0.n, $0.seen) }
    }
  }

  /// A sitting that counts.
  func segment(_ name: String) -> LedgerSegment? { segments[name] }

  /// The history up to the ends that a snapshot names, by the rules that it names.
  mutating func history(upTo ends: [String: Int], by rules: FoldRules) -> Fold {
    if goOn(to: ends, by: rules), let last { return last.fold }
    last = nil
    foldedAnew += 1
    let read = LedgerEdits(record.contents.ledger, upTo: ends, without: record.withholdings)
    let fold = Fold(read.edits, keys: read.keys, rules: rules)
    last = read.keys.isPlain ? (ends, fold) : nil
    return fold
  }

  /// Goes on from the snapshot before, or gives false where that may not be the same.
  private mutating func goOn(to ends: [String: Int], by rules: FoldRules) -> Bool {
    guard let start = last?.ends, last?.fold.rules == rules,
      start.allSatisfy({ $0.value <= ends[$0.key] ?? -1 }), isChain(from: start, to: ends)
    else { return false }
    let read = LedgerEdits(
      record.contents.ledger, upTo: ends, after: start, without: record.withholdings)
    let adopts = read.edits.contains { entry in
      if case .document(.adopt) = entry.edit { true } else { false }
    }
    guard !adopts, read.keys.isPlain, read.keys.founder == last?.fold.keys.founder else {
      return false
    }
    last?.fold.goOn(with: read.edits)
    last?.ends = ends
    return true
  }

  /// Whether what came between was written in one sitting after another, each having seen all before.
  private func isChain(from start: [String: Int], to ends: [String: Int]) -> Bool {
    let grown = ends.filter { $0.value > start[$0.key] ?? -1 }.compactMap { name, _ in
      segments[name].flatMap { segment -> (name: String, time: String, seen: [String: Int])? in
        var seen: [String: Int] = [:]
        for entry in segment.usableEntries {
          seen.merge(entry.seen) { _, new in new }
          if entry.n > start[name] ?? 0 { return (name, entry.at, seen) }
        }
        return nil
      }
    }
    var before = start
    for step in grown.sorted(by: { ($0.time, $0.name) < ($1.time, $1.name) }) {
      let known = known(to: step.seen)
      let hasSeen = before.allSatisfy { $0.key == step.name || known[$0.key] ?? -1 >= $0.value }
      guard hasSeen else { return false }
      before[step.name] = ends[step.name]
    }
    return grown.count == ends.count { $0.value > start[$0.key] ?? -1 }
  }

  /// What somebody knew who had seen some ends: whoever had seen an entry had seen what its author
  /// had.
  private func known(to seen: [String: Int]) -> [String: Int] {
    var known: [String: Int] = [:]
    var waiting = Array(seen)
    while let (name, end) = waiting.popLast() {
      let start = known[name] ?? -1
      guard end > start else { continue }
      known[name] = end
      for step in steps[name] ?? [] where step.n > start && step.n <= end { waiting += step.seen }
    }
    return known
  }
}
