/// The only way by which text from files or people reaches a terminal, a log, an error or a report.
public enum DisplayText {
  /// What becomes of line ends and tabs.
  public enum Lines: Sendable {
    /// They are shown as marks, for text that must stay on one line.
    case single
    /// A line feed stays, a carriage return before it goes, and a tab becomes a space.
    case multiple
  }

  /// The text with every control and invisible character made visible as `‹U+001B›`.
  ///
  /// Controls, formatting and bidirectional characters, tags, private and unassigned code points
  /// and other default-ignorable ones become marks. What only changes the picture of an emoji is
  /// left out, and no more than three combining marks stay on one character. Text that consists of
  /// printable ASCII comes back as it is.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func visible(_ text: String, lines: Lines = .single) -> String {
    if isPrintableASCII(text, lines) || isVisible(text, lines) { return text }
    var result = String.UnicodeScalarView()
    var previous: UInt32 = 0
    var marks = 0
    var wasReturn = false
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if lines == .multiple {
        if value == 0x0D {
          if wasReturn { appendHidden(0x0D, to: &result) }
          wasReturn = true
          continue
        }
        if wasReturn, value != 0x0A { appendHidden(0x0D, to: &result) }
        wasReturn = false
        if value == 0x0A || value == 0x09 {
          result.append(value == 0x0A ? scalar : " ")
          previous = 0
          continue
        }
      }
      append(scalar, to: &result, &previous, &marks)
    }
    if wasReturn { appendHidden(0x0D, to: &result) }
    return String(result)
  }

  /// How many columns a text takes, as the sum over its cells.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func displayWidth(_ text: String) -> Int {
    if isPrintableASCII(text, .single) { return text.utf8.count }
    return DisplayCells(text).reduce(0) { $0 + $1.width }
  }

  /// How many columns a character takes; a line end counts as its visible mark.
  public static func displayWidth(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    return displayWidth(String(character))
  }

  private static func append(
    _ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView,
    _ previous: inout UInt32, _ marks: inout Int
  ) {
    switch DisplayStep.of(scalar.value, after: previous) {
    case .cell(let base, _):
      if base == 0xFFFD, scalar.value != base {
        appendHidden(scalar.value, to: &result)
      } else {
        result.append(displayScalar(base))
      }
      previous = base
      marks = 0
    case .mark:
      if previous == 0 {
        previous = DisplayStep.dottedCircle
        result.append(displayScalar(previous))
        marks = 0
      }
      marks += 1
      if marks <= 3 { result.append(scalar) }
    case .composed(let base):
      // The syllable is composed again when it is drawn; here its parts stay as they are.
      result.append(scalar)
      previous = base
    case .dropped: break
    case .hidden:
      appendHidden(scalar.value, to: &result)
      previous = 0
    }
  }

  private static func appendHidden(_ value: UInt32, to result: inout String.UnicodeScalarView) {
    for index in 0..<HiddenMark.length(value) {
      result.append(HiddenMark.scalar(value, at: index))
    }
  }

  /// Whether every code point of a text is shown as it is.
  private static func isVisible(_ text: String, _ lines: Lines) -> Bool {
    var previous: UInt32 = 0
    var marks = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x0A, lines == .multiple {
        previous = 0
        continue
      }
      switch DisplayStep.of(value, after: previous) {
      case .cell(value, _):
        previous = value
        marks = 0
      case .mark where previous != 0 && marks < 3: marks += 1
      case .composed(let base): previous = base
      case .cell, .mark, .dropped, .hidden: return false
      }
    }
    return true
  }

  /// Whether a text needs no treatment at all.
  static func isPrintableASCII(_ text: String, _ lines: Lines) -> Bool {
    let isPlain: (UInt8) -> Bool = { byte in
      (byte >= 0x20 && byte < 0x7F) || (lines == .multiple && byte == 0x0A)
    }
    return text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) }
      ?? text.utf8.allSatisfy(isPlain)
  }
}
