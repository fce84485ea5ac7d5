/// A segment and the file that it was read from.
public struct LedgerSegment: Equatable, Sendable {
  /// The name of the file, for messages.
  public var file: String
  /// What it holds; the verdict takes the other segments into account.
  public var scan: SegmentScan
  /// How many of its entries, from the first one on, count.
  public var usable: Int

  /// The entries that count.
  public var usableEntries: ArraySlice<LedgerEntry> { scan.entries.prefix(usable) }
  /// The name of the segment, or nil when not even its header is good.
  public var name: String? { scan.header?.segment }
}

/// All segments of an appraisal.
///
/// Copies of one segment are recognised by the name in its header. The longest counts where the
/// others are its beginnings; where they differ, only what they have in common counts.
public struct LedgerSet: Equatable, Sendable {
  /// The segments whose entries count, one for each name, sorted by name.
  public private(set) var segments: [LedgerSegment] = []
  /// Segments that do not count: without a header, foreign, newer, or copies.
  public private(set) var others: [LedgerSegment] = []

  /// Brings scanned files together for the appraisal of an id; the order does not matter.
  ///
  /// - Complexity: O(number of entries).
  public init(_ scans: [(file: String, scan: SegmentScan)], appraisal: String) {
    var copies: [String: [LedgerSegment]] = [:]
    for (file, scan) in scans {
      var segment = LedgerSegment(file: file, scan: scan, usable: 0)
      if let header = scan.header, header.appraisal != appraisal {
        segment.scan.verdict = .foreign(appraisal: header.appraisal)
        others.append(segment)
      } else if case .newer = scan.verdict {
        others.append(segment)
      } else if let name = segment.name {
        segment.usable = scan.entries.count
        copies[name, default: []].append(segment)
      } else {
        others.append(segment)
      }
    }
    for (_, group) in copies { choose(among: group) }
    segments.sort { ($0.name ?? "", $0.file) < ($1.name ?? "", $1.file) }
    others.sort { $0.file < $1.file }
  }

  /// The ends of all segments that count, as snapshots and new segments name them.
  public var heads: [LedgerHead] {
    segments.compactMap { segment in
      guard let name = segment.name, let last = segment.usableEntries.last else { return nil }
      return LedgerHead(
        segment: name, n: last.n, h: last.hash.hex, bytes: last.bytes.upperBound + 1)
    }
  }

  /// The ends of all segments that count, as entry numbers by segment.
  public var seen: [String: Int] {
    Dictionary(heads.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes the longest of several copies and says of the others what they are.
  private mutating func choose(among group: [LedgerSegment]) {
    let sorted = group.sorted {
      $0.usable != $1.usable ? $0.usable > $1.usable : $0.file < $1.file
    }
    guard var chosen = sorted.first else { return }
    for var copy in sorted.dropFirst() {
      let common = zip(chosen.scan.entries, copy.scan.entries).prefix { pair in
        pair.0.hash == pair.1.hash
      }.count
      if common < copy.usable {
        copy.scan.verdict = .fork(other: chosen.file)
        chosen.scan.verdict = .fork(other: copy.file)
        chosen.usable = min(chosen.usable, common)
      }
      copy.usable = 0
      others.append(copy)
    }
    segments.append(chosen)
  }
}
