import StrictJSON

/// A line that is to be written: everything but its number and its hash.
package struct LedgerDraft: Equatable, Sendable {
  package var op: String
  package var at: String
  /// The ends of segments that changed since the line before, as entry numbers.
  package var seen: [String: Int]
  /// What shows that these ends were there.
  package var saw: [String: SeenProof]
  /// The place in an action of several entries.
  package var group: EditGroup?
  /// Random digits that keep what the line says from being guessed by its hash; empty for none.
  package var salt: String
  /// What it says; withheld entries are never drafted.
  package var body: LedgerBody

  package init(
    op: String, at: String, seen: [String: Int], saw: [String: SeenProof] = [:],
    group: EditGroup? = nil, salt: String = "", body: LedgerBody
  ) {
    self.op = op
    self.at = at
    self.seen = seen
    self.saw = saw
    self.group = group
    self.salt = salt
    self.body = body
  }
}

/// Why a line cannot be written.
package enum LedgerLineFailure: Error, Equatable, Sendable {
  /// The line would be longer than is read, both in bytes; its edit has to be split.
  case tooLong(bytes: Int, limit: Int)
}

/// A line as it is written.
package struct LedgerLine: Equatable, Sendable {
  /// The bytes with the line feed.
  package var bytes: [UInt8]
  /// The hash, which the next line builds on.
  package var hash: Digest256

  /// Encodes a draft as the entry of a number that follows the line with a hash.
  ///
  /// The hash covers the bytes as they are written, up to the key of the hash.
  package init(
    _ draft: LedgerDraft, n: Int, after previous: Digest256
  ) throws(LedgerLineFailure) {
    var members = [
      ("n", EditText(JSONNode(.integer(n)))),
      ("op", EditText(JSONNode(.string(draft.op)))),
      ("at", EditText(JSONNode(.string(draft.at)))),
      ("seen", EditText(Self.seen(draft.seen))),
    ]
    if !draft.saw.isEmpty { members.append(("saw", EditText(Self.saw(draft.saw)))) }
    if let group = draft.group {
      members.append(("group", EditText(Self.group(group))))
    }
    if !draft.salt.isEmpty { members.append(("salt", EditText(JSONNode(.string(draft.salt))))) }
    switch draft.body {
    case .header(let header): members.append(("header", EditText(Self.header(header))))
    case .edit(let edit): members.append(("edit", edit))
    case .withheld(let by, let why):
      members.append(("by", EditText(JSONNode(.string(by)))))
      members.append(("why", EditText(JSONNode(.string(why)))))
    case .signature(let signature): members.append(("edit", EditText(Self.sign(signature))))
    }
    var bytes: [UInt8] = []
    for (key, text) in members {
      bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
      bytes += "\"\(key)\":".utf8
      text.append(to: &bytes)
    }
    hash = LedgerFormat.hash(bytes.span, after: previous)
    bytes += LedgerFormat.hashKey
    bytes += hash.hexDigits
    bytes += "\"}\n".utf8
    self.bytes = bytes
    guard bytes.count - 1 <= LedgerFormat.maximumLineBytes else {
      throw .tooLong(bytes: bytes.count - 1, limit: LedgerFormat.maximumLineBytes)
    }
  }

  /// The line that signs the one before it, which stands under the number before its own.
  ///
  /// It has no operation and no moment of its own: what it says is of the lines before.
  package static func signing(
    _ end: SignedEnd, with key: WriterKey
  ) -> (line: LedgerLine, signature: LineSignature)? {
    guard let signature = key.sign(end) else { return nil }
    let draft = LedgerDraft(op: "sign", at: "", seen: [:], body: .signature(signature))
    return (try? LedgerLine(draft, n: end.n + 1, after: end.hash)).map { ($0, signature) }
  }

  /// The line that takes the place of another one whose content is withheld.
  ///
  /// The chain still holds, because the recorded hash stands for the bytes.
  package static func withholding(
    _ n: Int, hash: Digest256, by: String, why: String
  ) -> LedgerLine {
    let members = [
      ("n", JSONValue.integer(n)), ("withheld", .string(hash.hex)), ("by", .string(by)),
      ("why", .string(why)),
    ]
    var bytes: [UInt8] = []
    for (key, value) in members {
      bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
      bytes += "\"\(key)\":".utf8
      bytes += StrictJSON.write(JSONNode(value), style: .canonical)
    }
    return LedgerLine(bytes: bytes + "}\n".utf8, hash: hash)
  }

  private init(bytes: [UInt8], hash: Digest256) {
    self.bytes = bytes
    self.hash = hash
  }

  private static func seen(_ heads: [String: Int]) -> JSONNode {
    JSONNode(.object(heads.map { JSONMember($0.key, .integer($0.value)) }))
  }

  private static func saw(_ proofs: [String: SeenProof]) -> JSONNode {
    JSONNode(.object(proofs.map { JSONMember($0.key, .string($0.value.text)) }))
  }

  private static func sign(_ signature: LineSignature) -> JSONNode {
    let signature = JSONNode(.object([JSONMember("signature", .string(signature.hex))]))
    return JSONNode(.object([JSONMember("sign", signature)]))
  }

  private static func group(_ group: EditGroup) -> JSONNode {
    JSONNode(
      .object([
        JSONMember("i", .integer(group.i)), JSONMember("id", .string(group.id)),
        JSONMember("of", .integer(group.of)),
      ]))
  }

  private static func header(_ header: LedgerHeader) -> JSONNode {
    var texts = [
      ("appraisal", header.appraisal), ("body", header.body), ("host", header.host),
      ("person", header.person), ("program", header.program), ("segment", header.segment),
      ("writer", header.writer),
    ]
    if let founder = header.founder { texts.append(("founder", founder.hex)) }
    if let key = header.key { texts.append(("key", key.hex)) }
    if !header.known.isEmpty { texts.append(("known", header.known)) }
    let members = texts.map { JSONMember($0.0, .string($0.1)) }
    return JSONNode(.object(members + [JSONMember("reader", .integer(header.reader))]))
  }
}
