import StrictJSON
import Testing

private struct Sample: Encodable {
  var name: String
  var count: Int
  var ratio: Double?
  var open: Bool
  var shade: Shade
  var tags: [String]
  var heads: [String: Int]
  var inner: [Inner]

  enum Shade: String, Encodable { case notKnown = "not known" }

  struct Inner: Encodable {
    var id: Int8
    var note: String?
  }
}

private enum Change: Encodable {
  case mark(option: String, old: Int?, new: Int?)
  case rename(to: String)
  case none
  case many([Change])
}

@Suite struct EncodingTests {
  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try StrictJSON.encode(value, style: .canonical), as: UTF8.self)
  }

  @Test func `the bytes are sorted and always the same`() throws {
    let sample = Sample(
      name: "é\"\n", count: -7, ratio: 0.1, open: true, shade: .notKnown, tags: ["a", ""],
      heads: ["z": 1, "a": 2], inner: [.init(id: 3, note: nil), .init(id: -128, note: "n")])
    #expect(
      try text(sample)
        == #"{"count":-7,"heads":{"a":2,"z":1},"inner":[{"id":3},{"id":-128,"note":"n"}],"#
        + #""name":"é\"\n","open":true,"ratio":0.1,"shade":"not known","tags":["a",""]}"#)
  }

  @Test(arguments: [
    (Change.mark(option: "a", old: nil, new: 4), #"{"mark":{"new":4,"option":"a"}}"#),
    (.rename(to: "b"), #"{"rename":{"to":"b"}}"#),
    (.none, #"{"none":{}}"#),
    (.many([.none, .rename(to: "c")]), #"{"many":{"_0":[{"none":{}},{"rename":{"to":"c"}}]}}"#),
  ])
  private func `enums with associated values are written as the compiler makes them`(
    _ change: Change, _ expected: String
  ) throws {
    #expect(try text(change) == expected)
  }

  @Test func `raw JSON passes through a type unchanged`() throws {
    struct Envelope: Encodable, JSONReadable {
      var body: JSONNode
      init(json: JSONReader) throws(DecodingFailure) { body = try json.fields().value("body") }
    }
    let bytes = Array(#"{"body":{"x":[1.50,null]}}"#.utf8)
    let envelope = try StrictJSON.read(Envelope.self, from: bytes)
    #expect(envelope.body["x"]?.elements?.first?.value == .number("1.50"))
    #expect(try StrictJSON.encode(envelope, style: .canonical) == bytes)
  }

  @Test func `a number that is not finite is refused`() {
    #expect(throws: EncodingFailure(path: "[1]", reason: "JSON has no number for nan.")) {
      try StrictJSON.encode([1, Double.nan], style: .canonical)
    }
  }

  @Test(arguments: [0.1, -0.0, 1e300, .leastNonzeroMagnitude, 123456789.125, 1e21])
  func `doubles come back exactly`(_ value: Double) throws {
    let bytes = try StrictJSON.encode(value, style: .canonical)
    #expect(try StrictJSON.read(Double.self, from: bytes).bitPattern == value.bitPattern)
  }

  @Test func `dictionaries with keys of their own come back`() throws {
    let table = [CaseKey("b"): 1, CaseKey("a"): 2]
    #expect(try text(table) == #"{"a":2,"b":1}"#)
    let back = try StrictJSON.read([CaseKey: Int].self, from: Array(text(table).utf8))
    #expect(back == table)
  }
}

private struct CaseKey: Hashable, Encodable, CodingKeyRepresentable {
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
