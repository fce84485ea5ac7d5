import AppraisalModel
import Canvas
import PlainText

/// Home: what is to be decided and the way to take part, or what can be opened.
struct HomeScreen {
  let room: HomeRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let top = headingLines(width: rect.width - 2, height: rect.height)
    var y = rect.y
    for (words, role) in top {
      frame.canvas.put(words, x: rect.x + 1, y: y, width: rect.width - 2, role: role)
      y += 1
    }
    let lines = room.shown(bench)
    let items = lines.map { line in
      let mark =
        bench.session == nil ? "" : line.isDone ? "\(bench.glyphs.tick) " : "  "
      return ListItem(mark + line.title, detail: rect.width >= 46 ? line.detail : "")
    }
    let list = ListView(
      items: items, selected: lines.isEmpty ? nil : room.lines.selected,
      emptyText: "Nothing to open yet. f opens a folder that you name.")
    let area = Rect(x: rect.x, y: y, width: rect.width, height: rect.maxY - y)
    let drawn = list.draw(on: &frame.canvas, in: area)
    frame.add(drawn) { .row($0) }
  }

  private func headingLines(width: Int, height: Int) -> [(String, Role)] {
    guard height >= 8, width > 10 else { return [] }
    var lines: [(String, Role)] = []
    func add(_ words: String, _ role: Role) {
      lines += DisplayText.wrap(words, width: min(width, 76)).map { ($0, role) }
    }
    if let session = bench.session {
      let question = session.document.question
      add(question.words, .heading)
      if !question.decisionMaker.isEmpty {
        let deadline = bench.deadlineWords.map { " by \($0)" } ?? ""
        add("Decided by \(question.decisionMaker)\(deadline).", .muted)
      }
    } else {
      add("Options for reconfiguring health and care services, appraised together.", .heading)
      if let filter = room.lines.filter {
        add(
          "Find: \(filter.text)   \(room.shown(bench).count) of \(bench.shelf.entries.count)",
          .accent
        )
      } else {
        add("Choose an appraisal to go on with, or a case to start from.", .muted)
      }
    }
    let limit = max(1, height / 2 - 1)
    guard lines.count > limit else { return lines + [("", .normal)] }
    let cut = "\(lines[limit - 1].0) \(bench.glyphs.ellipsis)"
    return lines.prefix(limit - 1) + [(cut, lines[limit - 1].1), ("", .normal)]
  }
}
