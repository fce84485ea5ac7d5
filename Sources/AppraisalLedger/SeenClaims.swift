/// An entry that somebody had seen and that is not there any more.
package struct MissingEntry: Hashable, Sendable {
  /// The name of the segment.
  package var segment: String
  /// The number of the newest entry that was seen.
  package var n: Int
  /// The number of the newest entry that is there, or nil when the whole segment is missing.
  package var last: Int?
  /// The file that says so.
  package var seenBy: String

  package init(segment: String, n: Int, last: Int?, seenBy: String) {
    self.segment = segment
    self.n = n
    self.last = last
    self.seenBy = seenBy
  }
}

/// What the entries of a record say that their authors had seen, held against what is there.
package struct SeenClaims: Equatable, Sendable {
  /// Ends that are gone, by segment.
  package private(set) var missing: [MissingEntry] = []
  /// Ends that are there with another content: the segment was written anew, by segment.
  package private(set) var rewritten: [MissingEntry] = []
  /// Claims to have seen what its writer never signed, by the file that says so.
  package private(set) var unfounded: [MissingEntry] = []

  /// Goes through every entry that counts.
  ///
  /// A file that is deleted leaves no trace of its own; those who wrote after having read it name
  /// it. Files of newer programs cannot be looked into and are taken to be whole. A signed segment
  /// is believed where it has the signature on what it had seen.
  ///
  /// - Complexity: O(number of entries), and one check of a signature for each end that is not as
  ///   it was seen.
  init(of ledger: LedgerSet) {
    var reading = ClaimReading(ledger)
    for segment in ledger.segments { reading.read(segment) }
    missing = reading.missing.values.sorted { $0.segment < $1.segment }
    rewritten = reading.rewritten.values.sorted { $0.segment < $1.segment }
    unfounded = reading.unfounded.values.sorted { $0.seenBy < $1.seenBy }
  }
}

/// Going through what entries had seen, with one claim kept of each kind for each segment.
private struct ClaimReading {
  private let ends: [String: Int]
  private let segments: [String: LedgerSegment]
  private let ledger: LedgerSet
  /// Asked for only where something is not as it was seen.
  private lazy var witnessed = WitnessedKeys(ledger)
  /// Whether all that counts is signed.
  private let isSigned: Bool
  var missing: [String: MissingEntry] = [:]
  var rewritten: [String: MissingEntry] = [:]
  var unfounded: [String: MissingEntry] = [:]

  init(_ ledger: LedgerSet) {
    ends = ledger.ends
    isSigned = ledger.founder != nil
    self.ledger = ledger
    segments = Dictionary(
      ledger.segments.compactMap { segment in segment.name.map { ($0, segment) } },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func read(_ segment: LedgerSegment) {
    var keys: [String: SigningKey] = [:]
    for entry in segment.usableEntries where !entry.seen.isEmpty {
      for (name, proof) in entry.saw {
        if let key = proof.key { keys[name] = key }
      }
      for (name, n) in entry.seen {
        let claim = MissingEntry(segment: name, n: n, last: ends[name], seenBy: segment.file)
        judge(claim, entry.saw[name], keys[name], bySigned: segment.scan.header?.key != nil)
      }
    }
  }

  private mutating func judge(
    _ claim: MissingEntry, _ proof: SeenProof?, _ key: SigningKey?, bySigned: Bool
  ) {
    let name = claim.segment
    let present = segments[name]
    if claim.n > ends[name] ?? -1 {
      guard !bySigned || isShown(claim, proof, key) else { return unfounded[claim.seenBy] = claim }
      if claim.n > missing[name]?.n ?? -1 { missing[name] = claim }
    } else if let present, let proof, !present.scan.has(proof, end: claim.n) {
      guard isShown(claim, proof, key) else { return unfounded[claim.seenBy] = claim }
      rewritten[name] = claim
    }
  }

  /// Whether what is said to have been seen is shown to have been there, as far as it can be.
  private mutating func isShown(_ claim: MissingEntry, _ proof: SeenProof?, _ key: SigningKey?)
    -> Bool
  {
    guard let proof else { return false }
    guard proof.signature != nil else {
      // What nobody signed can be shown by nobody.
      return !isSigned && segments[claim.segment]?.scan.header?.key == nil
    }
    let header = segments[claim.segment]?.scan.header
    guard let key = witnessed.key(of: claim.segment, now: header, saidToBe: key) else {
      return false
    }
    return proof.holds(for: claim.segment, end: claim.n, by: key)
  }
}

/// Which keys segments had by what the founder of the appraisal saw.
///
/// Somebody may write a segment of another's anew under a key of their own, or say that it had one.
private struct WitnessedKeys {
  /// The key of each segment when the founder first saw it.
  private var keys: [String: SigningKey] = [:]
  /// The keys of each person in segments that still have the key that the founder saw.
  private var persons: [String: Set<SigningKey>] = [:]

  init(_ ledger: LedgerSet) {
    guard let founder = ledger.founder else { return }
    for segment in ledger.segments where segment.scan.header?.key == founder {
      for entry in segment.usableEntries where !entry.saw.isEmpty {
        for (name, proof) in entry.saw where keys[name] == nil {
          if let key = proof.key, let end = entry.seen[name],
            proof.holds(for: name, end: end, by: key)
          {
            keys[name] = key
          }
        }
      }
    }
    for segment in ledger.segments {
      guard let header = segment.scan.header, let key = header.key,
        key == founder || keys[header.segment] == key
      else { continue }
      persons[header.person, default: []].insert(key)
    }
  }

  /// The key of a segment: what the founder saw; else the one that it has now, where that is known
  /// as its writer's; else the one that somebody says it had.
  func key(
    of segment: String, now header: LedgerHeader?, saidToBe key: SigningKey?
  ) -> SigningKey? {
    if let seen = keys[segment] { return seen }
    guard let header, let present = header.key else { return key }
    return persons[header.person]?.contains(present) == true ? present : key ?? present
  }
}

extension SegmentScan {
  /// Whether the entry that somebody had seen is there with the same hash.
  func has(_ proof: SeenProof, end n: Int) -> Bool {
    let place = proof.number(ofEnd: n)
    return entries.indices.contains(place) && entries[place].hash == proof.hash
  }
}

extension LedgerSet {
  /// What its entries say that their authors had seen, held against what is there.
  package var claims: SeenClaims { SeenClaims(of: self) }

  /// What others had seen of segments that are gone or shorter than they were, by segment.
  package var missing: [MissingEntry] { claims.missing }
}
