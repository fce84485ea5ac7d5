import AppraisalModel
import Canvas
import PlainText

/// Draws what lies over a place.
struct OverlayView {
  let model: Model
  let overlay: Overlay

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    switch overlay {
    case .commands(let menu): draw(menu, &frame, in: rect)
    case .choice(let menu): draw(menu, &frame, in: rect)
    case .evidence(let picker): draw(picker, &frame, in: rect)
    case .form(let form): FormView(form: form).draw(&frame, in: rect)
    case .confirmation(let question): draw(question, &frame, in: rect)
    case .reader(let reader): draw(reader, &frame, in: rect)
    case .practice(let practice): draw(practice, &frame, in: rect)
    }
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
    let inner = frame.canvas.box(
      rect, title: "Evidence for \(model.cellName(picker.place))")
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

  private static func pane(_ reader: Reader) -> ReadingPane {
    let blocks = reader.paragraphs.flatMap { [TextBlock.paragraph($0), .blank] }
    return ReadingPane(blocks, offset: reader.scroll, isFocused: true)
  }

  /// The first line of a text that is shown.
  static func firstLine(of reader: Reader, in rect: Rect) -> Int {
    pane(reader).firstLine(in: Size(width: rect.width - 4, height: rect.height - 2))
  }

  private func draw(_ reader: Reader, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = frame.canvas.box(rect, title: reader.title)
    _ = Self.pane(reader).draw(on: &frame.canvas, in: inner.inset(left: 1, right: 1))
    frame.cursor = Point(x: inner.x + 1, y: inner.y)
  }

  private func draw(_ practice: Practice, _ frame: inout Frame<Action>, in rect: Rect) {
    let inner = frame.canvas.box(rect, title: "Practice: nothing here is recorded")
      .inset(left: 1, right: 1)
    var blocks: [TextBlock] = [
      .heading("How well does tea keep a meeting awake?"),
      .keyValue("100", "nobody yawns before the last item"),
      .keyValue(" 50", "half the table is awake at the vote"),
      .keyValue("  0", "the chair has to be woken"),
      .blank,
    ]
    if let mark = practice.mark {
      blocks += [
        .paragraph("You gave \(mark). That is all there is to it.", role: .good),
        .paragraph("On Score you do the same for each option. Enter closes this."),
      ]
    } else {
      blocks.append(.paragraph("Type a number from 0 to 100 and press Enter:"))
      if let refusal = practice.refusal { blocks.append(.paragraph(refusal, role: .warning)) }
    }
    let pane = ReadingPane(blocks)
    _ = pane.draw(on: &frame.canvas, in: inner)
    let line = min(pane.lineCount(width: inner.width), inner.height - 1)
    guard practice.mark == nil, inner.height > 0 else { return }
    let field = TextFieldView(entry: practice.entry)
    frame.cursor = field.draw(
      on: &frame.canvas, in: Rect(x: inner.x, y: inner.y + line, width: 8, height: 1))
  }
}

/// Draws a form: its fields one under the other, the one with the cursor explained.
struct FormView {
  let form: Form

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let height = min(rect.height, wantedHeight)
    let width = min(rect.width, 72)
    let area = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
    let inner = frame.canvas.box(area, title: form.title).inset(left: 1, right: 1)
    // With little room only the field with the cursor is shown.
    let shown = inner.height >= wantedHeight - 2 ? Array(form.fields.indices) : [form.focus]
    var y = inner.y
    for index in shown {
      y = drawField(&frame, index, in: inner, y: y, isAlone: shown.count == 1)
    }
    if let refusal = form.refusal, inner.height > 0 {
      frame.canvas.putFitted(
        refusal, x: inner.x, y: inner.maxY - 1, width: inner.width, role: .warning)
    }
  }

  private var wantedHeight: Int {
    3 + form.fields.reduce(0) { $0 + (isLong($1) ? 7 : 3) }
  }

  private func isLong(_ field: FormField) -> Bool {
    if case .text(let entry) = field.content { entry.isMultiline } else { false }
  }

  private func drawField(
    _ frame: inout Frame<Action>, _ index: Int, in inner: Rect, y: Int, isAlone: Bool
  ) -> Int {
    let field = form.fields[index]
    let isFocused = index == form.focus
    let isLong = isLong(field)
    var y = y
    if inner.maxY - y > 2 || !isAlone {
      let help = isFocused && !field.help.isEmpty ? "  \(field.help)" : ""
      let used = frame.canvas.put(
        field.label, x: inner.x, y: y, width: inner.width, role: isFocused ? .accent : .muted)
      frame.canvas.put(
        help, x: inner.x + used, y: y, width: inner.width - used, role: .muted)
      y += 1
    }
    let rows = isLong ? min(5, max(1, inner.maxY - y - 1)) : 1
    let rect = Rect(x: inner.x, y: y, width: inner.width, height: rows).intersection(inner)
    frame.hits.append(HitBox(rect, .overlayField(index)))
    switch field.content {
    case .choice(let choices, let chosen):
      let words = choices.indices.contains(chosen) ? choices[chosen] : ""
      frame.canvas.fill(rect, role: isFocused ? .selected : .field)
      frame.canvas.put(
        "< \(words) >", x: rect.x, y: rect.y, width: rect.width,
        role: isFocused ? .selected : .field)
      if isFocused { frame.cursor = Point(x: rect.x, y: rect.y) }
    case .text(let entry):
      let cursor =
        isLong
        ? TextAreaView(entry: entry, isFocused: isFocused).draw(on: &frame.canvas, in: rect)
        : TextFieldView(entry: entry, isFocused: isFocused).draw(on: &frame.canvas, in: rect)
      if isFocused { frame.cursor = cursor }
    }
    return y + rows + 1
  }
}
