/// Why a JSON value does not fit the type that was asked for.
public struct DecodingFailure: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// The bytes are not acceptable JSON.
    case notJSON(JSONError.Kind)
    /// The object at the path lacks a key.
    case missingKey(String)
    /// The value at the path is of another type.
    case wrongType(expected: String, found: String)
    /// The object at the path has a key that means nothing there; with a near miss, if any.
    case unknownKey(String, suggestion: String?)
    /// The word at the path is not one of those that are allowed; with a near miss, if any.
    case unknownWord(String, allowed: [String], suggestion: String?)
    /// The value at the path is refused by its type, for the reason given.
    case invalid(String)
  }

  /// What is wrong.
  public var kind: Kind
  /// The way from the root, such as `options[3].status`; empty for the root itself.
  public var path: String
  /// The byte offset of the value or, for an unknown key, of the key.
  public var offset: Int

  /// Makes a failure.
  public init(_ kind: Kind, path: String, offset: Int) {
    self.kind = kind
    self.path = path
    self.offset = offset
  }
}

/// What happens to keys that the decoded type does not ask for.
public enum UnknownKeys: Equatable, Sendable {
  /// They are an error.
  case refuse
  /// They are passed over.
  case ignore
}

/// Why a value cannot be written as JSON.
public struct EncodingFailure: Error, Equatable, Sendable {
  /// The way from the root to the value; empty for the root itself.
  public var path: String
  /// What is wrong with the value.
  public var reason: String

  /// Makes a failure.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
