/// Close ASCII characters, for terminals and files that have nothing else.
public enum ASCIIFold {
  /// One ASCII character that stands for another character, `?` where none is close.
  ///
  /// Letters lose their accents; dashes, quotation marks, bullets, lines and blocks become the
  /// nearest signs; the pound sign becomes L.
  public static func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    return switch value {
    case 0..<0x80: scalar
    case 0xA0..<0x180: entry(latin1AndExtendedA, Int(value - 0xA0))
    case 0x180..<0x250: entry(latinExtendedB, Int(value - 0x180))
    case 0x1E00..<0x1F00: entry(latinAdditional, Int(value - 0x1E00))
    case 0x2500..<0x25A0: line(value)
    case 0xFF01...0xFF5E: displayScalar(value - 0xFEE0)
    default: sign(value)
    }
  }

  /// The text with every cell replaced by one ASCII character, or two where it is two columns wide.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func text(_ text: String) -> String {
    if DisplayText.isPrintableASCII(text, .single) { return text }
    var result = String.UnicodeScalarView()
    for cell in DisplayCells(text) {
      let base = character(for: cell.base)
      for _ in 0..<cell.width { result.append(base) }
    }
    return String(result)
  }

  private static func entry(_ table: StaticString, _ index: Int) -> Unicode.Scalar {
    table.withUTF8Buffer { buffer in
      buffer.indices.contains(index) ? Unicode.Scalar(buffer[index]) : "?"
    }
  }

  private static func sign(_ value: UInt32) -> Unicode.Scalar {
    switch value {
    case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018...0x201B, 0x2032, 0x02BC: "'"
    case 0x201C...0x201F, 0x2033: "\""
    case 0x2020, 0x2021: "+"
    case 0x2022, 0x2023, 0x2043, 0x2219, 0x25CF, 0x25A0, 0x25AA: "*"
    case 0x2024...0x2026: "."
    case 0x2039, 0x2190, 0x25C0, 0x25C2, 0x25C4: "<"
    case 0x203A, 0x2192, 0x25B6, 0x25B8, 0x25BA: ">"
    case 0x2191, 0x25B2, 0x25B4: "^"
    case 0x2193, 0x25BC, 0x25BE: "v"
    case 0x2044, 0x2215: "/"
    case 0x20AC: "E"
    case 0x2248, 0x223C: "~"
    case 0x2260, 0x2261: "="
    case 0x2264: "<"
    case 0x2265: ">"
    case 0x2713, 0x2714: "/"
    case 0x2715...0x2718, 0x00D7: "x"
    case 0x25CB, 0x25CC, 0x25E6: "o"
    default: "?"
    }
  }

  private static func line(_ value: UInt32) -> Unicode.Scalar {
    switch value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2574, 0x2576, 0x2578,
      0x257A, 0x257C, 0x257E:
      "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577,
      0x2579, 0x257B, 0x257D, 0x257F:
      "|"
    case 0x2550: "="
    case 0x2571: "/"
    case 0x2572: "\\"
    case 0x2573: "x"
    case 0x250C..<0x2580: "+"
    case 0x2591: "-"
    case 0x2592: "="
    case 0x2593: "+"
    default: "#"
    }
  }

  private static let latin1AndExtendedA: StaticString =
    """
     !cL?Y|?"ca<-?r-o+23'u?*,1o>????AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/o\
    uuuuytyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLl??LlNnNnNnnNnOoOoOoOoRr\
    RrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
    """
  private static let latinExtendedB: StaticString =
    """
    ??????????????????f?????????????Oo?????????????Uu????????????????????????????AaIiOoUuUuUuUu\
    Uu?AaAa????GgKkOoOo??j???Gg??NnAa????AaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh??????AaEeOoOoOoOoYy\
    ????????????????????????????
    """
  private static let latinAdditional: StaticString =
    """
    AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRr\
    RrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy??????AaAaAaAaAaAaAaAaAaAaAaAaEeEe\
    EeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????
    """
}
