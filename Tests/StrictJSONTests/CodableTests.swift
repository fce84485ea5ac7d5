import StrictJSON
import Testing

enum Shade: String, Codable, CaseIterable { case light, dark, notKnown = "not known" }

struct Sample: Codable, Equatable {
  var name: String
  var count: Int
  var ratio: Double?
  var open: Bool
  var shade: Shade
  var tags: [String]
  var heads: [String: Int]
  var inner: [Inner]

  struct Inner: Codable, Equatable {
    var id: Int8
    var note: String?
  }
}

enum Change: Codable, Equatable {
  case mark(option: String, old: Int?, new: Int?)
  case rename(to: String)
  case none
  case many([Change])
}

struct CaseKey: Hashable, Codable, CodingKeyRepresentable {
  var id: String

  var codingKey: any CodingKey { Name(stringValue: id) }

  init(_ id: String) { self.id = id }
  init?(codingKey: some CodingKey) { id = codingKey.stringValue }

  struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

struct Percentage: Codable, Equatable {
  var value: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    value = try container.decode(Int.self, forKey: .value)
    guard (0...100).contains(value) else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: container, debugDescription: "A share lies from 0 to 100.")
    }
  }
}

@Suite struct CodableTests {
  private let sample = Sample(
    name: "é\"\n", count: -7, ratio: 0.1, open: true, shade: .notKnown, tags: ["a", ""],
    heads: ["z": 1, "a": 2], inner: [.init(id: 3, note: nil), .init(id: -128, note: "n")])

  @Test func `a value comes back from its bytes`() throws {
    let bytes = try StrictJSON.encode(sample, style: .pretty)
    #expect(try StrictJSON.decode(Sample.self, from: bytes) == sample)
  }

  @Test func `the bytes are sorted and always the same`() throws {
    let text = String(decoding: try StrictJSON.encode(sample, style: .canonical), as: UTF8.self)
    #expect(
      text == #"{"count":-7,"heads":{"a":2,"z":1},"inner":[{"id":3},{"id":-128,"note":"n"}],"#
        + #""name":"é\"\n","open":true,"ratio":0.1,"shade":"not known","tags":["a",""]}"#)
  }

