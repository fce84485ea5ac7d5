/// Reads the simple types.
enum Scalars {
  static func bool(_ session: ReadingSession, _ node: JSONNode) throws(DecodingFailure) -> Bool {
    guard case .bool(let flag) = node.value else {
      throw session.mismatch("true or false", node)
    }
    return flag
  }

  static func string(_ session: ReadingSession, _ node: JSONNode) throws(DecodingFailure) -> String
  {
    guard case .string(let text) = node.value else { throw session.mismatch("text", node) }
    return text
  }

  static func integer<Value: FixedWidthInteger>(
    _ session: ReadingSession, _ node: JSONNode
  ) throws(DecodingFailure) -> Value {
    guard case .number(let text) = node.value else {
      throw session.mismatch("a whole number", node)
    }
    if let value = Value(text) { return value }
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") })
    else {
      throw session.failure(
        .invalid("The number must be from \(Value.min) to \(Value.max)."), at: node)
    }
    throw session.mismatch("a whole number", node)
  }

  static func double(_ session: ReadingSession, _ node: JSONNode) throws(DecodingFailure) -> Double
  {
    guard case .number(let text) = node.value, let value = Double(text) else {
      throw session.mismatch("a number", node)
    }
    guard value.isFinite else {
      throw session.failure(.invalid("The number is too large."), at: node)
    }
    return value
  }
}
