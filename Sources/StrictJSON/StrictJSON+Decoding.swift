extension StrictJSON {
  /// Reads a value from the bytes of a document.
  public static func read<Value: JSONReadable>(
    _ type: Value.Type, from bytes: [UInt8], unknownKeys: UnknownKeys = .refuse,
    limits: JSONLimits = JSONLimits()
  ) throws(DecodingFailure) -> Value {
    try read(type, from: try root(of: bytes, limits), unknownKeys: unknownKeys)
  }

  /// Reads a value from a node that was read by `parse`.
  ///
  /// Paths of failures begin at the node. A key that the type never asks for is refused unless
  /// `unknownKeys` says otherwise; dictionaries ask for every key they find.
  public static func read<Value: JSONReadable>(
    _ type: Value.Type, from root: JSONNode, unknownKeys: UnknownKeys = .refuse
  ) throws(DecodingFailure) -> Value {
    try whole(root, unknownKeys) { session throws(DecodingFailure) in
      try Value(json: JSONReader(session, root))
    }
  }

  /// Decodes a value from the bytes of a document.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], unknownKeys: UnknownKeys = .refuse,
    limits: JSONLimits = JSONLimits()
  ) throws(DecodingFailure) -> Value {
    try decode(type, from: try root(of: bytes, limits), unknownKeys: unknownKeys)
  }

  /// Decodes a value from a node that was read by `parse`, as `read` reads it.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from root: JSONNode, unknownKeys: UnknownKeys = .refuse
  ) throws(DecodingFailure) -> Value {
    try whole(root, unknownKeys) { session throws(DecodingFailure) in
      do {
        return try TreeDecoder.value(type, session, root)
      } catch {
        throw failure(for: error, root)
      }
    }
  }

  private static func root(
    of bytes: [UInt8], _ limits: JSONLimits
  ) throws(DecodingFailure) -> JSONNode {
    do {
      return try parse(bytes, limits: limits)
    } catch {
      throw DecodingFailure(.notJSON(error.kind), path: "", offset: error.offset)
    }
  }

  /// What is read of a tree, or the first key that nothing asked for.
  private static func whole<Value>(
    _ root: JSONNode, _ unknownKeys: UnknownKeys,
    _ read: (DecodingSession) throws(DecodingFailure) -> Value
  ) throws(DecodingFailure) -> Value {
    let session = DecodingSession(root: root, notes: .members)
    do throws(DecodingFailure) {
      let value = try read(session)
      guard unknownKeys == .refuse, let unknown = session.unknownKey() else { return value }
      throw unknown
    } catch {
      guard case .unknownKey = error.kind else { throw error }
      // Once more, noting the names that are asked for, so that a near miss is found.
      let again = DecodingSession(root: root, notes: .names)
      _ = try read(again)
      throw again.unknownKey() ?? error
    }
  }

  private static func failure(for error: any Error, _ root: JSONNode) -> DecodingFailure {
    switch error {
    case let failure as DecodingFailure: failure
    case let error as DecodingError: foreign(error, root)
    default:
      DecodingFailure(.invalid(String(describing: error)), path: "", offset: root.offset)
    }
  }

  /// A failure for an error that a type threw itself.
  private static func foreign(_ error: DecodingError, _ root: JSONNode) -> DecodingFailure {
    let kind: DecodingFailure.Kind
    let context: DecodingError.Context
    switch error {
    case .keyNotFound(let key, let found):
      (kind, context) = (.missingKey(key.stringValue), found)
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      (kind, context) = (.invalid(found.debugDescription), found)
    @unknown default:
      return DecodingFailure(.invalid("The value is refused."), path: "", offset: root.offset)
    }
    let node = JSONPath.node(from: root, along: context.codingPath)
    return DecodingFailure(
      kind, path: JSONPath.text(context.codingPath), offset: node.offset)
  }
}

extension JSONNode: Decodable {
  /// Takes the value as it is; works with the decoder of this module alone.
  ///
  /// The keys inside are never unknown.
  public init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? TreeDecoder else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "Only StrictJSON decodes this."))
    }
    self = decoder.node
  }
}
