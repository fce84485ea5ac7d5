extension StrictJSON {
  /// Decodes a value from the bytes of a document.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], unknownKeys: UnknownKeys = .refuse,
    limits: JSONLimits = JSONLimits()
  ) throws(DecodingFailure) -> Value {
    let root: JSONNode
    do {
      root = try parse(bytes, limits: limits)
    } catch {
      throw DecodingFailure(.notJSON(error.kind), path: "", offset: error.offset)
    }
    return try decode(type, from: root, unknownKeys: unknownKeys)
  }

  /// Decodes a value from a node that was read by `parse`.
  ///
  /// Paths of failures begin at the node. A key that the decoded type never asks for is refused
  /// unless `unknownKeys` says otherwise; dictionaries ask for every key they find.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from root: JSONNode, unknownKeys: UnknownKeys = .refuse
  ) throws(DecodingFailure) -> Value {
    let session = DecodingSession(root: root, notes: .members)
    do {
      let value = try TreeDecoder.value(type, session, root)
      guard unknownKeys == .refuse, let unknown = session.unknownKey() else { return value }
      throw unknown
    } catch {
      throw failure(for: error, type, root)
    }
  }

  private static func failure<Value: Decodable>(
    for error: any Error, _ type: Value.Type, _ root: JSONNode
  ) -> DecodingFailure {
    switch error {
    case let failure as DecodingFailure:
      guard case .unknownKey = failure.kind else { return failure }
      return withSuggestion(failure, type, root)
    case let error as DecodingError:
      return foreign(error, root)
    default:
      return DecodingFailure(.invalid(String(describing: error)), path: "", offset: root.offset)
    }
  }

  /// Decodes once more, noting the names that are asked for, so that a near miss is found.
  private static func withSuggestion<Value: Decodable>(
    _ failure: DecodingFailure, _ type: Value.Type, _ root: JSONNode
  ) -> DecodingFailure {
    let session = DecodingSession(root: root, notes: .names)
    do {
      _ = try TreeDecoder.value(type, session, root)
    } catch {
      return error as? DecodingFailure ?? failure
    }
    return session.unknownKey() ?? failure
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
