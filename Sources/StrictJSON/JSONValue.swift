/// A JSON value; numbers keep their source text and objects keep the order of their members.
public enum JSONValue: Sendable {
  /// The word null.
  case null
  /// The word true or false.
  case bool(Bool)
  /// A number as it was written, in the grammar of JSON.
  case number(String)
  /// Text, with escapes resolved.
  case string(String)
  /// The elements of an array.
  case array([JSONNode])
  /// The members of an object, no two of which have equal keys.
  case object([JSONMember])

  /// A whole number.
  public static func integer(_ value: Int) -> JSONValue {
    .number(String(value))
  }
}

/// A value together with the place where it was read.
public struct JSONNode: Sendable {
  /// The value.
  public var value: JSONValue
  /// The byte offset of the value's first character; 0 for a value that was not read.
  public var offset: Int

  /// Makes a node.
  public init(_ value: JSONValue, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// The members, or nil when this is not an object.
  public var members: [JSONMember]? {
    guard case .object(let members) = value else { return nil }
    return members
  }

  /// The elements, or nil when this is not an array.
  public var elements: [JSONNode]? {
    guard case .array(let elements) = value else { return nil }
    return elements
  }

  /// The text, or nil when this is not a string.
  public var text: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }

  /// The whole number, or nil when this is not one that fits an Int.
  public var integer: Int? {
    guard case .number(let text) = value else { return nil }
    return Int(text)
  }

  /// The truth value, or nil when this is neither true nor false.
  public var bool: Bool? {
    guard case .bool(let flag) = value else { return nil }
    return flag
  }

  /// Whether this is null.
  public var isNull: Bool {
    guard case .null = value else { return false }
    return true
  }

  /// The value of a key, or nil when this is not an object or has no such key.
  ///
  /// - Complexity: O(number of members).
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }
}

/// A key and its value in an object.
public struct JSONMember: Sendable {
  /// The key, with escapes resolved.
  public var key: String
  /// The byte offset of the key's opening quotation mark; 0 for a key that was not read.
  public var keyOffset: Int
  /// The value.
  public var node: JSONNode

  /// Makes a member.
  public init(_ key: String, keyOffset: Int = 0, _ node: JSONNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.node = node
  }

  /// Makes a member from a value that was not read.
  public init(_ key: String, _ value: JSONValue) {
    self.init(key, JSONNode(value))
  }
}

extension JSONValue: Equatable {}

extension JSONNode: Equatable {
  /// Nodes are equal when their values are; where they stood does not matter.
  public static func == (left: JSONNode, right: JSONNode) -> Bool {
    left.value == right.value
  }
}

extension JSONMember: Equatable {
  /// Members are equal when key and value are; where they stood does not matter.
  public static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key == right.key && left.node == right.node
  }
}
