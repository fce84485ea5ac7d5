import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import StrictJSON

extension RecordStore {
  /// Reads all segments on several threads, and finds whether the appraisal was sealed.
  func readCounting() throws(RecordError) -> RecordContents {
    var waiting: [LedgerSeal] = []
    var contents = try read(scanning: ParallelScan.scans) { scans in
      let search = SealSearch(of: scans, in: identity.id)
      waiting = search.waiting
      return search.seal
    }
    if let first = waiting.first {
      contents.add([RecordProblem(.otherBeginning(.waitingSeals(waiting.count)), first.file)])
    }
    return contents
  }
}

/// Looks for the edit by which an appraisal that was begun without keys became signed.
///
/// A seal counts if its author facilitates in what it lists and in all signed sittings, taken under
/// the author's own key. Of several the one counts whose author the others accept; of those the one
/// that most other keys have seen, then the first by its clock. So nobody gets before a seal by an
/// earlier date.
///
/// A seal whose author was losing the role waits until somebody who has it seals too; until then
/// nothing is sealed, and that is told.
struct SealSearch {
  /// A seal that may count.
  private struct Candidate {
    var seal: LedgerSeal
    var address: EntryAddress
    var time: String
    /// How many other keys wrote after having seen it.
    var witnesses = 0
    /// The seals that count in what this one lists.
    var accepted: Set<EntryAddress> = []
    /// Whether its author was losing the role, so that it is nothing by itself.
    var isDoubtful = false
    /// Whether nobody who has the role has said anything of it yet.
    var waits = false

    func accepts(_ other: Candidate) -> Bool { accepted.contains(other.address) }
  }

  /// The seal that counts, or nil.
  private(set) var seal: LedgerSeal?
  /// The seals that would count if somebody confirmed them, where none does.
  private(set) var waiting: [LedgerSeal] = []

  init(of scans: [(file: String, scan: SegmentScan)], in appraisal: String) {
    let isSealed = scans.contains { _, scan in
      scan.header?.key != nil && scan.entries.contains { $0.isEdit(named: "seal") }
    }
    guard isSealed else { return }
    let ledger = LedgerSet(scans, appraisal: appraisal)
    var found = ledger.segments.flatMap { Self.candidates(in: $0) }
    for place in found.indices {
      found[place].witnesses = Self.witnesses(of: found[place].seal, in: ledger)
      let read = LedgerEdits(LedgerSet(scans, appraisal: appraisal, seal: found[place].seal))
      let fold = Fold(read.edits, keys: read.keys)
      let address = found[place].address
      found[place].waits = fold.unconfirmed.contains { $0.entry.address == address }
      found[place].isDoubtful = fold.ignored.contains { ignored in
        if case .roleLost = ignored.reason { ignored.entry.address == address } else { false }
      }
      // By the first rules: what a rival lists does not take the role from the author of another.
      found[place].accepted = Self.seals(
        in: found.count == 1 ? fold : Fold(read.edits, keys: read.keys, rules: .first))
    }
    guard let seal = Self.choose(among: found.filter { !$0.isDoubtful && $0.accepts($0) }) else {
      waiting = found.filter(\.waits).map(\.seal)
      return
    }
    self.seal = seal
    // Whoever seals in the place of such a one lists what it lists.
    self.seal?.rivals += found.count { $0.isDoubtful && !seal.covers($0.seal, in: ledger) }
  }

  private static func candidates(in segment: LedgerSegment) -> [Candidate] {
    guard let header = segment.scan.header, let key = header.key else { return [] }
    return segment.usableEntries.compactMap { entry in
      guard entry.isEdit(named: "seal"), let tree = entry.edit,
        let edit = try? StrictJSON.read(Edit.self, from: tree),
        case .record(.seal(let heads)) = edit
      else { return nil }
      var ends: [String: LedgerSeal.End] = [:]
      for head in heads {
        guard let hash = Digest256(hex: head.hash) else { continue }
        ends[head.segment] = LedgerSeal.End(n: head.n, hash: hash)
      }
      let seal = LedgerSeal(
        file: segment.file, segment: header.segment, n: entry.n, founder: key, ends: ends)
      let address = EntryAddress(segment: SegmentID(header.segment), number: entry.n)
      return Candidate(seal: seal, address: address, time: entry.at)
    }
  }

  private static func seals(in fold: Fold) -> Set<EntryAddress> {
    Set(
      fold.entries.compactMap { entry in
        if case .record(.seal) = entry.edit { entry.address } else { nil }
      })
  }

  private static func witnesses(of seal: LedgerSeal, in ledger: LedgerSet) -> Int {
    let keys = ledger.segments.compactMap { segment -> SigningKey? in
      guard let key = segment.scan.header?.key, key != seal.founder else { return nil }
      let hasSeen = segment.usableEntries.contains { $0.seen[seal.segment] ?? -1 >= seal.n }
      return hasSeen ? key : nil
    }
    return Set(keys).count
  }

  private static func choose(among found: [Candidate]) -> LedgerSeal? {
    let unbeaten = found.filter { one in
      !found.contains { $0.accepts(one) == false && one.accepts($0) }
    }
    let best = (unbeaten.isEmpty ? found : unbeaten).min { left, right in
      if left.witnesses != right.witnesses { return left.witnesses > right.witnesses }
      return (left.time, left.address) < (right.time, right.address)
    }
    guard let best else { return nil }
    var seal = best.seal
    seal.rivals = found.count { !$0.accepts(best) && !best.accepts($0) }
    return seal
  }
}
