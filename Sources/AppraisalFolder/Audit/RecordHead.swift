package import AppraisalLedger
import AppraisalRecord

/// One hash that stands for everything saved in a record: its lines and its snapshots.
///
/// It is the SHA-256 of the appraisal's id, of the name, number and hash of the end of every
/// segment, and of the fingerprint of every snapshot, each on a line and sorted.
package struct RecordHead: Equatable {
  package let hash: String

  /// Makes the hash; the order of what is given does not matter.
  package init(appraisal: String, _ ends: [LedgerHead], snapshots: some Sequence<String>) {
    var lines = ["appraise.record.v1", appraisal]
    lines += ends.map { "segment \($0.segment) \($0.n) \($0.h)" }.sorted()
    lines += snapshots.map { "snapshot \($0)" }.sorted()
    var bytes: [UInt8] = []
    for line in lines { bytes += "\(line)\n".utf8 }
    hash = Digest256(of: bytes).hex
  }

  /// The hash of a record as it is now.
  package init(_ record: WholeRecord) {
    self.init(
      appraisal: record.store.identity.id, record.contents.ledger.heads,
      snapshots: record.snapshots.map(\.fingerprint))
  }

  /// How a hash that somebody noted is found in a record.
  package enum Match: Equatable {
    /// It is that of the record as it is now.
    case now
    /// It is that of the record at an earlier moment; so many lines and snapshots came after it.
    case earlier(lines: Int, snapshots: Int)
    /// It is that of one line, or the fingerprint of one snapshot.
    case part(String)
  }

  /// Looks for a hash that somebody noted, among the present, lines, snapshots and earlier moments.
  ///
  /// Earlier moments are tried in the order of the writers' clocks.
  /// - Complexity: O(*n s*) in the number of lines and of segments when it is an earlier moment.
  package static func find(_ noted: String, in record: WholeRecord) -> Match? {
    if RecordHead(record).hash == noted { return .now }
    if let snapshot = record.snapshots.first(where: { $0.fingerprint == noted }) {
      return .part("snapshot \(snapshot.header.number)")
    }
    for segment in record.contents.ledger.segments {
      guard let entry = segment.usableEntries.first(where: { $0.hash.hex == noted }) else {
        continue
      }
      return .part("\(segment.file), line \(entry.n + 1)")
    }
    return earlier(noted, in: record)
  }

  /// Something that made the record grow.
  private struct Step {
    var time: String
    var end: LedgerHead?
    var fingerprint: String?
  }

  private static func earlier(_ noted: String, in record: WholeRecord) -> Match? {
    var steps: [Step] = record.snapshots.map {
      Step(time: $0.header.at, fingerprint: $0.fingerprint)
    }
    for segment in record.contents.ledger.segments {
      var time = ""
      for entry in segment.usableEntries {
        // A clock that went back does not change the order within a sitting.
        time = max(time, entry.at)
        let end = LedgerHead(
          segment: segment.name ?? "", n: entry.n, h: entry.hash.hex,
          bytes: entry.bytes.upperBound + 1)
        steps.append(Step(time: time, end: end))
      }
    }
    steps.sort { left, right in
      (left.time, left.end == nil ? 1 : 0, left.end?.segment ?? "", left.end?.n ?? 0)
        < (right.time, right.end == nil ? 1 : 0, right.end?.segment ?? "", right.end?.n ?? 0)
    }
    var ends: [String: LedgerHead] = [:]
    var fingerprints: Set<String> = []
    for (index, step) in steps.enumerated() {
      if let end = step.end { ends[end.segment] = end }
      if let fingerprint = step.fingerprint { fingerprints.insert(fingerprint) }
      let head = RecordHead(
        appraisal: record.store.identity.id, Array(ends.values), snapshots: fingerprints)
      guard head.hash == noted else { continue }
      let rest = steps[(index + 1)...]
      return .earlier(
        lines: rest.count { $0.end != nil }, snapshots: rest.count { $0.end == nil })
    }
    return nil
  }
}
