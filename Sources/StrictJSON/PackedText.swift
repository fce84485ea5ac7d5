/// A text that is kept as numbers where it has one of two forms, so that a million of them take no
/// memory of their own: a moment, as `2026-11-21T00:12:59.123Z`, and sixteen hexadecimal digits with
/// a number, as `c1e4d3e3844e382e-17`.
package struct PackedText: Hashable, Sendable {
  private enum Form: Hashable, Sendable {
    /// The digits of a moment as one number.
    case moment(UInt64)
    case numbered(UInt64, UInt32)
    case other(String)
  }

  private let form: Form

  package init(_ text: String) {
    form = Self.numbers(in: text.utf8.span) ?? .other(text)
  }

  /// Takes the bytes of a text in UTF-8.
  package init(_ bytes: Span<UInt8>) {
    form =
      Self.numbers(in: bytes)
      ?? .other(bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
  }

  /// The text.
  package var text: String {
    switch form {
    case .moment(let digits): Self.text(ofMoment: digits)
    case .numbered(let name, let number): Self.text(of: name) + "-\(number)"
    case .other(let text): text
    }
  }

  /// The digits of a moment as one number, or nil for another text; numbers have the order of the
  /// texts.
  package var moment: Int? {
    if case .moment(let digits) = form { Int(digits) } else { nil }
  }

  // MARK: Forms

  private static let momentForm: StaticString = "0000-00-00T00:00:00.000Z"
  private static let nameDigits = 16

  private static func numbers(in bytes: Span<UInt8>) -> Form? {
    moment(in: bytes).map { .moment($0) } ?? numbered(in: bytes)
  }

  private static func moment(in bytes: Span<UInt8>) -> UInt64? {
    guard bytes.count == momentForm.utf8CodeUnitCount else { return nil }
    return momentForm.withUTF8Buffer { form in
      var digits: UInt64 = 0
      for place in form.indices {
        let byte = bytes[place]
        if form[place] == UInt8(ascii: "0") {
          guard byte &- UInt8(ascii: "0") < 10 else { return nil }
          digits = digits * 10 + UInt64(byte &- UInt8(ascii: "0"))
        } else if byte != form[place] {
          return nil
        }
      }
      return digits
    }
  }

  private static func text(ofMoment digits: UInt64) -> String {
    momentForm.withUTF8Buffer { form in
      var bytes = Array(form)
      var rest = digits
      for place in form.indices.reversed() where form[place] == UInt8(ascii: "0") {
        bytes[place] += UInt8(rest % 10)
        rest /= 10
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A number with zeros in front, or beyond 32 bits, is kept as it is written.
  private static func numbered(in bytes: Span<UInt8>) -> Form? {
    let start = nameDigits + 1
    guard (start + 1...start + 10).contains(bytes.count), bytes[nameDigits] == UInt8(ascii: "-")
    else { return nil }
    var name: UInt64 = 0
    for place in 0..<nameDigits {
      guard let value = value(bytes[place]) else { return nil }
      name = name << 4 | value
    }
    var number: UInt64 = 0
    for place in start..<bytes.count {
      guard bytes[place] &- UInt8(ascii: "0") < 10 else { return nil }
      number = number * 10 + UInt64(bytes[place] &- UInt8(ascii: "0"))
    }
    let hasZeros = bytes[start] == UInt8(ascii: "0") && bytes.count > start + 1
    guard !hasZeros, let short = UInt32(exactly: number) else { return nil }
    return .numbered(name, short)
  }

  private static func text(of name: UInt64) -> String {
    let digits = String(name, radix: 16)
    return String(repeating: "0", count: nameDigits - digits.utf8.count) + digits
  }

  private static func value(_ digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}
