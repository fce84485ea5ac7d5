import AppraisalModel
import Canvas
import PlainText

extension MarkCard {
  /// Where the parts of a card stand.
  struct Layout {
    var columns: Columns
    var title: Rect?
    var head: Head
    /// The first line under the title.
    var top: Int
    var list: Rect
    /// What is left below the rows.
    var below: Rect
  }

  /// Where the parts of the card stand in an area.
  ///
  /// So many lines are wanted below, which give way to the rows and to the ends of the scale; so
  /// many are needed, for which rows scroll.
  func layout(in rect: Rect, wanting wanted: Int = 0, needing needed: Int = 0) -> Layout {
    var rest = rect
    var title: Rect?
    if rest.height > 2 {
      let (line, below) = rest.splitTop(1)
      title = line.inset(left: 1, right: 1)
      rest = below
    }
    let columns = columns(width: rect.width)
    let head = head(
      width: rect.width - 2, room: rest.height, wanted: max(wanted, needed), columns: columns)
    let (_, under) = rest.splitTop(head.height)
    let rows = min(listHeight, max(min(3, under.height), under.height - needed))
    let (list, below) = under.splitTop(rows)
    return Layout(
      columns: columns, title: title, head: head, top: rest.y, list: list, below: below)
  }

  /// Draws the card; clicks on a row mean what is given for it.
  func draw(
    _ frame: inout Frame<Action>, _ layout: Layout, _ action: (Int) -> Action? = { _ in nil }
  ) {
    if let title = layout.title { drawTitle(&frame, in: title) }
    let (columns, head, list) = (layout.columns, layout.head, layout.list)
    for (row, line) in head.lines.enumerated() {
      frame.canvas.put(
        line.words, x: list.x + 1, y: layout.top + row, width: list.width - 2, role: line.role)
    }
    if head.hasLabels {
      let line = Rect(x: list.x, y: list.y - 1, width: list.width, height: 1)
      drawLabels(&frame, columns, in: line)
    }
    drawRows(&frame, columns, in: list, action)
  }

  private func drawTitle(_ frame: inout Frame<Action>, in line: Rect) {
    let width = DisplayText.displayWidth(counter)
    if width > 0 {
      frame.canvas.put(counter, x: line.maxX - width, y: line.y, role: .muted)
    }
    frame.canvas.putFitted(
      title, x: line.x, y: line.y, width: line.width - (width > 0 ? width + 2 : 0), role: .heading)
  }

  private func drawLabels(_ frame: inout Frame<Action>, _ columns: Columns, in line: Rect) {
    scale?.axis.drawLabels(
      on: &frame.canvas,
      in: Rect(x: line.x + columns.line, y: line.y, width: columns.lineWidth, height: 1))
    if columns.end >= columns.former {
      frame.canvas.put("before", x: line.x + columns.former, y: line.y, role: .muted)
    }
  }

  /// The lines of the list: rows by their places, and nil for the rule.
  private var listLines: [Int?] {
    rows.indices.flatMap { index -> [Int?] in
      let isFirstOut = rows[index].isOut && (index == 0 || !rows[index - 1].isOut)
      return isFirstOut ? [nil, index] : [index]
    }
  }

  private func drawRows(
    _ frame: inout Frame<Action>, _ columns: Columns, in rect: Rect, _ action: (Int) -> Action?
  ) {
    let lines = listLines
    let chosen = lines.firstIndex { $0 == selected }
    let first = Scroll.offset(
      stored: 0, selected: chosen, count: lines.count, visible: rect.height)
    let names = shownNames(columns)
    for (row, index) in lines[first...].prefix(rect.height).enumerated() {
      let line = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
      guard let index else {
        drawRule(&frame, in: line)
        continue
      }
      if let action = action(index) { frame.hits.append(HitBox(line, action)) }
      drawRow(&frame, index, names[index], columns, in: line)
    }
    Scroll.drawMarks(on: &frame.canvas, in: rect, offset: first, count: lines.count)
  }

  private func drawRule(_ frame: inout Frame<Action>, in line: Rect) {
    let used = frame.canvas.put(Self.outWords, x: line.x + 1, y: line.y, role: .muted)
    frame.canvas.horizontalRule(
      x: line.x + used + 2, y: line.y, width: line.width - used - 3)
  }

