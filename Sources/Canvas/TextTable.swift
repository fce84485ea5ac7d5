import PlainText

/// A table in running text: the first row holds the headings, the first column the names of rows.
///
/// Where the columns do not fit beside one another, each row becomes its name with "heading: value"
/// lines under it, so that nothing is cut.
public struct TextTable: Equatable, Sendable {
  /// The rows, the headings first; all of one length.
  public var rows: [[String]]
  /// Whether the columns after the first are numbers, which are set flush right.
  public var isNumeric: Bool

  /// Makes a table.
  public init(_ rows: [[String]], isNumeric: Bool = false) {
    self.rows = rows
    self.isNumeric = isNumeric
  }

  private static let gap = 2

  /// The lines of the table in a width.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func lines(width: Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? DisplayText.displayWidth($0[column]) : 0 }.max() ?? 0
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap }
    let first = min(widths[0], max(width - others, 0))
    // Names of rows may take two lines; numbers may not.
    guard others + min(widths[0], 12) <= width else { return stacked(width: width) }
    return rows.flatMap { row in
      beside(row, widths: [first] + widths.dropFirst())
    }
  }

  private func beside(_ row: [String], widths: [Int]) -> [String] {
    let names = DisplayText.wrap(row.first ?? "", width: max(1, widths[0]))
    var line = padded(names.first ?? "", to: widths[0], isRight: false)
    for (column, text) in row.enumerated().dropFirst() {
      let isLast = column == row.count - 1
      line += String(repeating: " ", count: Self.gap)
      line +=
        isNumeric || !isLast ? padded(text, to: widths[column], isRight: isNumeric) : text
    }
    return [line] + names.dropFirst()
  }

  private func padded(_ text: String, to width: Int, isRight: Bool) -> String {
    let room = String(repeating: " ", count: max(0, width - DisplayText.displayWidth(text)))
    return isRight ? room + text : text + room
  }

  private func stacked(width: Int) -> [String] {
    let headings = rows.first ?? []
    return rows.dropFirst().flatMap { row -> [String] in
      DisplayText.wrap(row.first ?? "", width: width)
        + row.enumerated().dropFirst().flatMap { column, text -> [String] in
          let heading = headings.indices.contains(column) ? headings[column] : ""
          return DisplayText.wrap("\(heading): \(text)", width: max(1, width - 2)).map { "  " + $0 }
        }
    }
  }
}
