import PlainText

/// One cell of a table.
public struct TableCell: Equatable, Sendable, ExpressibleByStringLiteral {
  /// What a cell holds.
  public enum Content: Equatable, Sendable {
    /// Text.
    case text(String)
    /// A bar as wide as the column.
    case bar(StackedBar)
    /// A bar of one value, as wide as the column.
    case meter(Meter)
  }

  /// What it holds.
  public var content: Content
  /// What it means, or nil to take that from the row.
  public var role: Role?
  /// How many levels it is indented.
  public var depth: Int

  /// Makes a cell with text.
  public init(_ text: String, role: Role? = nil, depth: Int = 0) {
    content = .text(text)
    self.role = role
    self.depth = depth
  }

  /// Makes a cell with a bar.
  public init(_ bar: StackedBar) {
    content = .bar(bar)
    role = nil
    depth = 0
  }

  /// Makes a cell with a bar of one value.
  public init(_ meter: Meter) {
    content = .meter(meter)
    role = nil
    depth = 0
  }

  /// Makes a cell with text.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

/// One row of a table.
public struct TableRow: Equatable, Sendable {
  /// Its cells, from the first column; missing ones are empty.
  public var cells: [TableCell]
  /// What it means.
  public var role: Role
  /// What stands on it where it is a rule across the table, else nil.
  public var rule: String?

  /// Makes a row.
  public init(_ cells: [TableCell], role: Role = .normal) {
    self.cells = cells
    self.role = role
  }

  /// Makes a rule across the table that says what is below it.
  public init(rule: String) {
    self.init([])
    self.rule = rule
  }
}

/// What a click on a table means.
public struct TableTarget: Equatable, Hashable, Sendable {
  /// The row, or nil for the header.
  public var row: Int?
  /// The column, or nil where the table selects whole rows.
  public var column: Int?

  /// Makes a target.
  public init(row: Int?, column: Int?) {
    self.row = row
    self.column = column
  }
}

/// A scrolling table with a selected row or cell, which drops columns where there is little room.
///
/// Texts at the left of a column and the titles of columns are cut so that no two look alike.
public struct TableView: Equatable, Sendable {
  /// The columns.
  public var columns: [TableColumn]
  /// The rows.
  public var rows: [TableRow]
  /// The selected row.
  public var selectedRow: Int?
  /// The selected column; nil selects whole rows.
  public var selectedColumn: Int?
  /// The first visible row of the last frame; it is corrected so that the selected row is in sight.
  public var offset: Int
  /// Whether the titles of the columns stand above the rows.
  public var showsHeader: Bool
  /// Whether keys go to this table, so that the cursor stands on its selection.
  public var isFocused: Bool
  /// How many spaces stand between columns.
  public var gap: Int

  /// Makes a table.
  public init(
    columns: [TableColumn], rows: [TableRow], selectedRow: Int? = nil, selectedColumn: Int? = nil,
    offset: Int = 0, showsHeader: Bool = true, isFocused: Bool = true, gap: Int = 2
  ) {
    self.columns = columns
    self.rows = rows
    self.selectedRow = selectedRow
    self.selectedColumn = selectedColumn
    self.offset = offset
    self.showsHeader = showsHeader
    self.isFocused = isFocused
    self.gap = max(0, gap)
  }

  /// How many rows of the table an area of a height shows.
  public func visibleRows(height: Int) -> Int {
    max(0, showsHeader && height > 1 ? height - 1 : height)
  }

  /// The width of each column in an area of a width, 0 for those that are dropped.
  ///
  /// Two columns at the left are the selection mark's, one at the right the scroll marks'.
  ///
  /// - Complexity: O(*n*) in the number of cells; columns with equal minimum and maximum are not
  ///   measured.
  public func columnWidths(width: Int) -> [Int] {
    TableLayout.widths(
      columns, natural: columns.indices.map(naturalWidth), room: max(0, width - 3), gap: gap,
      keep: selectedColumn)
  }

  /// Draws the table.
  ///
  /// - Complexity: O(*n*) in the number of cells, and that of ``DisplayText/apart(_:within:ellipsis:)``
  ///   for columns in which texts are cut.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<TableTarget> {
    var drawn = Drawn<TableTarget>()
    guard !rect.isEmpty else { return drawn }
    let spans = spans(in: rect)
    drawn.hits.reserveCapacity(
      (selectedColumn == nil ? 1 : spans.count) * rect.height + spans.count)
    let (header, body) = rect.splitTop(rect.height - visibleRows(height: rect.height))
    let first = Scroll.offset(
      stored: offset, selected: selectedRow, count: rows.count, visible: body.height)
    let shown = first..<max(first, min(rows.count, first + body.height))
    if !header.isEmpty {
      let titles = DisplayText.apart(
        spans.map { columns[$0.column].title }, within: spans.map(\.width),
        ellipsis: canvas.glyphs.ellipsis)
      for (span, title) in zip(spans, titles) {
        canvas.putFitted(
          title, x: span.x, y: header.y, width: span.width,
          alignment: columns[span.column].alignment, role: .muted)
        let hit = Rect(x: span.x, y: header.y, width: span.width, height: 1)
        drawn.hits.append(HitBox(hit, TableTarget(row: nil, column: span.column)))
      }
    }
    let cut = spans.map { span in
      cutTexts(span, shown, ellipsis: canvas.glyphs.ellipsis)
    }
    for index in shown {
      let row = Rect(x: body.x, y: body.y + index - first, width: body.width, height: 1)
      drawRow(index, spans, cut, on: &canvas, in: row, &drawn)
    }
    Scroll.drawMarks(on: &canvas, in: body, offset: first, count: rows.count)
    return drawn
  }

