import StrictJSON

/// By what an appraisal that was begun without keys has become one whose sittings are signed.
package struct LedgerSeal: Equatable, Sendable {
  /// The last entry that counts of a segment that nobody signed.
  package struct End: Hashable, Sendable {
    package var n: Int
    package var hash: Digest256

    package init(n: Int, hash: Digest256) { (self.n, self.hash) = (n, hash) }
  }

  /// The file in which it stands, its segment and its number there.
  package var file: String
  package var segment: String
  package var n: Int
  /// The key that signs it, in the place of the one that the appraisal did not begin with.
  package var founder: SigningKey
  /// What counts of segments that nobody signed, by segment.
  package var ends: [String: End]
  /// How many seals there are that do not know the key of this one, nor this one theirs.
  package var rivals = 0

  package init(
    file: String, segment: String, n: Int, founder: SigningKey, ends: [String: End]
  ) {
    (self.file, self.segment, self.n) = (file, segment, n)
    (self.founder, self.ends) = (founder, ends)
  }

  /// How many entries of a segment without a signature count; nil where it is not as it was sealed.
  func count(of scan: SegmentScan) -> Int? {
    guard let name = scan.header?.segment, let end = ends[name],
      scan.entries.indices.contains(end.n), scan.entries[end.n].hash == end.hash
    else { return nil }
    return end.n + 1
  }

  /// Whether what another seal lists counts by this one too.
  package func covers(_ other: LedgerSeal, in ledger: LedgerSet) -> Bool {
    let scans = Dictionary(
      ledger.segments.compactMap { segment in segment.name.map { ($0, segment.scan) } },
      uniquingKeysWith: { first, _ in first })
    return other.ends.allSatisfy { name, end in
      guard let own = ends[name], own.n >= end.n else { return false }
      guard own != end, let entries = scans[name]?.entries else { return own == end }
      return entries.indices.contains(own.n) && entries[own.n].hash == own.hash
        && entries[end.n].hash == end.hash
    }
  }

  /// The ends that it names, as claims to have seen them.
  func claims(_ ends: [String: Int]) -> [MissingEntry] {
    self.ends.map { name, end in
      MissingEntry(segment: name, n: end.n, last: ends[name], seenBy: file)
    }
  }
}

extension LedgerEntry {
  /// Whether it is a change of a kind, told by the name that its text begins with.
  package func isEdit(named name: StaticString) -> Bool {
    guard case .edit(let text) = body else { return false }
    return text.withBytes { bytes in
      let count = name.utf8CodeUnitCount
      guard bytes.count > count + 3, bytes[0] == UInt8(ascii: "{"), bytes[1] == UInt8(ascii: "\"")
      else { return false }
      // A name may be written with escapes, which this program never does.
      var place = 2
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") {
          return text.tree.members?.first?.key == name.description
        }
        place += 1
      }
      guard place == count + 2 else { return false }
      return name.withUTF8Buffer { name in
        name.indices.allSatisfy { bytes[$0 + 2] == name[$0] }
      }
    }
  }
}
