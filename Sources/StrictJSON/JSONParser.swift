/// A recursive descent over UTF-8 bytes; the depth limit bounds the recursion.
struct JSONParser: ~Copyable {
  let limits: JSONLimits
  /// What is added to every offset that is reported.
  let base: Int
  var index = 0
  private var depth = 0
  private var values = 0

  init(limits: JSONLimits, base: Int) {
    self.limits = limits
    self.base = base
  }

  /// Reads a whole document: one value with white space around it.
  mutating func document(_ bytes: Span<UInt8>) throws(JSONError) -> JSONNode {
    guard bytes.count <= limits.maximumBytes else {
      throw JSONError(.tooLarge(bytes: bytes.count, limit: limits.maximumBytes), at: base)
    }
    try checkEncoding(bytes)
    skipSpace(bytes)
    let node = try value(bytes)
    skipSpace(bytes)
    guard index == bytes.count else { throw failure(.trailingBytes) }
    return node
  }

  /// Makes an error at the current place, or at another one.
  func failure(_ kind: JSONError.Kind, at place: Int? = nil) -> JSONError {
    JSONError(kind, at: base + (place ?? index))
  }

  private func checkEncoding(_ bytes: Span<UInt8>) throws(JSONError) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw failure(.byteOrderMark, at: 0)
    }
    do {
      _ = try UTF8Span(validating: bytes)
    } catch {
      throw failure(.invalidUTF8, at: error.byteOffsets.lowerBound)
    }
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func value(_ bytes: Span<UInt8>) throws(JSONError) -> JSONNode {
    guard index < bytes.count else { throw failure(.unexpectedEnd) }
    values += 1
    guard values <= limits.maximumValues else {
      throw failure(.tooManyValues(limit: limits.maximumValues))
    }
    let start = base + index
    switch bytes[index] {
    case UInt8(ascii: "\""):
      return JSONNode(.string(try string(bytes)), offset: start)
    case UInt8(ascii: "{"):
      return JSONNode(.object(try nested(bytes, Self.object)), offset: start)
    case UInt8(ascii: "["):
      return JSONNode(.array(try nested(bytes, Self.array)), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(.number(try number(bytes)), offset: start)
    case UInt8(ascii: "t"):
      return JSONNode(try word(bytes, "true", .bool(true)), offset: start)
    case UInt8(ascii: "f"):
      return JSONNode(try word(bytes, "false", .bool(false)), offset: start)
    case UInt8(ascii: "n"):
      return JSONNode(try word(bytes, "null", .null), offset: start)
    case let other:
      throw failure(.unexpected(other, expected: .value))
    }
  }

  private mutating func word(
    _ bytes: Span<UInt8>, _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    let start = index
    let matches = word.withUTF8Buffer { text in
      text.indices.allSatisfy { start + $0 < bytes.count && bytes[start + $0] == text[$0] }
    }
    guard matches else { throw failure(.unexpected(bytes[start], expected: .value)) }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func nested<Content>(
    _ bytes: Span<UInt8>,
    _ body: (inout JSONParser, Span<UInt8>) throws(JSONError) -> Content
  ) throws(JSONError) -> Content {
    depth += 1
    guard depth <= limits.maximumDepth else {
      throw failure(.tooDeep(limit: limits.maximumDepth))
    }
    index += 1
    skipSpace(bytes)
    let content = try body(&self, bytes)
    depth -= 1
    return content
  }

  private static func array(
    _ parser: inout JSONParser, _ bytes: Span<UInt8>
  ) throws(JSONError) -> [JSONNode] {
    var elements: [JSONNode] = []
    if parser.take(UInt8(ascii: "]"), bytes) { return elements }
    while true {
      elements.append(try parser.value(bytes))
      parser.skipSpace(bytes)
      if parser.take(UInt8(ascii: "]"), bytes) { return elements }
      try parser.expect(UInt8(ascii: ","), .commaOrBracket, bytes)
      parser.skipSpace(bytes)
    }
  }

  private static func object(
    _ parser: inout JSONParser, _ bytes: Span<UInt8>
  ) throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    if parser.take(UInt8(ascii: "}"), bytes) { return members }
    members.reserveCapacity(4)
    var keys = KeyGuard()
    while true {
      let place = parser.index
      guard place < bytes.count else { throw parser.failure(.unexpectedEnd) }
      guard bytes[place] == UInt8(ascii: "\"") else {
        throw parser.failure(.unexpected(bytes[place], expected: .key))
      }
      let key = try parser.string(bytes)
      guard keys.admits(key, after: members) else {
        throw parser.failure(.duplicateKey(key), at: place)
      }
      parser.skipSpace(bytes)
      try parser.expect(UInt8(ascii: ":"), .colon, bytes)
      parser.skipSpace(bytes)
      let node = try parser.value(bytes)
      members.append(JSONMember(key, keyOffset: parser.base + place, node))
      parser.skipSpace(bytes)
      if parser.take(UInt8(ascii: "}"), bytes) { return members }
      try parser.expect(UInt8(ascii: ","), .commaOrBrace, bytes)
      parser.skipSpace(bytes)
    }
  }

  private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func expect(
    _ byte: UInt8, _ expectation: JSONError.Expectation, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard index < bytes.count else { throw failure(.unexpectedEnd) }
    guard bytes[index] == byte else {
      throw failure(.unexpected(bytes[index], expected: expectation))
    }
    index += 1
  }
}

/// Finds a second key that has the bytes of an earlier one of the same object.
private struct KeyGuard {
  /// Up to this many keys are compared one by one, which is faster than hashing.
  private static let few = 16
  private var seen: Set<[UInt8]> = []

  /// Whether a key is new; String equality would take two ways of writing a letter for one.
  mutating func admits(_ key: String, after members: [JSONMember]) -> Bool {
    if members.count < Self.few {
      return !members.contains { $0.key.utf8.elementsEqual(key.utf8) }
    }
    if seen.isEmpty {
      seen = Set(members.map { Array($0.key.utf8) })
    }
    return seen.insert(Array(key.utf8)).inserted
  }
}
