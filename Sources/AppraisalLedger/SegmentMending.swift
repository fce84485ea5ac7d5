/// What another program does to a segment as it saves it again.
package enum Reshaping: String, CaseIterable, Hashable, Sendable {
  /// A mark that says how text is encoded stands before it.
  case byteOrderMark
  /// Text of two bytes a character.
  case wideText
  /// Text of one byte a character, as Western European systems before UTF-8 wrote it.
  case narrowText
  /// Line ends of another system.
  case lineEnds
  /// Blanks at the ends of lines.
  case trailingBlanks
  case emptyLines
}

/// The bytes of a segment as they were before another program saved it again.
///
/// What is undone is what cannot have stood in the segment: lines are UTF-8 without a mark, have no
/// control character in them, end with a brace and are never empty. Whether it was right, the hashes
/// say.
package struct SegmentMending: Equatable, Sendable {
  /// What is undone, in a fixed order; never empty.
  package let reshapings: [Reshaping]
  /// The bytes without it.
  package let bytes: [UInt8]
  /// What they hold.
  let scan: SegmentScan

  /// Whether every hash holds once it is undone.
  package var isWhole: Bool {
    switch scan.verdict {
    case .clean, .torn: scan.header != nil
    case .unended, .corrupt, .newer, .foreign, .fork, .unsigned: false
    }
  }

  /// Undoes what another program may have done to a segment; nil where there is nothing to undo.
  ///
  /// - Complexity: O(number of bytes).
  package init?(_ damaged: [UInt8]) {
    guard damaged.count <= 2 * LedgerFormat.maximumSegmentBytes + 2 else { return nil }
    var undone: Set<Reshaping> = []
    let text = Self.decoded(damaged, &undone)
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count)
    Self.appendLines(of: text, to: &lines, &undone)
    guard !undone.isEmpty else { return nil }
    var scan = SegmentScan(asItStands: lines)
    if scan.verdict == .unended {
      // What was saved again may have lost the end of its last line too.
      lines.append(UInt8(ascii: "\n"))
      scan = SegmentScan(asItStands: lines)
    }
    reshapings = Reshaping.allCases.filter(undone.contains)
    bytes = lines
    self.scan = scan
  }

  // MARK: Characters

  private static func decoded(_ bytes: [UInt8], _ undone: inout Set<Reshaping>) -> [UInt8] {
    let start = Array(bytes.prefix(3))
    if start == [0xEF, 0xBB, 0xBF] {
      undone.insert(.byteOrderMark)
      return Array(bytes.dropFirst(3))
    }
    let brace = UInt8(ascii: "{")
    switch Array(start.prefix(2)) {
    case [0xFF, 0xFE], [brace, 0]: return wide(bytes, lowFirst: true, &undone)
    case [0xFE, 0xFF], [0, brace]: return wide(bytes, lowFirst: false, &undone)
    default: break
    }
    guard String(validating: bytes, as: UTF8.self) == nil else { return bytes }
    undone.insert(.narrowText)
    return bytes.flatMap { Array(String(westernEuropean($0)).utf8) }
  }

  private static func wide(
    _ bytes: [UInt8], lowFirst: Bool, _ undone: inout Set<Reshaping>
  ) -> [UInt8] {
    undone.insert(.wideText)
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return lowFirst ? other << 8 | one : one << 8 | other
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The characters that the bytes from 0x80 on stand for in Windows-1252; 0 where none.
  private static let punctuation: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func westernEuropean(_ byte: UInt8) -> Character {
    guard (0x80...0x9F).contains(byte) else { return Character(Unicode.Scalar(byte)) }
    let scalar = punctuation[Int(byte) - 0x80]
    return Character(Unicode.Scalar(scalar == 0 ? UInt16(byte) : scalar) ?? Unicode.Scalar(byte))
  }

  // MARK: Lines

  private static func appendLines(
    of text: [UInt8], to lines: inout [UInt8], _ undone: inout Set<Reshaping>
  ) {
    let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == feed || $0 == carriage }
      append(text[start..<(end ?? text.count)], to: &lines, isEnded: end != nil, &undone)
      guard let end else { return }
      start = end + 1
      guard text[end] == carriage else { continue }
      undone.insert(.lineEnds)
      if start < text.count, text[start] == feed { start += 1 }
    }
  }

  private static func append(
    _ line: ArraySlice<UInt8>, to lines: inout [UInt8], isEnded: Bool,
    _ undone: inout Set<Reshaping>
  ) {
    var line = line
    // A withheld line is filled up with blanks.
    if isBlank(line.last), line.firstRange(of: Array("\"withheld\":".utf8)) == nil {
      while isBlank(line.last) { line.removeLast() }
      undone.insert(.trailingBlanks)
    }
    guard !line.isEmpty else {
      if isEnded { undone.insert(.emptyLines) }
      return
    }
    lines += line
    if isEnded { lines.append(UInt8(ascii: "\n")) }
  }

  private static func isBlank(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
