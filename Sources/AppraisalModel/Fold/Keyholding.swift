package import StrictJSON

/// The public key that signs a sitting, as 64 hexadecimal digits.
package struct PublicKey: Hashable, Sendable, Comparable {
  package let text: String

  /// Takes 64 lower-case hexadecimal digits; anything else is nil.
  package init?(_ text: String) {
    guard Self.areDigits(text) else { return nil }
    self.text = text
  }

  /// Whether text is 64 lower-case hexadecimal digits.
  static func areDigits(_ text: String) -> Bool {
    let digits = Set("0123456789abcdef".utf8)
    return text.utf8.count == 64 && text.utf8.allSatisfy(digits.contains)
  }

  /// What is compared of it by people: twelve digits in three groups.
  package var code: String {
    [0, 4, 8].map { text.dropFirst($0).prefix(4) }.joined(separator: " ")
  }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension PublicKey: JSONReadable, Encodable {
  /// Reads 64 digits.
  package init(json: JSONReader) throws(DecodingFailure) {
    guard let key = PublicKey(try json.text()) else {
      throw json.refusal("A key has 64 hexadecimal digits.")
    }
    self = key
  }

  /// Writes the digits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// Why a code names no key that could be confirmed.
package enum KeyCodeRefusal: Error, Hashable, Sendable {
  case unknown(String)
  case several(String)
}

/// Who signs a sitting.
package struct SittingSigner: Hashable, Sendable {
  package var person: AssessorID?
  package var key: PublicKey?
  /// How the person was known, such as `login`; empty where nothing is said.
  package var known: String

  package init(person: AssessorID?, key: PublicKey?, known: String = "") {
    (self.person, self.key, self.known) = (person, key, known)
  }
}

/// Which keys speak for whom, so that nobody speaks for another.
///
/// The first key of a person is believed; a further one counts once the person, by a key that
/// counts, or a facilitator vouches for it. Which key was the first is said by whoever began the
/// appraisal, by what they had seen, and not by clocks; where they had seen none or several, by the
/// keys themselves: one whose sittings all began after another of the same person came later. Where
/// that leaves several, none counts until one is vouched for.
package struct Keyholding: Sendable {
  /// The key that the appraisal began with; nil where sittings need no signature.
  package let founder: PublicKey?
  package private(set) var sittings: [SegmentID: SittingSigner]
  /// The sittings that count as a seal lists them, though nobody signed them.
  private let sealed: Set<SegmentID>
  /// The keys of each person, where there are any.
  private var keys: [AssessorID: Set<PublicKey>] = [:]
  /// The first key of those who have several; nil where it cannot be told.
  private var firsts: [AssessorID: PublicKey] = [:]
  /// Those who have several and of whom the founder has not told yet which was the first.
  private var untold: Set<AssessorID> = []
  private var vouched: [AssessorID: Set<PublicKey>] = [:]
  /// The sittings whose key does not speak for the person whom they name.
  private(set) var silenced: Set<SegmentID> = []

  /// Nobody's: whatever a sitting says of its author is believed.
  package init() {
    founder = nil
    sittings = [:]
    sealed = []
  }

  /// Gathers who signs what.
  ///
  /// - Parameters:
  ///   - founder: The key that the appraisal began with, or by which it was sealed.
  ///   - sittings: Who signs each sitting.
  ///   - sealed: The sittings that count as the seal lists them, though nobody signed them.
  package init(
    founder: PublicKey?, sittings: [SegmentID: SittingSigner], sealed: Set<SegmentID> = []
  ) {
    self.founder = founder
    self.sittings = sittings
    self.sealed = sealed
    for signer in sittings.values {
      guard let person = signer.person, let key = signer.key else { continue }
      keys[person, default: []].insert(key)
    }
  }

  /// Whether a key speaks for a person: one that does, or the first of a person who has none.
  package func speaks(_ key: PublicKey?, for person: AssessorID) -> Bool {
    guard founder != nil else { return true }
    guard let known = keys[person] else { return true }
    guard let key else { return false }
    if vouched[person]?.contains(key) == true { return true }
    return known.count == 1 ? known.contains(key) : firsts[person] == key
  }

  /// The keys under which somebody has written or been vouched for, each with whether it counts.
  package func keys(of person: AssessorID) -> [(key: PublicKey, counts: Bool)] {
    (keys[person] ?? []).union(vouched[person] ?? []).sorted().map { ($0, speaks($0, for: person)) }
  }

  /// Everybody who has a key, sorted.
  package var holders: [AssessorID] {
    Set(keys.keys).union(vouched.keys).sorted { $0.text < $1.text }
  }

  /// Those who have written by several keys of which none counts, because nothing shows which was
  /// first; sorted.
  package var undecided: [AssessorID] {
    guard !silenced.isEmpty else { return [] }
    return holders.filter { person in keys(of: person).allSatisfy { !$0.counts } }
  }

  /// The keys that do not count, each with for whom it would speak.
  package var claims: [KeyClaim] {
    guard !silenced.isEmpty else { return [] }
    return holders.flatMap { person in
      keys(of: person).filter { !$0.counts }.map { KeyClaim(person: person, key: $0.key) }
    }
  }

  /// The key that is meant by a code, among those that do not count yet.
  package func asked(by code: String) throws(KeyCodeRefusal) -> KeyClaim {
    let digits = code.unicodeScalars.filter { $0 != " " }.map { String($0).lowercased() }.joined()
    let found = claims.filter { $0.key.text.prefix(12) == digits }
    guard let first = found.first else { throw .unknown(code) }
    guard found.count == 1 else { throw .several(code) }
    return first
  }

  /// Whether an entry may begin the appraisal: what comes first is what its founder signed.
  func mayBegin(_ entry: RecordedEdit) -> Bool {
    guard let founder, let signer = sittings[entry.address.segment] else { return true }
    return signer.key == founder || sealed.contains(entry.address.segment)
  }

  /// Finds out which key was the first of those who have several, from edits in their order.
  mutating func settle(_ edits: [RecordedEdit]) {
    guard let founder else { return }
    let several = keys.filter { $0.value.count > 1 }
    guard !several.isEmpty else { return }
    for (person, keys) in several {
      guard !keys.contains(founder) else {
        firsts[person] = founder
        continue
      }
      let first = firstSeen(of: person, edits, by: founder)
      firsts[person] = first.key
      if !first.isTold { untold.insert(person) }
    }
    silence()
  }

  /// The same sittings before anything was found out of them.
  var unsettled: Keyholding {
    Keyholding(founder: founder, sittings: sittings, sealed: sealed)
  }

  /// Takes in who signs sittings that were added, and says whether that leaves what counts as it is.
  mutating func take(_ signers: [SegmentID: SittingSigner]) -> Bool {
    var isPlain = true
    for (sitting, signer) in signers where sittings.updateValue(signer, forKey: sitting) == nil {
      guard let person = signer.person, let key = signer.key else { continue }
      keys[person, default: []].insert(key)
      if founder != nil, keys[person, default: []].count > 1 { isPlain = false }
    }
    return isPlain
  }

  /// Whether an entry may be the one by which the founder tells which key of somebody was the first.
  func mayTell(_ entry: RecordedEdit) -> Bool {
    guard let founder, !untold.isEmpty, !entry.seen.isEmpty else { return false }
    return sittings[entry.address.segment]?.key == founder
  }

  /// Takes in for whom keys were vouched, and says whether that changes what counts.
  mutating func hear(_ vouched: [AssessorID: Set<PublicKey>]) -> Bool {
    guard founder != nil, vouched != self.vouched else { return false }
    self.vouched = vouched
    let before = silenced
    silence()
    return silenced != before
  }

  private mutating func silence() {
    silenced = []
    for (sitting, signer) in sittings {
      guard let person = signer.person, !speaks(signer.key, for: person),
        !sealed.contains(sitting)
      else { continue }
      silenced.insert(sitting)
    }
  }

  /// The key of a person that was there first, as far as sittings say so, and whether the founder
  /// has had to say so.
  private func firstSeen(
    of person: AssessorID, _ edits: [RecordedEdit], by founder: PublicKey
  ) -> (key: PublicKey?, isTold: Bool) {
    let candidates = keys[person] ?? []
    let theirs = sittings.filter { $0.value.person == person }.compactMapValues(\.key)
    var past = CausalPast()
    var hadSeen: [SegmentID: Set<PublicKey>] = [:]
    var isTold = false
    for edit in edits {
      let known = past.note(edit)
      let sitting = edit.address.segment
      guard let signer = sittings[sitting] else { continue }
      let asksFounder = signer.key == founder && !isTold && !edit.seen.isEmpty
      // What counts is what the writer had seen when the sitting began.
      let begins = signer.person == person && hadSeen[sitting] == nil
      guard asksFounder || begins else { continue }
      let seen = Set(theirs.filter { $0.key != sitting && past.hasSeen($0.key, known) }.values)
      if asksFounder, let first = seen.first {
        if seen.count == 1 { return (first, true) }
        isTold = true
      }
      if begins { hadSeen[sitting] = seen }
    }
    let later = candidates.filter { key in
      let own = sittings.filter { $0.value.person == person && $0.value.key == key }.keys
      return own.allSatisfy { !(hadSeen[$0] ?? []).subtracting([key]).isEmpty }
    }
    let earlier = candidates.subtracting(later)
    return (earlier.count == 1 ? earlier.first : nil, isTold)
  }
}
