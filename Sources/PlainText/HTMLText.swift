/// Text of people within a page of HTML.
///
/// What would act as markup becomes a character reference, so that it stands on the page as it was
/// written, in an element as in an attribute with quotation marks of either kind. Source: the HTML
/// standard, "Serializing HTML fragments".
public enum HTMLText {
  /// A text within a line: its line ends are spaces.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func inline(_ text: String) -> String {
    text.textLines.map(escaped).joined(separator: " ")
  }

  /// A text whose line ends stay.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func lines(_ text: String) -> String {
    text.textLines.map(escaped).joined(separator: "<br>")
  }

  private static func escaped(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayText.visible(line, lines: .multiple).unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
