/// A closed list of words, written in files as the word itself.
///
/// A word that is not in the list is refused with the list, so that an author sees what is meant.
public protocol Word: RawRepresentable, CaseIterable, Codable, Hashable, Sendable
where RawValue == String {}

extension Word {
  /// Reads a word of the list.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let made = Self(rawValue: text) else {
      let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text)\" is not one of: \(known)")
    }
    self = made
  }

  /// Writes the word.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// A value that is left out of files where it is empty, and read back as empty.
public protocol EmptyCoded: Codable, Equatable {
  /// The empty value.
  init()
}

/// A value that files hold as text of a certain form.
public protocol TextCoded: Codable {
  /// Reads the text, or gives nil for text of another form.
  init?(_ text: String)
  /// The text that reads back as the value.
  var description: String { get }
  /// What the text must be, as an author is told.
  static var form: String { get }
}

extension TextCoded {
  /// Reads text and refuses text of another form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let made = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.form)
    }
    self = made
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

// What is empty is left out of files and read back as empty. The coders that the compiler writes
// for the types of this module find these more specific forms.

extension KeyedDecodingContainer {
  func decode(_: String.Type, forKey key: Key) throws -> String {
    try decodeIfPresent(String.self, forKey: key) ?? ""
  }

  func decode(_: Bool.Type, forKey key: Key) throws -> Bool {
    try decodeIfPresent(Bool.self, forKey: key) ?? false
  }

  func decode<Value: EmptyCoded>(_: Value.Type, forKey key: Key) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? Value()
  }

  func decode<Element: Decodable>(_: [Element].Type, forKey key: Key) throws -> [Element] {
    try decodeIfPresent([Element].self, forKey: key) ?? []
  }

  func decode<Name: Decodable & Hashable & CodingKeyRepresentable, Value: Decodable>(
    _: [Name: Value].Type, forKey key: Key
  ) throws -> [Name: Value] {
    try decodeIfPresent([Name: Value].self, forKey: key) ?? [:]
  }
}

extension KeyedEncodingContainer {
  mutating func encode(_ value: String, forKey key: Key) throws {
    try encodeIfPresent(value.isEmpty ? nil : value, forKey: key)
  }

  mutating func encode(_ value: Bool, forKey key: Key) throws {
    try encodeIfPresent(value ? true : nil, forKey: key)
  }

  mutating func encode<Value: EmptyCoded>(_ value: Value, forKey key: Key) throws {
    try encodeIfPresent(value == Value() ? nil : value, forKey: key)
  }

  mutating func encode<Element: Encodable>(_ value: [Element], forKey key: Key) throws {
    try encodeIfPresent(value.isEmpty ? nil : value, forKey: key)
  }

  mutating func encode<Name: Encodable & Hashable & CodingKeyRepresentable, Value: Encodable>(
    _ value: [Name: Value], forKey key: Key
  ) throws {
    try encodeIfPresent(value.isEmpty ? nil : value, forKey: key)
  }
}
