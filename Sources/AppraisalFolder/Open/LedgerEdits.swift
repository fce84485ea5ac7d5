import AppraisalExchange
import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// The edits of a record's segments as the model folds them.
struct LedgerEdits {
  private(set) var edits: [RecordedEdit] = []
  private(set) var problems: [String]
  private var reader = EditReader()
  private let founder: SigningKey?
  /// What was seen from lines on whose change is not among the edits, by segment and number.
  private(set) var unsaid: [SegmentID: [(number: Int, seen: [SegmentID: Int])]] = [:]
  /// The segments whose last lines had seen something that none of their edits says.
  private(set) var unfinished: Set<String> = []
  /// The codes of the ballots that were handed in, by the entries that did.
  private(set) var ballotCodes: [EntryAddress: BallotCode] = [:]
  /// The last line of each segment whose change is among the edits, or the signature behind it.
  private(set) var heads: [String: LedgerHead] = [:]
  private(set) var signers: [SegmentID: SittingSigner] = [:]
  /// The slips that were shown with a good signature.
  private(set) var slipUses: [EntryAddress: SlipUse] = [:]
  /// What is left out, because it is withheld.
  private let withheld: Withholdings

  /// Which keys speak for whom in what was taken.
  var keys: Keyholding {
    // Where sittings are signed, one without a key was taken because a seal lists it.
    let unsigned = signers.filter { $0.value.key == nil }.keys
    return Keyholding(
      founder: founder.flatMap { PublicKey($0.hex) }, sittings: signers, sealed: Set(unsigned),
      uses: slipUses)
  }

  /// Takes all edits, or those up to the ends of segments as somebody saw them, and the segments out
  /// of the record one after the other, so that a large one is not in memory twice.
  init(
    taking contents: inout RecordContents, upTo ends: [String: Int]? = nil,
    without withheld: Withholdings
  ) {
    self.withheld = withheld
    problems = contents.problems.map { $0.sentence }
    founder = Self.founder(of: contents.ledger, upTo: ends)
    reserve(for: contents.ledger)
    let known = problems.count
    while let segment = contents.ledger.popSegment() {
      take(segment, upTo: ends.map { $0[segment.name ?? ""] ?? -1 } ?? .max)
    }
    sayUnsaid()
    problems[known...].reverse()
  }

  /// Takes all edits, or those up to the ends of segments as somebody saw them, perhaps only those
  /// after others that were taken before.
  init(
    _ ledger: LedgerSet, upTo ends: [String: Int]? = nil, after starts: [String: Int] = [:],
    without withheld: Withholdings = Withholdings()
  ) {
    self.withheld = withheld
    problems = []
    founder = Self.founder(of: ledger, upTo: ends)
    reserve(for: ledger)
    for segment in ledger.segments {
      let name = segment.name ?? ""
      take(segment, after: starts[name] ?? -1, upTo: ends.map { $0[name] ?? -1 } ?? .max)
    }
    sayUnsaid()
  }

  /// Takes the edits of lines that were added to sittings, and who signs those that are new.
  init(_ additions: [ReadLedger.Addition], after before: LedgerEdits) {
    withheld = Withholdings()
    problems = []
    founder = before.founder
    unsaid = before.unsaid
    for addition in additions {
      if addition.isNew { noteSigner(addition.header) }
      take(addition.entries[...], of: addition.header, addition.file, after: -1) { _ in nil }
    }
    sayUnsaid()
  }

  /// What has to be known of lines to go on with those that are added: none of the edits themselves.
  func withoutEdits() -> LedgerEdits {
    var left = self
    (left.edits, left.problems) = ([], [])
    (left.ballotCodes, left.signers, left.slipUses) = ([:], [:], [:])
    return left
  }

  /// The key that the appraisal began with, or was sealed by, as it was at some ends.
  private static func founder(of ledger: LedgerSet, upTo ends: [String: Int]?) -> SigningKey? {
    // Before it was sealed, whatever a sitting said of its author was believed.
    guard let seal = ledger.seal, let ends else { return ledger.founder }
    return ends[seal.segment] ?? -1 < seal.n ? nil : ledger.founder
  }

