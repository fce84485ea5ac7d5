extension DisplayText {
  /// A key that two texts share when people could take one for the other.
  ///
  /// Case, spaces and invisible characters do not count; Cyrillic, Greek and full-width letters
  /// count as the Latin ones that they resemble; 0 and O, 1, l, I and i, rn and m count as the same.
  /// The key is for comparing only and is not text to show. After the skeleton of Unicode Technical
  /// Standard 39, section 4, with a table that is far smaller.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func lookAlikeKey(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: LookAlikeScalars(text))
    return String(result)
  }

  /// Whether people could take one of two texts for the other, which then share a ``lookAlikeKey(_:)``.
  ///
  /// - Complexity: O(*n*) in the length of what they share at their beginnings.
  public static func lookAlike(_ one: String, _ other: String) -> Bool {
    var left = LookAlikeScalars(one)
    var right = LookAlikeScalars(other)
    while true {
      let (first, second) = (left.next(), right.next())
      if first != second {
        // A letter may be written with its accent or with a mark that follows it.
        let isPlain = [first, second].allSatisfy { $0?.isASCII ?? true }
        return !isPlain && lookAlikeKey(one) == lookAlikeKey(other)
      }
      if first == nil { return true }
    }
  }

  /// Whether one word mixes Latin, Greek and Cyrillic letters, or holds invisible characters.
  ///
  /// Words of different scripts beside each other are ordinary and do not count.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func isMixedScript(_ text: String) -> Bool {
    var script: Script?
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      let step = DisplayStep.of(scalar.value, after: previous)
      let isLayout = [0x09, 0x0A, 0x0D].contains(scalar.value)
      if step == .hidden, !isLayout { return true }
      if case .cell(let base, _) = step { previous = base }
      if !scalar.properties.isAlphabetic {
        if WidthClass.of(scalar.value) != .combining { script = nil }
        continue
      }
      guard let current = Script(scalar.value) else { continue }
      if let script, script != current { return true }
      script = current
    }
    return false
  }

  /// Whether a character does not count in a key.
  static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || WidthClass.of(scalar.value) == .hidden
  }

  static func latinLookAlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    return switch value {
    case 0..<0x370: scalar
    case 0x370..<0x530: lookAlikes[scalar] ?? scalar
    case 0xFF01...0xFF5E: displayScalar(value - 0xFEE0)
    default: scalar
    }
  }

  private enum Script {
    case latin
    case greek
    case cyrillic

    init?(_ value: UInt32) {
      switch value {
      // The micro sign is part of units such as µg.
      case 0xB5: return nil
      case 0x41..<0x250, 0x1E00..<0x1F00, 0xFF21...0xFF5A: self = .latin
      case 0x370..<0x400, 0x1F00..<0x2000: self = .greek
      case 0x400..<0x530: self = .cyrillic
      default: return nil
      }
    }
  }

  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    // Cyrillic
    "а": "a", "А": "A", "В": "B", "в": "b", "е": "e", "Е": "E", "ё": "ë", "Ё": "Ë", "к": "k",
    "К": "K", "М": "M", "м": "m", "Н": "H", "н": "h", "о": "o", "О": "O", "р": "p", "Р": "P",
    "с": "c", "С": "C", "т": "t", "Т": "T", "у": "y", "У": "Y", "х": "x", "Х": "X", "ѕ": "s",
    "Ѕ": "S", "і": "i", "І": "I", "ї": "ï", "Ї": "Ï", "ј": "j", "Ј": "J", "ԁ": "d", "һ": "h",
    "ӏ": "l", "Ӏ": "I", "ԛ": "q", "ԝ": "w", "Ԍ": "G", "З": "3", "з": "3", "б": "6",
    // Greek
    "Α": "A", "α": "a", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "ι": "i", "Κ": "K",
    "κ": "k", "Μ": "M", "Ν": "N", "ν": "v", "Ο": "O", "ο": "o", "Ρ": "P", "ρ": "p", "Τ": "T",
    "τ": "t", "Υ": "Y", "υ": "u", "Χ": "X", "χ": "x", "γ": "y", "σ": "o", "ω": "w",
  ]
}
