package import AppraisalLedger
import AppraisalRecord

/// Everything saved in a record, by the ends of its sittings and the fingerprints of its snapshots:
/// what somebody can note elsewhere, and hold the record against however it has grown.
package struct RecordNote: Equatable, Sendable {
  /// The end of a sitting: its name, the number of its last line and the hash of that.
  package struct End: Equatable, Sendable {
    package var segment: String
    package var n: Int
    package var hash: String
  }

  private static let format = "appraise.record.v1"

  /// The id of the appraisal.
  package let appraisal: String
  package let ends: [End]
  /// The fingerprints of the snapshots.
  package let snapshots: [String]

  init(appraisal: String, _ ends: [LedgerHead], snapshots: some Sequence<String>) {
    self.appraisal = appraisal
    self.ends = ends.map { End(segment: $0.segment, n: $0.n, hash: $0.h) }
    self.snapshots = Array(snapshots)
  }

  /// Reads a note, also one whose line ends another program changed; nil for anything else.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count >= 2, lines[0] == Self.format else { return nil }
    appraisal = lines[1]
    var (ends, snapshots): ([End], [String]) = ([], [])
    for line in lines.dropFirst(2) {
      let words = line.split(separator: " ").map(String.init)
      guard let hash = words.last, Digest256(hex: hash) != nil else { return nil }
      switch (words.first, words.count) {
      case ("segment", 4):
        guard LedgerNames.isSafe(words[1]), let n = Int(words[2]) else { return nil }
        ends.append(End(segment: words[1], n: n, hash: hash))
      case ("snapshot", 2): snapshots.append(hash)
      default: return nil
      }
    }
    (self.ends, self.snapshots) = (ends, snapshots)
  }

  /// The note as it is written; its SHA-256 is the hash of the record.
  package var bytes: [UInt8] {
    let segments = ends.map { Self.line($0.segment, $0.n, $0.hash) }.sorted()
    let lines = segments + snapshots.map(Self.line(snapshot:)).sorted()
    return Self.opening(appraisal) + lines.flatMap { Array($0.utf8) }
  }

  static func opening(_ appraisal: String) -> [UInt8] { Array("\(format)\n\(appraisal)\n".utf8) }

  static func line(_ segment: String, _ n: Int, _ hash: String) -> String {
    "segment \(segment) \(n) \(hash)\n"
  }

  static func line(snapshot hash: String) -> String { "snapshot \(hash)\n" }
}

/// One hash that stands for everything saved in a record: its lines and its snapshots.
///
/// It is the SHA-256 of the appraisal's id, of the name, number and hash of the end of every
/// segment, and of the fingerprint of every snapshot, each on a line and sorted.
package struct RecordHead: Equatable {
  /// What the hash is of.
  package let note: RecordNote
  package let hash: String

  /// Makes the hash; the order of what is given does not matter.
  package init(appraisal: String, _ ends: [LedgerHead], snapshots: some Sequence<String>) {
    note = RecordNote(appraisal: appraisal, ends, snapshots: snapshots)
    hash = Digest256(of: note.bytes).hex
  }

  /// The hash of a record as it is now.
  package init(_ record: WholeRecord) {
    self.init(
      appraisal: record.store.identity.id, record.contents.ledger.heads,
      snapshots: record.snapshots.map(\.fingerprint))
  }

  /// Heads are equal when their hashes are.
  package static func == (left: Self, right: Self) -> Bool { left.hash == right.hash }
}

/// What became of that which somebody noted.
package enum NotedRecord: Equatable {
  /// All of it is there; so many lines and snapshots came since, and so many of its own lines are
  /// withheld by now.
  case kept(lines: Int, snapshots: Int, withheld: Int)
  /// It is that of one line, or the fingerprint of one snapshot.
  case part(String)
  /// Something is gone, or was written anew; what, where that is known.
  case lost(String?)
  /// It was not found among so many states that the record can have had, and there are more.
  case notFound(tried: Int)

  /// Looks for a hash that somebody noted: of a snapshot, of a line, or of the whole at any moment.
  package init(_ noted: String, in record: WholeRecord) {
    if let snapshot = record.snapshots.first(where: { $0.fingerprint == noted }) {
      self = .part("snapshot \(snapshot.header.number)")
      return
    }
    for segment in record.contents.ledger.segments {
      guard let entry = segment.usableEntries.first(where: { $0.hash.hex == noted }) else {
        continue
      }
      self = .part("\(segment.file), line \(entry.n + 1)")
      return
    }
    guard RecordHead(record).hash != noted else {
      let ends = record.contents.ledger.seen
      self = .kept(lines: 0, snapshots: 0, withheld: record.withheldCount(upTo: ends))
      return
    }
    self = Self.search(noted, in: record)
  }

  private static func search(_ noted: String, in record: WholeRecord) -> NotedRecord {
    guard let digest = Digest256(hex: noted) else { return .lost(nil) }
    var search = MomentSearch(record, for: digest)
    switch search.run() {
    case .found(let ends, let snapshots):
      return kept(ends, snapshots: snapshots, in: record)
    case .nowhere: return .lost(nil)
    case .tooMany(let tried): return .notFound(tried: tried)
    }
  }

  /// Holds a record against a note, which names every sitting and needs no search.
  package init(_ note: RecordNote, in record: WholeRecord) {
    guard note.appraisal.utf8.elementsEqual(record.store.identity.id.utf8) else {
      self = .lost("it was noted of another appraisal")
      return
    }
    let segments = Dictionary(
      record.contents.ledger.segments.compactMap { segment in segment.name.map { ($0, segment) } },
      uniquingKeysWith: { first, _ in first })
    for end in note.ends {
      guard let segment = segments[end.segment], (0..<segment.usable).contains(end.n) else {
        self = .lost("the sitting \(end.segment) is not here up to entry \(end.n)")
        return
      }
      guard segment.scan.entries[end.n].hash.hex == end.hash else {
        self = .lost("\(segment.file) was written anew")
        return
      }
    }
    let known = Set(record.snapshots.map(\.fingerprint))
    if let gone = note.snapshots.first(where: { !known.contains($0) }) {
      self = .lost("the snapshot whose fingerprint begins with \(gone.prefix(16)) is not here")
      return
    }
    let ends = Dictionary(
      note.ends.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
    self = Self.kept(ends, snapshots: Set(note.snapshots).count, in: record)
  }

  private static func kept(
    _ ends: [String: Int], snapshots: Int, in record: WholeRecord
  ) -> NotedRecord {
    let all = record.contents.ledger.segments.reduce(0) { $0 + $1.usable }
    return .kept(
      lines: all - ends.values.reduce(0) { $0 + $1 + 1 },
      snapshots: record.snapshots.count - snapshots, withheld: record.withheldCount(upTo: ends))
  }
}

extension WholeRecord {
  /// How many lines are withheld up to the ends of sittings.
  func withheldCount(upTo ends: [String: Int]) -> Int {
    contents.ledger.segments.reduce(0) { sum, segment in
      guard let end = segment.name.flatMap({ ends[$0] }) else { return sum }
      return sum
        + segment.usableEntries.prefix { $0.n <= end }.count {
          $0.isWithheld || withholdings.hides($0, of: segment) != nil
        }
    }
  }
}

extension LedgerEntry {
  /// Whether its content was taken out.
  var isWithheld: Bool { if case .withheld = body { true } else { false } }
}
