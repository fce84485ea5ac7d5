import AppraisalModel
import Canvas
import PlainText

/// Home: what is to be decided and the way to take part, or what can be opened.
struct HomeScreen {
  let room: HomeRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      drawShelf(&frame, in: rect)
      return
    }
    let isWide = rect.width >= 100
    let (left, right) = rect.splitLeft(isWide ? max(62, rect.width * 3 / 5) : rect.width)
    let sections = room.sections(bench, session)
    let lines = sections.reduce(0) { $0 + $1.lines.count + $1.facts.count + 1 }
    let below = drawHead(
      &frame, in: left, question(session), least: min(left.height, min(lines, left.height - 2)))
    HomeList(
      sections: sections, selected: room.lines.selected, glyphs: bench.glyphs
    ).draw(&frame, in: below)
    guard isWide else { return }
    frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
    let pane = HomePreview(bench: bench, session: session)
      .pane(for: room.shown(bench), room.lines.selected)
    _ = pane.draw(on: &frame.canvas, in: right.inset(left: 2, right: 1))
  }

  private func drawShelf(_ frame: inout Frame<Action>, in rect: Rect) {
    var lines: [(String, Role)] = [
      ("Options for reconfiguring health and care services, appraised together.", .heading)
    ]
    if let filter = room.lines.filter {
      let count = room.shown(bench).count
      lines.append(
        ("Find: \(filter.text)   \(count) of \(bench.shelf.entries.count)", .accent))
    } else {
      lines.append(("Choose an appraisal to go on with, or a case to start from.", .muted))
    }
    let below = drawHead(&frame, in: rect, lines, least: min(rect.height, 4))
    let lineItems = room.shown(bench).map {
      ListItem($0.title, detail: rect.width >= 46 ? $0.detail : "")
    }
    let list = ListView(
      items: lineItems, selected: lineItems.isEmpty ? nil : room.lines.selected,
      emptyText: "Nothing to open yet. f opens a folder that you name.")
    let drawn = list.draw(on: &frame.canvas, in: below)
    frame.add(drawn) { .row($0) }
  }

  // MARK: Head

  private func question(_ session: Session) -> [(String, Role)] {
    let question = session.document.question
    var lines = [(question.words, Role.heading)]
    if !question.decisionMaker.isEmpty {
      let deadline = bench.deadlineWords.map { ", by \($0)" } ?? ""
      lines.append(("\(question.decisionMaker) decides\(deadline).", .muted))
    }
    return lines
  }

  /// Draws paragraphs above a list that needs so many lines, and gives what is left for the list.
  private func drawHead(
    _ frame: inout Frame<Action>, in rect: Rect, _ paragraphs: [(String, Role)], least: Int
  ) -> Rect {
    let width = rect.width - 2
    guard rect.height >= 8, width > 10 else { return rect }
    let lines = paragraphs.flatMap { words, role in
      DisplayText.wrap(words, width: min(width, 90)).map { ($0, role) }
    }
    let limit = max(1, min(lines.count, max(rect.height - least - 1, min(2, rect.height / 4))))
    for (row, line) in lines.prefix(limit).enumerated() {
      let isCut = row == limit - 1 && lines.count > limit
      let words =
        isCut
        ? DisplayText.truncated(
          "\(line.0) " + lines[limit].0, to: width, ellipsis: bench.glyphs.ellipsis) : line.0
      frame.canvas.put(words, x: rect.x + 1, y: rect.y + row, width: width, role: line.1)
    }
    let below = rect.splitTop(limit).rest
    return below.height > least ? below.splitTop(1).rest : below
  }
}
