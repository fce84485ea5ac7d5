/// A walk over JSON as `StrictJSON.write` puts it in its canonical style: no white space, keys in
/// the order of their bytes.
///
/// It makes no tree, so that what a program wrote itself is read several times faster. Every method
/// answers false or nil where the bytes are written otherwise; they may still be JSON, which
/// `StrictJSON.parse` decides. What it accepts, `parse` accepts too, as long as the bytes are UTF-8.
public struct CanonicalCursor: Sendable {
  /// The place of the next byte.
  public private(set) var index: Int

  /// Stands before a byte.
  public init(at index: Int = 0) { self.index = index }

  /// Passes over exactly these bytes, or stays where it is.
  public mutating func take(_ text: StaticString, _ bytes: Span<UInt8>) -> Bool {
    let start = index
    let count = text.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    let matches = text.withUTF8Buffer { text in
      text.indices.allSatisfy { bytes[start + $0] == text[$0] }
    }
    if matches { index += count }
    return matches
  }

  /// Passes over a string without escapes and gives the place of what is between its quotation
  /// marks.
  public mutating func plainText(_ bytes: Span<UInt8>) -> Range<Int>? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let end = Self.plainEnd(bytes, from: index + 1)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    defer { index = end + 1 }
    return index + 1..<end
  }

  /// The first byte from a place on that ends a plain text: a quotation mark, a backslash, a
  /// control.
  private static func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    var end = start
    while end + 8 <= raw.byteCount {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self)
      let (quotes, slashes) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
      let found =
        (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word
      if found & tops != 0 { break }
      end += 8
    }
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      end += 1
    }
    return end
  }

  /// Passes over a whole number from 0 to eighteen nines.
  public mutating func wholeNumber(_ bytes: Span<UInt8>) -> Int? {
    let start = index
    var (value, end) = (0, start)
    while end < bytes.count, end - start < 18, Self.isDigit(bytes[end]) {
      value = value * 10 + Int(bytes[end] &- UInt8(ascii: "0"))
      end += 1
    }
    guard end > start, bytes[start] != UInt8(ascii: "0") || end == start + 1 else { return nil }
    // A fraction, an exponent or more digits are for others to read.
    guard end < bytes.count, [UInt8(ascii: ","), UInt8(ascii: "}")].contains(bytes[end]) else {
      return nil
    }
    index = end
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Passes over any value and gives its place; nil where it nests deeper than so many levels.
  public mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) -> Range<Int>? {
    let start = index
    guard skip(bytes, depth) else { return nil }
    return start..<index
  }

  private mutating func skip(_ bytes: Span<UInt8>, _ depth: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case UInt8(ascii: "\""): return skipText(bytes)
    case UInt8(ascii: "{"): return depth > 0 && skipObject(bytes, depth - 1)
    case UInt8(ascii: "["): return depth > 0 && skipArray(bytes, depth - 1)
    case UInt8(ascii: "t"): return take("true", bytes)
    case UInt8(ascii: "f"): return take("false", bytes)
    case UInt8(ascii: "n"): return take("null", bytes)
    default:
      return (take("-", bytes) || true) && skipDigits(bytes)
    }
  }

  private mutating func skipText(_ bytes: Span<UInt8>) -> Bool {
    var end = index + 1
    while true {
      end = Self.plainEnd(bytes, from: end)
      guard end < bytes.count else { return false }
      if bytes[end] == UInt8(ascii: "\"") { break }
      // The short escapes; longer ones may be half of a pair.
      guard bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count,
        "\"\\/bfnrt".utf8.contains(bytes[end + 1])
      else { return false }
      end += 2
    }
    index = end + 1
    return true
  }

  /// Whole numbers alone; those who write decimals write them as text.
  private mutating func skipDigits(_ bytes: Span<UInt8>) -> Bool {
    let start = index
    while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
    guard index > start, bytes[start] != UInt8(ascii: "0") || index == start + 1 else {
      return false
    }
    guard index < bytes.count else { return true }
    return ![UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[index])
  }

  private mutating func skipArray(_ bytes: Span<UInt8>, _ depth: Int) -> Bool {
    index += 1
    if take("]", bytes) { return true }
    repeat {
      guard skip(bytes, depth) else { return false }
    } while take(",", bytes)
    return take("]", bytes)
  }

  private mutating func skipObject(_ bytes: Span<UInt8>, _ depth: Int) -> Bool {
    index += 1
    if take("}", bytes) { return true }
    // Of ascending keys no two are the same.
    var last: Range<Int>?
    repeat {
      guard let key = plainText(bytes) else { return false }
      if let last, !Self.precedes(bytes, last, key) { return false }
      last = key
      guard take(":", bytes), skip(bytes, depth) else { return false }
    } while take(",", bytes)
    return take("}", bytes)
  }

  private static func precedes(
    _ bytes: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>
  ) -> Bool {
    for (left, right) in zip(left, right) where bytes[left] != bytes[right] {
      return bytes[left] < bytes[right]
    }
    return left.count < right.count
  }
}