  private struct Span {
    var column: Int
    var x: Int
    var width: Int
  }

  private func spans(in rect: Rect) -> [Span] {
    var x = rect.x + 2
    var spans: [Span] = []
    for (column, width) in columnWidths(width: rect.width).enumerated() where width > 0 {
      spans.append(Span(column: column, x: x, width: width))
      x += width + gap
    }
    return spans
  }

  private func naturalWidth(_ column: Int) -> Int {
    let spec = columns[column]
    if let maximum = spec.maximum, maximum == spec.minimum { return maximum }
    var width = max(spec.minimum, showsHeader ? DisplayText.displayWidth(spec.title) : 0)
    for row in rows where column < row.cells.count {
      guard case .text(let text) = row.cells[column].content else { continue }
      let indent = 2 * min(max(0, row.cells[column].depth), 20)
      width = max(width, DisplayText.displayWidth(text) + indent)
    }
    return min(width, spec.maximum ?? Canvas.maximumLength)
  }

  /// The texts of a column as they are cut, if one of those that are seen has to be; else nil.
  private func cutTexts(_ span: Span, _ shown: Range<Int>, ellipsis: String) -> [String]? {
    guard columns[span.column].alignment == .left else { return nil }
    let isCut = shown.contains { row in
      DisplayText.displayWidth(text(row, span.column)) > room(row, span)
    }
    guard isCut else { return nil }
    return DisplayText.apart(
      rows.indices.map { text($0, span.column) }, within: rows.indices.map { room($0, span) },
      ellipsis: ellipsis)
  }

  private func text(_ row: Int, _ column: Int) -> String {
    guard column < rows[row].cells.count, case .text(let text) = rows[row].cells[column].content
    else { return "" }
    return text
  }

  /// How much of a column the text of a row may take.
  private func room(_ row: Int, _ span: Span) -> Int {
    let depth = span.column < rows[row].cells.count ? rows[row].cells[span.column].depth : 0
    return span.width - indent(depth, in: span.width)
  }

  private func indent(_ depth: Int, in width: Int) -> Int {
    min(2 * min(max(0, depth), 20), max(0, width - 1))
  }

  private func drawRow(
    _ index: Int, _ spans: [Span], _ cut: [[String]?], on canvas: inout Canvas, in rect: Rect,
    _ drawn: inout Drawn<TableTarget>
  ) {
    if let words = rows[index].rule {
      canvas.horizontalRule(x: rect.x, y: rect.y, width: rect.width)
      canvas.put(" \(words) ", x: rect.x + 1, y: rect.y, width: rect.width - 1, role: .muted)
      return
    }
    let isSelected = index == selectedRow
    let isRowSelected = isSelected && isFocused && selectedColumn == nil
    let rowRole = isRowSelected ? Role.selected : rows[index].role
    canvas.fill(rect, role: rowRole)
    if isSelected {
      canvas.put(
        String(canvas.glyphs.selection), x: rect.x, y: rect.y, width: rect.width,
        role: isRowSelected ? .selected : .accent)
      if isFocused { drawn.cursor = Point(x: rect.x, y: rect.y) }
    }
    if selectedColumn == nil {
      drawn.hits.append(HitBox(rect, TableTarget(row: index, column: nil)))
    }
    for (span, cut) in zip(spans, cut) {
      let area = Rect(x: span.x, y: rect.y, width: min(span.width, rect.maxX - span.x), height: 1)
      guard !area.isEmpty else { continue }
      let isCell = isSelected && isFocused && span.column == selectedColumn
      let cell = span.column < rows[index].cells.count ? rows[index].cells[span.column] : ""
      let role = isCell || isRowSelected ? Role.selected : cell.role ?? rowRole
      if role != rowRole { canvas.fill(area, role: role) }
      drawCell(cell, cut?[index], columns[span.column].alignment, role, on: &canvas, in: area)
      if isCell { drawn.cursor = Point(x: area.x, y: area.y) }
      if selectedColumn != nil {
        drawn.hits.append(HitBox(area, TableTarget(row: index, column: span.column)))
      }
    }
  }

  private func drawCell(
    _ cell: TableCell, _ cut: String?, _ alignment: Alignment, _ role: Role,
    on canvas: inout Canvas, in area: Rect
  ) {
    switch cell.content {
    case .text(let text):
      let indent = indent(cell.depth, in: area.width)
      canvas.putFitted(
        cut ?? text, x: area.x + indent, y: area.y, width: area.width - indent,
        alignment: alignment,
        role: role)
    case .bar(let bar): bar.draw(on: &canvas, in: area)
    case .meter(let meter): meter.draw(on: &canvas, in: area)
    }
  }
}
