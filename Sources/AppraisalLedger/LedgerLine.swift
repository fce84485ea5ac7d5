import StrictJSON

/// A line that is to be written: everything but its number and its hash.
package struct LedgerDraft: Equatable, Sendable {
  package var op: String
  package var at: String
  /// The ends of segments that changed since the line before, as entry numbers.
  package var seen: [String: Int]
  /// The place in an action of several entries.
  package var group: EditGroup?
  /// What it says; withheld entries are never drafted.
  package var body: LedgerBody

  package init(
    op: String, at: String, seen: [String: Int], group: EditGroup? = nil, body: LedgerBody
  ) {
    self.op = op
    self.at = at
    self.seen = seen
    self.group = group
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
    if let group = draft.group {
      members.append(("group", EditText(Self.group(group))))
    }
    switch draft.body {
    case .header(let header): members.append(("header", EditText(Self.header(header))))
    case .edit(let edit): members.append(("edit", edit))
    case .withheld(let by, let why):
      members.append(("by", EditText(JSONNode(.string(by)))))
      members.append(("why", EditText(JSONNode(.string(why)))))
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

  private static func group(_ group: EditGroup) -> JSONNode {
    JSONNode(
      .object([
        JSONMember("i", .integer(group.i)), JSONMember("id", .string(group.id)),
        JSONMember("of", .integer(group.of)),
      ]))
  }

  private static func header(_ header: LedgerHeader) -> JSONNode {
    let texts = [
      ("appraisal", header.appraisal), ("body", header.body), ("host", header.host),
      ("person", header.person), ("program", header.program), ("segment", header.segment),
      ("writer", header.writer),
    ]
    let members = texts.map { JSONMember($0.0, .string($0.1)) }
    return JSONNode(.object(members + [JSONMember("reader", .integer(header.reader))]))
  }
}
