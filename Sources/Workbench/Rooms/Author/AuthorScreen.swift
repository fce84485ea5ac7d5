import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Author: everything that the case lists, and what each says.
struct AuthorScreen {
  let room: AuthorRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    guard rect.width >= 80 else {
      drawList(&frame, in: rect, session.appraisal)
      return
    }
    let (left, right) = rect.splitLeft(rect.width >= 110 ? 52 : 42)
    drawList(&frame, in: left, session.appraisal)
    frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
    let area = right.inset(left: 2, right: 1)
    let pane = ReadingPane(
      blocks(session.appraisal, isNarrow: area.width < 50))
    _ = pane.draw(on: &frame.canvas, in: area)
  }

  private func drawList(_ frame: inout Frame<Action>, in rect: Rect, _ appraisal: Appraisal) {
    var area = rect
    let rows = room.outline(bench)
    if let filter = room.rows.filter, area.height > 2 {
      let (line, rest) = area.splitTop(1)
      frame.canvas.put(
        "/\(filter.text)  \(rows.count) of \(bench.session.map { $0.appraisal.outline(for: $0.viewer).count } ?? 0)",
        x: line.x + 1, y: line.y,
        width: line.width - 2, role: .accent)
      area = rest
    }
    let list = ListView(
      items: rows.map { item($0, appraisal, width: area.width) },
      selected: rows.firstIndex(of: room.row),
      showsPosition: area.height > 6, emptyText: "Nothing holds these words.")
    let drawn = list.draw(on: &frame.canvas, in: area)
    frame.add(drawn) { .row($0) }
  }

  private func item(_ row: OutlineRow, _ appraisal: Appraisal, width: Int) -> ListItem {
    let title = row.title(in: appraisal)
    let detail = row.detail(in: appraisal)
    switch row {
    case .head, .kind, .people: return ListItem(title, detail: detail, role: .heading)
    case .element(_, let depth):
      let room = width - 5 - 2 * (depth + 1) - (detail.isEmpty ? 0 : detail.count + 3)
      let isCut = DisplayText.displayWidth(title) > room
      return ListItem(
        isCut ? row.shortTitle(in: appraisal) : title, detail: detail, depth: depth + 1)
    case .person: return ListItem(title, detail: detail, depth: 1)
    }
  }

  /// What the row of the cursor says, as its form would show it.
  private func blocks(_ appraisal: Appraisal, isNarrow: Bool) -> [TextBlock] {
    let document = appraisal.document
    switch room.row {
    case .head(let part):
      return [.heading(part.title)] + answers(HeadForm(document: document).fields(part), isNarrow)
    case .kind(let kind):
      let count = document[kind].count
      return [
        .heading(kind.heading),
        .paragraph(
          count == 0
            ? "There is none yet. a adds the first."
            : "\(Numbers.count(count, "line")). a adds one; Down goes into the list."),
      ]
    case .element(let name, _):
      guard let element = document.element(name)?.element else { return [] }
      if case .criterion(let node) = element, node.kind != .scored {
        // What is not marked has no scale.
        let fields = ElementFields(document: document, present: element).fields(.criterion)
        return [.heading(element.label)] + answers(fields.filter { $0.key != .scale }, isNarrow)
      }
      return [.heading(element.label)]
        + answers(ElementFields(document: document, present: element).fields(name.kind), isNarrow)
    case .people:
      return [
        .heading("People"),
        .paragraph(
          "Who takes part, for which body and in which roles. a adds somebody; whoever opens the "
            + "appraisal and marks joins as a member."),
      ]
    case .person(let id):
      guard let person = appraisal.assessor(id) else { return [] }
      return [.heading(appraisal.name(person)), .keyValue("Opens it as", id.text)]
        + answers(
          ParticipantForm.form(person, in: document).fields.filter { $0.key != .name }, isNarrow)
    }
  }

  /// Labels with their answers beside them, or under them where there is little room.
  private func answers(_ fields: [FormField], _ isNarrow: Bool) -> [TextBlock] {
    fields.flatMap { field -> [TextBlock] in
      let words = field.answerWords
      if words.isEmpty { return [] }
      return isNarrow
        ? [.paragraph(field.label, role: .muted), .paragraph(words)]
        : [.keyValue(field.label, words)]
    }
  }
}
