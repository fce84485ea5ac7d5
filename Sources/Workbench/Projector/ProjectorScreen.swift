import AppraisalFindings
import AppraisalModel
package import Canvas
import PlainText

/// The picture of a projector: one page with much air, and what is followed below it.
struct ProjectorScreen {
  let projector: Projector

  init(_ projector: Projector) { self.projector = projector }

  var shown: Presentation { projector.shown }
  var document: CaseDocument { projector.shown.document }
  var glyphs: GlyphSet { projector.glyphs }
  private var size: Size { projector.size }

  /// Where the page stands, between the title and what is followed.
  var content: Rect {
    let all = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let margin = size.width >= 100 ? 8 : size.width >= 60 ? 4 : 1
    let air = size.height >= 30 ? 2 : size.height >= 20 ? 1 : 0
    return all.inset(left: margin, top: (hasRule ? 2 : 1) + air, right: margin, bottom: 1 + air)
  }

  private var hasRule: Bool { size.height >= 12 }

  func draw(_ frame: inout Frame<Never>) {
    drawTop(&frame.canvas)
    if !content.isEmpty { drawPage(&frame.canvas, in: content) }
    drawBottom(&frame.canvas)
    if projector.showsHelp { drawHelp(&frame.canvas) }
  }

  // MARK: Around the page

  private func drawTop(_ canvas: inout Canvas) {
    let status = self.status
    let width = DisplayText.displayWidth(status)
    let isShown = width > 0 && size.width - width >= 24
    let room = size.width - 2 - (isShown ? width + 2 : 0)
    canvas.put(
      DisplayText.truncated(document.title, to: max(0, room), ellipsis: glyphs.ellipsis), x: 1,
      y: 0, role: .muted)
    if isShown { canvas.put(status, x: size.width - 1 - width, y: 0, role: .muted) }
    if hasRule { canvas.horizontalRule(x: 0, y: 1, width: size.width) }
  }

  /// The round and how many have handed in.
  private var status: String {
    guard let round = shown.standing.round else { return "" }
    let name = "Round \(round.id.number)"
    switch round.state {
    case .open: return "\(name): \(shown.standing.countWords)"
    case .ended: return "\(name) has ended"
    case .revealed: return "\(name) is revealed"
    case .settled: return "\(name) is settled"
    }
  }

  private func drawBottom(_ canvas: inout Canvas) {
    guard size.height > 2 else { return }
    let (y, help) = (size.height - 1, "? help")
    let hasHelp = size.width >= 24
    if hasHelp { canvas.put(help, x: size.width - 1 - help.count, y: y, role: .muted) }
    canvas.put(
      DisplayText.truncated(
        followed, to: max(0, size.width - 2 - (hasHelp ? help.count + 2 : 0)),
        ellipsis: glyphs.ellipsis), x: 1, y: y, role: .muted)
  }

  /// Whose place is shown, or that somebody turned the page by hand.
  private var followed: String {
    if let key = projector.unknownKey { return "Nothing is on \(key.name) here." }
    let name = projector.told.map { shown.appraisal.name($0.person) }
    if projector.turned != nil {
      return name.map { "Turned by hand. f follows \($0) again." } ?? "Turned by hand."
    }
    return name.map { "Following \($0)" } ?? "Waiting for the facilitator"
  }

  private func drawHelp(_ canvas: inout Canvas) {
    let keys: [TextBlock] = [
      .keyValue("Right, Left", "turn the page by hand"),
      .keyValue("Down, Up", "more of a long page"),
      .keyValue("f", "follow the facilitator again"), .keyValue("q", "leave"), .blank,
      .paragraph("Nothing can be changed here. Any key closes this."),
    ]
    let pane = ReadingPane(keys)
    let width = min(52, size.width)
    let height = min(pane.lineCount(width: max(1, width - 4)) + 2, size.height)
    let rect = Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    _ = pane.draw(
      on: &canvas, in: OverlayFrame.draw(on: &canvas, rect, title: "Help"))
  }

  // MARK: Parts of pages

  /// The blocks with an empty line between them where that leaves all of them in sight.
  func pane(_ blocks: [TextBlock], in size: Size) -> ReadingPane {
    let spaced = Array(blocks.map { [$0] }.joined(separator: [.blank]))
    let airy = ReadingPane(spaced, offset: projector.offset)
    guard airy.lineCount(width: size.width) > size.height else { return airy }
    return ReadingPane(blocks, offset: projector.offset)
  }

  /// Draws text above rows and what is left of the area below it; so many rows are kept in sight.
  func drawHead(
    _ blocks: [TextBlock], on canvas: inout Canvas, in rect: Rect, keeping rows: Int
  ) -> Rect {
    let room = Self.headRoom(in: rect.height, keeping: rows)
    let spaced = ReadingPane(Array(blocks.map { [$0] }.joined(separator: [.blank])))
    let isAiry = spaced.lineCount(width: rect.width) + 2 * rows <= rect.height
    let text = isAiry ? spaced : ReadingPane(blocks)
    let wanted = text.lineCount(width: rect.width)
    let (top, rest) = rect.splitTop(min(wanted, room))
    _ = text.draw(on: &canvas, in: top)
    return rest.inset(top: rest.height > rows ? 1 : 0)
  }

