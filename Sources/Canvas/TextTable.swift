import PlainText

/// A table in running text: the first row holds the headings, the first column the names of rows.
///
/// Where the columns do not fit beside one another, a table of numbers goes on below with the columns
/// that are left, under the names of the rows again; of any other table each row becomes its name
/// with "heading: value" lines under it. Nothing is cut.
public struct TextTable: Equatable, Sendable {
  /// The rows, the headings first; all of one length.
  public var rows: [[String]]
  /// Whether the columns after the first are numbers, whose points stand under each other.
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
  func lines(width: Int) -> [String] { (isNumeric ? aligned : self).set(width: width) }

  private func set(width: Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? DisplayText.displayWidth($0[column]) : 0 }.max() ?? 0
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap }
    let first = min(widths[0], max(width - others, 0))
    // Names of rows may take two lines; numbers may not.
    let name = min(widths[0], 12)
    if others + name <= width {
      return rows.flatMap { row in
        beside(row, widths: [first] + widths.dropFirst())
      }
    }
    let parts = isNumeric ? parts(widths, room: width - name) : []
    guard !parts.isEmpty else { return stacked(width: width) }
    return Array(
      parts.map { part in
        TextTable(
          rows.map { row in
            [row.first ?? ""] + part.map { row.indices.contains($0) ? row[$0] : "" }
          }, isNumeric: true
        ).set(width: width)
      }.joined(separator: [""]))
  }

  /// The columns that stand beside one another in so much room, in order; none where one is wider.
  private func parts(_ widths: [Int], room: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 1
    var used = 0
    for column in 1..<max(1, widths.count) {
      let width = widths[column] + Self.gap
      if width > room { return [] }
      if used + width > room {
        parts.append(start..<column)
        (start, used) = (column, 0)
      }
      used += width
    }
    return parts + [start..<widths.count]
  }

  /// The table with the points of each column under each other.
  private var aligned: TextTable {
    var copy = self
    for column in 1..<max(1, rows.map(\.count).max() ?? 0) {
      let places = rows.indices.dropFirst().filter { rows[$0].indices.contains(column) }
      let numbers = NumberColumn(places.map { rows[$0][column] })
      for row in places {
        let set = numbers.set(rows[row][column])
        copy.rows[row][column] = String(set.drop { $0 == " " })
      }
    }
    return copy
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
