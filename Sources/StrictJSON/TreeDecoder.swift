/// Decodes one node; the Decoder that types see.
struct TreeDecoder: Decoder {
  let session: DecodingSession
  let node: JSONNode

  var codingPath: [any CodingKey] { JSONPath.keys(from: session.root, to: node.offset) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedTreeContainer<Key>(session, node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try UnkeyedTreeContainer(session, node)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    self
  }

  /// Decodes any type from a node.
  static func value<Value: Decodable>(
    _ type: Value.Type, _ session: DecodingSession, _ node: JSONNode
  ) throws -> Value {
    do {
      return try Value(from: TreeDecoder(session: session, node: node))
    } catch let error as DecodingError {
      throw refined(error, type, session, node)
    }
  }

  /// Says more than the standard library does where the type or the notes allow it.
  private static func refined<Value>(
    _ error: DecodingError, _ type: Value.Type, _ session: DecodingSession, _ node: JSONNode
  ) -> any Error {
    switch error {
    case .dataCorrupted:
      guard let found = node.text, let allowed = words(of: type), !allowed.contains(found) else {
        return error
      }
      let suggestion = NearMiss.suggestion(for: found, among: allowed)
      return session.failure(
        .unknownWord(found, allowed: allowed, suggestion: suggestion), at: node)
    case .typeMismatch(_, let context):
      // What an enum with associated values says when its object has not exactly one case.
      return session.unknownKey(inObjectAt: node.offset)
        ?? session.failure(.invalid(context.debugDescription), at: node)
    default:
      return error
    }
  }

  /// The raw values of an enum that lists its cases.
  private static func words<Value>(of type: Value.Type) -> [String]? {
    guard let type = type as? any CaseIterable.Type else { return nil }
    return rawValues(type)
  }

  private static func rawValues<Cases: CaseIterable>(_ type: Cases.Type) -> [String]? {
    let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    return words.count == type.allCases.count ? words : nil
  }
}

extension TreeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { node.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try Scalars.bool(session, node) }
  func decode(_ type: String.Type) throws -> String { try Scalars.string(session, node) }
  func decode(_ type: Double.Type) throws -> Double { try Scalars.double(session, node) }
  func decode(_ type: Float.Type) throws -> Float { Float(try Scalars.double(session, node)) }
  func decode(_ type: Int.Type) throws -> Int { try Scalars.integer(session, node) }
  func decode(_ type: Int8.Type) throws -> Int8 { try Scalars.integer(session, node) }
  func decode(_ type: Int16.Type) throws -> Int16 { try Scalars.integer(session, node) }
  func decode(_ type: Int32.Type) throws -> Int32 { try Scalars.integer(session, node) }
  func decode(_ type: Int64.Type) throws -> Int64 { try Scalars.integer(session, node) }
  func decode(_ type: UInt.Type) throws -> UInt { try Scalars.integer(session, node) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try Scalars.integer(session, node) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try Scalars.integer(session, node) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try Scalars.integer(session, node) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try Scalars.integer(session, node) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Self.value(type, session, node)
  }
}
