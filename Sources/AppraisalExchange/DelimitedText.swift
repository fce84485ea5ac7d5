import PlainText
import StrictJSON

/// One cell of a table, with the place at which it begins.
struct PlacedCell: Equatable {
  var text: String
  var position: TextPosition
}

/// A table with commas, semicolons or tabs between the cells, as spreadsheets save it.
///
/// Source: RFC 4180; the sign that the first line holds most of, outside quotation marks, keeps cells
/// apart, since spreadsheets take the one of their country.
enum DelimitedText {
  /// The rows of a table; those without any text are left out.
  ///
  /// A quotation mark that is never closed ends with the text.
  static func rows(of text: String) -> [[PlacedCell]] {
    let scalars = Array(text.unicodeScalars)
    var reader = Reader(separator: separator(scalars))
    for scalar in scalars { reader.take(scalar) }
    reader.endRow()
    return reader.rows.filter { $0.contains { !$0.text.isEmpty } }
  }

  private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var isQuoted = false
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "\n" || scalar == "\r" { break }
      counts[scalar, default: 0] += 1
    }
    let known: [Unicode.Scalar] = [",", ";", "\t"]
    return known.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ","
  }

  private struct Reader {
    let separator: Unicode.Scalar
    var rows: [[PlacedCell]] = []
    private var row: [PlacedCell] = []
    private var cell = String.UnicodeScalarView()
    private var (line, column) = (1, 1)
    private var start: TextPosition
    private var isQuoted = false
    /// Whether a quotation mark was met within quotation marks, which may be the first of two.
    private var mayHaveClosed = false
    private var wasReturn = false

    init(separator: Unicode.Scalar) {
      self.separator = separator
      start = TextPosition(line: 1, column: 1)
    }

    mutating func take(_ scalar: Unicode.Scalar) {
      defer { advance(past: scalar) }
      if isQuoted, !mayHaveClosed {
        if scalar == "\"" { mayHaveClosed = true } else { cell.append(scalar) }
        return
      }
      if mayHaveClosed, scalar == "\"" {
        mayHaveClosed = false
        return cell.append(scalar)
      }
      if mayHaveClosed { (isQuoted, mayHaveClosed) = (false, false) }
      switch scalar {
      case "\"" where cell.isEmpty: isQuoted = true
      case separator: endCell(next: TextPosition(line: line, column: column + 1))
      case "\n" where wasReturn: start = TextPosition(line: line, column: 1)
      case "\n", "\r":
        endRow()
        start = TextPosition(line: line + 1, column: 1)
      default: cell.append(scalar)
      }
    }

    private mutating func advance(past scalar: Unicode.Scalar) {
      switch scalar {
      case "\n" where wasReturn: wasReturn = false
      case "\n", "\r":
        (line, column) = (line + 1, 1)
        wasReturn = scalar == "\r"
      default:
        column += 1
        wasReturn = false
      }
    }

    private mutating func endCell(next: TextPosition) {
      row.append(PlacedCell(text: String(cell).trimmed, position: start))
      cell = String.UnicodeScalarView()
      start = next
    }

    mutating func endRow() {
      endCell(next: start)
      rows.append(row)
      row = []
    }
  }
}

extension String {
  /// The text without the blanks at its ends.
  var trimmed: String {
    let scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
    let end = scalars.reversed().drop(while: \.properties.isWhitespace)
    return String(String.UnicodeScalarView(end.reversed()))
  }
}
