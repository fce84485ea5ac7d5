package import AppraisalModel
package import Canvas

/// A choice of the evidence that a marking rests on.
package struct EvidencePicker: Overlay, Equatable {
  /// Whose marking rests on it.
  package let cell: MarkingPlace
  /// What the cell is called.
  let name: String
  /// What can be chosen, in reading order.
  package let items: [EvidenceID]
  package private(set) var chosen: Set<EvidenceID>
  /// The row of the cursor.
  package private(set) var selected = 0

  init(_ cell: MarkingPlace, named name: String, _ marking: Marking, in document: CaseDocument) {
    self.cell = cell
    self.name = name
    let near = document.evidence.filter { $0.concerns(cell.option, cell.criterion) }
    let others = document.evidence.filter { !$0.concerns(cell.option, cell.criterion) }
    items = (near + others).map(\.id)
    chosen = Set(marking.evidence)
  }

  package var hints: [KeyHint] {
    [
      KeyHint(.enter, "save"),
      KeyHint(
        .character(" "),
        items.indices.contains(selected) && chosen.contains(items[selected])
          ? "take the tick away" : "tick"),
      KeyHint(.down, "choose", name: "Up/Down"), KeyHint(.character("?"), "help"),
      KeyHint(.escape, "cancel"),
    ]
  }

  package var keysInWords: [(keys: String, words: String)] {
    [
      ("Up/Down", "choose; PgUp and PgDn go by ten, Home and End to the first and the last"),
      ("Space or x", "tick what the mark rests on, or take the tick away"),
      ("Enter", "save what is ticked"), ("Esc", "leave it as it was"),
    ]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .character(" "), .character("x"): toggle(selected)
    case .enter:
      let picker = self
      bench.then { model throws(Refusal) in try picker.accept(&model.bench) }
      return false
    default:
      selected = max(0, Motion.row(key, from: selected, of: items.count, page: 10) ?? selected)
    }
    return true
  }

  private func accept(_ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session else { return }
    let new = session.document.evidence.map(\.id).filter(chosen.contains)
    try bench.perform(
      "\(name): evidence", session.appraisal.marking(cell) { $0.evidence = new })
  }

  /// Chooses a row, or takes the choice back.
  private mutating func toggle(_ row: Int) {
    guard items.indices.contains(row) else { return }
    if !chosen.insert(items[row]).inserted { chosen.remove(items[row]) }
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    switch action {
    case .overlayRow(let row):
      guard items.indices.contains(row) else { return true }
      selected = row
      toggle(row)
    case .overlayField(let field): return field == -1 ? press(.enter, &bench) : false
    case .command, .go, .row, .cell, .answer, .page, .weighting, .weight, .press, .nothing: break
    }
    return true
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let document = model.bench.session?.document ?? CaseDocument()
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "Evidence for \(name)")
    let rows = items.map { id in
      let item = document.evidence.first { $0.id == id }
      let box = chosen.contains(id) ? "[x] " : "[ ] "
      return ListItem(box + (item?.label ?? id.text), detail: item?.source?.place ?? "")
    }
    let (detail, top) = inner.splitBottom(inner.height >= 9 ? 4 : 0)
    let list = ListView(
      items: rows, selected: rows.isEmpty ? nil : selected,
      emptyText: "This case has no evidence yet.")
    let drawn = list.draw(on: &frame.canvas, in: top)
    frame.add(drawn) { .overlayRow($0) }
    guard items.indices.contains(selected) else { return }
    let words = document.evidence.first { $0.id == items[selected] }?.words ?? ""
    _ = ReadingPane([.rule, .paragraph(words, role: .muted)]).draw(on: &frame.canvas, in: detail)
  }
}
