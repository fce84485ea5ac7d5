/// Text of people within a document in Markdown that also reads as plain text.
///
/// What would act as a heading, a list, a quotation, code, a table, a link or a mark of emphasis has a
/// backslash before it. Source: CommonMark 0.31, and tables and strikethrough of GitHub's dialect.
public enum MarkdownText {
  /// A text within a line: its line ends are spaces.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func inline(_ text: String) -> String {
    filled(text).map { escaped($0, atStart: false) }.joined(separator: " ")
  }

  /// A text as a paragraph of its own, line by line; blank lines are left out.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func paragraph(_ text: String) -> [String] {
    filled(text).map { escaped($0, atStart: true) }
  }

  /// A text that goes on in a point of a list: its first line stands behind what the point begins
  /// with, and every further one under it, two columns in.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func item(_ start: String, _ text: String) -> String {
    let lines = filled(text)
    let rest = lines.dropFirst().map { "\n  " + escaped($0, atStart: true) }
    return "- " + start + escaped(lines.first ?? "", atStart: start.isEmpty) + rest.joined()
  }

  /// The visible lines of a text that are not blank, without the blanks at their start and end.
  private static func filled(_ text: String) -> [String] {
    text.textLines.map { line in
      let scalars = DisplayText.visible(line, lines: .multiple).unicodeScalars
      let start = scalars.drop(while: \.properties.isWhitespace)
      let end = start.reversed().drop(while: \.properties.isWhitespace)
      return String(String.UnicodeScalarView(end.reversed()))
    }.filter { !$0.isEmpty }
  }

  /// A line with a backslash before every sign that could act.
  private static func escaped(_ line: String, atStart: Bool) -> String {
    let scalars = Array(line.unicodeScalars)
    let marker = atStart ? marker(scalars) : nil
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      if place == marker || acts(scalar, at: place, in: scalars) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The place of the sign that would make a block of a line: a heading, a quotation, a list, a rule,
  /// the underline of a heading.
  private static func marker(_ line: [Unicode.Scalar]) -> Int? {
    guard let first = line.first else { return nil }
    switch first {
    case "#", ">", "=": return 0
    case "-", "+": return line.count == 1 || line[1] == " " || line[1] == first ? 0 : nil
    case "0"..."9":
      let end = line.firstIndex { !("0"..."9").contains($0) } ?? line.count
      guard end < line.count, line[end] == "." || line[end] == ")" else { return nil }
      return end + 1 == line.count || line[end + 1] == " " ? end : nil
    default: return nil
    }
  }

  /// Whether a sign could act wherever it stands.
  private static func acts(_ scalar: Unicode.Scalar, at place: Int, in line: [Unicode.Scalar])
    -> Bool
  {
    let next = place + 1 < line.count ? line[place + 1] : " "
    switch scalar {
    case "\\", "`", "*", "[", "|", "~": return true
    case "<", "&": return !next.properties.isWhitespace
    case "_":
      let last = place > 0 ? line[place - 1] : " "
      return !(last.properties.isAlphabetic && next.properties.isAlphabetic)
    default: return false
    }
  }
}