  /// The lines for text above rows of which so many are kept in sight.
  private static func headRoom(in height: Int, keeping rows: Int) -> Int {
    max(1, height - rows - (height > rows + 2 ? 1 : 0))
  }

  /// How far a long page can be scrolled; a sentence that is cut is read in the place of the ranking.
  func lastOffset(from wanted: Int) -> Int {
    let room = Size(width: content.width, height: content.height)
    if projector.page == .result {
      let lines = ReadingPane(sentence).lineCount(width: room.width)
      guard lines > Self.headRoom(in: room.height, keeping: rowsKept) else { return 0 }
      return min(wanted, max(1, lines - room.height + 1))
    }
    guard let blocks = text(of: projector.page) else { return 0 }
    var pane = pane(blocks, in: room)
    pane.offset = wanted
    return pane.firstLine(in: room)
  }
}

extension Projector {
  /// Draws what is shown; total for every size.
  package var frame: Frame<Never> {
    var frame = Frame<Never>(size: size, glyphs: glyphs)
    ProjectorScreen(self).draw(&frame)
    return frame
  }
}

/// Rows of a projected page: a sign or number, a name, perhaps a bar, and words.
struct ProjectedRows {
  struct Row {
    var lead = ""
    var name: String
    var words = ""
    /// What a bar shows, from 0 to 1: so much for certain, and at most.
    var bar: (least: Double, most: Double)?
    var role = Role.normal
  }

  var rows: [Row]
  /// The row that stays in sight.
  var selected: Int?

  /// Draws them with an empty line between where there is room for all, and says how many more there
  /// are where there is not.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty, !rows.isEmpty else { return }
    let pitch = (2...3).last { (rows.count - 1) * $0 + 1 <= rect.height } ?? 1
    let isCut = rows.count > rect.height
    let count = isCut ? max(1, rect.height - 1) : rows.count
    let first = isCut ? max(0, min((selected ?? 0) - count / 2, rows.count - count)) : 0
    let columns = Columns(rows, width: rect.width, ellipsis: canvas.glyphs.ellipsis)
    for place in 0..<count {
      draw(
        rows[first + place], columns.names[first + place], columns, on: &canvas,
        Rect(x: rect.x, y: rect.y + place * pitch, width: rect.width, height: 1))
    }
    if isCut, rect.height > 1 {
      canvas.put(
        "\(rows.count - count) more", x: rect.x + columns.lead, y: rect.y + count, role: .muted)
    }
  }

  private struct Columns {
    var lead: Int
    var name: Int
    var bar = 0
    var words: Int
    /// The names, cut so that no two look alike.
    var names: [String]

    init(_ rows: [Row], width: Int, ellipsis: String) {
      func widest(_ text: (Row) -> String) -> Int {
        rows.map { DisplayText.displayWidth(text($0)) }.max() ?? 0
      }
      let gap = width >= 60 ? 3 : 2
      lead = widest(\.lead)
      lead += lead > 0 ? 1 : 0
      let (longest, all) = (widest(\.name), widest(\.words))
      let hasBars = width >= 50 && rows.contains { $0.bar != nil }
      let least = hasBars ? all + gap + 20 + gap : all > 0 ? min(all, width * 2 / 5) + gap : 0
      name = max(4, min(longest, width - lead - least))
      if hasBars { bar = max(0, width - lead - name - gap - all - gap) }
      words = max(0, width - lead - name - gap - (bar > 0 ? bar + gap : 0))
      names = DisplayText.apart(rows.map(\.name), within: name, ellipsis: ellipsis)
    }
  }

  private func draw(
    _ row: Row, _ name: String, _ columns: Columns, on canvas: inout Canvas, _ area: Rect
  ) {
    var x = area.x
    canvas.put(row.lead, x: x, y: area.y, width: columns.lead, role: row.role)
    x += columns.lead
    canvas.put(name, x: x, y: area.y, width: columns.name, role: row.role)
    let gap = area.width >= 60 ? 3 : 2
    x += columns.name + gap
    if columns.bar > 0 {
      if let bar = row.bar { draw(bar, on: &canvas, x: x, y: area.y, width: columns.bar) }
      x += columns.bar + gap
    }
    canvas.put(
      DisplayText.truncated(row.words, to: columns.words, ellipsis: canvas.glyphs.ellipsis), x: x,
      y: area.y, width: columns.words, role: row.role)
  }

  private func draw(
    _ bar: (least: Double, most: Double), on canvas: inout Canvas, x: Int, y: Int, width: Int
  ) {
    func columns(_ share: Double) -> Int {
      Int((min(1, max(0, share)) * Double(width)).rounded())
    }
    let (least, most) = (columns(bar.least), columns(bar.most))
    canvas.fill(
      Rect(x: x, y: y, width: most, height: 1), with: canvas.glyphs.barUnknown, role: .barUnknown)
    canvas.fill(
      Rect(x: x, y: y, width: least, height: 1), with: canvas.glyphs.barFills[0], role: .bar1)
  }
}
