import SeededRandom
import StrictJSON
import Testing

/// A document and what refusing it should say.
struct Refusal: CustomTestStringConvertible, Sendable {
  let bytes: [UInt8]
  let kind: JSONError.Kind
  let offset: Int

  init(_ bytes: [UInt8], _ kind: JSONError.Kind, _ offset: Int) {
    self.bytes = bytes
    self.kind = kind
    self.offset = offset
  }

  init(_ text: String, _ kind: JSONError.Kind, _ offset: Int) {
    self.init(Array(text.utf8), kind, offset)
  }

  var testDescription: String { "\(kind) at \(offset)" }
}

@Suite struct JSONParserTests {
  @Test func `every kind of value is read with its offset`() throws {
    let text = #" {"a":[1,-0.50e+3,true,false,null,"x"],"b":{}} "#
    let node = try StrictJSON.parse(Array(text.utf8))
    #expect(node.offset == 1)
    let elements = try #require(node["a"]?.elements)
    #expect(elements.map(\.offset) == [7, 9, 18, 23, 29, 34])
    #expect(
      elements.map(\.value) == [
        .number("1"), .number("-0.50e+3"), .bool(true), .bool(false), .null, .string("x"),
      ])
    let member = try #require(node.members?.last)
    #expect(member.key == "b")
    #expect(member.keyOffset == 39)
    #expect(member.node == JSONNode(.object([])))
  }

  @Test func `escapes become the scalars that they stand for`() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00A\u0000""#
    let node = try StrictJSON.parse(Array(text.utf8))
    #expect(node.text == "\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{1F600}A\u{0}")
  }

  @Test func `offsets count from the base that is given`() throws {
    let bytes = Array("xx[7]".utf8)
    let node = try StrictJSON.parse(bytes.span.extracting(2..<5), base: 2)
    #expect(node.offset == 2)
    #expect(node.elements?.first?.offset == 3)
  }

  @Test(arguments: [
    Refusal([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark, 0),
    Refusal([0x22, 0x61, 0xFF, 0x22], .invalidUTF8, 2),
    Refusal([0x22, 0xC0, 0xAF, 0x22], .invalidUTF8, 1),
    Refusal([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1),
    Refusal([0xFE, 0xFF, 0x00, 0x31], .invalidUTF8, 0),
    Refusal([0x31, 0x00], .trailingBytes, 1),
    Refusal("", .unexpectedEnd, 0),
    Refusal("  ", .unexpectedEnd, 2),
    Refusal("[1,", .unexpectedEnd, 3),
    Refusal("[1", .unexpectedEnd, 2),
    Refusal(#"{"a""#, .unexpectedEnd, 4),
    Refusal(#"{"a":1,"#, .unexpectedEnd, 7),
    Refusal(#""abc"#, .unexpectedEnd, 4),
    Refusal(#""abc\"#, .unexpectedEnd, 5),
    Refusal(#""\u12"#, .unexpectedEnd, 5),
    Refusal("[1,]", .unexpected(UInt8(ascii: "]"), expected: .value), 3),
    Refusal("[1 2]", .unexpected(UInt8(ascii: "2"), expected: .commaOrBracket), 3),
    Refusal("{a:1}", .unexpected(UInt8(ascii: "a"), expected: .key), 1),
    Refusal(#"{"a":1,}"#, .unexpected(UInt8(ascii: "}"), expected: .key), 7),
    Refusal(#"{"a" 1}"#, .unexpected(UInt8(ascii: "1"), expected: .colon), 5),
    Refusal(#"{"a":1;"#, .unexpected(UInt8(ascii: ";"), expected: .commaOrBrace), 6),
    Refusal("tru", .unexpected(UInt8(ascii: "t"), expected: .value), 0),
    Refusal("NaN", .unexpected(UInt8(ascii: "N"), expected: .value), 0),
    Refusal("nul1", .unexpected(UInt8(ascii: "n"), expected: .value), 0),
    Refusal("'a'", .unexpected(UInt8(ascii: "'"), expected: .value), 0),
    Refusal("// x", .unexpected(UInt8(ascii: "/"), expected: .value), 0),
    Refusal("\"a\tb\"", .rawControl(9), 2),
    Refusal("\"\\n\u{1}\"", .rawControl(1), 3),
    Refusal(#""\x""#, .badEscape, 1),
    Refusal(#""\u12g4""#, .badEscape, 1),
    Refusal(#""\ud800""#, .loneSurrogate, 1),
    Refusal(#""\ud800\u0041""#, .loneSurrogate, 1),
    Refusal(#""\udc00\ud800""#, .loneSurrogate, 1),
    Refusal("01", .badNumber, 0),
    Refusal("-", .badNumber, 0),
    Refusal("1.", .badNumber, 0),
    Refusal("1e", .badNumber, 0),
    Refusal("1e+", .badNumber, 0),
    Refusal("-01", .badNumber, 0),
    Refusal(".5", .unexpected(UInt8(ascii: "."), expected: .value), 0),
    Refusal("+1", .unexpected(UInt8(ascii: "+"), expected: .value), 0),
    Refusal("0x10", .trailingBytes, 1),
    Refusal("1 2", .trailingBytes, 2),
    Refusal("{}{}", .trailingBytes, 2),
    Refusal(#"{"a":1,"b":2,"a":3}"#, .duplicateKey("a"), 13),
    Refusal(#"{"a":1,"\u0061":3}"#, .duplicateKey("a"), 7),
  ])
  func `what two readers could take differently is refused`(_ refusal: Refusal) {
    #expect(throws: JSONError(refusal.kind, at: refusal.offset)) {
      try StrictJSON.parse(refusal.bytes)
    }
  }

  @Test(arguments: [0, 14, 15, 16, 40])
  func `keys of different bytes are two, though they are read alike`(_ others: Int) throws {
    let keys = (0..<others).map { "\"k\($0)\":0," }.joined()
    let root = try StrictJSON.parse(Array("{\(keys)\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    #expect(root.members?.suffix(2).map(\.node.integer) == [1, 2])
  }

  @Test(arguments: [16, 17, 40])
  func `a repeated key is found in objects of every size`(_ count: Int) {
    let keys = (0..<count).map { "\"k\($0)\":0" } + ["\"k\(count / 2)\":1"]
    let text = "{" + keys.joined(separator: ",") + "}"
    #expect {
      try StrictJSON.parse(Array(text.utf8))
    } throws: { error in
      (error as? JSONError)?.kind == .duplicateKey("k\(count / 2)")
    }
  }

  @Test(arguments: [17, 512, 1_000_000])
  func `nesting beyond the limit is refused`(_ depth: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: depth)
    #expect(throws: JSONError(.tooDeep(limit: 16), at: 16)) { try StrictJSON.parse(bytes) }
  }

  @Test func `nesting up to the limit is read`() throws {
    let text = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    #expect(try StrictJSON.parse(Array(text.utf8)).elements?.count == 1)
  }

  @Test func `size and number of values are limited`() {
    let bytes = Array("[1,2,3]".utf8)
    #expect(throws: JSONError(.tooLarge(bytes: 7, limit: 6), at: 0)) {
      try StrictJSON.parse(bytes, limits: JSONLimits(maximumBytes: 6))
    }
    #expect(throws: JSONError(.tooManyValues(limit: 3), at: 5)) {
      try StrictJSON.parse(bytes, limits: JSONLimits(maximumValues: 3))
    }
  }

  @Test func `every prefix of a document is refused and nothing traps`() throws {
    let text = #"{"a":[1.5e3,"\ud83d\ude00é",true],"b":{"c":null,"d":-0}}"#
    let bytes = Array(text.utf8)
    _ = try StrictJSON.parse(bytes)
    for end in bytes.indices {
      #expect(throws: JSONError.self, "prefix of \(end) bytes") {
        try StrictJSON.parse(Array(bytes[..<end]))
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `damaged documents are read or refused but never trap`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = #"{"a":[1.5e3,"\ud83d\ude00é",true],"b":{"c":null,"d":-0}}"#
    var accepted = 0
    for _ in 0..<3000 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
        }
      }
      guard let node = try? StrictJSON.parse(bytes) else { continue }
      accepted += 1
      let written = StrictJSON.write(node, style: .canonical)
      #expect((try? StrictJSON.parse(written)) == sorted(node), "seed \(seed): \(bytes)")
    }
    #expect(accepted > 100, "seed \(seed)")
  }

  @Test func `line and column count from one and by scalars`() {
    let bytes = Array("a\né{x".utf8)
    #expect(TextPosition(of: 0, in: bytes) == position(1, 1))
    #expect(TextPosition(of: 2, in: bytes) == position(2, 1))
    #expect(TextPosition(of: 4, in: bytes) == position(2, 2))
    #expect(TextPosition(of: 99, in: bytes) == position(2, 4))
  }

  private func position(_ line: Int, _ column: Int) -> TextPosition {
    var position = TextPosition(of: 0, in: [])
    position.line = line
    position.column = column
    return position
  }

  /// The node with the members of every object in the writer's order.
  private func sorted(_ node: JSONNode) -> JSONNode {
    switch node.value {
    case .array(let elements): JSONNode(.array(elements.map(sorted)))
    case .object(let members):
      JSONNode(
        .object(
          members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { JSONMember($0.key, sorted($0.node)) }))
    default: node
    }
  }
}
