/// What one code point does to the cells of a text.
enum DisplayStep: Equatable {
  /// It starts a cell that shows a code point in so many columns.
  case cell(UInt32, Int)
  /// It combines with the cell before it.
  case mark
  /// It turns the Hangul syllable before it into another.
  case composed(UInt32)
  /// It is left out.
  case dropped
  /// It is shown by its number.
  case hidden

  /// The character that carries a mark that has nothing to stand on.
  static let dottedCircle: UInt32 = 0x25CC
  private static let replacement: UInt32 = 0xFFFD

  /// What a code point does after the spacing code point before it, 0 where there is none.
  ///
  /// The result depends on nothing across the borders of a Swift `Character`, so widths of
  /// characters add up to the width of their text.
  static func of(_ value: UInt32, after previous: UInt32) -> DisplayStep {
    if value < 0x300 {
      let isShown = (value >= 0x20 && value < 0x7F) || (value >= 0xA0 && value != 0xAD)
      return isShown ? .cell(value, 1) : .hidden
    }
    switch value {
    case 0xFE0E, 0xFE0F, 0x200D, 0x1F3FB...0x1F3FF:
      if isPicture(previous) { return .dropped }
    case 0x1F1E6...0x1F1FF:
      return .cell(value - 0x1F1E6 + 0x41, 1)
    case 0x1160...0x11FF:
      return jamo(value, after: previous)
    default: break
    }
    return switch WidthClass.of(value) {
    case .narrow: .cell(value, 1)
    case .wide: .cell(value, 2)
    case .combining: .mark
    case .hidden: .hidden
    case .unassigned: .cell(replacement, 1)
    }
  }

  /// Whether variation selectors, skin tones and joiners after a character change its picture only.
  private static func isPicture(_ value: UInt32) -> Bool {
    switch value {
    case 0x23, 0x2A, 0x30...0x39, 0xA9, 0xAE, 0x203C...0x2BFF, 0x3030...0x303D, 0x3297, 0x3299,
      0x1F000...0x1FAFF:
      true
    default: false
    }
  }

  /// Composes a vowel or a final consonant with the Hangul before it (Unicode 15, section 3.12).
  private static func jamo(_ value: UInt32, after previous: UInt32) -> DisplayStep {
    let isLead = previous >= 0x1100 && previous <= 0x1112
    if isLead, value >= 0x1161, value <= 0x1175 {
      return .composed(0xAC00 + ((previous - 0x1100) * 21 + (value - 0x1161)) * 28)
    }
    let isOpen = previous >= 0xAC00 && previous <= 0xD7A3 && (previous - 0xAC00) % 28 == 0
    if isOpen, value >= 0x11A8, value <= 0x11C2 {
      return .composed(previous + value - 0x11A7)
    }
    return WidthClass.of(value) == .hidden ? .hidden : .cell(replacement, 1)
  }
}

/// How a terminal shows a code point by itself.
enum WidthClass: UInt32 {
  /// It takes one column.
  case narrow
  /// It takes two columns.
  case wide
  /// It combines with the character before it.
  case combining
  /// It is a control, private or invisible.
  case hidden
  /// It is not assigned, or the terminal has no width for it.
  case unassigned

  /// The class of a code point.
  ///
  /// - Complexity: O(log *n*) in the number of runs of the table.
  static func of(_ value: UInt32) -> WidthClass {
    let key = value << 3 | 7
    var low = 0
    var high = widthRuns.count
    while low < high {
      let middle = (low + high) / 2
      if widthRuns[middle] <= key { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return .unassigned }
    return WidthClass(rawValue: widthRuns[low - 1] & 7) ?? .unassigned
  }
}

/// The visible form of an invisible code point: `‹U+202E›`.
enum HiddenMark {
  /// How many characters the form takes, each one column wide.
  static func length(_ value: UInt32) -> Int { digits(value) + 4 }

  /// The character at a place in the form.
  static func scalar(_ value: UInt32, at index: Int) -> Unicode.Scalar {
    let count = digits(value)
    switch index {
    case 0: return "‹"
    case 1: return "U"
    case 2: return "+"
    case count + 3: return "›"
    default:
      let digit = (value >> (4 * UInt32(max(0, count + 2 - index)))) & 15
      return displayScalar(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }

  private static func digits(_ value: UInt32) -> Int {
    value > 0xFFFFF ? 6 : value > 0xFFFF ? 5 : 4
  }
}
