/// A segment and the file that it was read from.
package struct LedgerSegment: Equatable, Sendable {
  /// The name of the file, for messages.
  package var file: String
  /// What it holds; the verdict takes the other segments into account.
  package var scan: SegmentScan
  /// How many of its entries, from the first one on, count.
  package var usable: Int

  package var usableEntries: ArraySlice<LedgerEntry> { scan.entries.prefix(usable) }
  /// The name of the segment, or nil when not even its header is good.
  package var name: String? { scan.header?.segment }

  /// The entries that count and whose action is whole.
  ///
  /// An action of several entries is written at once, so that only the last one can be cut short,
  /// by a crash or where the rest cannot be read. Nobody was told that it was saved.
  ///
  /// - Complexity: O(number of entries of the last action).
  package var wholeEntries: ArraySlice<LedgerEntry> {
    let entries = usableEntries
    guard let last = entries.last?.group, last.i < last.of - 1 else { return entries }
    return entries.dropLast(entries.reversed().prefix { $0.group?.id == last.id }.count)
  }
}

extension LedgerSegment {
  /// Ends what counts of a signed segment at a signature.
  fileprivate mutating func endAtSignature() {
    guard scan.header?.key != nil else { return }
    while usable > 0 {
      if case .signature = scan.entries[usable - 1].body { return }
      usable -= 1
    }
  }
}

/// All segments of an appraisal.
///
/// Copies of one segment are recognised by the name in its header. The longest counts where the
/// others are its beginnings; where they differ, only what they have in common counts.
package struct LedgerSet: Equatable, Sendable {
  /// The segments whose entries count, one for each name, sorted by name.
  package private(set) var segments: [LedgerSegment] = []
  /// Segments that do not count: without a header, foreign, newer, or copies.
  package private(set) var others: [LedgerSegment] = []
  /// The key that the appraisal began with, or nil for one that began without.
  package let founder: SigningKey?

  /// Brings scanned files together for the appraisal of an id; the order does not matter.
  ///
  /// Where the appraisal began with a key, only segments that are signed count.
  ///
  /// - Complexity: O(number of entries).
  package init(
    _ scans: [(file: String, scan: SegmentScan)], appraisal: String, founder: SigningKey? = nil
  ) {
    self.founder = founder
    var copies: [String: [LedgerSegment]] = [:]
    for (file, scan) in scans {
      var segment = LedgerSegment(file: file, scan: scan, usable: 0)
      if let header = scan.header, !header.appraisal.utf8.elementsEqual(appraisal.utf8) {
        segment.scan.verdict = .foreign(appraisal: header.appraisal)
        others.append(segment)
      } else if case .newer = scan.verdict {
        others.append(segment)
      } else if founder != nil, let header = scan.header, header.key == nil {
        segment.scan.verdict = .unsigned
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

  /// Takes the last of the segments that count out, or gives nil when none is left.
  ///
  /// Whoever needs each segment once gives its memory back in this way.
  package mutating func popSegment() -> LedgerSegment? { segments.popLast() }

  /// Whether an entry that counts adopts a case, as the first edit of an appraisal does, by the key
  /// that it began with.
  ///
  /// - Complexity: O(number of entries).
  package var isFounded: Bool {
    let adopting = Array("{\"adopt\":".utf8)
    return segments.contains { segment in
      guard founder == nil || segment.scan.header?.key == founder else { return false }
      return segment.usableEntries.contains { entry in
        guard case .edit(let edit) = entry.body else { return false }
        return edit.withBytes { bytes in
          bytes.count > adopting.count && adopting.indices.allSatisfy { bytes[$0] == adopting[$0] }
        }
      }
    }
  }

  /// Whether anybody writes by several keys, in an appraisal that began with one.
  ///
  /// - Complexity: O(number of segments).
  package var hasSeveralKeys: Bool {
    guard founder != nil else { return false }
    var keys: [String: SigningKey] = [:]
    return segments.compactMap(\.scan.header).contains { header in
      guard let key = header.key else { return false }
      return keys.updateValue(key, forKey: header.person).map { $0 != key } ?? false
    }
  }

  /// The ends of all segments that count, as snapshots and new segments name them.
  package var heads: [LedgerHead] {
    segments.compactMap { segment in
      guard let name = segment.name, let last = segment.usableEntries.last else { return nil }
      return LedgerHead(
        segment: name, n: last.n, h: last.hash.hex, bytes: last.bytes.upperBound + 1)
    }
  }

  /// What shows that the ends of all segments that count are there, by segment.
  package var proofs: [String: SeenProof] {
    var proofs: [String: SeenProof] = [:]
    for segment in segments {
      guard let header = segment.scan.header, let last = segment.usableEntries.last else {
        continue
      }
      var proof = SeenProof(hash: last.hash)
      if let key = header.key, case .signature(let signature) = last.body, last.n > 0 {
        let before = segment.scan.entries[last.n - 1].hash
        proof = SeenProof(hash: before, signature: signature, key: key)
      }
      proofs[header.segment] = proof
    }
    return proofs
  }

  /// The ends of all segments that count, as entry numbers by segment.
  package var seen: [String: Int] {
    Dictionary(heads.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of the last entry of every segment; what cannot be looked into has no end.
  var ends: [String: Int] {
    var ends: [String: Int] = [:]
    for segment in segments {
      if let name = segment.name { ends[name] = segment.scan.entries.count - 1 }
    }
    for other in others {
      if case .newer = other.scan.verdict, let name = other.name { ends[name] = .max }
    }
    return ends
  }

  /// Those of some entries that are not here either, with what there is now.
  ///
  /// - Complexity: O(number of segments).
  package func lacking(_ entries: [MissingEntry]) -> [MissingEntry] {
    let ends = ends
    return entries.compactMap { entry in
      guard entry.n > ends[entry.segment] ?? -1 else { return nil }
      var entry = entry
      entry.last = ends[entry.segment]
      return entry
    }.sorted { $0.segment < $1.segment }
  }

  /// Those of some earlier ends that are not among the entries any more: taken out, or changed
  /// together with everything after them.
  ///
  /// This is how an end that was printed, or kept in a snapshot, shows that a ledger was cut.
  ///
  /// - Complexity: O(number of ends).
  package func lost(of heads: [LedgerHead]) -> [LedgerHead] {
    let scans = Dictionary(
      segments.compactMap { segment in segment.name.map { ($0, segment.scan) } },
      uniquingKeysWith: { first, _ in first })
    return heads.filter { head in
      guard let scan = scans[head.segment], scan.entries.indices.contains(head.n) else {
        return true
      }
      return scan.entries[head.n].hash.hex != head.h
    }
  }

  /// Takes the longest of several copies and says of the others what they are.
  private mutating func choose(among group: [LedgerSegment]) {
    // Of two that are as long as each other, one may have been spoilt.
    let sorted = group.sorted { left, right in
      if left.usable != right.usable { return left.usable > right.usable }
      let isClean = left.scan.verdict == .clean
      return isClean == (right.scan.verdict == .clean) ? left.file < right.file : isClean
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
    chosen.endAtSignature()
    segments.append(chosen)
  }
}
