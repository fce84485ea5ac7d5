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
    let tree = session.document.valueTree
    guard !tree.isEmpty else {
      EmptyPlace(
        "This case has no criteria yet. g 9 goes to Author, where the facilitator adds them."
      ).draw(&frame, in: rect)
      return
    }
    var rest = rect
    if rest.height > tree.count + 3 {
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
    let (top, below) = rest.splitTop(min(rest.height, tree.count + 1))
    drawTable(&frame, in: top, session, tree, weights.nodes)
    if below.height > 2 { drawNode(&frame, in: below.inset(left: 1, top: 1, right: 1), session) }
  }

  private func headline(_ session: Session, _ weights: EffectiveWeights) -> String {
    let isAgreed = holder == .agreed
    let words = bench.words(for: holder)
    let whose = isAgreed ? "Weights" : words.prefix(1).uppercased() + words.dropFirst()
    if isAgreed, let lock = session.settledWords(bench.clock) { return lock }
    if weights.areSet { return "\(whose) are set. Points count among neighbours only." }
    if weights.someAreSet {
      return "\(whose) are partly set. A family counts by points once all its lines have them."
    }
    return isAgreed
      ? "Weights: not yet set. Until then all neighbours count equally."
      : "\(whose): not yet set. The ranking goes by the agreed weights."
  }

  private func drawTable(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session, _ tree: [TreeRow],
    _ nodes: [EffectiveWeights.Node]
  ) {
    let shares = RoundedPercents(nodes)
    let columns = [
      TableColumn("Criterion", minimum: 8, maximum: 52, priority: 100, grows: true),
      TableColumn("Scale", minimum: 11, maximum: 22, priority: 30),
      TableColumn("Points", alignment: .right, minimum: 7, maximum: 8, priority: 90),
      TableColumn("of family", alignment: .right, minimum: 9, maximum: 9, priority: 40),
      TableColumn("of all", alignment: .right, minimum: 7, maximum: 7, priority: 60),
    ]
    let places = Dictionary(
      nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = tree.map { row -> TableRow in
      let criterion = row.criterion
      let role: Role? = criterion.kind == .objective ? .heading : nil
      let start = [TableCell(criterion.label, role: role, depth: row.depth)]
      guard let place = places[criterion.id] else {
        return TableRow(start + [TableCell(Self.scale(criterion))], role: .muted)
      }
      let isTyped = criterion.id == room.node && room.entry != nil
      let points = isTyped ? "[\(room.entry?.text ?? "")]" : Self.words(nodes[place].points)
      return TableRow(
        start + [
          TableCell(Self.scale(criterion)), TableCell(points),
          TableCell("\(shares.local[place])%"), TableCell("\(shares.cumulative[place])%"),
        ])
    }
    let table = TableView(
      columns: columns, rows: rows, selectedRow: tree.firstIndex { $0.criterion.id == room.node })
    let drawn = table.draw(on: &frame.canvas, in: rect)
    frame.add(drawn) { $0.row.map { .row($0) } }
  }

  /// What kind it is, or the ends and the unit of its scale, the worst first.
  private static func scale(_ criterion: Criterion) -> String {
    switch criterion.kind {
    case .objective: ""
    case .scored: criterion.scale?.numbers ?? "no scale yet"
    case .hurdle: "hurdle"
    case .information: "information"
    }
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
    switch node.kind {
    case .objective: break
    case .hurdle:
      blocks.append(.paragraph("A hurdle: passed or failed, and never weighed.", role: .muted))
    case .information:
      blocks.append(.paragraph("For information: neither marked nor weighed.", role: .muted))
    case .scored:
      if let scale = node.scale, !scale.unit.isEmpty {
        blocks.append(.keyValue("Measured", "from \(scale.numbers)"))
      }
    }
    for anchor in (node.scale?.anchors ?? []).sorted(by: { $0.at > $1.at }) {
      blocks.append(.keyValue(anchor.at.description, anchor.words))
    }
    if let setter = session.recorded.latest(.weight(holder, node.id)) {
      let who = setter.author.map { session.appraisal.name($0) } ?? "somebody"
      let asked = session.appraisal.elicitations[holder]?[WeightFamily(under: node.parent)]
      let method = asked.map { $0.method == .direct ? "" : " (\($0.method.title))" } ?? ""
      blocks.append(
        .paragraph(
          "Points set by \(who), \(bench.clock.dayInWords(setter.time))\(method).", role: .muted))
    }
    _ = ReadingPane(blocks).draw(on: &frame.canvas, in: rect)
  }
}
