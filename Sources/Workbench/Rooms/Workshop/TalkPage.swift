import AppraisalFindings
import AppraisalModel
import Canvas

/// What everybody said of one cell: marks and reasons, under what the policy lets be shown.
enum TalkPage {
  static func reader(_ cell: TalkCell, _ talk: TalkList, _ session: Session) -> Reader {
    let (appraisal, document) = (session.appraisal, session.document)
    let scale = document.criterion(cell.cell.criterion)?.scale
    let marks = cell.marks.sorted { one, other in
      (one.value ?? 101, talk.name(of: one, among: cell, in: appraisal))
        < (other.value ?? 101, talk.name(of: other, among: cell, in: appraisal))
    }
    let isShown = cell.marks.count >= talk.policy.fewest
    let lines = marks.map { mark in
      let before = mark.before.map { ", before \($0.sign(on: scale))" } ?? ""
      let reason = mark.reason.isEmpty ? "no reason given" : mark.reason
      return TextBlock.keyValue(
        "\(mark.answer.sign(on: scale))\(before)",
        "\(talk.name(of: mark, among: cell, in: appraisal)): \(reason)")
    }
    return Reader(
      title: talk.title(of: cell, in: document),
      blocks: facts(cell, talk) + [.blank, .heading("WHAT WAS SAID")]
        + (isShown
          ? lines
          : [
            .paragraph(
              "Marks of fewer than \(talk.policy.fewest) people are not shown one by one.")
          ]))
  }

  /// What there is to say of the cell in numbers and of what was agreed.
  static func facts(_ cell: TalkCell, _ talk: TalkList) -> [TextBlock] {
    (talk.statistics(of: cell).map { [TextBlock.keyValue("Marks", $0)] } ?? [])
      + (talk.moved(cell).map { [.keyValue("Moved", $0)] } ?? [])
      + [.keyValue("Agreed", talk.agreement(of: cell))]
  }
}

/// Everybody's marks of a cell as dots on the line of the scale, by body.
struct TalkDots {
  let cell: TalkCell
  let talk: TalkList
  let document: CaseDocument
  /// How many rows lie from one line to the next.
  var pitch = 1
  /// The longest line.
  var widest = 61

  private var scale: Scale? { document.criterion(cell.cell.criterion)?.scale }
  private var groups: [TalkList.Group] { talk.groups(of: cell, in: document) }

  /// The rows that it takes.
  var height: Int { cell.isHurdle || groups.isEmpty ? 0 : groups.count * pitch + 1 }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard height > 0, let scale, rect.width >= 24 else { return }
    let axis = scale.axis
    let names = groups.map { group in
      group.body.map { id in
        document.bodies.first { $0.id == id }?.shortLabel ?? id.text
      } ?? "All"
    }
    let column = min(12, (names.map(\.count).max() ?? 0) + 2)
    let line = Rect(
      x: rect.x + column, y: rect.y, width: min(widest, rect.width - column - 1), height: 1)
    axis.drawLabels(on: &canvas, in: line)
    for (row, group) in groups.enumerated() where (row + 1) * pitch < rect.height {
      let y = rect.y + (row + 1) * pitch
      canvas.putFitted(names[row], x: rect.x, y: y, width: column - 1, role: .muted)
      ValueDots(axis, group.marks.compactMap { $0.answer.mark?.value }).draw(
        on: &canvas, in: Rect(x: line.x, y: y, width: line.width, height: 1))
    }
  }
}
