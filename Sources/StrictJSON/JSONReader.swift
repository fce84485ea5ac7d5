/// A value that is read from JSON.
///
/// `Decodable` is not for this: whoever starts a program waits for its first file, and a type that
/// is read through it is looked up at run time, with a search through all conformances of the
/// program for each type of keys. A type that is read so is known when the program is made.
public protocol JSONReadable {
  /// Reads the value, or says what is wrong and where.
  init(json: JSONReader) throws(DecodingFailure)
}

/// One value of a document while it is read into types.
public struct JSONReader {
  let session: ReadingSession
  /// The value with its place.
  public let node: JSONNode

  init(_ session: ReadingSession, _ node: JSONNode) {
    self.session = session
    self.node = node
  }

  /// The text, or a failure for anything else.
  public func text() throws(DecodingFailure) -> String { try Scalars.string(session, node) }

  /// The whole number, or a failure for anything else and for one that does not fit.
  public func integer<Value: FixedWidthInteger>() throws(DecodingFailure) -> Value {
    try Scalars.integer(session, node)
  }

  /// The number, or a failure for anything else and for one that is not finite.
  public func number() throws(DecodingFailure) -> Double { try Scalars.double(session, node) }

  /// True or false, or a failure for anything else.
  public func flag() throws(DecodingFailure) -> Bool { try Scalars.bool(session, node) }

  /// The word of a closed list, or a failure that names those that are allowed.
  public func word<Word: RawRepresentable & CaseIterable>() throws(DecodingFailure) -> Word
  where Word.RawValue == String {
    let text = try text()
    if let word = Word(rawValue: text) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    let suggestion = NearMiss.suggestion(for: text, among: allowed)
    throw session.failure(.unknownWord(text, allowed: allowed, suggestion: suggestion), at: node)
  }

  /// The members of an object, or a failure for anything else.
  public func fields() throws(DecodingFailure) -> JSONFields { try JSONFields(self) }

  /// The elements of a list, or a failure for anything else.
  public func elements() throws(DecodingFailure) -> [JSONReader] {
    guard case .array(let elements) = node.value else { throw session.mismatch("a list", node) }
    return elements.map { JSONReader(session, $0) }
  }

  /// The key and the value of an object that has one member, or a failure for anything else.
  public func onlyMember() throws(DecodingFailure) -> (key: String, value: JSONReader) {
    let fields = try fields()
    guard let member = fields.members.first, fields.members.count == 1 else {
      throw refusal("The object must have exactly one key.")
    }
    return (member.key, try fields.reader(member.key))
  }

  /// A failure for a key of the object that means nothing there.
  public func unknownKey(_ key: String) -> DecodingFailure {
    let offset = node.members?.first { $0.key == key }?.keyOffset ?? node.offset
    return DecodingFailure(
      .unknownKey(key, suggestion: nil), path: session.path(to: node.offset), offset: offset)
  }

  /// A failure for a value that its type refuses.
  public func refusal(_ reason: String) -> DecodingFailure {
    session.failure(.invalid(reason), at: node)
  }
}

/// The members of an object while they are read; those that nobody asks for are unknown.
public struct JSONFields {
  private let object: JSONReader
  let members: [JSONMember]
  private let frame: Int

  init(_ object: JSONReader) throws(DecodingFailure) {
    guard case .object(let members) = object.node.value else {
      throw object.session.mismatch("an object", object.node)
    }
    self.object = object
    self.members = members
    frame = object.session.open(members, at: object.node.offset)
  }

  /// The value of a key, or nil where it is missing or null.
  ///
  /// - Complexity: O(number of members), and O(1) when keys are asked for in their order.
  public func optional(_ key: String) -> JSONReader? {
    guard let node = object.session.find(key, in: frame), !node.isNull else { return nil }
    return JSONReader(object.session, node)
  }

  /// The value of a key, or a failure where it is missing.
  ///
  /// - Complexity: O(number of members), and O(1) when keys are asked for in their order.
  public func reader(_ key: String) throws(DecodingFailure) -> JSONReader {
    guard let node = object.session.find(key, in: frame) else {
      throw object.session.failure(.missingKey(key), at: object.node)
    }
    return JSONReader(object.session, node)
  }

  /// The value of a key as a type that it must fit.
  public func value<Value: JSONReadable>(_ key: String) throws(DecodingFailure) -> Value {
    try Value(json: reader(key))
  }

  /// The value of a key as a type that it must fit, or nil where it is missing or null.
  public func valueIfPresent<Value: JSONReadable>(
    _ key: String
  ) throws(DecodingFailure) -> Value? {
    guard let present = optional(key) else { return nil }
    return try Value(json: present)
  }

  /// All members in their order, none of which is unknown.
  public func all() -> [(key: String, value: JSONReader)] {
    object.session.noteAll(in: frame)
    return members.map { ($0.key, JSONReader(object.session, $0.node)) }
  }
}

extension String: JSONReadable {
  /// Reads text.
  public init(json: JSONReader) throws(DecodingFailure) { self = try json.text() }
}

extension Int: JSONReadable {
  /// Reads a whole number.
  public init(json: JSONReader) throws(DecodingFailure) { self = try json.integer() }
}

extension Double: JSONReadable {
  /// Reads a number.
  public init(json: JSONReader) throws(DecodingFailure) { self = try json.number() }
}

extension Bool: JSONReadable {
  /// Reads true or false.
  public init(json: JSONReader) throws(DecodingFailure) { self = try json.flag() }
}

extension JSONNode: JSONReadable {
  /// Takes the value as it is; the keys inside are never unknown.
  public init(json: JSONReader) { self = json.node }
}

extension Array: JSONReadable where Element: JSONReadable {
  /// Reads a list.
  public init(json: JSONReader) throws(DecodingFailure) {
    let elements = try json.elements()
    self = []
    reserveCapacity(elements.count)
    for element in elements { append(try Element(json: element)) }
  }
}

extension Dictionary: JSONReadable where Key: CodingKeyRepresentable, Value: JSONReadable {
  /// Reads an object whose keys are values as well.
  public init(json: JSONReader) throws(DecodingFailure) {
    self = [:]
    for (text, value) in try json.fields().all() {
      guard let key = Key(codingKey: JSONKey(stringValue: text)) else {
        throw value.refusal("The key cannot stand here.")
      }
      // Keys of different bytes may still be equal here.
      guard updateValue(try Value(json: value), forKey: key) == nil else {
        throw value.refusal("The key stands here twice, written in two ways.")
      }
    }
  }
}
