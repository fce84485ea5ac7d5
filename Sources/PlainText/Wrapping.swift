/// A piece of text that a line break never splits.
private struct WrapUnit {
  enum Kind {
    case letter
    case space
    case newline
    case joint
  }

  var width: Int
  var kind: Kind

  init(width: Int, _ value: UInt32) {
    self.width = width
    kind =
      switch value {
      case _ where breaksLine(value): .space
      case 0x0A: .newline
      case 0x2D, 0x2F, 0x2010, 0x2013, 0x2014: .joint
      default: .letter
      }
    if kind == .newline { self.width = 0 }
  }
}

/// Whether a line may break at a space; no-break spaces and the figure space hold words together.
private func breaksLine(_ value: UInt32) -> Bool {
  switch value {
  case 0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
  default: false
  }
}

extension DisplayText {
  /// The lines of a text set to a width, broken between words.
  ///
  /// A line feed ends a line; spaces at a break disappear; a word may also break after a hyphen,
  /// dash or slash inside it; a word that is wider than a line is broken where it must. An empty
  /// text has one empty line; a width of 0 or less gives no lines. The lines are visible text, with
  /// tabs as spaces.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    let plain: [String]?? = text.utf8.withContiguousStorageIfAvailable { wrapASCII($0, width) }
    if let lines = plain ?? nil { return lines }
    let text = visible(text, lines: .multiple)
    let bytes = Array(text.utf8)
    let (units, starts) = units(text)
    return breaks(count: units.count, width: width) { units[$0] }.map { range in
      line(bytes[starts[range.lowerBound]..<starts[range.upperBound]])
    }
  }

  /// The lines of a text set to a width, as ranges that follow each other and cover all of it.
  ///
  /// The spaces or the line feed at which a line breaks belong to that line. Text that ends with a
  /// line feed has an empty range at its end. A width of 0 or less counts as 1.
  ///
  /// - Complexity: O(*n*) in the number of characters.
  public static func wrapRanges(_ characters: [Character], width: Int) -> [Range<Int>] {
    let units = characters.map { character in
      if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
        return WrapUnit(width: 1, UInt32(ascii))
      }
      if character.isLineFeed { return WrapUnit(width: 0, 0x0A) }
      let scalars = character.unicodeScalars
      let value = scalars.count == 1 ? scalars.first?.value ?? 0 : 0
      return WrapUnit(width: displayWidth(String(character)), value)
    }
    return breaks(count: units.count, width: max(1, width)) { units[$0] }
  }

  /// The cells of a visible text, and where each begins in its UTF-8 and the last one ends.
  private static func units(_ text: String) -> (units: [WrapUnit], starts: [Int]) {
    var units: [WrapUnit] = []
    var starts: [Int] = []
    var offset = 0
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      switch DisplayStep.of(value, after: previous) {
      case .cell(let base, let width):
        units.append(WrapUnit(width: width, value))
        starts.append(offset)
        previous = base
      case .composed(let base): previous = base
      // A space that carries a mark is seen, so it is no place to break at.
      case .mark: if units.last?.kind == .space { units[units.count - 1].kind = .letter }
      case .dropped: break
      case .hidden:
        units.append(WrapUnit(width: 0, value))
        starts.append(offset)
        previous = 0
      }
      offset += UTF8.width(scalar)
    }
    return (units, starts + [offset])
  }

  /// The lines of plain ASCII, without a copy of it in between; nil for anything else.
  private static func wrapASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ width: Int) -> [String]? {
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) else { return nil }
    return breaks(count: bytes.count, width: width) { WrapUnit(width: 1, UInt32(bytes[$0])) }
      .map { range in
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0A { end -= 1 }
        return String(
          decoding: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]), as: UTF8.self)
      }
  }

  /// A line without the spaces and the line feed that it broke at.
  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    trimmed(String(decoding: bytes, as: UTF8.self)[...])
  }

  /// Where the lines of so many units begin and end.
  @inline(__always)
  private static func breaks(
    count: Int, width: Int, unit unitAt: (Int) -> WrapUnit
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var used = 0
    var opportunity = 0
    var usedAtOpportunity = 0
    for index in 0..<count {
      let unit = unitAt(index)
      if unit.kind == .letter || unit.kind == .joint, used + unit.width > width {
        if opportunity > start {
          ranges.append(start..<opportunity)
          start = opportunity
          used -= usedAtOpportunity
        }
        if used + unit.width > width, index > start {
          ranges.append(start..<index)
          start = index
          used = 0
        }
      }
      used += unit.width
      if unit.kind == .newline {
        ranges.append(start..<index + 1)
        start = index + 1
        used = 0
      }
      let isJoint = unit.kind == .joint && index > start && unitAt(index - 1).kind == .letter
      if unit.kind == .space || unit.kind == .newline || isJoint {
        opportunity = index + 1
        usedAtOpportunity = used
      }
    }
    ranges.append(start..<count)
    return ranges
  }

  /// A line without the spaces and the line end that it broke at.
  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last.isLineFeed || last.isBreakingSpace { line.removeLast() }
    return String(line)
  }
}

extension Character {
  /// Whether it ends a line: a line feed, alone or after a carriage return.
  fileprivate var isLineFeed: Bool { self == "\n" || self == "\r\n" }

  fileprivate var isBreakingSpace: Bool {
    let scalars = unicodeScalars
    return scalars.count == 1 && breaksLine(scalars.first?.value ?? 0)
  }
}
