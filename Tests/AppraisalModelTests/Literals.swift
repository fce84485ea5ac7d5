package import AppraisalModel
import StrictJSON
import Testing

extension Identifier: ExpressibleByStringLiteral {
  /// Lets tests write identifiers as literals; one that breaks the grammar is recorded as a fault.
  package init(stringLiteral value: String) {
    if let made = Self(value) {
      self = made
    } else {
      Issue.record("\(value) is no identifier")
      self = "broken-literal"
    }
  }
}

/// The canonical text of a value.
func canonical(_ value: some Encodable) throws -> String {
  String(decoding: try StrictJSON.encode(value, style: .canonical), as: UTF8.self)
}

/// The value that a text holds.
func decoded<Value: JSONReadable>(_ type: Value.Type, _ text: String) throws -> Value {
  try StrictJSON.read(type, from: Array(text.utf8))
}

extension Moment: ExpressibleByStringLiteral {
  /// Lets tests write moments as literals; one that is none is recorded as a fault.
  public init(stringLiteral value: String) {
    if let made = Moment(value) {
      self = made
    } else {
      Issue.record("\(value) is no moment")
      self = "2026-01-01T00:00:00.000Z"
    }
  }
}

extension PublicKey: ExpressibleByStringLiteral {
  /// Repeats the digits until there are enough of them.
  public init(stringLiteral digits: String) {
    let text = String(String(repeating: digits, count: 64).prefix(64))
    guard let key = PublicKey(text) else { preconditionFailure("\(digits) is not a key") }
    self = key
  }
}

extension SlipSignature: ExpressibleByStringLiteral {
  /// Repeats the digits until there are enough of them.
  public init(stringLiteral digits: String) {
    let text = String(String(repeating: digits, count: 128).prefix(128))
    guard let signature = SlipSignature(text) else {
      preconditionFailure("\(digits) is not a signature")
    }
    self = signature
  }
}
