package import StrictJSON

/// A value that a visitor takes as it is.
package protocol PlainValue: Hashable, JSONReadable, Sendable {
  /// The value as plain text; empty where it says nothing.
  var plainText: String { get }
}

extension Word {
  package var plainText: String { rawValue }
}

extension Bool: PlainValue {
  /// The value as plain text.
  package var plainText: String { self ? "yes" : "" }
}

extension Int: PlainValue {
  /// The value as plain text.
  package var plainText: String { description }
}

extension String: PlainValue {
  /// The value as plain text.
  package var plainText: String { self }
}

extension DecimalNumber: PlainValue {
  /// The value as plain text.
  package var plainText: String { description }
}

extension Array: PlainValue where Element: PlainValue {
  /// The value as plain text.
  package var plainText: String { map(\.plainText).joined(separator: ", ") }
}

/// A closed list of words, written in files as the word itself.
///
/// A word that is not in the list is refused with the list, so that an author sees what is meant.
package protocol Word: RawRepresentable, CaseIterable, Encodable, PlainValue
where RawValue == String {}

extension Word {
  /// Reads a word of the list.
  package init(json: JSONReader) throws(DecodingFailure) { self = try json.word() }
}

/// A value that is left out of files where it is empty, and read back as empty.
package protocol EmptyCoded: Encodable, JSONReadable, Equatable {
  /// The empty value.
  init()
}

extension String: EmptyCoded {}

extension Bool: EmptyCoded {}

extension Array: EmptyCoded where Element: Encodable & Equatable & JSONReadable {}

extension Dictionary: EmptyCoded
where Key: CodingKeyRepresentable & Encodable, Value: Encodable & Equatable & JSONReadable {}

/// A value that files hold as text of a certain form.
package protocol TextCoded: Encodable, JSONReadable {
  /// Reads the text, or gives nil for text of another form.
  init?(_ text: String)
  /// The text that reads back as the value.
  var description: String { get }
  /// What the text must be, as an author is told.
  static var form: String { get }
}

extension TextCoded {
  /// Reads text and refuses text of another form.
  package init(json: JSONReader) throws(DecodingFailure) {
    guard let made = Self(try json.text()) else { throw json.refusal(Self.form) }
    self = made
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

// What is empty is left out of files and read back as empty: by the forms of `fields(_:)` here,
// and by more specific forms of `encode` that the encoders the compiler writes find.

extension JSONFields {
  func callAsFunction<Value: JSONReadable>(_ key: String) throws(DecodingFailure) -> Value? {
    guard let present = optional(key) else { return nil }
    return try Value(json: present)
  }

  func callAsFunction<Value: EmptyCoded>(_ key: String) throws(DecodingFailure) -> Value {
    guard let present = optional(key) else { return Value() }
    return try Value(json: present)
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
}
