import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// All marks at once: options down, criteria across, and below them the cell of the cursor.
struct MatrixPicture {
  let room: ScoreRoom
  let bench: Bench
  let session: Session

  private var options: [Option] { session.markableOptions }
  private var criteria: [Criterion] { session.markedCriteria }

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let column = criteria.firstIndex { $0.id == room.criterion } ?? 0
    let row = options.firstIndex { $0.id == room.option } ?? 0
    let (top, below) = rect.splitTop(min(rect.height, options.count + 1))
    let drawn = table(row, column).draw(on: &frame.canvas, in: top)
    frame.add(drawn) { target in
      guard let row = target.row else { return nil }
      return .cell(option: row, criterion: max(0, (target.column ?? 1) - 1))
    }
    drawFoot(&frame, in: below.inset(left: 1, right: 1), options[row], criteria[column])
  }

  private func table(_ row: Int, _ column: Int) -> TableView {
    var columns = [TableColumn("Option", minimum: 8, maximum: 30, priority: 100)]
    columns += criteria.map {
      TableColumn($0.shortLabel, alignment: .right, minimum: 5, maximum: 12, priority: 10)
    }
    let cells = criteria.map(column(of:))
    let rows = options.enumerated().map { place, option in
      var line = cells.map { TableCell($0[place]) }
      if place == row, let entry = room.entry { line[column] = TableCell("[\(entry.text)]") }
      return TableRow(
        [TableCell(option.shortLabel)] + line, role: option.isAppraised ? .normal : .muted)
    }
    // What is being typed is never cut.
    if let entry = room.entry {
      columns[column + 1].minimum = max(5, entry.text.count + 2)
      columns[column + 1].maximum = max(12, entry.text.count + 2)
    }
    return TableView(
      columns: columns, rows: rows, selectedRow: row, selectedColumn: column + 1)
  }

  /// The answers on a criterion with their points in one column.
  private func column(of criterion: Criterion) -> [String] {
    let texts = options.map { option in
      session.marking(option.id, criterion.id).answer?.sign(on: criterion.scale) ?? "."
    }
    let numbers = NumberColumn(texts)
    return numbers.fraction > 0 ? texts.map(numbers.set) : texts
  }

  private func drawFoot(
    _ frame: inout Frame<Action>, in rect: Rect, _ option: Option, _ criterion: Criterion
  ) {
    guard rect.height > 2 else { return }
    let text = CellText(session: session, option: option, criterion: criterion)
    var blocks: [TextBlock] = [
      .heading(option.shortLabel.uppercased()), .paragraph(criterion.label, role: .heading),
    ]
    if let anchors = criterion.scale?.anchors, let scale = criterion.scale {
      blocks += anchors.map { .keyValue(scale.words($0.at), $0.words) }
    }
    blocks += CellReading(text, isWide: false, showsAnswer: true).blocks
    let (legend, area) = rect.inset(top: 1).splitBottom(rect.height > 6 ? 2 : 0)
    _ = ReadingPane(blocks).draw(on: &frame.canvas, in: area)
    frame.canvas.put(
      ". blank   ? I do not know   n/a does not apply   - would rather not mark", x: legend.x,
      y: legend.maxY - 1, width: legend.isEmpty ? 0 : legend.width, role: .muted)
  }
}
