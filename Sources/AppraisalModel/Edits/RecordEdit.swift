package import StrictJSON

/// The last entry of a sitting that counts although nobody signed it.
package struct SealedEnd: Hashable, Sendable, Encodable {
  package var segment: String
  /// The number of the entry.
  package var n: Int
  /// The hash of its line as 64 digits.
  package var hash: String

  package init(segment: String, n: Int, hash: String) {
    (self.segment, self.n, self.hash) = (segment, n, hash)
  }
}

extension SealedEnd: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    segment = try fields.value("segment")
    n = try fields.value("n")
    hash = try fields.lineHash("hash")
  }
}

/// A line whose words are taken out of the record, and what stays of it.
package struct WithheldLine: Hashable, Sendable {
  package var segment: String
  /// The number of the entry.
  package var n: Int
  /// The hash of the line as 64 digits.
  package var hash: String
  /// The hash of the line before it: without the words nothing else ties the two together.
  package var after: String
  /// What its author had seen of other sittings, which stays.
  package var seen: [String: Int]

  package init(segment: String, n: Int, hash: String, after: String, seen: [String: Int] = [:]) {
    (self.segment, self.n, self.hash) = (segment, n, hash)
    (self.after, self.seen) = (after, seen)
  }
}

extension WithheldLine: JSONReadable, Encodable {
  private enum CodingKeys: String, CodingKey {
    case segment, n, hash, after, seen
  }

  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    segment = try fields.value("segment")
    n = try fields.value("n")
    hash = try fields.lineHash("hash")
    after = try fields.lineHash("after")
    seen = [:]
    for (name, end) in try fields.optional("seen")?.fields().all() ?? [] {
      seen[name] = try end.integer()
    }
  }

  /// Writes the members that say something.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(segment, forKey: .segment)
    try container.encode(n, forKey: .n)
    try container.encode(hash, forKey: .hash)
    try container.encode(after, forKey: .after)
    if !seen.isEmpty { try container.encode(seen, forKey: .seen) }
  }
}

/// That nothing may be withheld for a time, because somebody has asked for what is on record.
package struct Hold: Hashable, Sendable, Encodable {
  /// What it is for, such as the number of a request.
  package var words: String
  /// Who asked for it, or who ordered it.
  package var by: String
  /// The day of it, as `2010-03-31`.
  package var day: String

  package init(words: String, by: String, day: String) {
    (self.words, self.by, self.day) = (words, by, day)
  }
}

extension Hold: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    words = try fields.value("words")
    by = try fields.value("by")
    day = try fields.value("day")
  }
}

extension JSONFields {
  /// The hash of a line: 64 hexadecimal digits.
  fileprivate func lineHash(_ key: String) throws(DecodingFailure) -> String {
    let place = try reader(key)
    let text = try place.text()
    guard PublicKey.areDigits(text) else {
      throw place.refusal("A hash has 64 hexadecimal digits.")
    }
    return text
  }
}

/// A change of what counts of the record itself, or may be shown of it.
package enum RecordEdit: Encodable, Hashable, Sendable {
  /// From here on only signed sittings count, and of those without a signature the ones named.
  indirect case seal(heads: [SealedEnd])
  /// The words of a line are taken out.
  indirect case withhold(line: WithheldLine, why: String)
  /// Nothing may be withheld, until that is lifted.
  indirect case hold(id: ItemID, old: Hold?, new: Hold?)
}

extension RecordEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .seal: self = try .seal(heads: fields.value("heads"))
    case .withhold:
      self = try .withhold(line: fields.value("line"), why: fields.value("why"))
    case .hold:
      self = try .hold(id: fields.value("id"), old: fields("old"), new: fields("new"))
    }
  }

  var inverse: RecordEdit? {
    switch self {
    // What was sealed stays so, and what was taken out is gone.
    case .seal, .withhold: nil
    case .hold(let id, let old, let new): .hold(id: id, old: new, new: old)
    }
  }

  var register: Register? {
    switch self {
    case .seal, .withhold: nil
    case .hold(let id, _, _): .hold(id)
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { nil }

  /// The state says nothing of the record; what is kept of these edits is that they were made.
  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .seal: return
    case .withhold(_, let why): try Self.check(why, strictness)
    case .hold(_, _, let new):
      guard let new else { return }
      try Self.check(new.words, strictness)
      try Self.checkLength(new.by)
      guard strictness == .recorded || CalendarDay(new.day) != nil else {
        throw .wouldBreak(InvariantViolation(.badDate(new.day), at: "day"))
      }
    }
  }

  private static func check(_ words: String, _ strictness: Strictness) throws(EditRefusal) {
    try checkLength(words)
    guard strictness == .recorded || !words.allSatisfy(\.isWhitespace) else {
      throw .reasonMissing
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .seal: try author.mustFacilitate()
    case .withhold, .hold:
      guard author.facilitates || author.records else {
        throw .notAllowed(author.id, needs: .facilitator)
      }
    }
  }

  func restated(over appraisal: Appraisal) -> [RecordEdit] {
    switch self {
    case .seal, .withhold: []
    case .hold(let id, _, let new): [.hold(id: id, old: nil, new: new)]
    }
  }
}

extension RecordEdit {
  /// Whether it does what another does: there is one seal, whatever it lists, and a line is withheld
  /// for whatever reason.
  func repeats(_ other: RecordEdit) -> Bool {
    if case .seal = self, case .seal = other { return true }
    guard case .withhold(let line, _) = self, case .withhold(let former, _) = other else {
      return false
    }
    return line.hash == former.hash
  }
}

extension Edit {
  /// Whether what it says can be taken out of the record.
  ///
  /// Who takes part and in what role stays, because what others may do hangs on it, and so does what
  /// is said of the record itself.
  package var mayBeWithheld: Bool {
    switch self {
    case .document(.adopt), .people(.join), .people(.leave), .people(.vouch), .people(.makeSlip),
      .people(.showSlip), .record:
      false
    case .people(.revise(let old, let new)): old.roles == new.roles
    // Whose ballot counts hangs on who sits in for whom.
    case .meeting(.substitute): false
    case .document, .marks, .weights, .rounds, .decision, .meeting(.attend), .meeting(.park): true
    }
  }
}
