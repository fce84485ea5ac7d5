import SeededRandom
import StrictJSON
import Testing

@testable import AppraisalLedger

/// The short way of reading a line says the same as the general one, or nothing.
@Suite struct OwnLineTests {
  private static func line(_ draft: LedgerDraft) throws -> [UInt8] {
    Array(try LedgerLine(draft, n: 7, after: .zero).bytes.dropLast())
  }

  private static func mark(_ round: Int) -> LedgerBody {
    let place = JSONValue.object([
      JSONMember("assessor", .string("ann")), JSONMember("criterion", .string("travel")),
      JSONMember("option", .string("keep-both")), JSONMember("round", .integer(round)),
    ])
    let mark = [JSONMember("new", .string("7.5")), JSONMember("place", JSONNode(place))]
    return .edit(JSONNode(.object([JSONMember("mark", .object(mark))])))
  }

  private static let drafts = [
    LedgerDraft(op: "9f2c-7", at: "2026-11-21T00:12:59.123Z", seen: [:], body: mark(0)),
    LedgerDraft(
      op: "9f2c-7", at: "2026-11-21T00:12:59.123Z", seen: ["s-1": 4, "s-2": 0],
      group: EditGroup(id: "9f2c-6", i: 1, of: 3), body: mark(2)),
    LedgerDraft(op: "o", at: "", seen: [:], body: LedgerFixture.edit("caf\u{E9} \"x\" \\ \n\t")),
    LedgerDraft(op: "o", at: "", seen: ["s": 12], body: .edit(JSONNode(.integer(5)))),
    LedgerDraft(
      op: "o", at: "", seen: ["s": 12, "t": 1],
      saw: [
        "s": SeenProof(hash: Digest256(of: [1])),
        "t": SeenProof(
          hash: Digest256(of: [2]), signature: SigningTests.signature,
          key: SigningTests.key.signingKey),
      ], salt: "00ff", body: mark(3)),
    LedgerDraft(op: "sign", at: "", seen: [:], body: .signature(SigningTests.signature)),
  ]

  /// What the short way makes of a line, with the text of the change in it.
  private static func own(_ bytes: [UInt8]) -> LedgerEntry? {
    guard let (line, edit) = LineReader.readOwn(bytes.span, bytes.indices) else { return nil }
    var entry = line.entry
    if let edit { entry.body = .edit(EditText(pending: edit).gathered(in: bytes)) }
    return line.hashed == bytes.startIndex..<bytes.endIndex - LedgerFormat.hashedSuffix
      ? entry : nil
  }

  @Test func `lines of this program are read the short way`() throws {
    for draft in Self.drafts {
      let bytes = try Self.line(draft)
      let general = try LineReader.read(bytes.span, bytes.indices)
      #expect(Self.own(bytes) == general.entry, "\(draft)")
      #expect(general.entry.op == draft.op && general.entry.seen == draft.seen)
    }
  }

  @Test func `a text is found in the middle of a segment too`() throws {
    let bytes = try Self.line(Self.drafts[0])
    let around = Array("before\n".utf8) + bytes + Array("\nafter".utf8)
    let own = LineReader.readOwn(around.span, 7..<around.count - 6)
    let (line, text) = try #require(own)
    let edit = try #require(text)
    #expect(line.entry.bytes == 7..<around.count - 6)
    #expect(around[edit].starts(with: "{\"mark\":".utf8) && around[edit.upperBound] == 0x2C)
  }

  @Test(arguments: [
    ("{\"n\":7,", "{ \"n\":7,"), ("\"n\":7", "\"n\":7.0"),
    ("\"op\":\"9f2c-7\"", "\"op\":\"\\u0041\""),
    ("\"at\":", "\"extra\":1,\"at\":"), ("\"seen\":{}", "\"seen\":{\"a\":1,\"a\":1}"),
    ("\"round\":0", "\"round\":0 "), ("\"edit\":{", "\"edit\":{\"zz\":1,"), ("\"n\":7", "\"n\":0"),
  ])
  func `lines that are written otherwise are left to the general way`(
    _ old: String, _ new: String
  ) throws {
    let text = String(decoding: try Self.line(Self.drafts[0]), as: UTF8.self)
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    #expect(Self.own(Array((parts[0] + new + parts[1]).utf8)) == nil)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `whatever is read the short way is read the same the general way`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let signs = Array("{}[]\",:\\0123456789abcdef\u{1}é .".utf8)
    let lines = try Self.drafts.map(Self.line)
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = lines[round % lines.count]
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = sign
        case 1: bytes.insert(sign, at: place)
        default: bytes.remove(at: place)
        }
      }
      guard let own = Self.own(bytes) else { continue }
      accepted += 1
      let general = try? LineReader.read(bytes.span, bytes.indices)
      #expect(
        own.edit == general?.entry.edit && own.op == general?.entry.op
          && own.at == general?.entry.at && own.seen == general?.entry.seen
          && own.group == general?.entry.group && own.hash == general?.entry.hash
          && own.n == general?.entry.n,
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(accepted > 2000)
  }
}
