import AppraisalFindings
import AppraisalModel
import Canvas

/// Read: the options at the left and the text of one at the right, or two side by side.
///
/// A text that has the keys takes the whole width.
struct ReadScreen {
  let room: ReadRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    guard room.shownRow != nil else {
      EmptyPlace(
        "This case has no options yet. g 9 goes to Author, where the facilitator adds them."
      ).draw(&frame, in: rect)
      return
    }
    let option = room.option.flatMap(session.document.option)
    let other = room.compared.flatMap(session.document.option)
    if let option, let other, room.page == nil, rect.width >= 70 {
      drawPair(&frame, in: rect, option, other)
    } else if room.isReading {
      drawShown(&frame, in: textArea(rect))
    } else if rect.width < 70 {
      drawList(&frame, in: rect)
    } else {
      let (left, right) = rect.splitLeft(listWidth(rect))
      drawList(&frame, in: left)
      frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
      drawShown(&frame, in: textArea(rect))
    }
  }

  /// Draws the page or the option that is shown.
  private func drawShown(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else { return }
    if let page = room.page {
      draw(pane(of: page, in: session), &frame, in: rect)
    } else if let option = room.option.flatMap(session.document.option) {
      drawText(&frame, in: rect, option)
    }
  }

  private func listWidth(_ rect: Rect) -> Int { rect.width >= 110 ? 36 : 32 }

  /// Where the text of the shown option stands.
  private func textArea(_ rect: Rect) -> Rect {
    if room.compared != nil, room.page == nil, rect.width >= 70 {
      return rect.splitLeft(rect.width / 2).left.inset(left: 1, right: 1)
    }
    if room.isReading || rect.width < 70 { return rect.inset(left: 1, right: 1) }
    return rect.splitLeft(listWidth(rect)).rest.inset(left: 2, right: 1)
  }

  /// The first line that is shown; of two texts side by side, that of the longer one.
  func firstLine(in rect: Rect) -> Int {
    guard let session = bench.session else { return 0 }
    let area = textArea(rect)
    let size = Size(width: area.width, height: area.height)
    if let page = room.page { return pane(of: page, in: session).firstLine(in: size) }
    let shown = [room.option, rect.width >= 70 ? room.compared : nil]
    return shown.compactMap { $0.flatMap(session.document.option) }
      .map { pane(of: $0, in: session).firstLine(in: size) }.max() ?? 0
  }

  /// The columns of the text of the shown option.
  var textWidth: Int {
    textArea(Rect(x: 0, y: 0, width: bench.size.width, height: bench.size.height)).width
  }

  private func drawPair(
    _ frame: inout Frame<Action>, in rect: Rect, _ option: Option, _ other: Option
  ) {
    let (left, right) = rect.splitLeft(rect.width / 2)
    drawText(&frame, in: textArea(rect), option)
    frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
    drawText(&frame, in: right.inset(left: 2, right: 1), other)
    frame.cursor = Point(x: left.x + 1, y: left.y)
  }

  private func drawList(_ frame: inout Frame<Action>, in rect: Rect) {
    var area = rect
    let options = room.options(bench)
    let rows = room.listed(bench)
    if let filter = room.rows.filter, area.height > 2 {
      let (line, rest) = area.splitTop(1)
      frame.canvas.put(
        "/\(filter.text)  \(rows.count) of \(room.count(bench))", x: line.x + 1, y: line.y,
        width: line.width - 2, role: .accent)
      area = rest
    }
    let kind = bench.sizeClass == .wide ? "page" : ""
    let document = bench.session?.document
    let items =
      options.map { option in
        ListItem(
          document?.name(option.id) ?? option.shortLabel, detail: statusWord(option),
          depth: option.variantOf == nil ? 0 : 1,
          role: option.isAppraised ? .normal : .muted)
      }
      + rows.compactMap { row in
        if case .page(let page) = row {
          ListItem(page.title, detail: kind, role: .accent)
        } else {
          nil
        }
      }
    let list = ListView(
      items: items, selected: rows.firstIndex { $0 == room.shownRow },
      isFocused: !room.isReading, showsPosition: area.height > 6,
      emptyText: "No option holds these words.")
    let drawn = list.draw(on: &frame.canvas, in: area)
    frame.add(drawn) { .row($0) }
  }

  private func statusWord(_ option: Option) -> String {
    option.status == .active ? "" : option.status.rawValue
  }

  private func drawText(_ frame: inout Frame<Action>, in rect: Rect, _ option: Option) {
    guard let session = bench.session else { return }
    draw(pane(of: option, in: session), &frame, in: rect)
  }

  /// The text of an option, from those that are set already where it is among them.
  private func pane(of option: Option, in session: Session) -> ReadingPane {
    let (offset, isFocused) = (room.scroll, room.isReading)
    if let text = room.texts.text(of: option.id, generation: session.generation) {
      return ReadingPane(text, offset: offset, isFocused: isFocused)
    }
    let blocks = OptionText(
      option: option, appraisal: session.appraisal, viewer: session.viewer
    ).blocks
    return ReadingPane(blocks, offset: offset, isFocused: isFocused)
  }

  private func pane(of page: CasePage, in session: Session) -> ReadingPane {
    ReadingPane(
      CasePageText(page: page, session: session, bench: bench).blocks, offset: room.scroll,
      isFocused: room.isReading)
  }

  private func draw(_ pane: ReadingPane, _ frame: inout Frame<Action>, in rect: Rect) {
    let drawn = pane.draw(on: &frame.canvas, in: rect)
    if room.isReading { frame.cursor = drawn.cursor ?? Point(x: rect.x, y: rect.y) }
  }
}