  mutating func takeEdits() -> [RecordedEdit] {
    var taken: [RecordedEdit] = []
    swap(&taken, &edits)
    return taken
  }

  private mutating func reserve(for ledger: LedgerSet) {
    edits.reserveCapacity(ledger.segments.reduce(0) { $0 + $1.usable })
  }

  private mutating func take(_ segment: LedgerSegment, after start: Int = -1, upTo end: Int) {
    guard let header = segment.scan.header else { return }
    if end >= 0 { noteSigner(header) }
    let entries = segment.wholeEntries.prefix(while: { $0.n <= end })
    take(entries, of: header, segment.file, after: start) { [withheld] entry in
      withheld.hides(entry, of: segment)
    }
  }

  private mutating func noteSigner(_ header: LedgerHeader) {
    signers[SegmentID(header.segment)] = SittingSigner(
      person: AssessorID(header.person), key: header.key.flatMap { PublicKey($0.hex) },
      known: header.known)
  }

  private mutating func take(
    _ entries: ArraySlice<LedgerEntry>, of header: LedgerHeader, _ file: String, after start: Int,
    hiding act: (LedgerEntry) -> Withholdings.Act?
  ) {
    let author = AssessorID(header.person)
    // What the header had seen counts for everything after it.
    var seen: [SegmentID: Int] = [:]
    var unknown = 0
    var last: LedgerEntry?
    for entry in entries {
      if let act = act(entry) {
        for (other, number) in act.line.seen { seen[SegmentID(other)] = number }
        if entry.n > start { keep(seen, unsaidBy: entry, header.segment) }
        continue
      }
      for (other, number) in entry.seen { seen[SegmentID(other)] = number }
      guard entry.n > start else { continue }
      guard case .edit(let text) = entry.body else {
        if case .signature = entry.body, last?.n == entry.n - 1 { last = entry }
        keep(seen, unsaidBy: entry, header.segment)
        continue
      }
      guard let edit = text.withBytes({ reader.edit($0) }) else {
        keep(seen, unsaidBy: entry, header.segment)
        unknown += 1
        continue
      }
      let address = EntryAddress(segment: SegmentID(header.segment), number: entry.n)
      if edit.handsIn { ballotCodes[address] = BallotCode(hash: entry.hash.hex) }
      if let use = edit.slipUse(in: header) { slipUses[address] = use }
      edits.append(
        RecordedEdit(
          address: address,
          operation: entry.packedOp, time: entry.packedAt, author: author, seen: seen,
          group: entry.group?.id ?? "", edit: edit))
      seen = [:]
      last = entry
    }
    heads[header.segment] = last.map { last in
      LedgerHead(
        segment: header.segment, n: last.n, h: last.hash.hex, bytes: last.bytes.upperBound + 1)
    }
    if !seen.isEmpty { unfinished.insert(header.segment) }
    guard unknown > 0 else { return }
    problems.append(
      "\(file): "
        + Numbers.count(unknown, "change is", "changes are")
        + " of a kind that this program does not know. They are kept and not shown.")
  }

  /// Keeps what was seen up to a line whose change is withheld or unknown: whoever had seen that
  /// line knows it.
  private mutating func keep(
    _ seen: [SegmentID: Int], unsaidBy entry: LedgerEntry, _ segment: String
  ) {
    guard !seen.isEmpty, entry.n > 0 else { return }
    unsaid[SegmentID(segment), default: []].append((entry.n, seen))
  }

  /// Has edits say what such lines had seen where they name them.
  private mutating func sayUnsaid() {
    guard !unsaid.isEmpty else { return }
    for place in edits.indices where !edits[place].seen.isEmpty {
      var names = Array(edits[place].seen)
      while let (name, end) = names.popLast() {
        for line in unsaid[name] ?? [] where line.number <= end {
          for (other, number) in line.seen where number > edits[place].seen[other] ?? -1 {
            edits[place].seen[other] = number
            names.append((other, number))
          }
        }
      }
    }
  }
}
