import Canvas
import PlainText

/// The lines of Home under their headings, with what is done ticked and facts behind the labels.
struct HomeList {
  let sections: [HomeSteps.Section]
  let selected: Int
  let glyphs: GlyphSet

  private enum Row {
    case gap
    case heading(String)
    case line(HomeRoom.Line, index: Int)
    case fact(label: String, words: String)
  }

  private func rows(height: Int) -> [Row] {
    var rows: [Row] = []
    var index = 0
    for section in sections {
      if !rows.isEmpty { rows.append(.gap) }
      if !section.sectionTitle.isEmpty { rows.append(.heading(section.sectionTitle)) }
      for line in section.lines {
        rows.append(.line(line, index: index))
        index += 1
      }
      rows += section.facts.map { .fact(label: $0.label, words: $0.words) }
    }
    if rows.count > height {
      rows.removeAll { row in if case .gap = row { true } else { false } }
    }
    return rows
  }

  /// The column of what stands behind the labels.
  private func detailColumn(width: Int) -> Int {
    let labels = sections.flatMap { section in
      section.lines.filter { !$0.isUrgent }.map(\.title) + section.facts.map(\.label)
    }
    let longest = labels.map(DisplayText.displayWidth).max() ?? 0
    return min(5 + longest + 3, max(width * 2 / 3, 5))
  }

  /// Where the detail of a line stands: in its column, or where there is little room for one, and
  /// behind what is urgent, right behind the title.
  private func detailColumn(_ line: HomeRoom.Line, _ column: Int, width: Int) -> Int {
    guard width < 60 || line.isUrgent else { return column }
    return min(5 + DisplayText.displayWidth(line.title) + 2, max(width, 6))
  }

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let rows = rows(height: rect.height)
    let chosen = rows.firstIndex { row in
      if case .line(_, let index) = row, index == selected { true } else { false }
    }
    // The heading above the first line comes back into sight with it.
    let first = Scroll.offset(
      stored: selected == 0 ? 0 : max(0, (chosen ?? 0) - rect.height + 2), selected: chosen,
      count: rows.count, visible: rect.height)
    let column = detailColumn(width: rect.width)
    for (place, row) in rows[first...].prefix(rect.height).enumerated() {
      let area = Rect(x: rect.x, y: rect.y + place, width: rect.width, height: 1)
      switch row {
      case .gap: break
      case .heading(let words):
        frame.canvas.put(words, x: area.x + 1, y: area.y, width: area.width - 1, role: .heading)
      case .fact(let label, let words):
        frame.canvas.put(label, x: area.x + 5, y: area.y, width: column - 6, role: .muted)
        putDetail(words, &frame, in: area, column, .normal)
      case .line(let line, let index): draw(line, index, &frame, in: area, column)
      }
    }
    Scroll.drawMarks(on: &frame.canvas, in: rect, offset: first, count: rows.count)
  }

  private func draw(
    _ line: HomeRoom.Line, _ index: Int, _ frame: inout Frame<Action>, in area: Rect,
    _ column: Int
  ) {
    let column = detailColumn(line, column, width: area.width)
    let isSelected = index == selected
    let role: Role = isSelected ? .selected : line.isUrgent ? .warning : .normal
    if isSelected {
      frame.canvas.fill(area, role: role)
      frame.canvas.put(String(glyphs.selection), x: area.x + 1, y: area.y, role: role)
      frame.cursor = Point(x: area.x + 1, y: area.y)
    }
    if let stage = line.stage {
      let sign = stage == .done ? glyphs.tick : glyphs.sign(of: stage)
      frame.canvas.put(
        String(sign), x: area.x + 3, y: area.y,
        role: isSelected ? role : stage == .done ? .good : .muted)
    }
    frame.canvas.put(
      DisplayText.truncated(
        line.title, to: line.detail.isEmpty ? area.width - 6 : column - 6,
        ellipsis: glyphs.ellipsis),
      x: area.x + 5, y: area.y, role: role)
    drawDetail(line, &frame, in: area, column, isSelected ? role : .normal)
    frame.hits.append(HitBox(area, .row(index)))
  }

  private func drawDetail(
    _ line: HomeRoom.Line, _ frame: inout Frame<Action>, in area: Rect, _ column: Int, _ role: Role
  ) {
    var column = column
    let words = DisplayText.displayWidth(line.detail)
    let bar = min(28, area.width - column - words - 3)
    if let share = line.share, bar >= 8 {
      let place = Rect(x: area.x + column, y: area.y, width: bar, height: 1)
      let isSelected = role == .selected
      frame.canvas.fill(place, with: glyphs.barFills[3], role: isSelected ? role : .barUnknown)
      let filled = place.splitLeft(Int(share * Double(bar))).left
      frame.canvas.fill(filled, with: glyphs.barFills[0], role: isSelected ? role : .bar1)
      column += bar + 2
    }
    putDetail(line.detail, &frame, in: area, column, role)
  }

  private func putDetail(
    _ words: String, _ frame: inout Frame<Action>, in area: Rect, _ column: Int, _ role: Role
  ) {
    let room = area.width - column - 1
    guard room >= 4 else { return }
    frame.canvas.put(
      DisplayText.truncated(words, to: room, ellipsis: glyphs.ellipsis), x: area.x + column,
      y: area.y, role: role)
  }
}
