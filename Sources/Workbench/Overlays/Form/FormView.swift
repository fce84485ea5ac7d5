import AppraisalModel
import Canvas
import PlainText

/// Draws a form: its questions with their answers, what the one with the cursor is for, the buttons.
struct FormView {
  let form: Form
  let rect: Rect
  let layout: FormLayout

  init(_ form: Form, in rect: Rect) {
    self.form = form
    self.rect = rect
    layout = FormLayout(form, in: rect)
  }

  func draw(_ frame: inout Frame<Action>) {
    _ = OverlayFrame.draw(on: &frame.canvas, layout.frame, title: title)
    for index in form.fields.indices { drawField(&frame, index) }
    drawMarks(&frame)
    drawFooter(&frame)
    drawButtons(&frame)
    if let picker = form.picker { draw(picker, &frame) }
  }

  private var title: String {
    let place = min(form.focus + 1, form.fields.count)
    return layout.isWhole ? form.title : "\(form.title) (\(place) of \(form.fields.count))"
  }

  /// Marks beside the fields that there are more above or below.
  private func drawMarks(_ frame: inout Frame<Action>) {
    guard !layout.isWhole, layout.frame.maxX > layout.body.maxX else { return }
    let glyphs = frame.canvas.glyphs
    let edge = Rect(x: layout.frame.maxX - 1, y: layout.body.y, width: 1, height: 1)
    if layout.offset > 0 { frame.canvas.fill(edge, with: glyphs.moreAbove, role: .accent) }
    if layout.offset + layout.body.height < layout.rowCount {
      let last = Rect(x: edge.x, y: layout.body.maxY - 1, width: 1, height: 1)
      frame.canvas.fill(last, with: glyphs.moreBelow, role: .accent)
    }
  }

  // MARK: Fields

  private func drawField(_ frame: inout Frame<Action>, _ index: Int) {
    let field = form.fields[index]
    let isFocused = index == form.focus
    let mark = layout.line(layout.places[index].top)
    let label = layout.label(index)
    if isFocused, !mark.isEmpty, label.x > mark.x {
      frame.canvas.fill(
        mark.splitLeft(1).left, with: frame.canvas.glyphs.selection, role: .accent)
    }
    frame.canvas.putFitted(
      field.label, x: label.x, y: label.y, width: label.isEmpty ? 0 : label.width,
      role: isFocused ? .accent : .normal)
    if !label.isEmpty { frame.hits.append(HitBox(label, .overlayField(index))) }
    let value = layout.value(index)
    if !value.isEmpty {
      frame.hits.append(HitBox(value, .overlayField(index)))
      drawValue(&frame, index, in: value)
    }
    drawProblem(&frame, index)
  }

  private func drawProblem(_ frame: inout Frame<Action>, _ index: Int) {
    let place = layout.places[index]
    let x = layout.value(index).x
    for (row, words) in place.problem.enumerated() {
      let line = layout.line(place.value.upperBound + row)
      guard !line.isEmpty else { continue }
      frame.canvas.put(words, x: max(x, line.x), y: line.y, width: line.width, role: .warning)
    }
  }

  private func drawValue(_ frame: inout Frame<Action>, _ index: Int, in area: Rect) {
    let isFocused = index == form.focus
    switch form.fields[index].content {
    case .text(let entry) where entry.isMultiline:
      if isFocused {
        frame.cursor = TextAreaView(entry: entry, offset: form.textOffset)
          .draw(on: &frame.canvas, in: area)
      } else {
        drawText(entry, &frame, in: area, rowsAbove: layout.rowsAbove(index))
      }
    case .text(let entry), .number(let entry, _), .day(let entry):
      let caret = TextFieldView(entry: entry, isFocused: isFocused)
        .draw(on: &frame.canvas, in: area)
      if isFocused { frame.cursor = caret }
    case .choice(let options, let chosen):
      let words = options.first { $0.id == chosen }?.label ?? "not chosen"
      drawChosen("< \(words) >", &frame, in: area, isFocused: isFocused)
    case .several(let options, let chosen):
      let labels = options.filter { chosen.contains($0.id) }.map(\.label)
      let words = labels.isEmpty ? "none" : "\(labels.count): " + labels.joined(separator: ", ")
      drawChosen(words, &frame, in: area, isFocused: isFocused)
    case .fact(let answer): draw(answer, &frame, index, in: area)
    }
  }

