package import StrictJSON

/// Why a line is not a good one.
package enum LineFault: Equatable, Sendable {
  /// It is longer than is read.
  case tooLong(bytes: Int, limit: Int)
  case notJSON(JSONError.Kind)
  /// It is JSON, but not a line of a ledger; what is missing or wrong.
  case malformed(String)
  /// Its number is not the next one.
  case wrongNumber(found: Int, expected: Int)
  /// Its bytes do not match its hash, or the line before is not the one it followed.
  case wrongHash
  /// Its signature is not one by the key that the segment names.
  case wrongSignature
}

/// A line that could be read, whether or not it fits the chain.
struct ReadLine {
  var entry: LedgerEntry
  /// The bytes that the hash covers, or nil when withheld.
  var hashed: Range<Int>?
}

enum LineReader {
  /// What can go wrong within one line.
  struct Failure: Error {
    var fault: LineFault
    /// The offset in the file.
    var offset: Int
  }

  /// Reads the grammar of a line, by the short way if it can be; the place of a change is given
  /// where its text was left in the line.
  static func readAny(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Failure) -> (line: ReadLine, edit: Range<Int>?) {
    if range.count <= LedgerFormat.maximumLineBytes, let own = readOwn(bytes, range) { return own }
    return (try read(bytes, range), nil)
  }

  /// Reads the grammar of a line and leaves the chain to the caller.
  static func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Failure) -> ReadLine {
    guard range.count <= LedgerFormat.maximumLineBytes else {
      let limit = LedgerFormat.maximumLineBytes
      throw Failure(fault: .tooLong(bytes: range.count, limit: limit), offset: range.lowerBound)
    }
    let node: JSONNode
    do {
      node = try StrictJSON.parse(bytes.extracting(range), base: range.lowerBound)
    } catch {
      throw Failure(fault: .notJSON(error.kind), offset: error.offset)
    }
    guard let members = node.members else { throw malformed("an object", node) }
    return try LineParts(members, node).line(bytes, range)
  }

  static func malformed(_ missing: String, _ node: JSONNode) -> Failure {
    Failure(fault: .malformed(missing), offset: node.offset)
  }
}

/// The members of a line, sorted out.
private struct LineParts {
  let node: JSONNode
  var n: JSONNode?
  var op: JSONNode?
  var at: JSONNode?
  var seen: JSONNode?
  var saw: JSONNode?
  var group: JSONNode?
  var header: JSONNode?
  var edit: JSONNode?
  var withheld: JSONNode?
  var by: JSONNode?
  var why: JSONNode?
  var h: JSONNode?

  /// Members that a newer program added mean nothing here and are covered by the hash.
  init(_ members: [JSONMember], _ node: JSONNode) {
    self.node = node
    for member in members {
      switch member.key {
      case "n": n = member.node
      case "op": op = member.node
      case "at": at = member.node
      case "seen": seen = member.node
      case "saw": saw = member.node
      case "group": group = member.node
      case "header": header = member.node
      case "edit": edit = member.node
      case "withheld": withheld = member.node
      case "by": by = member.node
      case "why": why = member.node
      case "h": h = member.node
      default: break
      }
    }
  }

  func line(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(LineReader.Failure) -> ReadLine {
    guard let n = n?.integer, n >= 0 else { throw LineReader.malformed("\"n\"", node) }
    if let withheld { return try self.withheld(withheld, n, range) }
    let hashed =
      range.lowerBound..<max(range.lowerBound, range.upperBound - LedgerFormat.hashedSuffix)
    guard let h = h?.text, let hash = Digest256(hex: h), endsWithHash(bytes, hashed.upperBound)
    else { throw LineReader.malformed("\"h\" at its end", node) }
    guard let op = op?.text, !op.isEmpty else { throw LineReader.malformed("\"op\"", node) }
    guard let at = at?.text else { throw LineReader.malformed("\"at\"", node) }
    let entry = LedgerEntry(
      n: n, packedOp: PackedText(op), packedAt: PackedText(at), seen: try heads(),
      saw: try proofs(), group: try place(),
      body: try body(n), hash: hash, bytes: range)
    return ReadLine(entry: entry, hashed: hashed)
  }

  private func withheld(
    _ withheld: JSONNode, _ n: Int, _ range: Range<Int>
  ) throws(LineReader.Failure) -> ReadLine {
    guard n > 0, let text = withheld.text, let hash = Digest256(hex: text), let by = by?.text,
      let why = why?.text
    else { throw LineReader.malformed("\"withheld\", \"by\" and \"why\"", node) }
    let entry = LedgerEntry(
      n: n, packedOp: PackedText(""), packedAt: PackedText(""), seen: [:], group: nil,
      body: .withheld(by: by, why: why),
      hash: hash, bytes: range)
    return ReadLine(entry: entry, hashed: nil)
  }

  private func endsWithHash(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    LedgerFormat.hashKey.indices.allSatisfy { bytes[place + $0] == LedgerFormat.hashKey[$0] }
  }

  private func heads() throws(LineReader.Failure) -> [String: Int] {
    guard let members = seen?.members else { throw LineReader.malformed("\"seen\"", node) }
    var heads: [String: Int] = [:]
    for member in members {
      guard let n = member.node.integer, n >= 0 else {
        throw LineReader.malformed("whole numbers in \"seen\"", member.node)
      }
      heads[member.key] = n
    }
    return heads
  }

  private func proofs() throws(LineReader.Failure) -> [String: SeenProof] {
    guard let saw else { return [:] }
    guard let members = saw.members else { throw LineReader.malformed("\"saw\"", saw) }
    var proofs: [String: SeenProof] = [:]
    for member in members {
      guard let proof = member.node.text.flatMap(SeenProof.init(text:)) else {
        throw LineReader.malformed("hashes and signatures in \"saw\"", member.node)
      }
      proofs[member.key] = proof
    }
    return proofs
  }

  private func place() throws(LineReader.Failure) -> EditGroup? {
    guard let group else { return nil }
    guard let id = group["id"]?.text, let i = group["i"]?.integer, let of = group["of"]?.integer,
      i >= 0, i < of
    else { throw LineReader.malformed("\"id\", \"i\" and \"of\" in \"group\"", group) }
    return EditGroup(id: id, i: i, of: of)
  }

  private func body(_ n: Int) throws(LineReader.Failure) -> LedgerBody {
    if n == 0 {
      guard let header else { throw LineReader.malformed("\"header\"", node) }
      let read: LedgerHeader
      do {
        read = try StrictJSON.read(LedgerHeader.self, from: header, unknownKeys: .ignore)
      } catch {
        throw LineReader.Failure(fault: .malformed("a complete \"header\""), offset: error.offset)
      }
      // Names are compared by bytes, which is what equality of text means for these letters alone.
      guard LedgerNames.isSafe(read.segment) else {
        throw LineReader.malformed("a name for \"segment\"", header)
      }
      return .header(read)
    }
    guard let edit else { throw LineReader.malformed("\"edit\"", node) }
    if let members = edit.members, members.count == 1, members[0].key == "sign" {
      guard let text = members[0].node["signature"]?.text, let signature = LineSignature(hex: text)
      else { throw LineReader.malformed("a signature in \"sign\"", edit) }
      return .signature(signature)
    }
    return .edit(EditText(edit))
  }
}
