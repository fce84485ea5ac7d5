import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// The totals of all options as lines over a weight from 0 to 100%, with who leads under them.
struct SweepChart {
  let sweep: NodeSweep
  /// The sign of each option.
  let marks: [OptionID: String]
  /// The weight that is set or tried.
  let share: Double

  /// Draws what fits: the strip of leaders first, then the axis, then the lines.
  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard rect.height > 0, rect.width > 4 else { return }
    let axisRows = rect.height >= 2 ? 1 : 0
    let crossRows = rect.height >= 6 ? 1 : 0
    let (bottom, top) = rect.splitBottom(1 + axisRows + crossRows)
    if top.height >= 3 { drawLines(&frame, in: top) }
    drawLeaders(&frame, in: bottom.splitTop(1).top)
    if axisRows > 0 { drawAxis(&frame, in: bottom.splitTop(1).rest.splitTop(1).top) }
    if crossRows > 0 { drawCrossings(&frame, in: bottom.splitBottom(1).bottom) }
    for column in 0..<rect.width {
      frame.hits.append(
        HitBox(
          Rect(x: rect.x + column, y: rect.y, width: 1, height: rect.height),
          .weight(Int((weight(column, rect.width) * 100).rounded()))))
    }
  }

  private func weight(_ column: Int, _ width: Int) -> Double {
    Double(column) / Double(max(1, width - 1))
  }

  private func column(_ weight: Double, _ width: Int) -> Int {
    Int((weight * Double(width - 1)).rounded())
  }

  private func drawLines(_ frame: inout Frame<Action>, in rect: Rect) {
    let ends = sweep.totals(at: 0) + sweep.totals(at: 1)
    let low = ends.min() ?? 0
    let height = max((ends.max() ?? 100) - low, 1e-9)
    let cursor = rect.x + column(share, rect.width)
    frame.canvas.verticalRule(x: cursor, y: rect.y, height: rect.height, role: .accent)
    for x in 0..<rect.width {
      let totals = sweep.totals(at: weight(x, rect.width))
      // The leader is drawn last and so on top.
      for row in totals.indices.sorted(by: { totals[$0] < totals[$1] }) {
        let y = Int(((totals[row] - low) / height * Double(rect.height - 1)).rounded())
        let isFirst = totals[row] >= (totals.max() ?? 0) - 1e-9
        frame.canvas.put(
          marks[sweep.options[row]] ?? "?", x: rect.x + x, y: rect.maxY - 1 - y, width: 1,
          role: isFirst ? .heading : .muted)
      }
    }
  }

  /// Who leads at each weight: the option's sign, or = where several are level.
  private func drawLeaders(_ frame: inout Frame<Action>, in rect: Rect) {
    for x in 0..<rect.width {
      let at = weight(x, rect.width)
      let span = sweep.spans.first { at <= $0.to } ?? sweep.spans.last
      let sign = span?.leaders.count == 1 ? span?.leaders.first.flatMap { marks[$0] } : "="
      let isHere = x == column(share, rect.width)
      frame.canvas.put(
        sign ?? "?", x: rect.x + x, y: rect.y, width: 1, role: isHere ? .selected : .bar1)
    }
  }

  private func drawAxis(_ frame: inout Frame<Action>, in rect: Rect) {
    frame.canvas.put("0%", x: rect.x, y: rect.y, role: .muted)
    if rect.width >= 20 { frame.canvas.put("100%", x: rect.maxX - 4, y: rect.y, role: .muted) }
    let words = "\(Numbers.percent(share)) \(sweep.current == share ? "now" : "tried")"
    let width = words.count + 2
    let x = max(rect.x + 3, min(rect.x + column(share, rect.width) - 1, rect.maxX - width - 5))
    frame.canvas.put("^ " + words, x: x, y: rect.y, width: rect.maxX - x, role: .accent)
  }

  /// Where the first place changes hands, to the tenth.
  private func drawCrossings(_ frame: inout Frame<Action>, in rect: Rect) {
    let words = zip(sweep.spans, sweep.spans.dropFirst()).map { left, right in
      let signs = [left, right].map { $0.leaders.compactMap { marks[$0] }.joined(separator: "=") }
      return "\(signs[0]) to \(signs[1]) at \(Numbers.percent(left.to))"
    }
    let text = words.isEmpty ? "The first place never changes." : words.joined(separator: ", ")
    frame.canvas.putFitted(text, x: rect.x, y: rect.y, width: rect.width, role: .muted)
  }
}
