import AppraisalFindings
import AppraisalModel
package import Canvas

/// The eight steps of the appraisal with what is done, each with the place where it is done.
package struct AgendaList: Overlay, Equatable {
  static let commands: [Command] = [open]

  /// The row of the cursor; nil for the step that comes next.
  private var chosen: Int?

  package init() {}

  private func agenda(_ session: Session) -> Agenda { Agenda(session.appraisal, session.findings) }

  private func selected(_ agenda: Agenda) -> Int {
    chosen ?? agenda.next.flatMap { agenda.lines.firstIndex(of: $0) } ?? 0
  }

  package var hints: [KeyHint] {
    [
      KeyHint(.enter, "go there"), KeyHint(.down, "choose", name: "Up/Down"),
      KeyHint(.character("?"), "help"), KeyHint(.escape, "close"),
    ]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    guard let session = bench.session, key != .character("q") else { return false }
    let agenda = agenda(session)
    if key == .enter { return go(to: selected(agenda), &bench) }
    chosen = Motion.row(key, from: selected(agenda), of: agenda.lines.count, page: 4) ?? chosen
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action, Agenda.Step.allCases.indices.contains(row) else {
      return true
    }
    return go(to: row, &bench)
  }

  /// Closes, and goes to where a step is done.
  private func go(to row: Int, _ bench: inout Bench) -> Bool {
    guard let session = bench.session, Agenda.Step.allCases.indices.contains(row) else {
      return false
    }
    let place = Agenda.Step.allCases[row].place(session)
    bench.then { model throws(Refusal) in try model.go(to: place) }
    return false
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "The eight steps")
    frame.cursor = Point(x: inner.x, y: inner.y)
    guard let session = model.bench.session else { return }
    let agenda = agenda(session)
    let glyphs = frame.canvas.glyphs
    let row = selected(agenda)
    let head: [TextBlock] =
      inner.height > agenda.lines.count ? [.paragraph(agenda.words + ".")] : []
    let blocks = agenda.lines.enumerated().map { index, line in
      let sign = index == row ? String(glyphs.selection) : " "
      return TextBlock.keyValue("\(sign) \(line.stage.sign(glyphs)) \(line.title)", line.detail)
        .linked
    }
    let drawn = ReadingPane(head + blocks, selected: head.count + row, isFocused: true).draw(
      on: &frame.canvas, in: inner)
    frame.cursor = drawn.cursor ?? frame.cursor
    frame.add(drawn) { .overlayRow($0 - head.count) }
  }
}

extension AgendaList {
  package static let open: Command = Command(
    "agenda", "The eight steps", "How far each step of the appraisal has come, and what is next.",
    keys: [.character("l")], in: [.home, .workshop], hint: "steps", rank: 42,
    unless: { model in model.bench.needingSession { _ in nil } },
    act: { model in model.bench.show(AgendaList()) })
}

extension Agenda.Step {
  /// Where the step is done.
  fileprivate func place(_ session: Session) -> Place {
    let hasRounds = !session.appraisal.rounds.isEmpty
    return switch self {
    case .context: session.mayFacilitate ? .author : .home
    case .options: session.mayFacilitate ? .author : .read
    case .criteria: session.mayFacilitate ? .author : .criteria
    case .scores: session.mayFacilitate || hasRounds ? .workshop : .score
    case .weights: .criteria
    case .combination: .result
    case .results: hasRounds ? .workshop : .result
    case .robustness: .sensitivity
    }
  }
}