  @Test(arguments: [
    (Change.mark(option: "a", old: nil, new: 4), #"{"mark":{"new":4,"option":"a"}}"#),
    (.rename(to: "b"), #"{"rename":{"to":"b"}}"#),
    (.none, #"{"none":{}}"#),
    (.many([.none, .rename(to: "c")]), #"{"many":{"_0":[{"none":{}},{"rename":{"to":"c"}}]}}"#),
  ])
  func `enums with associated values work as the compiler makes them`(
    _ change: Change, _ expected: String
  ) throws {
    let bytes = try StrictJSON.encode(change, style: .canonical)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(try StrictJSON.decode(Change.self, from: bytes) == change)
  }

  @Test func `dictionaries with keys of their own are objects without unknown keys`() throws {
    let table = [CaseKey("b"): 1, CaseKey("a"): 2]
    let bytes = try StrictJSON.encode(table, style: .canonical)
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":2,"b":1}"#)
    #expect(try StrictJSON.decode([CaseKey: Int].self, from: bytes) == table)
  }

  @Test func `a dictionary of a hundred keys has no unknown ones`() throws {
    let table = Dictionary(uniqueKeysWithValues: (0..<100).map { ("k\($0)", $0) })
    let bytes = try StrictJSON.encode(table, style: .canonical)
    #expect(try StrictJSON.decode([String: Int].self, from: bytes) == table)
  }

  @Test func `raw JSON passes through a type unchanged`() throws {
    struct Envelope: Codable, Equatable { var body: JSONNode }
    let bytes = Array(#"{"body":{"x":[1.50,null]}}"#.utf8)
    let envelope = try StrictJSON.decode(Envelope.self, from: bytes)
    #expect(envelope.body["x"]?.elements?.first?.value == .number("1.50"))
    #expect(try StrictJSON.encode(envelope, style: .canonical) == bytes)
  }

  @Test(
    arguments: [
      (#"{"rename":{}}"#, .missingKey("to"), "rename", 10),
      (#"{"rename":{"to":3}}"#, .wrongType(expected: "text", found: "a number"), "rename.to", 16),
      (
        #"{"rename":{"to":"a","too":1}}"#, .unknownKey("too", suggestion: nil), "rename", 20
      ),
      (#"{"renamed":{"to":"a"}}"#, .unknownKey("renamed", suggestion: nil), "", 1),
      (
        #"{"mark":{"option":"a","nwe":1}}"#, .unknownKey("nwe", suggestion: "new"), "mark", 22
      ),
      (
        #"{"many":{"_0":[{"none":{}},{"mark":{"option":"a","old":"1"}}]}}"#,
        .wrongType(expected: "a whole number", found: "text"), "many._0[1].mark.old", 55
      ),
      (#"[]"#, .wrongType(expected: "an object", found: "a list"), "", 0),
      (
        #"{"many":{"_0":[{}],"_1":0}}"#, .invalid("Invalid number of keys found, expected one."),
        "many._0[0]", 15
      ),
      (#"{"mark":"#, .notJSON(.unexpectedEnd), "", 8),
    ] as [(String, DecodingFailure.Kind, String, Int)])
  func `failures say what is wrong and where`(
    _ text: String, _ kind: DecodingFailure.Kind, _ path: String, _ offset: Int
  ) {
    #expect(throws: DecodingFailure(kind, path: path, offset: offset)) {
      try StrictJSON.decode(Change.self, from: Array(text.utf8))
    }
  }

  @Test func `a word that is not allowed is answered with those that are`() {
    let expected = DecodingFailure(
      .unknownWord("drak", allowed: ["light", "dark", "not known"], suggestion: "dark"),
      path: "[1]", offset: 9)
    #expect(throws: expected) {
      try StrictJSON.decode([Shade].self, from: Array(#"["light","drak"]"#.utf8))
    }
  }

  @Test func `a reason that a type gives is passed on with its place`() {
    let expected = DecodingFailure(
      .invalid("A share lies from 0 to 100."), path: "[0].value", offset: 10)
    #expect(throws: expected) {
      try StrictJSON.decode([Percentage].self, from: Array(#"[{"value":101}]"#.utf8))
    }
  }

  @Test func `keys that are no plain words are quoted in paths`() {
    #expect {
      try StrictJSON.decode([String: Int].self, from: Array(#"{"a b":"x"}"#.utf8))
    } throws: { error in
      (error as? DecodingFailure)?.path == #"["a b"]"#
    }
  }

  @Test func `unknown keys can be ignored`() throws {
    let bytes = Array(#"{"rename":{"to":"a","more":1}}"#.utf8)
    let change = try StrictJSON.decode(Change.self, from: bytes, unknownKeys: .ignore)
    #expect(change == .rename(to: "a"))
  }

  @Test(arguments: ["1.0", "1e2", "128", "-129", "\"1\"", "true", "null"])
  func `whole numbers must be whole and in range`(_ text: String) {
    #expect(throws: DecodingFailure.self) {
      try StrictJSON.decode(Int8.self, from: Array(text.utf8))
    }
  }

  @Test func `numbers that are not finite are refused both ways`() {
    #expect(throws: DecodingFailure.self) {
      try StrictJSON.decode(Double.self, from: Array("1e309".utf8))
    }
    #expect(throws: EncodingFailure(path: "[1]", reason: "JSON has no number for nan.")) {
      try StrictJSON.encode([1, Double.nan], style: .canonical)
    }
  }

  @Test(arguments: [0.1, -0.0, 1e300, .leastNonzeroMagnitude, 123456789.125, 1e21])
  func `doubles come back exactly`(_ value: Double) throws {
    let bytes = try StrictJSON.encode(value, style: .canonical)
    #expect(try StrictJSON.decode(Double.self, from: bytes).bitPattern == value.bitPattern)
  }
}
