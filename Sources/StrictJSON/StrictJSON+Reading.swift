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
    let session = ReadingSession(root: root, notes: .members)
    do throws(DecodingFailure) {
      let value = try Value(json: JSONReader(session, root))
      guard unknownKeys == .refuse, let unknown = session.unknownKey() else { return value }
      throw unknown
    } catch {
      guard case .unknownKey = error.kind else { throw error }
      // Once more, noting the names that are asked for, so that a near miss is found.
      let again = ReadingSession(root: root, notes: .names)
      _ = try Value(json: JSONReader(again, root))
      throw again.unknownKey() ?? error
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
}
