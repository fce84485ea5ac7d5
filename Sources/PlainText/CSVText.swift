/// Tables for spreadsheets and programs, with commas between the columns.
///
/// Source: RFC 4180; the cells that a spreadsheet would take for a formula are those that OWASP
/// names under CSV injection.
public enum CSVText {
  /// A table: lines that end in a carriage return and a line feed.
  ///
  /// Every cell is visible text. One that holds a comma, a quotation mark or a line end stands in
  /// quotation marks; one that a spreadsheet would take for a formula begins with an apostrophe.
  /// - Complexity: O(*n*) in the length of the text.
  public static func table(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell as it stands between the commas.
  static func cell(_ text: String) -> String {
    let shown = DisplayText.visible(text, lines: .multiple)
    var result = String.UnicodeScalarView()
    var isQuoted = false
    if isFormula(text) { result.append("'") }
    for scalar in shown.unicodeScalars {
      switch scalar {
      case "\"":
        isQuoted = true
        result.append(scalar)
      case ",", "\n", "\r": isQuoted = true
      default: break
      }
      result.append(scalar)
    }
    return isQuoted ? "\"\(String(result))\"" : String(result)
  }

  /// Whether a spreadsheet would take a cell for a formula: by its first sign, blanks apart, whatever
  /// combining marks stand on it.
  private static func isFormula(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first(where: { !isBlank($0) }) else { return false }
    switch first {
    case "=", "@", "+", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}": return true
    case "-": return !scalars.allSatisfy(isOfNumber) || Double(text) == nil
    default: return false
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "-", "+", ".", "e": true
    default: false
    }
  }
}
