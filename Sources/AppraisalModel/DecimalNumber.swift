/// A number as somebody entered it: exact, with at most nine digits on each side of the point.
///
/// Entered numbers are kept and written as decimal text, so that a file read on another machine,
/// by another program or years later holds the same number. There is no NaN, no infinity, no
/// exponent and no minus zero.
public struct DecimalNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number in thousand-millionths.
  private let billionths: Int64

  private static let unit: Int64 = 1_000_000_000

  /// Makes a whole number.
  ///
  /// Values beyond nine digits are cut to the largest that can be held.
  public init(_ whole: Int) {
    billionths = Int64(max(-999_999_999, min(999_999_999, whole))) * Self.unit
  }

  /// Reads `-?[0-9]{1,9}(\.[0-9]{1,9})?`, or gives nil.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init?(_ text: String) {
    var bytes = text.utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    let parts = bytes.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, let wholeValue = Self.digits(whole) else { return nil }
    var total = wholeValue * Self.unit
    if parts.count == 2 {
      guard let fraction = Self.digits(parts[1]) else { return nil }
      var scaled = fraction
      for _ in parts[1].count..<9 { scaled *= 10 }
      total += scaled
    }
    billionths = negative ? -total : total
  }

  private static func digits(_ bytes: Substring.UTF8View) -> Int64? {
    guard (1...9).contains(bytes.count) else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// The nearest double below nine million, and one within a rounding of it beyond; exact for
  /// whole numbers.
  public var value: Double { Double(billionths) / Double(Self.unit) }

  /// The shortest text that reads back as this number.
  public var description: String {
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

  /// Orders numbers by size.
  public static func < (left: Self, right: Self) -> Bool { left.billionths < right.billionths }

  /// Whether this number is a whole number of steps above a start.
  ///
  /// A step of zero or less allows every number.
  public func isWhole(stepsOf step: DecimalNumber, from start: DecimalNumber) -> Bool {
    step.billionths <= 0 || (billionths - start.billionths) % step.billionths == 0
  }
}

extension DecimalNumber: TextCoded {
  /// What a number must be.
  public static var form: String {
    "a number is written as text with digits and at most one point: \"7.5\""
  }
}

extension DecimalNumber: ExpressibleByIntegerLiteral {
  /// Makes a whole number from a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}