  /// The names as the rows show them, so that no two look alike.
  func shownNames(_ columns: Columns) -> [String] {
    DisplayText.apart(
      rows.map(\.name), within: columns.nameWidth, ellipsis: glyphs.ellipsis)
  }

  // MARK: A row

  private func drawRow(
    _ frame: inout Frame<Action>, _ index: Int, _ name: String, _ columns: Columns, in line: Rect
  ) {
    let row = rows[index]
    let isSelected = index == selected
    let role: Role = isSelected ? .selected : row.isOut ? .muted : .normal
    func put(_ text: String, _ column: Int, _ usual: Role? = nil) {
      frame.canvas.put(
        text, x: line.x + column, y: line.y, width: line.width - column,
        role: isSelected ? role : usual ?? role)
    }
    if isSelected {
      frame.canvas.fill(line, role: role)
      put(String(glyphs.selection), 1)
    }
    let number = String(index + 1)
    put(number, columns.name - 1 - number.count)
    put(name, columns.name)
    let typed = isSelected ? entry.flatMap { scale?.mark(from: $0.text) } : nil
    drawLine(
      &frame, typed.map(Answer.mark) ?? row.answer, row, columns, in: line,
      isSelected ? role : nil)
    if isHurdle {
      if isSelected { frame.cursor = Point(x: line.x + columns.line, y: line.y) }
    } else {
      put(columns.numbers.set(row.answer?.sign(on: scale) ?? "."), columns.number + 1)
    }
    put(row.hasReason ? "r" : " ", columns.flags, .muted)
    put(row.hasEvidence ? "e" : " ", columns.flags + 1, .muted)
    if let former = row.former, columns.end >= columns.former {
      put(columns.formers.set(former.sign(on: scale)), columns.former, .muted)
    }
    guard isSelected, !isHurdle else { return }
    let unit = DisplayText.truncated(columns.unit, to: 12, ellipsis: glyphs.ellipsis)
    put("]", columns.number + columns.numbers.width + 1)
    put(unit, columns.number + columns.numbers.width + 3)
    drawField(&frame, row, columns, in: line)
  }

  /// The line with its mark, or what stands instead of a mark.
  private func drawLine(
    _ frame: inout Frame<Action>, _ answer: Answer?, _ row: Row, _ columns: Columns, in line: Rect,
    _ role: Role?
  ) {
    guard columns.hasLine else { return }
    let area = Rect(x: line.x + columns.line, y: line.y, width: columns.lineWidth, height: 1)
    let instead = row.isBarred ? Self.barredWords : isHurdle ? "." : nil
    if let words = answer?.lineWords(glyphs) ?? (answer == nil ? instead : nil) {
      let usual: Role = answer == .pass ? .good : row.isBarred ? .muted : .normal
      frame.canvas.putFitted(
        words, x: area.x, y: area.y, width: area.width, alignment: isHurdle ? .left : .centre,
        role: role ?? usual)
    } else if let scale {
      // What is not on the scale has no place on the line.
      let mark = answer?.mark.flatMap { scale.allows($0) ? $0 : nil }
      ValueLine(
        scale.axis, value: mark?.value, former: row.former?.mark?.value
      ).draw(on: &frame.canvas, in: area, role: role ?? (row.isOut ? .muted : nil))
    }
  }

  /// The bracketed number of the selected row; what is typed is never cut, it goes further left.
  private func drawField(
    _ frame: inout Frame<Action>, _ row: Row, _ columns: Columns, in line: Rect
  ) {
    let close = columns.number + columns.numbers.width + 1
    guard let entry else {
      frame.canvas.put("[", x: line.x + columns.number, y: line.y, role: .selected)
      frame.cursor = Point(
        x: line.x + columns.number + max(1, columns.numbers.whole), y: line.y)
      return
    }
    let text = columns.numbers.set(entry.text)
    let width = DisplayText.displayWidth(text)
    let x = line.x + max(0, close - width)
    frame.canvas.put("[", x: x - 1, y: line.y, role: .selected)
    frame.canvas.put(text, x: x, y: line.y, width: width, role: .selected)
    let lead = text.unicodeScalars.prefix { $0 == " " }.count
    let before = String(entry.characters.prefix(entry.cursor))
    frame.cursor = Point(x: x + lead + DisplayText.displayWidth(before), y: line.y)
  }
}