  /// Draws the first lines of a text that keys do not go to.
  private func drawText(
    _ entry: TextEntry, _ frame: inout Frame<Action>, in area: Rect, rowsAbove: Int
  ) {
    frame.canvas.fill(area, role: .field)
    let width = TextAreaView.textWidth(in: area)
    let lines = entry.lines(width: width).dropFirst(rowsAbove)
    for (row, line) in lines.prefix(area.height).enumerated() {
      let words = String(entry.characters[line].filter { $0 != "\n" })
      frame.canvas.put(words, x: area.x, y: area.y + row, width: width, role: .field)
    }
    if lines.count > area.height {
      let corner = Rect(x: area.maxX - 1, y: area.maxY - 1, width: 1, height: 1)
      frame.canvas.fill(corner, with: frame.canvas.glyphs.moreBelow, role: .muted)
    }
  }

  private func drawChosen(
    _ words: String, _ frame: inout Frame<Action>, in area: Rect, isFocused: Bool
  ) {
    let role: Role = isFocused ? .selected : .field
    frame.canvas.putFitted(words, x: area.x, y: area.y, width: area.width, role: role)
    if isFocused { frame.cursor = Point(x: area.x, y: area.y) }
  }

  private func draw(
    _ answer: FactAnswer, _ frame: inout Frame<Action>, _ index: Int, in area: Rect
  ) {
    frame.canvas.fill(area, role: .field)
    let isShort = area.width < 34
    var x = area.x
    for choice in FactAnswer.allCases {
      let isChosen = choice == answer
      let words = (isChosen ? "(x) " : "( ) ") + choice.words(isShort: isShort)
      let role: Role = isChosen && index == form.focus ? .selected : .field
      let used = frame.canvas.put(words, x: x, y: area.y, width: area.maxX - x, role: role)
      let box = Rect(x: x, y: area.y, width: used, height: 1)
      if used > 0 {
        frame.hits.append(HitBox(box, .answer(FactClick(field: index, answer: choice))))
      }
      if isChosen, index == form.focus { frame.cursor = Point(x: x, y: area.y) }
      x += used + (isShort ? 1 : 3)
    }
  }

  // MARK: Below the fields

  private func drawFooter(_ frame: inout Frame<Action>) {
    let area = layout.footer
    let lines = layout.refusal.map { ($0, Role.warning) } + layout.hint.map { ($0, Role.muted) }
    for (row, line) in lines.prefix(area.height).enumerated() {
      frame.canvas.put(line.0, x: area.x, y: area.y + row, width: area.width, role: line.1)
    }
  }

  private func drawButtons(_ frame: inout Frame<Action>) {
    let line = layout.buttons ?? layout.line(layout.places.last?.end ?? 0)
    guard !line.isEmpty else { return }
    var x = line.x
    let verb = form.purpose.verb
    let names = [verb.prefix(1).uppercased() + verb.dropFirst(), "Cancel"]
    for (index, name) in names.enumerated() {
      let place = form.keepButton + index
      let isFocused = form.focus == place
      let used = frame.canvas.put(
        "[ \(name) ]", x: x, y: line.y, width: line.maxX - x,
        role: isFocused ? .selected : .accent)
      guard used > 0 else { continue }
      frame.hits.append(
        HitBox(Rect(x: x, y: line.y, width: used, height: 1), .overlayField(place)))
      if isFocused { frame.cursor = Point(x: x, y: line.y) }
      x += used + 2
    }
    drawCount(&frame, in: line.inset(left: x - line.x))
  }

  /// How much of the room for a text is used, once it is worth knowing.
  private func drawCount(_ frame: inout Frame<Action>, in area: Rect) {
    guard case .text(let entry) = form.focusedField?.content else { return }
    let used = entry.byteCount
    guard entry.isMultiline || used * 2 > entry.byteLimit else { return }
    let words = "\(used) of \(entry.byteLimit)"
    guard DisplayText.displayWidth(words) <= area.width else { return }
    frame.canvas.putFitted(
      words, x: area.x, y: area.y, width: area.width, alignment: .right, role: .muted)
  }

  // MARK: The list over the form

  private func draw(_ picker: FormPicker, _ frame: inout Frame<Action>) {
    guard let field = form.focusedField else { return }
    let isSeveral = if case .several = field.content { true } else { false }
    let found = form.found
    let items = found.map { option in
      let box = !isSeveral ? "" : picker.ticked.contains(option.id) ? "[x] " : "[ ] "
      return MenuItem(box + option.label, key: option.detail)
    }
    let view = MenuView(
      title: picker.isFull ? TextEntry.searchIsFull : field.label, items: items,
      selected: found.isEmpty ? nil : picker.selected,
      filter: picker.search, emptyText: "Nothing is called that.",
      total: field.content.options.count)
    frame.hits.removeAll { rect.contains(Point(x: $0.rect.x, y: $0.rect.y)) }
    frame.add(view.draw(on: &frame.canvas, in: rect)) { .overlayRow($0) }
  }
}

extension FactAnswer {
  fileprivate func words(isShort: Bool) -> String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notKnown: isShort ? "?" : "not known"
    }
  }
}
