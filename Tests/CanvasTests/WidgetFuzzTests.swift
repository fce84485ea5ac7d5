import SeededRandom
import Canvas
import PlainText
import Testing

/// Every widget in areas that may lie outside the canvas, with hostile text and wrong indices.
@Suite struct WidgetFuzzTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no widget breaks a canvas`(part: UInt64) {
    for seed in part * 30..<(part + 1) * 30 {
      var generator = SeededGenerator(seed: seed)
      let size = Size(
        width: Int.random(in: 0...50, using: &generator),
        height: Int.random(in: 0...16, using: &generator))
      var canvas = Canvas(size: size, glyphs: seed.isMultiple(of: 3) ? .ascii : .unicode)
      for widget in 0..<10 {
        draw(widget, on: &canvas, in: area(&generator), &generator)
        #expect(problems(canvas) == [], "seed \(seed), widget \(widget)")
      }
    }
  }

  private func area(_ generator: inout SeededGenerator) -> Rect {
    Rect(
      x: Int.random(in: -12...50, using: &generator),
      y: Int.random(in: -6...16, using: &generator),
      width: Int.random(in: -2...60, using: &generator),
      height: Int.random(in: -2...18, using: &generator))
  }

  private func draw(
    _ widget: Int, on canvas: inout Canvas, in rect: Rect, _ generator: inout SeededGenerator
  ) {
    let texts = (0..<4).map { _ in generator.hostileText(upTo: 24) }
    let index: Int? = [nil, -1, 0, 2, 99].randomElement(using: &generator) ?? nil
    let offset = Int.random(in: -3...9, using: &generator)
    let number = Double.random(in: -50...150, using: &generator)
    let entry = TextEntry(texts[0], isMultiline: offset > 2)
    switch widget {
    case 0:
      let items = texts.map { ListItem($0, detail: texts[1], depth: offset, match: 1..<3) }
      _ = ListView(items: items, selected: index, offset: offset, showsPosition: true)
        .draw(on: &canvas, in: rect)
    case 1:
      let columns = texts.map { TableColumn($0, alignment: .centre, minimum: offset) }
      let bar = StackedBar([BarSegment(number, fill: offset)], unknown: number, total: number)
      let cells = [TableCell(texts[2], depth: offset), TableCell(bar), TableCell(texts[0])]
      let rows = texts.map { _ in TableRow(cells, role: .warning) }
      let table = TableView(
        columns: columns, rows: rows, selectedRow: index, selectedColumn: index, offset: offset)
      _ = table.draw(on: &canvas, in: rect)
    case 2:
      let blocks: [TextBlock] =
        [.heading(texts[0]), .rule, .keyValue(texts[1], texts[2])]
        + texts.map { .bullet($0, isLink: true) }
      _ = ReadingPane(blocks, offset: offset, selected: index, isFocused: true)
        .draw(on: &canvas, in: rect)
    case 3:
      let items = texts.map { MenuItem($0, key: texts[1], disabledReason: $0, section: $0) }
      _ = MenuView(title: texts[0], items: items, selected: index, offset: offset, filter: entry)
        .draw(on: &canvas, in: rect)
    case 4:
      let buttons = texts.map { DialogButton(key: $0, label: $0) }
      let dialog = DialogView(
        title: texts[0], body: texts, buttons: buttons, focused: index ?? 0,
        entry: offset > 0 ? entry : nil, offset: offset, preferredWidth: offset * 10)
      _ = dialog.draw(on: &canvas, in: rect)
    case 5:
      _ = TabStrip(tabs: texts.map { Tab(key: $0, title: $0, short: $0) }, active: index)
        .draw(on: &canvas, in: rect)
    case 6:
      _ = HintBar(texts.map { Hint(key: $0, label: $0) }).draw(on: &canvas, in: rect)
    case 7:
      TextFieldView(entry: entry, placeholder: texts[1]).draw(on: &canvas, in: rect)
      Meter(number, total: 100).draw(on: &canvas, in: rect)
    case 8:
      let axis = ValueAxis(
        from: number, to: Double(offset), ticks: [0, 50],
        labels: texts.map { .init($0, at: Double(offset)) })
      axis.drawLabels(on: &canvas, in: rect)
      ValueLine(axis, value: number, former: Double(offset), stretch: -5...5)
        .draw(on: &canvas, in: rect)
    default:
      TextAreaView(entry: entry, offset: offset, placeholder: texts[1])
        .draw(on: &canvas, in: rect)
    }
  }
}
