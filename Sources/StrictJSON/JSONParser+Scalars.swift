extension JSONParser {
  /// Reads a string from its opening quotation mark to beyond its closing one.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    let start = index + 1
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        index = end + 1
        return Self.text(bytes.extracting(start..<end))
      }
      if byte == UInt8(ascii: "\\") {
        return try escapedString(bytes, from: start, to: end)
      }
      guard byte >= 0x20 else { throw failure(.rawControl(byte), at: end) }
      end += 1
    }
    throw failure(.unexpectedEnd, at: end)
  }

  /// Reads the rest of a string that has an escape, the part before it being plain.
  private mutating func escapedString(
    _ bytes: Span<UInt8>, from start: Int, to firstEscape: Int
  ) throws(JSONError) -> String {
    var text: [UInt8] = []
    for place in start..<firstEscape { text.append(bytes[place]) }
    index = firstEscape
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        try escape(bytes, into: &text)
        continue
      }
      guard byte >= 0x20 else { throw failure(.rawControl(byte)) }
      text.append(byte)
      index += 1
    }
    throw failure(.unexpectedEnd)
  }

  private mutating func escape(
    _ bytes: Span<UInt8>, into text: inout [UInt8]
  ) throws(JSONError) {
    guard index + 1 < bytes.count else { throw failure(.unexpectedEnd, at: bytes.count) }
    let plain: UInt8
    switch bytes[index + 1] {
    case UInt8(ascii: "\""): plain = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): plain = UInt8(ascii: "\\")
    case UInt8(ascii: "/"): plain = UInt8(ascii: "/")
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"):
      text.append(contentsOf: String(try escapedScalar(bytes)).utf8)
      return
    default: throw failure(.badEscape)
    }
    text.append(plain)
    index += 2
  }

  /// Reads one or, for a surrogate pair, two `\u` escapes.
  private mutating func escapedScalar(
    _ bytes: Span<UInt8>
  ) throws(JSONError) -> Unicode.Scalar {
    let place = index
    let first = try codeUnit(bytes)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw failure(.loneSurrogate, at: place) }
    let second = try codeUnit(bytes)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw failure(.loneSurrogate, at: place) }
    return scalar
  }

  /// Reads the four digits of a `\u` escape as a UTF-16 code unit.
  private mutating func codeUnit(_ bytes: Span<UInt8>) throws(JSONError) -> UInt32 {
    let place = index
    var unit: UInt32 = 0
    for offset in 2..<6 {
      guard place + offset < bytes.count else {
        throw failure(.unexpectedEnd, at: bytes.count)
      }
      guard let digit = Self.hexDigit(bytes[place + offset]) else {
        throw failure(.badEscape, at: place)
      }
      unit = unit << 4 | digit
    }
    index = place + 6
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Reads a number and gives its source text.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
      if digit(bytes) { throw failure(.badNumber, at: start) }
    } else {
      try digits(bytes, start)
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits(bytes, start)
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count,
        bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      try digits(bytes, start)
    }
    return Self.text(bytes.extracting(start..<index))
  }

  private func digit(_ bytes: Span<UInt8>) -> Bool {
    index < bytes.count
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
  }

  private mutating func digits(_ bytes: Span<UInt8>, _ start: Int) throws(JSONError) {
    guard digit(bytes) else { throw failure(.badNumber, at: start) }
    while digit(bytes) { index += 1 }
  }

  /// The text of bytes that are known to be UTF-8.
  private static func text(_ bytes: Span<UInt8>) -> String {
    String(copying: UTF8Span(unchecked: bytes))
  }
}
