import Canvas
import PlainText

/// Screens as an application composes them, for goldens, fuzzing and hostile text.
enum SampleScreen: String, CaseIterable, Sendable {
  case read
  case score
  case ranking
  case criteria
  case menu
  case confirm
  case prompt

  /// The screen with every text passed through a function, at offsets that may be out of range.
  func frame(
    size: Size, glyphs: GlyphSet, offset: Int = 0, text: (String) -> String = { $0 }
  ) -> Frame<Int> {
    var frame = Frame<Int>(size: size, glyphs: glyphs)
    let (body, _) = drawFurniture(&frame, text)
    switch self {
    case .read: drawRead(&frame, body, offset, text)
    case .score: drawScore(&frame, body, offset, text)
    case .ranking: drawRanking(&frame, body, offset, text)
    case .criteria: drawCriteria(&frame, body, offset, text)
    case .menu: drawMenu(&frame, body, offset, text)
    case .confirm: drawConfirm(&frame, body, offset, text)
    case .prompt: drawPrompt(&frame, body, offset, text)
    }
    return frame
  }

  private func drawFurniture(
    _ frame: inout Frame<Int>, _ text: (String) -> String
  ) -> (Rect, Rect) {
    let (top, rest) = frame.canvas.bounds.splitTop(2)
    let (hints, body) = rest.splitBottom(1)
    let tabs = TabStrip(
      tabs: [
        Tab(key: "1", title: text("Read"), short: "Rd"),
        Tab(key: "2", title: text("Score"), short: "Sc"),
        Tab(key: "3", title: text("Result")), Tab(title: text("More")),
      ], active: 1)
    frame.add(tabs.draw(on: &frame.canvas, in: top)) { $0 }
    frame.canvas.horizontalRule(x: 0, y: 1, width: top.width)
    let bar = HintBar([
      Hint(key: "Enter", label: text("save")), Hint(key: "n", label: text("next")),
      Hint(key: "r", label: text("reason")), Hint(key: "?", label: text("help")),
    ])
    frame.add(bar.draw(on: &frame.canvas, in: hints)) { $0 + 100 }
    return (body, hints)
  }

  private func drawRead(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    let (left, right) = body.splitLeft(min(30, body.width / 3))
    let list = ListView(
      items: Self.options.enumerated().map { index, name in
        ListItem(
          text(name), detail: index == 2 ? text("done") : "", depth: index == 4 ? 1 : 0,
          role: index == 5 ? .muted : .normal, match: index == 1 ? 6..<10 : nil)
      }, selected: 2, offset: offset, showsPosition: true)
    frame.add(list.draw(on: &frame.canvas, in: left)) { $0 }
    frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
    let pane = ReadingPane(
      [
        .heading(text("Join the council")), .blank,
        .paragraph(text("Community services join the council’s adult social care.")),
        .rule, .bullet(text("One team, one assessment, one budget for each person.")),
        .bullet(text("Staff change their employer."), isLink: true),
        .keyValue(text("VAT"), text("recoverable")),
        .keyValue(text("Pooled fund"), text("yes, under section 75 of the National Health Act")),
      ], offset: offset)
    frame.add(pane.draw(on: &frame.canvas, in: right.inset(left: 2))) { $0 }
  }

  private func drawScore(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    let criteria = ["Integration", "Users", "Efficiency", "Deliverability", "Staff"]
    let table = TableView(
      columns: [TableColumn(text("Option"), minimum: 8, maximum: 24, priority: 9)]
        + criteria.map { TableColumn(text($0), alignment: .right, minimum: 5, maximum: 14) },
      rows: Self.options.enumerated().map { row, name in
        TableRow(
          [TableCell(text(name))]
            + criteria.indices.map {
              TableCell(text("\((row * 17 + $0 * 23) % 101)"), role: $0 == 3 ? .warning : nil)
            })
      }, selectedRow: 2, selectedColumn: 4, offset: offset)
    frame.add(table.draw(on: &frame.canvas, in: body)) { ($0.row ?? 0) * 10 + ($0.column ?? 0) }
  }

