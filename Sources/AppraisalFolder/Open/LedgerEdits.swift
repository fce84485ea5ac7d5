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
  private var signers: [SegmentID: SittingSigner] = [:]

  /// Which keys speak for whom in what was taken.
  var keys: Keyholding {
    Keyholding(founder: founder.flatMap { PublicKey($0.hex) }, sittings: signers)
  }

  /// Takes all edits, and the segments out of the record one after the other, so that a large one
  /// is not in memory twice.
  init(taking contents: inout RecordContents) {
    problems = contents.problems.map { $0.sentence }
    founder = contents.ledger.founder
    reserve(for: contents)
    let known = problems.count
    while let segment = contents.ledger.popSegment() { take(segment, upTo: .max) }
    problems[known...].reverse()
  }

  /// Takes all edits, or those up to the ends of segments as somebody saw them, perhaps only those
  /// after others that were taken before.
  init(
    _ contents: RecordContents, upTo ends: [String: Int]? = nil, after starts: [String: Int] = [:]
  ) {
    problems = contents.problems.map { $0.sentence }
    founder = contents.ledger.founder
    reserve(for: contents)
    for segment in contents.ledger.segments {
      let name = segment.name ?? ""
      take(segment, after: starts[name] ?? -1, upTo: ends.map { $0[name] ?? -1 } ?? .max)
    }
  }

  mutating func takeEdits() -> [RecordedEdit] {
    var taken: [RecordedEdit] = []
    swap(&taken, &edits)
    return taken
  }

  private mutating func reserve(for contents: RecordContents) {
    edits.reserveCapacity(contents.ledger.segments.reduce(0) { $0 + $1.usable })
  }

  private mutating func take(_ segment: LedgerSegment, after start: Int = -1, upTo end: Int) {
    guard let header = segment.scan.header else { return }
    let author = AssessorID(header.person)
    if end >= 0 {
      signers[SegmentID(header.segment)] = SittingSigner(
        person: author, key: header.key.flatMap { PublicKey($0.hex) }, known: header.known)
    }
    // What the header had seen counts for everything after it.
    var seen: [SegmentID: Int] = [:]
    var unknown = 0
    for entry in segment.wholeEntries.prefix(while: { $0.n <= end }) {
      for (other, number) in entry.seen { seen[SegmentID(other)] = number }
      guard entry.n > start, case .edit(let text) = entry.body else { continue }
      guard let edit = text.withBytes({ reader.edit($0) }) else {
        unknown += 1
        continue
      }
      edits.append(
        RecordedEdit(
          address: EntryAddress(segment: SegmentID(header.segment), number: entry.n),
          operation: entry.op, time: entry.at, author: author, seen: seen,
          group: entry.group?.id ?? "", edit: edit))
      seen = [:]
    }
    guard unknown > 0 else { return }
    problems.append(
      "\(segment.file): "
        + Numbers.count(unknown, "change is", "changes are")
        + " of a kind that this program does not know. They are kept and not shown.")
  }
}
