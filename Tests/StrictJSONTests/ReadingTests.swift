import StrictJSON
import Testing

private enum Tone: String, CaseIterable, JSONReadable {
  case soft, loud

  init(json: JSONReader) throws(DecodingFailure) { self = try json.word() }
}

private struct Note: JSONReadable, Equatable {
  var pitch: Int
  var tone: Tone?
  var words: [String] = []

  init(pitch: Int, tone: Tone? = nil, words: [String] = []) {
    (self.pitch, self.tone, self.words) = (pitch, tone, words)
  }

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    let place = try fields.reader("pitch")
    pitch = try place.integer()
    guard (0...127).contains(pitch) else { throw place.refusal("A pitch is from 0 to 127.") }
    tone = try fields.optional("tone").map(Tone.init(json:))
    words = try fields.optional("words").map([String].init(json:)) ?? []
  }
}

private enum Step: JSONReadable, Equatable {
  case play([Note])
  case rest(Bool)

  init(json: JSONReader) throws(DecodingFailure) {
    let (name, value) = try json.onlyMember()
    switch name {
    case "play": self = try .play([Note](json: value))
    case "rest": self = try .rest(value.flag())
    default: throw json.unknownKey(name)
    }
  }
}

@Suite struct ReadingTests {
  private func read<Value: JSONReadable>(
    _ type: Value.Type, _ text: String, _ unknown: UnknownKeys = .refuse
  ) throws(DecodingFailure) -> Value {
    try StrictJSON.read(type, from: Array(text.utf8), unknownKeys: unknown)
  }

  @Test func `values of every kind are read`() throws {
    #expect(
      try read(Note.self, #"{"tone":"loud","words":["a","ä"],"pitch":60}"#)
        == Note(pitch: 60, tone: .loud, words: ["a", "ä"]))
    #expect(try read(Note.self, #"{"pitch":1,"tone":null}"#) == Note(pitch: 1))
    #expect(try read([Step].self, #"[{"rest":true}]"#) == [.rest(true)])
    #expect(try read([String: Int].self, #"{"b":1,"a":2}"#) == ["a": 2, "b": 1])
    #expect(try read(JSONNode.self, #"{"any":[1.50]}"#)["any"]?.elements?.count == 1)
  }

  @Test(
    arguments: [
      ("[]", .wrongType(expected: "an object", found: "a list"), "", 0),
      ("{}", .invalid("The object must have exactly one key."), "", 0),
      (#"{"rest":true,"play":[]}"#, .invalid("The object must have exactly one key."), "", 0),
      (#"{"paly":[]}"#, .unknownKey("paly", suggestion: nil), "", 1),
      (#"{"rest":1}"#, .wrongType(expected: "true or false", found: "a number"), "rest", 8),
      (#"{"play":{}}"#, .wrongType(expected: "a list", found: "an object"), "play", 8),
      (#"{"play":[{}]}"#, .missingKey("pitch"), "play[0]", 9),
      (
        #"{"play":[{"pitch":"1"}]}"#, .wrongType(expected: "a whole number", found: "text"),
        "play[0].pitch", 18
      ),
      (
        #"{"play":[{"pitch":128}]}"#, .invalid("A pitch is from 0 to 127."), "play[0].pitch", 18
      ),
      (
        #"{"play":[{"pitch":1},{"pitch":2,"tone":"lod"}]}"#,
        .unknownWord("lod", allowed: ["soft", "loud"], suggestion: "loud"), "play[1].tone", 39
      ),
      (
        #"{"play":[{"pitch":1,"tine":"soft"}]}"#, .unknownKey("tine", suggestion: "tone"),
        "play[0]", 20
      ),
      (
        #"{"play":[{"pitch":1,"colour":"red"}]}"#, .unknownKey("colour", suggestion: nil),
        "play[0]", 20
      ),
      (
        #"{"play":[{"pitch":1,"words":[1]}]}"#, .wrongType(expected: "text", found: "a number"),
        "play[0].words[0]", 29
      ),
      (#"{"rest":"#, .notJSON(.unexpectedEnd), "", 8),
    ] as [(String, DecodingFailure.Kind, String, Int)])
  func `failures say what is wrong and where`(
    _ text: String, _ kind: DecodingFailure.Kind, _ path: String, _ offset: Int
  ) {
    #expect(throws: DecodingFailure(kind, path: path, offset: offset)) {
      try read(Step.self, text)
    }
  }

  @Test func `keys that mean nothing can be passed over`() throws {
    let text = #"{"pitch":1,"colour":{"red":1}}"#
    #expect(try read(Note.self, text, .ignore) == Note(pitch: 1))
    #expect(throws: DecodingFailure.self) { try read(Note.self, text) }
  }

  @Test func `a document of a hundred keys has no unknown ones`() throws {
    let keys = (0..<100).map { "k\($0)" }
    let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    #expect(try read([String: Int].self, text).keys.sorted() == keys.sorted())
  }

  @Test(arguments: ["1.0", "1e2", "128", "-129", "\"1\"", "true", "null"])
  func `whole numbers must be whole and in range`(_ text: String) {
    struct Small: JSONReadable {
      var value: Int8
      init(json: JSONReader) throws(DecodingFailure) { value = try json.integer() }
    }
    #expect(throws: DecodingFailure.self) { try read(Small.self, text) }
  }

  @Test(
    arguments: [
      ("1e309", .invalid("The number is too large.")),
      ("\"1\"", .wrongType(expected: "a number", found: "text")),
      ("null", .wrongType(expected: "a number", found: "null")),
    ] as [(String, DecodingFailure.Kind)])
  func `numbers must be numbers and finite`(_ text: String, _ kind: DecodingFailure.Kind) {
    #expect(throws: DecodingFailure(kind, path: "", offset: 0)) { try read(Double.self, text) }
  }

  @Test func `keys that would be one in a dictionary are not taken for one`() {
    #expect(throws: DecodingFailure.self) {
      try read([String: Int].self, "{\"\u{E9}\":1,\"e\u{301}\":2}")
    }
  }

  @Test func `keys that are no plain words are quoted in paths`() {
    #expect {
      try read([String: Int].self, #"{"a b":"x"}"#)
    } throws: { error in
      (error as? DecodingFailure)?.path == #"["a b"]"#
    }
  }

  @Test func `what may be absent may be null as well, and has to fit where it is there`() throws {
    struct Ends: JSONReadable, Equatable {
      var low: Double?
      init(low: Double?) { self.low = low }
      init(json: JSONReader) throws(DecodingFailure) {
        low = try json.fields().valueIfPresent("low")
      }
    }
    #expect(try read([Ends].self, #"[{},{"low":null},{"low":1.5}]"#).map(\.low) == [nil, nil, 1.5])
    let expected = DecodingFailure(
      .wrongType(expected: "a number", found: "false"), path: "low", offset: 7)
    #expect(throws: expected) { try read(Ends.self, #"{"low":false}"#) }
  }
}