  private func drawRanking(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    let table = TableView(
      columns: [
        TableColumn("", alignment: .right, minimum: 2, priority: 3),
        TableColumn("", minimum: 8, maximum: 24, priority: 2),
        TableColumn("", minimum: 6, maximum: 6, priority: 0, grows: true),
        TableColumn("", alignment: .right, minimum: 5, priority: 2),
      ],
      rows: Self.options.enumerated().map { row, name in
        let parts = [24.0, 18, 12, 10].enumerated().map { BarSegment($1 - Double(row), fill: $0) }
        return TableRow(
          [
            TableCell("\(row + 1)"), TableCell(text(name)),
            TableCell(StackedBar(parts, unknown: Double(row), total: 100)),
            TableCell(text("\(64 - 4 * row).3")),
          ], role: row == 0 ? .accent : .normal)
      }, selectedRow: 1, offset: offset, showsHeader: false)
    frame.add(table.draw(on: &frame.canvas, in: body)) { $0.row }
  }

  private func drawCriteria(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    let rows = [("Benefit", 0, 60), ("Integration", 1, 35), ("Users", 1, 25), ("Risk", 0, 40)]
    let table = TableView(
      columns: [
        TableColumn(text("Criterion"), minimum: 10, priority: 3, grows: true),
        TableColumn(text("Weight"), alignment: .right, minimum: 6, priority: 2),
        TableColumn(text("Share"), minimum: 8, maximum: 20),
      ],
      rows: rows.map { name, depth, weight in
        TableRow([
          TableCell(text(name), role: depth == 0 ? .heading : nil, depth: depth),
          TableCell("\(weight)%"), TableCell(Meter(Double(weight), total: 100)),
        ])
      }, selectedRow: 1, offset: offset)
    frame.add(table.draw(on: &frame.canvas, in: body)) { $0.row }
  }

  private func drawMenu(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    drawRead(&frame, body, offset, text)
    let menu = MenuView(
      title: text("Commands"),
      items: [
        MenuItem(text("Undo"), key: "u", disabledReason: text("nothing to undo"), section: "Edit"),
        MenuItem(text("Give a reason"), key: "r", section: "Edit"),
        MenuItem(text("Check and hand in"), key: "h", section: text("Round")),
        MenuItem(text("Withdraw"), section: text("Round")),
      ], selected: 1, offset: offset, filter: TextEntry(text("a")))
    frame.add(menu.draw(on: &frame.canvas, in: frame.canvas.bounds)) { $0 }
  }

  private func drawConfirm(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    drawRead(&frame, body, offset, text)
    let dialog = DialogView(
      title: text("Reveal the marks"),
      body: [
        text("Everybody will see who gave which mark. This cannot be undone."),
        text("Two members have not handed in."),
      ],
      buttons: [
        DialogButton(key: "Esc", label: text("Cancel")),
        DialogButton(key: "y", label: text("Reveal")),
      ], offset: offset)
    frame.add(dialog.draw(on: &frame.canvas, in: frame.canvas.bounds)) { $0 }
  }

  private func drawPrompt(
    _ frame: inout Frame<Int>, _ body: Rect, _ offset: Int, _ text: (String) -> String
  ) {
    let dialog = DialogView(
      title: text("Reason"), body: [text("Why 85 for Integration?")],
      buttons: [DialogButton(key: "Ctrl-S", label: text("Save"))],
      entry: TextEntry(
        text("One team and one budget: paper 3.1 says so.\nStaff agree – on the whole."),
        isMultiline: true), offset: offset)
    frame.add(dialog.draw(on: &frame.canvas, in: frame.canvas.bounds)) { $0 }
  }

  static let options = [
    "Stay at arm's length", "Stand-alone body", "Join the council", "Join the hospital trust",
    "Join neighbouring providers", "Managed dispersal",
  ]
}
