import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText
import WeightElicitation

/// Criteria: the value tree with its weights, and what the selected criterion asks.
struct CriteriaScreen {
  let room: CriteriaRoom
  let bench: Bench

  private var holder: WeightHolder { room.holder(bench) }

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    let weights = session.weights(of: holder)
    let nodes = weights.nodes
    guard !nodes.isEmpty else {
      EmptyPlace(
        "This case has no criteria yet. g 9 goes to Author, where the facilitator adds them."
      ).draw(&frame, in: rect)
      return
    }
    var rest = rect
    if rest.height > nodes.count + 3 {
      let (line, below) = rest.splitTop(2)
      let stale = StaleWeights(session.appraisal, holder: holder)
      let words = stale.map {
        $0.sentence + ($0.mustAskAgain.isEmpty ? " R carries over, w asks again." : " w asks.")
      }
      let lines = DisplayText.wrap(
        words ?? headline(session, weights), width: max(1, line.width - 2))
      for (row, text) in lines.prefix(2).enumerated() {
        frame.canvas.put(
          text, x: line.x + 1, y: line.y + row, width: line.width - 2,
          role: stale == nil ? .normal : .warning)
      }
      rest = below
    }
    let (top, below) = rest.splitTop(min(rest.height, nodes.count + 1))
    drawTable(&frame, in: top, session, nodes)
    if below.height > 2 { drawNode(&frame, in: below.inset(left: 1, top: 1, right: 1), session) }
  }

  private func headline(_ session: Session, _ weights: EffectiveWeights) -> String {
    let isAgreed = holder == .agreed
    let words = bench.words(for: holder)
    let whose = isAgreed ? "Weights" : words.prefix(1).uppercased() + words.dropFirst()
    if isAgreed, let lock = session.settledWords { return lock }
    if weights.areSet { return "\(whose) are set. Points count among neighbours only." }
    if weights.someAreSet {
      return "\(whose) are partly set. A family counts by points once all its lines have them."
    }
    return isAgreed
      ? "Weights: not yet set. Until then all neighbours count equally."
      : "\(whose): not yet set. The ranking goes by the agreed weights."
  }

  private func drawTable(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session,
    _ nodes: [EffectiveWeights.Node]
  ) {
    let shares = RoundedPercents(nodes)
    let columns = [
      TableColumn("Criterion", minimum: 8, maximum: 52, priority: 100, grows: true),
      TableColumn("Points", alignment: .right, minimum: 7, maximum: 8, priority: 90),
      TableColumn("of family", alignment: .right, minimum: 9, maximum: 9, priority: 40),
      TableColumn("of all", alignment: .right, minimum: 7, maximum: 7, priority: 60),
    ]
    let rows = nodes.enumerated().map { index, node in
      let label = session.document.criterion(node.id)?.label ?? node.id.text
      let isTyped = node.id == room.node && room.entry != nil
      let points =
        isTyped
        ? "[\(room.entry?.text ?? "")]" : Self.words(node.points)
      return TableRow(
        [
          TableCell(label, role: node.isLeaf ? nil : .heading, depth: node.depth),
          TableCell(points), TableCell("\(shares.local[index])%"),
          TableCell("\(shares.cumulative[index])%"),
        ])
    }
    let table = TableView(
      columns: columns, rows: rows, selectedRow: nodes.firstIndex { $0.id == room.node })
    let drawn = table.draw(on: &frame.canvas, in: rect)
    frame.add(drawn) { $0.row.map { .row($0) } }
  }

  /// Points as the column has room for them; the record keeps every digit.
  private static func words(_ points: DecimalNumber?) -> String {
    guard let points else { return "not set" }
    let text = points.description
    return text.count <= 7 ? text : Numbers.fixed(points.value, 2)
  }

  private func drawNode(_ frame: inout Frame<Action>, in rect: Rect, _ session: Session) {
    guard let node = room.node.flatMap(session.document.criterion) else { return }
    var blocks: [TextBlock] = [.heading(node.label)]
    if !node.question.isEmpty { blocks.append(.paragraph(node.question)) }
    for anchor in (node.scale?.anchors ?? []).sorted(by: { $0.at > $1.at }) {
      blocks.append(.keyValue(anchor.at.description, anchor.words))
    }
    if let setter = session.recorded.latest(.weight(holder, node.id)) {
      let who = setter.author.flatMap { session.appraisal.assessor($0)?.name } ?? "somebody"
      let asked = session.appraisal.elicitations[holder]?[WeightFamily(under: node.parent)]
      let method = asked.map { $0.method == .direct ? "" : " (\($0.method.title))" } ?? ""
      blocks.append(
        .paragraph("Points set by \(who), \(setter.time.prefix(10))\(method).", role: .muted))
    }
    _ = ReadingPane(blocks).draw(on: &frame.canvas, in: rect)
  }
}
