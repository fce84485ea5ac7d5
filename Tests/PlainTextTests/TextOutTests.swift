import PlainText
import SeededRandom
import Testing

/// What text may not be when it has left the program.
@Suite struct TextOutTests {
  private static let lines: [(String, [String])] = [
    ("a\nb", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("a\rb", ["a", "b"]), ("", [""]),
    ("a\r\r\n\nb\u{85}c\u{2028}d", ["a", "", "", "b", "c", "d"]), ("a\n", ["a", ""]),
    ("a\n\u{301}b", ["a", "\u{301}b"]),
  ]
  @Test(arguments: lines)
  func `every kind of line end ends a line`(_ text: String, _ expected: [String]) {
    #expect(
      text.textLines.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
  }

  private static let cells: [(String, String)] = [
    ("Hub", "Hub"), ("Hub, north", "\"Hub, north\""), ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\nb\""), ("a\rb", "a‹U+000D›b"), ("say \"no\"", "\"say \"\"no\"\"\""),
    ("\"\u{301}x", "\"\"\"\u{301}x\""), ("=1+1", "'=1+1"), ("=\u{301}1+1", "'=\u{301}1+1"),
    ("\t=1", "' =1"), ("\n=1", "\"'\n=1\""), ("+44", "'+44"), ("@x", "'@x"), ("-x", "'-x"),
    ("-1.5", "-1.5"), ("-1e-05", "-1e-05"), ("-inf", "'-inf"), ("-1-1", "'-1-1"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{200B}=1", "'‹U+200B›=1"),
    ("\u{1B}[31m", "‹U+001B›[31m"), ("\u{9B}31m", "‹U+009B›31m"), ("\u{202E}x", "‹U+202E›x"),
  ]
  @Test(arguments: cells)
  func `a cell of a table breaks no row and is no formula`(_ text: String, _ expected: String) {
    let table = CSVText.table([[text, "x"]])
    #expect(Array(table.utf8) == Array("\(expected),x\r\n".utf8), "\(table)")
  }

  private static let paragraphs: [(String, [String])] = [
    ("## What was said", ["\\## What was said"]), ("Fine.\r\n\r\n## No", ["Fine.", "\\## No"]),
    ("    ## No", ["\\## No"]), ("- one\n+ two\n* three", ["\\- one", "\\+ two", "\\* three"]),
    ("1. one\n2) two", ["1\\. one", "2\\) two"]), ("Title\n===\n---", ["Title", "\\===", "\\---"]),
    ("> he said", ["\\> he said"]), ("```\n~~~", ["\\`\\`\\`", "\\~\\~\\~"]),
    ("<script>, a < b", ["\\<script>, a < b"]), ("[link](http://x)", ["\\[link](http://x)"]),
    ("a_b and _c_", ["a_b and \\_c\\_"]), ("a | b", ["a \\| b"]),
    ("R&amp;D, R & D", ["R\\&amp;D, R & D"]),
    ("-5 minutes, 3.5 of 4", ["-5 minutes, 3.5 of 4"]), ("\u{1B}[31m", ["‹U+001B›\\[31m"]),
    ("\n \n", []),
  ]
  @Test(arguments: paragraphs)
  func `what would act as Markdown is escaped`(_ text: String, _ expected: [String]) {
    #expect(MarkdownText.paragraph(text) == expected)
  }

  @Test func `a text within a point stays under it`() {
    #expect(
      MarkdownText.item("Mo: 3. ", "Fine.\r\n\r\n## No\rYes") == "- Mo: 3. Fine.\n  \\## No\n  Yes")
    #expect(MarkdownText.inline("A\r\nB") == "A B")
  }

  @Test func `no text at all leaves with a control sign or out of its place`() {
    var random = SeededGenerator(seed: 22)
    let signs: [Unicode.Scalar] = [
      "\r", "\n", "\t", "\u{1B}", "\u{85}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{301}",
      "=", "-", "+", "@", ",", "\"", "#", " ", "a", "1", ".", ">", "\u{0}", "\u{7F}",
    ]
    for _ in 0..<4000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<8, using: &random) {
        text.append(signs.randomElement(using: &random) ?? " ")
      }
      let table = CSVText.table([[String(text), "x"], ["y", "z"]])
      #expect(table.unicodeScalars.allSatisfy { $0 == "\r" || $0 == "\n" || !Self.commands($0) })
      #expect(Self.rows(table).map(\.count) == [2, 2], "\(Array(text))")
      for line in MarkdownText.item("Mo: ", String(text)).textLines.dropFirst() {
        #expect(line.hasPrefix("  "))
        #expect(!line.dropFirst(2).unicodeScalars.starts(with: ["#"]))
        #expect(line.unicodeScalars.allSatisfy { !Self.commands($0) })
      }
    }
  }

  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The rows of a table as a reader of RFC 4180 has them.
  private static func rows(_ text: String) -> [[String]] {
    var (rows, row, cell, isQuoted) = ([[String]](), [String](), "", false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted, "\n" where !isQuoted:
        if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
