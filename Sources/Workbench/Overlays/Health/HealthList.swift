package import AppraisalFindings
import AppraisalModel
package import Canvas

/// What weakens an appraisal, each with the place to put it right.
package struct HealthList: Overlay, Equatable {
  static let commands: [Command] = [health]

  package let findings: [HealthFinding]
  /// The row of the cursor.
  package private(set) var selected = 0

  /// Makes a list that nobody has touched.
  package init(_ findings: [HealthFinding]) { self.findings = findings }

  /// How many blocks stand above the first finding, and how many each of them takes.
  static let (above, each) = (2, 3)

  /// The text: each finding with the reason why it matters.
  var blocks: [TextBlock] {
    let intro =
      findings.isEmpty
      ? "Nothing that can be checked here weakens this appraisal. Whether it is right, people judge."
      : "\(Numbers.count(findings.count, "thing weakens", "things weaken")) this appraisal. "
        + "This is advice and stops nobody. Enter goes to the place."
    return [.paragraph(intro, role: .muted), .blank]
      + findings.enumerated().flatMap { row, finding -> [TextBlock] in
        let sign = row == selected ? "> " : ""
        return [
          .paragraph(sign + finding.what, isLink: true), .bullet(finding.why, role: .muted), .blank,
        ]
      }
  }

  /// The pane that shows it.
  var pane: ReadingPane {
    ReadingPane(
      blocks, selected: findings.isEmpty ? nil : Self.above + Self.each * selected, isFocused: true)
  }

  package var hints: [KeyHint] {
    (findings.isEmpty
      ? [] : [KeyHint(.enter, "go there"), KeyHint(.down, "choose", name: "Up/Down")])
      + [KeyHint(.character("?"), "help"), KeyHint(.escape, "close")]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    if key == .enter { return goToWeakness(&bench) }
    selected = max(0, Motion.row(key, from: selected, of: findings.count, page: 5) ?? selected)
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action, findings.indices.contains(row) else { return true }
    selected = row
    return goToWeakness(&bench)
  }

  /// Closes, and goes to where the selected weakness can be put right.
  private func goToWeakness(_ bench: inout Bench) -> Bool {
    guard findings.indices.contains(selected) else { return false }
    let finding = findings[selected]
    bench.then { model throws(Refusal) in
      try model.go(to: .weakness(finding.place))
      if model.bench.notice == nil { model.bench.say(.plain, finding.what) }
    }
    return false
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "What weakens this appraisal")
    let drawn = pane.draw(on: &frame.canvas, in: inner)
    frame.cursor = drawn.cursor ?? Point(x: inner.x, y: inner.y)
    frame.add(drawn) { .overlayRow(($0 - Self.above) / Self.each) }
  }
}

extension HealthList {
  package static let health: Command = Command(
    "health", "What weakens this appraisal",
    "Lists what is missing, doubled or unexplained, and why it matters.",
    keys: [.character("h")], in: [.author], hint: "check", rank: 7,
    unless: { model in model.bench.needingSession(\.unread) },
    act: { model in
      guard let session = model.bench.session else { return }
      let found = HealthCheck(
        session.appraisal, viewer: session.viewer, today: model.bench.today)
      model.bench.show(HealthList(found.findings))
    })
}
