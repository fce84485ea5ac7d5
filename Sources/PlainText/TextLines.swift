extension StringProtocol {
  /// The lines of a text: what stands between its line ends, empty lines included.
  ///
  /// A line feed, a carriage return, both together, a next line and the separators of lines and
  /// paragraphs end a line. The text is taken by its scalars, because a carriage return with its line
  /// feed is one character, and a sign with a combining mark another one than the sign.
  /// - Complexity: O(*n*) in the length of the text.
  public var textLines: [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A where wasReturn: wasReturn = false
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029:
        wasReturn = scalar.value == 0x0D
        lines.append(String(line))
        line = String.UnicodeScalarView()
      default:
        wasReturn = false
        line.append(scalar)
      }
    }
    return lines + [String(line)]
  }
}
