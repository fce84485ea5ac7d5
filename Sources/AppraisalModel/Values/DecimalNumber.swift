/// A number as somebody entered it: exact, with at most nine digits on each side of the point.
///
/// Entered numbers are kept and written as decimal text, so that a file read on another machine,
/// by another program or years later holds the same number. There is no NaN, no infinity, no
/// exponent and no minus zero.
package struct DecimalNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let billionths: Int64

  private static let unit: Int64 = 1_000_000_000

  /// Makes a whole number.
  ///
  /// Values beyond nine digits are cut to the largest that can be held.
  package init(_ whole: Int) {
    billionths = Int64(max(-999_999_999, min(999_999_999, whole))) * Self.unit
  }

  /// Reads `-?[0-9]{1,9}(\.[0-9]{1,9})?`, or gives nil.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init?(_ text: String) {
    let bytes = text.utf8.span
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    guard let whole = Self.digits(bytes, from: start) else { return nil }
    var total = whole.value * Self.unit
    if whole.end < bytes.count {
      guard bytes[whole.end] == UInt8(ascii: "."),
        let fraction = Self.digits(bytes, from: whole.end + 1), fraction.end == bytes.count
      else { return nil }
      var scaled = fraction.value
      for _ in fraction.end - whole.end - 1..<9 { scaled *= 10 }
      total += scaled
    }
    billionths = isNegative ? -total : total
  }

  /// One to nine digits from a place on, and where they end.
  private static func digits(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (value: Int64, end: Int)? {
    var value: Int64 = 0
    var end = start
    while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) {
      guard end - start < 9 else { return nil }
      value = value * 10 + Int64(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    return end > start ? (value, end) : nil
  }

  /// The nearest double below nine million, and one within a rounding of it beyond; exact for
  /// whole numbers.
  package var value: Double { Double(billionths) / Double(Self.unit) }

  /// The shortest text that reads back as this number.
  package var description: String {
    let size = billionths.magnitude
    let whole = size / UInt64(Self.unit)
    let rest = size % UInt64(Self.unit)
    let sign = billionths < 0 ? "-" : ""
    guard rest > 0 else { return sign + String(whole) }
    var fraction = String(rest)
    fraction = String(repeating: "0", count: 9 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    return "\(sign)\(whole).\(fraction)"
  }

  package static func < (left: Self, right: Self) -> Bool { left.billionths < right.billionths }

  /// Whether this number is a whole number of steps above a start.
  ///
  /// A step of zero or less allows every number.
  package func isWhole(stepsOf step: DecimalNumber, from start: DecimalNumber) -> Bool {
    step.billionths <= 0 || (billionths - start.billionths) % step.billionths == 0
  }
}

extension DecimalNumber: TextCoded {
  /// What a number must be.
  package static var form: String {
    "a number is written as text with digits and at most one point: \"7.5\""
  }
}

extension DecimalNumber: ExpressibleByIntegerLiteral {
  /// Makes a whole number from a literal.
  package init(integerLiteral value: Int) { self.init(value) }
}
