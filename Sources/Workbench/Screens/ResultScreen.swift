import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Result: the sentence, the ranking as bars, and why the selected option stands where it does.
struct ResultScreen {
  let model: Model

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = model.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    var rest = rect.inset(left: 1, right: 1)
    let sentence = session.sentence
    let lines = DisplayText.wrap(sentence.words, width: max(1, min(rest.width, 92)))
    let role: Role =
      switch sentence.form {
      case .clear: .heading
      case .empty, .awaitingReveal: .normal
      default: .warning
      }
    let keep = sentence.form == .awaitingReveal || sentence.form == .empty
    let room = keep ? rest.height : max(1, rest.height - min(session.findings.ranking.count, 6))
    for words in lines.prefix(room) {
      let (line, below) = rest.splitTop(1)
      frame.canvas.put(words, x: line.x, y: line.y, width: line.width, role: role)
      rest = below
    }
    frame.cursor = Point(x: rect.x + 1, y: rect.y)
    guard !keep else { return }
    drawRanking(&frame, in: rest, session)
  }

  private func drawRanking(_ frame: inout Frame<Action>, in rect: Rect, _ session: Session) {
    let findings = session.findings
    let families = Families(findings, session.document)
    let selected = findings.ranking.firstIndex { $0.option == model.resultOption }
    let hasBar = rect.width >= 46
    var columns = [
      TableColumn("", alignment: .right, minimum: 2, maximum: 2, priority: 60),
      TableColumn("Option", minimum: 8, maximum: 30, priority: 90),
    ]
    if hasBar { columns.append(TableColumn("", minimum: 8, priority: 20, grows: true)) }
    columns.append(
      TableColumn(
        findings.isComplete ? "Points" : "Between", alignment: .right, minimum: 5,
        maximum: 13, priority: 80))
    let rows = findings.ranking.map { row in
      var cells: [TableCell] = [
        TableCell(row.rank.map(String.init) ?? ""),
        TableCell(
          (session.document.option(row.option)?.shortLabel ?? row.option.text)
            + (row.failedHurdles.isEmpty ? "" : " (fails a hurdle)")),
      ]
      if hasBar { cells.append(TableCell(families.bar(row))) }
      cells.append(
        TableCell(
          row.total.map { Numbers.fixed($0) }
            ?? "\(Numbers.fixed(row.low)) - \(Numbers.fixed(row.high))"))
      return TableRow(cells)
    }
    let table = TableView(
      columns: columns, rows: rows, selectedRow: selected, showsHeader: rect.height > rows.count + 2)
    let spaced = rect.height > rows.count + 4 ? rect.inset(top: 1) : rect
    let (top, below) = spaced.splitTop(min(spaced.height, rows.count + (table.showsHeader ? 1 : 0)))
    let drawn = table.draw(on: &frame.canvas, in: top)
    frame.add(drawn) { $0.row.map { .row($0) } }
    let pane = ReadingPane(explanation(session, families, hasBar), offset: model.resultScroll)
    if below.height > 1 { _ = pane.draw(on: &frame.canvas, in: below.inset(top: 1)) }
  }

  /// What the fills mean, whose marks these are, and why the selected option stands where it does.
  private func explanation(
    _ session: Session, _ families: Families, _ hasBar: Bool
  ) -> [TextBlock] {
    let findings = session.findings
    var blocks: [TextBlock] = []
    if hasBar { blocks.append(.paragraph(families.legend(model.glyphs), role: .muted)) }
    blocks.append(.paragraph(basis(session), role: .muted))
    guard let option = model.resultOption,
      let row = findings.ranking.first(where: { $0.option == option }),
      let first = findings.ranking.first, findings.isComplete
    else { return blocks }
    let other = row.option == first.option ? findings.runnerUp ?? first : first
    guard other.option != row.option else { return blocks }
    let (one, two) = row.low >= other.low ? (row, other) : (other, row)
    blocks += [.blank, .paragraph(difference(session, one, two))]
    return blocks
  }

  private func difference(_ session: Session, _ one: RankedOption, _ two: RankedOption) -> String {
    let document = session.document
    let criteria = session.findings.table.criteria
    let gaps = zip(criteria, zip(one.contributions, two.contributions)).map { ($0, $1.0 - $1.1) }
    func words(_ part: [(CriterionID, Double)]) -> String {
      Numbers.list(
        part.prefix(3).map { id, gap in
          let sign = gap > 0 ? "+" : ""
          return "\(document.criterion(id)?.shortLabel ?? id.text) \(sign)\(Numbers.fixed(gap))"
        })
    }
    let ahead = gaps.filter { $0.1 > 0.05 }.sorted { $0.1 > $1.1 }
    let behind = gaps.filter { $0.1 < -0.05 }.sorted { $0.1 < $1.1 }
    let first = document.option(one.option)?.shortLabel ?? one.option.text
    let second = document.option(two.option)?.shortLabel ?? two.option.text
    var text = "Why \(first) over \(second): "
    text += ahead.isEmpty ? "no criterion speaks for it." : "\(words(ahead))."
    if !behind.isEmpty { text += " Against it: \(words(behind))." }
    return text
  }

  private func basis(_ session: Session) -> String {
    let findings = session.findings
    let whose: String
    switch findings.table.basis {
    case .own(let id):
      whose =
        id == session.viewer
        ? "Your own marks" : "The marks of \(session.appraisal.assessor(id)?.name ?? id.text)"
    case .mean(let count): whose = "The mean of \(count) ballots"
    case .nobody: whose = "No ballots"
    }
    let agreed =
      findings.table.agreedCount > 0
      ? ", with \(Numbers.count(findings.table.agreedCount, "agreed score"))" : ""
    let weights =
      findings.weights.areSet
      ? "Weights: as set on Criteria."
      : findings.weights.someAreSet
        ? "Weights: partly set; the rest count equally for now."
        : "Weights: not yet set; all count equally for now."
    let missing =
      findings.table.missingCount > 0
      ? " \(Numbers.count(findings.table.missingCount, "mark is", "marks are")) missing; a blank "
        + "is never counted as zero." : ""
    return "\(whose)\(agreed). \(weights)\(missing)"
  }
}

/// The parts of the bars: the top nodes of the value tree.
struct Families {
  /// The top nodes, in reading order, with the columns of the table below each.
  let parts: [(label: String, columns: [Int])]

  init(_ findings: Findings, _ document: CaseDocument) {
    var parts: [(label: String, columns: [Int])] = []
    var column = 0
    for node in findings.weights.nodes {
      if node.depth == 0 {
        parts.append((document.criterion(node.id)?.shortLabel ?? node.id.text, []))
      }
      if node.isLeaf {
        if !parts.isEmpty { parts[parts.count - 1].columns.append(column) }
        column += 1
      }
    }
    self.parts = parts
  }

  /// The bar of an option, out of 100.
  func bar(_ row: RankedOption) -> StackedBar {
    let segments = parts.enumerated().map { index, part in
      BarSegment(
        part.columns.reduce(0) { $0 + row.contributions[$1] }, fill: index)
    }
    return StackedBar(segments, unknown: row.high - row.low, total: 100)
  }

  /// What each fill stands for.
  func legend(_ glyphs: GlyphSet) -> String {
    let fills = glyphs.barFills
    return parts.enumerated().map { index, part in
      let sign = String(fills[index % fills.count])
      return "\(sign)\(sign) \(part.label)"
    }.joined(separator: "   ")
  }
}
