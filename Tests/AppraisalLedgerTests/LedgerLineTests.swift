import AppraisalLedger
import StrictJSON
import Testing

@Suite struct LedgerLineTests {
  @Test func `a line has its members in a fixed order and ends with its hash`() throws {
    let line = try LedgerLine(LedgerFixture.draft(2), n: 2, after: .zero)
    let text = String(decoding: line.bytes, as: UTF8.self)
    #expect(
      text == #"{"n":2,"op":"9f2c-2","at":"2026-11-21T00:12:59.123Z","seen":{"t-2":2},"#
        + #""group":{"i":0,"id":"9f2c-2","of":1},"edit":{"note":"why"},"h":""#
        + line.hash.hex + "\"}\n")
  }

  @Test func `the hash covers the domain, the hash before and the bytes before its key`() throws {
    let previous = Digest256(of: Array("before".utf8))
    let line = try LedgerLine(LedgerFixture.draft(1), n: 1, after: previous)
    let content = line.bytes.prefix(line.bytes.count - 73)
    #expect(content.last == UInt8(ascii: "}"))
    let hashed = Array("appraise.ledger.v1\n\(previous.hex)".utf8) + content
    #expect(Digest256(of: hashed) == line.hash)
  }

  @Test func `a line that is too long is refused`() {
    let text = String(repeating: "x", count: LedgerFormat.maximumLineBytes)
    #expect(throws: LedgerLineFailure.self) {
      try LedgerLine(LedgerFixture.draft(1, text), n: 1, after: .zero)
    }
  }

  @Test func `the digest of nothing is the known one`() {
    #expect(
      Digest256(of: []).hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest256(of: Array("abc".utf8)).short == "ba7816bf8f01cfea")
  }

  @Test(arguments: ["", "e3", String(repeating: "G", count: 64), String(repeating: "A", count: 64)])
  func `only 64 lower-case digits are a digest`(_ text: String) {
    #expect(Digest256(hex: text) == nil)
  }

  @Test func `a segment's name is made of time and chance`() {
    let name = LedgerNames.segment(at: "2026-11-21T00:12:59.123Z", random: 0x9F2C)
    #expect(name == "20261121T001259Z-0000000000009f2c")
    #expect(LedgerNames.segment(at: "", random: 1) == "00000000T000000Z-0000000000000001")
  }

  @Test(arguments: [
    ("ann-9f2c", true), ("20261121T001259Z-00", true), ("", false), ("-rf", false), ("..", false),
    ("a/b", false), ("a.b", false), (".hidden", false), ("a\u{0}", false), ("é", false),
    (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
  ])
  func `names that could lead elsewhere are not safe`(_ name: String, _ safe: Bool) {
    #expect(LedgerNames.isSafe(name) == safe)
  }

  @Test func `operations count up from a stem`() {
    var source = OperationSource(random: 0xAB)
    #expect(source.next() == "00000000000000ab-1")
    #expect(source.next() == "00000000000000ab-2")
  }
}
