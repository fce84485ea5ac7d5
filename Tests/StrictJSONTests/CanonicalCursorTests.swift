import SeededRandom
import StrictJSON
import Testing

@Suite struct CanonicalCursorTests {
  private static let documents = [
    #"{"a":1,"b":["x",true,false,null,-3],"c":{"d":"e\n\"f\"","é":2}}"#,
    #"{"mark":{"new":"7.5","place":{"assessor":"ann","criterion":"travel","round":0}}}"#,
    #"["Straße","\\","\/\b\f\r\t",[],{},[[[]]]]"#,
    "0", "-12", "\"\"", "null", "123456789012345678901234567890",
  ]

  private static func skip(_ bytes: [UInt8]) -> Range<Int>? {
    var cursor = CanonicalCursor()
    return cursor.skipValue(bytes.span, depth: JSONLimits().maximumDepth)
  }

  @Test func `what is written in the canonical style is passed over whole`() throws {
    for text in Self.documents where !text.contains("é") {
      let bytes = StrictJSON.write(try StrictJSON.parse(Array(text.utf8)), style: .canonical)
      #expect(Self.skip(bytes) == bytes.indices, "\(text)")
    }
  }

  @Test(arguments: [
    "", " 1", "{ \"a\":1}", #"{"a" :1}"#, #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{"é":1,"b":2}"#,
    #"{"a":1,}"#, "[1,]", "[1", "{", "{\"a\"", "01", "-", "1.5", "1e3", "tru", "\"\u{1}\"",
    #""\u0041""#, #""\x""#, "\"a", #""\"#, "+1",
  ])
  func `what is written otherwise, or is none, is left to others`(_ text: String) {
    #expect(Self.skip(Array(text.utf8)) == nil)
  }

  @Test func `a value may nest as deep as it is parsed`() throws {
    for depth in 1...18 {
      let bytes = Array(
        (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
      #expect((Self.skip(bytes) != nil) == ((try? StrictJSON.parse(bytes)) != nil), "\(depth)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `whatever is passed over is JSON`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let signs = Array("{}[]\",:\\0123456789-truefalsn\u{1}é .e".utf8)
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = Array(Self.documents[round % Self.documents.count].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = sign
        case 1: bytes.insert(sign, at: place)
        default: if bytes.count > 1 { bytes.remove(at: place) }
        }
      }
      guard (try? UTF8Span(validating: bytes.span)) != nil, let range = Self.skip(bytes) else {
        continue
      }
      accepted += 1
      #expect(
        (try? StrictJSON.parse(Array(bytes[range]))) != nil,
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(accepted > 1000)
  }

  @Test func `plain texts and whole numbers are given with their place`() throws {
    let bytes = Array(#"{"name":"Ann Lee","n":42}"#.utf8)
    var cursor = CanonicalCursor()
    let opened = cursor.take("{\"name\":", bytes.span)
    let name = cursor.plainText(bytes.span)
    let closed = cursor.take("}", bytes.span)
    let went = cursor.take(",\"n\":", bytes.span)
    let number = cursor.wholeNumber(bytes.span)
    let ended = cursor.take("}", bytes.span)
    #expect(opened && !closed && went && ended)
    #expect(name == 9..<16 && number == 42)
    #expect(cursor.index == bytes.count)
  }

  @Test(arguments: ["01,", "1.5,", "1e3,", "-1,", "12", "1234567890123456789,", ",", ""])
  func `a number that is not whole or not small is none`(_ text: String) {
    let bytes = Array(text.utf8)
    var cursor = CanonicalCursor()
    let number = cursor.wholeNumber(bytes.span)
    #expect(number == nil)
    #expect(cursor.index == 0)
  }

  @Test func `every byte that ends a plain text does so at every place`() {
    for place in 0..<20 {
      for sign in [0x00, 0x1F, 0x22, 0x5C] as [UInt8] {
        var bytes = [UInt8](repeating: 0xC3, count: 20)
        bytes[place] = sign
        bytes = [0x22] + bytes + [0x22]
        var cursor = CanonicalCursor()
        let found = cursor.plainText(bytes.span)
        #expect(found == (sign == 0x22 ? 1..<place + 1 : nil), "byte \(sign) at \(place)")
      }
    }
  }
}
