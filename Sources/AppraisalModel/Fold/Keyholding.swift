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
/// counts, or a facilitator vouches for it, or the person shows by it the slip that a facilitator
/// made for them. Which key was the first is said by whoever began the appraisal, by what they had
/// seen, and not by clocks: a slip that they made stands for the key that shows it. Where they had
/// seen none or several, it is said by the keys themselves: one whose sittings all began after another
/// of the same person came later. Where that leaves several, none counts until one is confirmed.
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
  /// Whether something is left of which the founder may still tell which key was the first.
  private var isUntold = false
  /// The slips that were shown with a good signature, by the entries that show them.
  private let uses: [EntryAddress: SlipUse]
  /// The key that showed each slip first; none where that cannot be told.
  private var shown: [Slip: PublicKey] = [:]
  /// The first key of those who have several, where a slip stands for the key that shows it.
  private var firstsBySlip: [Slip: PublicKey] = [:]
  private var confirmations = KeyConfirmations()
  /// The sittings whose key does not speak for the person whom they name.
  private(set) var silenced: Set<SegmentID> = []

  /// Nobody's: whatever a sitting says of its author is believed.
  package init() {
    founder = nil
    sittings = [:]
    sealed = []
    uses = [:]
  }

  /// Gathers who signs what.
  ///
  /// - Parameters:
  ///   - founder: The key that the appraisal began with, or by which it was sealed.
  ///   - sittings: Who signs each sitting.
  ///   - sealed: The sittings that count as the seal lists them, though nobody signed them.
  ///   - uses: The slips that were shown with a good signature, by the entries that show them.
  package init(
    founder: PublicKey?, sittings: [SegmentID: SittingSigner], sealed: Set<SegmentID> = [],
    uses: [EntryAddress: SlipUse] = [:]
  ) {
    self.founder = founder
    self.uses = uses
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
    if isConfirmed(key, for: person) { return true }
    guard known.count > 1 else { return known.contains(key) }
    return (slip(of: person).flatMap { firstsBySlip[$0] } ?? firsts[person]) == key
  }

  /// The keys under which somebody has written or been vouched for, each with whether it counts.
  package func keys(of person: AssessorID) -> [(key: PublicKey, counts: Bool)] {
    (keys[person] ?? []).union(confirmations.vouched[person] ?? []).sorted()
      .map { ($0, speaks($0, for: person)) }
  }

  /// Everybody who has a key, sorted.
  package var holders: [AssessorID] {
    Set(keys.keys).union(confirmations.vouched.keys).sorted { $0.text < $1.text }
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
    for (slip, uses) in Dictionary(grouping: uses, by: \.value.slip) {
      shown[slip] = noting(
        first(of: uses.map { KeyPlace($0.value.shownBy, $0.key) }, edits, by: founder))
    }
    let several = keys.filter { $0.value.count > 1 }
    guard !several.isEmpty else { return }
    for (person, keys) in several {
      guard !keys.contains(founder) else {
        firsts[person] = founder
        continue
      }
      let theirs = sittings.compactMap { sitting, signer in
        signer.person == person ? signer.key.map { KeyPlace($0, sitting) } : nil
      }
      firsts[person] = noting(first(of: theirs, edits, by: founder))
      for slip in shown.keys where slip.person == person {
        firstsBySlip[slip] = noting(first(of: theirs, edits, by: founder, standingFor: slip))
      }
    }
    silence()
  }

  /// Notes whether the founder may still tell which key was the first.
  private mutating func noting(_ found: (key: PublicKey?, isTold: Bool)) -> PublicKey? {
    if !found.isTold { isUntold = true }
    return found.key
  }

  /// The same sittings before anything was found out of them.
  var unsettled: Keyholding {
    Keyholding(founder: founder, sittings: sittings, sealed: sealed, uses: uses)
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

  /// Whether an entry may be the one by which the founder tells which key was the first.
  func mayTell(_ entry: RecordedEdit) -> Bool {
    guard let founder, isUntold, !entry.seen.isEmpty else { return false }
    return sittings[entry.address.segment]?.key == founder
  }

  /// Takes in what confirms keys, and says whether that changes what counts.
  mutating func hear(_ confirmations: KeyConfirmations) -> Bool {
    guard founder != nil, confirmations != self.confirmations else { return false }
    let slips = self.confirmations.slips
    self.confirmations = confirmations
    let before = silenced
    silence()
    return silenced != before || (!uses.isEmpty && slips != confirmations.slips)
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

  /// The one of several keys that was there first, as far as sittings say so; each with where it is
  /// met.
  ///
  /// A slip that the founder made can stand for the key that showed it.
  private func first(
    of places: [KeyPlace], _ edits: [RecordedEdit], by founder: PublicKey,
    standingFor slip: Slip? = nil
  ) -> (key: PublicKey?, isTold: Bool) {
    let candidates = Set(places.map(\.key))
    guard candidates.count > 1 else { return (candidates.first, true) }
    let met = Dictionary(grouping: places, by: \.address.segment)
    let making = slip.map { Edit.people(.makeSlip(assessor: $0.person, slip: $0.key)) }
    var past = CausalPast()
    var hadSeen: [KeyPlace: Set<PublicKey>] = [:]
    var isTold = false
    for edit in edits {
      let known = past.note(edit)
      let sitting = edit.address.segment
      guard let signer = sittings[sitting] else { continue }
      // What counts is what the writer had seen when the key was met.
      let here = (met[sitting] ?? []).filter {
        edit.address.number >= $0.address.number && hadSeen[$0] == nil
      }
      let stands = making != nil && edit.edit == making ? slip.flatMap { shown[$0] } : nil
      let asksFounder =
        signer.key == founder && !isTold && (!edit.seen.isEmpty || stands != nil)
      guard asksFounder || !here.isEmpty else { continue }
      let seen = Set(
        places.lazy.filter { $0.address.segment != sitting && past.hasSeen($0.address, known) }
          .map(\.key))
      if asksFounder {
        let there = seen.union([stands].compactMap(\.self))
        if there.count == 1 { return (there.first, true) }
        if !there.isEmpty { isTold = true }
      }
      for place in here { hadSeen[place] = seen }
    }
    let later = candidates.filter { key in
      places.filter { $0.key == key }
        .allSatisfy { !(hadSeen[$0] ?? []).subtracting([key]).isEmpty }
    }
    let earlier = candidates.subtracting(later)
    return (earlier.count == 1 ? earlier.first : nil, isTold)
  }
}

// MARK: Slips

extension Keyholding {
  /// The slip that was made for a person, shown or not.
  package func slip(of person: AssessorID) -> Slip? {
    confirmations.slips[person].map { Slip(person: person, key: $0) }
  }

  /// The key by which a person showed their slip; nil while they have not, or where it does not hold.
  package func slipKey(of person: AssessorID) -> PublicKey? {
    slip(of: person).flatMap { shown[$0] }
  }

  /// Whether a sitting is signed by a key by which its person showed their slip.
  package func isConfirmedBySlip(_ signer: SittingSigner) -> Bool {
    signer.key != nil && signer.person.flatMap(slipKey) == signer.key
  }

  /// Whether a slip was made for a person and nobody has shown it yet.
  package func awaitsSlip(_ person: AssessorID) -> Bool {
    slip(of: person).map { slip in !uses.values.contains { $0.slip == slip } } ?? false
  }

  /// Why a slip that an entry shows confirms nothing; nil where it holds.
  func fault(of slip: Slip, at entry: EntryAddress) -> SlipFault? {
    guard let use = uses[entry], use.slip == slip else { return .forged }
    guard self.slip(of: slip.person) == slip else { return .notMade }
    guard let first = shown[slip] else { return .shownTwice }
    return first == use.shownBy ? nil : .shownBefore
  }

  private func isConfirmed(_ key: PublicKey, for person: AssessorID) -> Bool {
    confirmations.vouched[person]?.contains(key) == true || slipKey(of: person) == key
  }
}

/// Where a key is met: a sitting, or an entry of one.
private struct KeyPlace: Hashable {
  let key: PublicKey
  let address: EntryAddress

  init(_ key: PublicKey, _ address: EntryAddress) { (self.key, self.address) = (key, address) }

  init(_ key: PublicKey, _ sitting: SegmentID) {
    self.init(key, EntryAddress(segment: sitting, number: 0))
  }
}
