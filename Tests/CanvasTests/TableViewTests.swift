import Canvas
import PlainText
import Testing

private func table(_ columns: [TableColumn], _ rows: [[TableCell]]) -> TableView {
  TableView(columns: columns, rows: rows.map { TableRow($0) })
}

private func drawn(
  _ table: TableView, _ width: Int, _ height: Int = 3
) -> (Canvas, Drawn<TableTarget>) {
  var canvas = Canvas(size: Size(width: width, height: height), glyphs: .ascii)
  let drawn = table.draw(on: &canvas, in: canvas.bounds)
  return (canvas, drawn)
}

private let marks = table(
  [
    TableColumn("Option", minimum: 6, priority: 2), TableColumn("Score", alignment: .right),
    TableColumn("Note", priority: 1),
  ],
  [["Join the council", "71.3", "leads"], ["Stand alone", "65", ""]])

@Suite struct TableViewTests {
  @Test(arguments: [
    (40, [16, 5, 5]), (33, [16, 5, 5]), (32, [16, 4, 5]), (30, [16, 3, 4]), (29, [16, 3, 3]),
    (25, [12, 3, 3]), (19, [6, 3, 3]), (18, [10, 0, 3]), (14, [6, 0, 3]), (13, [10, 0, 0]),
    (8, [5, 0, 0]), (3, [0, 0, 0]), (0, [0, 0, 0]), (-5, [0, 0, 0]),
  ])
  func `columns shrink and go by priority`(width: Int, expected: [Int]) {
    #expect(marks.columnWidths(width: width) == expected)
  }

  @Test(arguments: [
    (nil, [4, 4, 0, 0]), (0, [4, 4, 0, 0]), (2, [0, 0, 4, 4]), (3, [0, 0, 4, 4]),
  ])
  func `among equals the columns next to the selected one stay`(selected: Int?, expected: [Int]) {
    let columns = (0..<4).map { TableColumn("c\($0)", minimum: 4, maximum: 4) }
    var table = table(columns, [])
    table.selectedColumn = selected
    #expect(table.columnWidths(width: 13) == expected)
  }

  @Test func `the selected column stays although its priority is the lowest`() {
    var table = table(
      [TableColumn("aaaa", minimum: 4, priority: 1), TableColumn("bbbb", minimum: 4)], [])
    table.selectedColumn = 1
    #expect(table.columnWidths(width: 8) == [0, 4])
  }

  @Test func `columns that grow share what is left`() {
    let table = table(
      [
        TableColumn("a", minimum: 2, grows: true), TableColumn("b", minimum: 2),
        TableColumn("c", minimum: 2, grows: true),
      ], [])
    #expect(table.columnWidths(width: 18) == [5, 2, 4])
  }

  @Test func `numbers stand at the right under their header`() {
    let (canvas, drawn) = drawn(marks, 33)
    #expect(
      rows(canvas) == [
        "  Option            Score  Note", "  Join the council   71.3  leads",
        "  Stand alone          65",
      ])
    #expect(drawn.cursor == nil)
    #expect(drawn.hits.suffix(2).map(\.action.row) == [0, 1])
    #expect(drawn.hits.prefix(3).map(\.action.column) == [0, 1, 2])
  }

  @Test func `a selected row is one area, a selected cell is its own`() {
    var table = marks
    table.selectedRow = 1
    var (canvas, result) = drawn(table, 33)
    #expect(canvas.text(row: 2) == "> Stand alone          65")
    #expect((0..<33).allSatisfy { canvas[$0, 2].role == .selected })
    #expect(result.cursor == Point(x: 0, y: 2))
    table.selectedColumn = 1
    (canvas, result) = drawn(table, 33)
    #expect((0..<33).filter { canvas[$0, 2].role == .selected } == Array(20...24))
    #expect(result.cursor == Point(x: 20, y: 2))
    let cell = HitBox(Rect(x: 20, y: 2, width: 5, height: 1), TableTarget(row: 1, column: 1))
    #expect(result.hits.contains(cell))
  }

  @Test func `rows with fewer cells are blank at their end`() {
    let (canvas, _) = drawn(table([TableColumn("a"), TableColumn("b")], [["x"], []]), 12)
    #expect(rows(canvas) == ["  a    b", "  x", ""])
  }

  @Test func `cells can hold bars and be indented`() {
    let bar = StackedBar([BarSegment(50, fill: 0)], unknown: 25, total: 100)
    let columns = [TableColumn("a", minimum: 5), TableColumn("b", minimum: 8)]
    let cells = [TableCell("x", depth: 1), TableCell(bar)]
    #expect(drawn(table(columns, [cells]), 20).0.text(row: 1) == "    x    ####..")
    let meter = [TableCell("x"), TableCell(Meter(75, total: 100))]
    #expect(drawn(table(columns, [meter]), 20).0.text(row: 1) == "  x      ######")
  }

  @Test func `a table scrolls to its selected row`() {
    var table = table([TableColumn("n")], (1...9).map { [TableCell("\($0)")] })
    table.selectedRow = 6
    let (canvas, _) = drawn(table, 8)
    #expect(rows(canvas) == ["  n", "  6    ^", "> 7    v"])
    #expect(table.visibleRows(height: 3) == 2)
    #expect(table.visibleRows(height: 1) == 1)
  }

  @Test func `a rule says what is below it and cannot be clicked`() {
    let table = TableView(
      columns: [TableColumn("Option")], rows: [["A"], ["B"]].map { TableRow($0) }, selectedRow: 0)
    var ruled = table
    ruled.rows.insert(TableRow(rule: "Cannot lead"), at: 1)
    var canvas = Canvas(size: Size(width: 20, height: 4), glyphs: .unicode)
    let drawn = ruled.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 2) == "─ Cannot lead ──────")
    #expect(drawn.hits.compactMap { $0.action.row } == [0, 2])
  }
}
