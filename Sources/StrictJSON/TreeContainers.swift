/// The members of an object, for types with keys.
struct KeyedTreeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let session: DecodingSession
  private let node: JSONNode
  private let frame: Int

  init(_ session: DecodingSession, _ node: JSONNode) throws {
    guard case .object(let members) = node.value else {
      throw session.mismatch("an object", node)
    }
    self.session = session
    self.node = node
    frame = session.open(members, at: node.offset)
  }

  var codingPath: [any CodingKey] { JSONPath.keys(from: session.root, to: node.offset) }
  var allKeys: [Key] { session.allKeys(in: frame) }

  private func find(_ key: some CodingKey) throws -> JSONNode {
    guard let found = session.find(key.stringValue, in: frame) else {
      throw session.failure(.missingKey(key.stringValue), at: node)
    }
    return found
  }

  /// The value of a key, or nil when it is missing or null.
  private func present(_ key: Key) -> JSONNode? {
    guard let found = session.find(key.stringValue, in: frame), !found.isNull else { return nil }
    return found
  }

  func contains(_ key: Key) -> Bool { session.find(key.stringValue, in: frame) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try find(key).isNull }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try Scalars.bool(session, try find(key))
  }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try Scalars.string(session, try find(key))
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try Scalars.double(session, try find(key))
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    Float(try Scalars.double(session, try find(key)))
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try Scalars.integer(session, try find(key))
  }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try Scalars.integer(session, try find(key))
  }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try TreeDecoder.value(type, session, try find(key))
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    guard let found = present(key) else { return nil }
    return try Scalars.string(session, found)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    guard let found = present(key) else { return nil }
    return try Scalars.integer(session, found)
  }
  func decodeIfPresent<Value: Decodable>(
    _ type: Value.Type, forKey key: Key
  ) throws -> Value? {
    guard let found = present(key) else { return nil }
    return try TreeDecoder.value(type, session, found)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(try KeyedTreeContainer<Nested>(session, try find(key)))
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try UnkeyedTreeContainer(session, try find(key))
  }

  func superDecoder() throws -> any Decoder {
    TreeDecoder(session: session, node: try find(JSONKey(stringValue: "super")))
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    TreeDecoder(session: session, node: try find(key))
  }
}

/// The elements of an array, in order.
struct UnkeyedTreeContainer: UnkeyedDecodingContainer {
  private let session: DecodingSession
  private let node: JSONNode
  private let elements: [JSONNode]
  private(set) var currentIndex = 0

  init(_ session: DecodingSession, _ node: JSONNode) throws {
    guard case .array(let elements) = node.value else {
      throw session.mismatch("a list", node)
    }
    self.session = session
    self.node = node
    self.elements = elements
  }

  var codingPath: [any CodingKey] { JSONPath.keys(from: session.root, to: node.offset) }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  private mutating func next<Value>(
    _ read: (DecodingSession, JSONNode) throws -> Value
  ) throws -> Value {
    guard currentIndex < elements.count else {
      throw session.failure(
        .invalid("The list needs at least \(elements.count + 1) elements."), at: node)
    }
    let value = try read(session, elements[currentIndex])
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard currentIndex < elements.count, elements[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try next(Scalars.bool) }
  mutating func decode(_ type: String.Type) throws -> String { try next(Scalars.string) }
  mutating func decode(_ type: Double.Type) throws -> Double { try next(Scalars.double) }
  mutating func decode(_ type: Float.Type) throws -> Float { Float(try next(Scalars.double)) }
  mutating func decode(_ type: Int.Type) throws -> Int { try next(Scalars.integer) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next(Scalars.integer) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next(Scalars.integer) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next(Scalars.integer) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next(Scalars.integer) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next(Scalars.integer) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next(Scalars.integer) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next(Scalars.integer) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next(Scalars.integer) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next(Scalars.integer) }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next { session, node in try TreeDecoder.value(type, session, node) }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(try next(KeyedTreeContainer<Nested>.init))
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next(UnkeyedTreeContainer.init)
  }

  mutating func superDecoder() throws -> any Decoder {
    try next { session, node in TreeDecoder(session: session, node: node) }
  }
}
