import AppraisalHistory
import AppraisalModel
import Canvas
import PlainText

/// Draws what lies over a place.
struct OverlayView {
  let model: Model
  let overlay: Overlay

  /// Whether an area has room for a frame around what lies in it.
  static func hasFrame(_ rect: Rect) -> Bool { rect.height >= 6 && rect.width >= 16 }

  /// Blanks an area, draws a frame if there is room for one, and returns what is inside.
  static func frame(on canvas: inout Canvas, _ rect: Rect, title: String) -> Rect {
    guard hasFrame(rect) else {
      canvas.fill(rect)
      return rect.inset(left: 1, right: 1)
    }
    return canvas.box(rect, title: title).inset(left: 1, right: 1)
  }

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    switch overlay {
    case .commands(let menu): draw(menu, &frame, in: rect)
    case .choice(let menu): draw(menu, &frame, in: rect)
    case .evidence(let picker): draw(picker, &frame, in: rect)
    case .form(let form): FormView(form, in: rect).draw(&frame)
    case .confirmation(let question): draw(question, &frame, in: rect)
    case .reader(let reader): draw(reader, &frame, in: rect)
    case .practice(let practice): draw(practice, &frame, in: rect)
    case .health(let list): draw(list, &frame, in: rect)
    case .weighing(let desk): WeighingView(model: model, desk: desk).draw(&frame, in: rect)
    case .page(let page): draw(page, &frame, in: rect)
    case .contests(let list): draw(list, &frame, in: rect)
    }
  }

  private func draw(_ list: ContestList, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = Self.frame(on: &frame.canvas, rect, title: "What is contested")
    let content = list.content
    let selected = content.places.indices.contains(list.selected) ? list.selected : nil
    let pane = ReadingPane(
      content.blocks, selected: selected.map { content.places[$0] }, isFocused: true)
    let drawn = pane.draw(on: &frame.canvas, in: inner)
    frame.cursor = drawn.cursor ?? Point(x: inner.x, y: inner.y)
    frame.add(drawn) { block in content.places.firstIndex(of: block).map(Action.overlayRow) }
  }

  private func draw(_ list: HealthList, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = Self.frame(on: &frame.canvas, rect, title: "What weakens this appraisal")
    let drawn = list.pane.draw(on: &frame.canvas, in: inner)
    frame.cursor = drawn.cursor ?? Point(x: inner.x, y: inner.y)
    frame.add(drawn) { .overlayRow(($0 - HealthList.above) / HealthList.each) }
  }

  private func draw(_ menu: CommandMenu, _ frame: inout Frame<Action>, in rect: Rect) {
    var area = rect
    if menu.kind == .help, rect.height >= 12 {
      // What the place is for comes first; the menu takes the rest.
      let lines = DisplayText.wrap(model.place.purpose, width: max(1, rect.width - 2))
      frame.canvas.fill(rect)
      for (index, line) in lines.prefix(2).enumerated() {
        frame.canvas.put(line, x: rect.x + 1, y: rect.y + index)
      }
      area = rect.splitTop(min(2, lines.count)).rest
    }
    let found = model.commands(in: menu)
    let items = found.map { spec in
      MenuItem(
        spec.title, key: spec.keys.first?.name ?? "",
        disabledReason: model.disabledReason(spec.id),
        section: menu.search.isEmpty && menu.kind == .help ? spec.section.rawValue : "")
    }
    let title = menu.kind == .help ? "\(model.place.title): what you can do" : "All commands"
    let view = MenuView(
      title: title, items: items, selected: found.isEmpty ? nil : menu.selected,
      filter: menu.search, emptyText: "No command is called that.")
    let drawn = view.draw(on: &frame.canvas, in: area)
    frame.add(drawn) { .overlayRow($0) }
  }

  private func draw(_ menu: ChoiceMenu, _ frame: inout Frame<Action>, in rect: Rect) {
    let items = menu.choices.enumerated().map { MenuItem($1, key: String($0 + 1)) }
    let view = MenuView(title: menu.title, items: items, selected: menu.selected)
    let drawn = view.draw(on: &frame.canvas, in: rect)
    frame.add(drawn) { .overlayRow($0) }
  }

  private func draw(_ picker: EvidencePicker, _ frame: inout Frame<Action>, in rect: Rect) {
    let document = model.session?.document ?? CaseDocument()
    let inner = Self.frame(
      on: &frame.canvas, rect, title: "Evidence for \(model.cellName(picker.place))")
    let items = picker.items.map { id in
      let item = document.evidence.first { $0.id == id }
      let box = picker.chosen.contains(id) ? "[x] " : "[ ] "
      return ListItem(box + (item?.label ?? id.text), detail: item?.source?.place ?? "")
    }
    let (detail, top) = inner.splitBottom(inner.height >= 9 ? 4 : 0)
    let list = ListView(
      items: items, selected: items.isEmpty ? nil : picker.selected,
      emptyText: "This case has no evidence yet.")
    let drawn = list.draw(on: &frame.canvas, in: top)
    frame.add(drawn) { .overlayRow($0) }
    guard picker.items.indices.contains(picker.selected) else { return }
    let words = document.evidence.first { $0.id == picker.items[picker.selected] }?.words ?? ""
    _ = ReadingPane([.rule, .paragraph(words, role: .muted)]).draw(on: &frame.canvas, in: detail)
  }

  private func draw(_ question: Confirmation, _ frame: inout Frame<Action>, in rect: Rect) {
    let view = DialogView(
      title: question.title, body: [question.words],
      buttons: [
        DialogButton(key: "Esc", label: "stay"),
        DialogButton(key: String(question.key), label: question.label),
      ])
    let drawn = view.draw(on: &frame.canvas, in: rect)
    frame.add(drawn) { .overlayField($0 == 1 ? -1 : 0) }
  }

  private func draw(_ page: TextPage, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = Self.frame(on: &frame.canvas, rect, title: page.title)
    _ = page.pane.draw(on: &frame.canvas, in: inner)
    frame.cursor = Point(x: inner.x, y: inner.y)
  }

  private static func pane(_ reader: Reader) -> ReadingPane {
    let blocks = reader.paragraphs.flatMap { [TextBlock.paragraph($0), .blank] }
    return ReadingPane(blocks, offset: reader.scroll, isFocused: true)
  }

  /// The first line of a text that is shown.
  static func firstLine(of reader: Reader, in rect: Rect) -> Int {
    pane(reader).firstLine(in: inside(rect))
  }

  /// How much room there is inside the frame around an area, if it has one.
  static func inside(_ rect: Rect) -> Size {
    let isFramed = hasFrame(rect)
    return Size(
      width: rect.width - (isFramed ? 4 : 2), height: rect.height - (isFramed ? 2 : 0))
  }

  private func draw(_ reader: Reader, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = Self.frame(on: &frame.canvas, rect, title: reader.title)
    _ = Self.pane(reader).draw(on: &frame.canvas, in: inner)
    frame.cursor = Point(x: inner.x, y: inner.y)
  }

  private func draw(_ practice: Practice, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = Self.frame(
      on: &frame.canvas, rect, title: "Practice: nothing here is recorded")
    var blocks: [TextBlock] = [
      .heading("How well does tea keep a meeting awake?"),
      .keyValue("100", "nobody yawns before the last item"),
      .keyValue(" 50", "half the table is awake at the vote"),
      .keyValue("  0", "the chair has to be woken"),
      .blank,
    ]
    // With little room the ends of the scale stay, and then only what is to be done.
    if inner.height < 10 { blocks.removeAll { $0.kind == .blank } }
    if inner.height < 8 { blocks = [blocks[1], blocks[3]] }
    if inner.height < 4 { blocks = [] }
    if let mark = practice.mark {
      blocks += [
        .paragraph("You gave \(mark). That is all there is to it.", role: .good),
        .paragraph("On Score you do the same for each option. Enter closes this."),
      ]
    } else {
      let isShort = inner.width < 30
      blocks.append(
        .paragraph(
          isShort ? "0 to 100, then Enter" : "Type a number from 0 to 100 and press Enter:"))
      if let refusal = practice.refusal { blocks.append(.paragraph(refusal, role: .warning)) }
    }
    let isTyped = practice.mark == nil && inner.height > 1
    let room = isTyped ? inner.height - 1 : inner.height
    let shown = ReadingPane(blocks)
    let lines = min(shown.lineCount(width: inner.width), room)
    // What is to be done stands last, and stays in sight.
    _ = ReadingPane(blocks, offset: Int.max / 2)
      .draw(on: &frame.canvas, in: inner.splitTop(lines).top)
    guard practice.mark == nil, inner.height > 0 else { return }
    let line = Rect(x: inner.x, y: inner.y + (isTyped ? lines : 0), width: 8, height: 1)
    frame.cursor = TextFieldView(entry: practice.entry)
      .draw(on: &frame.canvas, in: line.intersection(inner))
  }
}
