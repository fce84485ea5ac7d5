import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Sensitivity: what would overturn the answer, a page at a time.
struct SensitivityScreen {
  let room: SensitivityRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    var rest = rect
    if rect.height >= 6 {
      let (tabs, below) = rect.splitTop(1)
      drawPages(&frame, in: tabs)
      rest = below
    }
    do throws(StudyRefusal) {
      switch room.page {
      case .weight:
        _ = try session.studied()
        drawWeight(&frame, in: rest, session)
      case .every: drawEvery(&frame, in: rest, session, try session.studied())
      case .often, .win, .lead, .methods, .marks, .chairs, .agreeing, .group:
        let pane = try pane(session)
        if let strip = weightingsRow(in: rest) { drawWeightings(&frame, in: strip) }
        let text = textArea(in: rest)
        _ = pane.draw(on: &frame.canvas, in: text)
        frame.cursor = Point(x: text.x, y: text.y)
      }
    } catch {
      EmptyPlace(error.sentence).draw(&frame, in: rest)
    }
  }

  /// The first line of a page of text that is shown.
  func firstLine(in rect: Rect) -> Int {
    guard let session = bench.session, room.page.isText, let pane = try? pane(session) else {
      return 0
    }
    let area = textArea(in: rect.height >= 6 ? rect.splitTop(1).rest : rect)
    return pane.firstLine(in: Size(width: area.width, height: area.height))
  }

  /// Where a page of text stands under the tabs.
  private func textArea(in rect: Rect) -> Rect {
    let below = weightingsRow(in: rect) == nil ? rect : rect.splitTop(1).rest
    return below.inset(left: 1, right: 1)
  }

  /// The row in which other weightings are chosen, where there is room for it.
  private func weightingsRow(in rect: Rect) -> Rect? {
    room.page == .often && rect.height >= 6 ? rect.splitTop(1).top : nil
  }

  private func drawWeightings(_ frame: inout Frame<Action>, in rect: Rect) {
    let policies = room.policies(bench)
    var tabs = policies.map { Tab(title: $0.title, short: $0.title) }
    if room.ranges.isEmpty { tabs.append(Tab(title: "Ranges", short: "Ranges")) }
    let width = frame.canvas.put("Weights:", x: rect.x + 1, y: rect.y, role: .muted) + 2
    let strip = TabStrip(tabs: tabs, active: policies.firstIndex(of: room.policy(bench)))
    var drawn = strip.draw(on: &frame.canvas, in: rect.inset(left: width))
    drawn.cursor = nil
    frame.add(drawn) { .weighting($0) }
  }

  private func drawPages(_ frame: inout Frame<Action>, in rect: Rect) {
    let pages = SensitivityPage.allCases
    let strip = TabStrip(
      tabs: pages.map { Tab(title: $0.title, short: $0.shortTitle) },
      active: room.page.rawValue)
    var drawn = strip.draw(on: &frame.canvas, in: rect)
    drawn.cursor = nil
    frame.add(drawn) { pages.indices.contains($0) ? .page(pages[$0].rawValue) : nil }
  }

  // MARK: One weight

  private func drawWeight(_ frame: inout Frame<Action>, in rect: Rect, _ session: Session) {
    guard let sweep = room.sweep(bench) else {
      EmptyPlace("This case has no criteria yet.").draw(&frame, in: rect)
      return
    }
    let area = rect.inset(left: 1, right: 1)
    let words = [session.study?.assumption(in: session.document), tried(sweep, session)]
      .compactMap { $0 }.joined(separator: " ")
    let all = DisplayText.wrap(words, width: max(1, min(area.width, 92)))
    let count = area.height > 8 ? max(2, area.height - 7) : max(1, area.height - 1)
    let lines = all.prefix(count)
    for (row, line) in lines.enumerated() {
      frame.canvas.put(line, x: area.x, y: area.y + row, width: area.width)
    }
    frame.cursor = Point(x: area.x, y: area.y)
    let below = area.splitTop(lines.count).rest
    let chart = SweepChart(
      sweep, names: sweep.options.map(session.document.name), tried: room.share)
    let key = key(chart, session, in: below)
    let (bottom, middle) = below.splitBottom(key.count)
    for (row, line) in key.enumerated() {
      frame.canvas.put(
        line.words, x: bottom.x, y: bottom.y + row, width: bottom.width, role: line.role)
    }
    chart.draw(&frame, in: middle)
  }

  /// What is tried and what it leads to; what the sweep shows where nothing is tried.
  private func tried(_ sweep: NodeSweep, _ session: Session) -> String {
    let document = session.document
    guard let share = room.share else { return sweep.sentence(in: document) }
    let name = document.name(sweep.node)
    let totals = zip(sweep.options, sweep.totals(at: share))
      .sorted { $0.1 > $1.1 }
    let totalsInWords = totals.prefix(3).map { id, total in
      "\(document.name(id)) \(Numbers.fixed(total))"
    }
    return "If \(name) had \(Numbers.percent(share)) \(sweep.scope.words) and not "
      + "\(Numbers.percent(sweep.current)): \(totalsInWords.joined(separator: ", ")). "
      + "Only tried, not recorded."
  }

  /// What stands under the chart: who leads where, and whom the grey band stands for; in a third of
  /// the rows at most.
  private func key(
    _ chart: SweepChart, _ session: Session, in rect: Rect
  ) -> [(words: String, role: Role)] {
    let rows = rect.height / 3
    guard rows > 0, rect.height >= 6, rect.width > 0 else { return [] }
    let leads = chart.sweep.leadWords(in: session.document).map {
      DisplayText.wrap("\(bench.glyphs.crossing) \($0)", width: rect.width)
    }
    let shown = (leads ?? []).prefix(rows).map { (words: $0, role: Role.normal) }
    return shown + band(chart, width: rect.width, rows: rows - shown.count)
  }

  /// Whom the grey band stands for: their names where they fit, else how many there are.
  private func band(
    _ chart: SweepChart, width: Int, rows: Int
  ) -> [(words: String, role: Role)] {
    guard rows > 0, !chart.others.isEmpty else { return [] }
    let sign = String(bench.glyphs.barFills[3])
    let names =
      "\(sign)\(sign) Never first here: \(Numbers.list(chart.others.map { chart.names[$0] }))"
    let lines = DisplayText.wrap(names, width: width)
    if lines.count <= min(rows, 2) { return lines.map { ($0, .muted) } }
    let count = Numbers.count(chart.others.count, "other option")
    return [
      ("\(sign)\(sign) \(count) \(chart.others.count == 1 ? "is" : "are") never first here", .muted)
    ]
  }

  // MARK: Every weight

  private func drawEvery(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session, _ study: Study
  ) {
    let nodes = study.weights.nodes
    let columns = [
      TableColumn("Criterion", minimum: 8, maximum: 26, priority: 100),
      TableColumn("Now", alignment: .right, minimum: 5, maximum: 6, priority: 90),
      TableColumn("Same leader", minimum: 11, maximum: 16, priority: 80),
      TableColumn("Nearest change", minimum: 14, priority: 40, grows: true),
    ]
    let rows = nodes.map { node -> TableRow in
      let label = session.document.name(node.id)
      guard let sweep = NodeSweep(study, node: node.id, scope: room.scope) else {
        return TableRow([TableCell(label, depth: node.depth)])
      }
      let (from, now, to) = sweep.figures
      return TableRow([
        TableCell(label, role: node.isLeaf ? nil : .heading, depth: node.depth),
        TableCell(now), TableCell("\(from) - \(to)"),
        TableCell(sweep.nearestWords(in: session.document)),
      ])
    }
    let (top, below) = rect.splitTop(min(rect.height, rows.count + 1))
    let table = TableView(
      columns: columns, rows: rows,
      selectedRow: nodes.firstIndex { $0.id == room.node })
    frame.add(table.draw(on: &frame.canvas, in: top)) { $0.row.map { .row($0) } }
    guard below.height > 2, let words = session.findings.reversalWords(in: session.document) else {
      return
    }
    _ = ReadingPane([.paragraph(words)]).draw(
      on: &frame.canvas, in: below.inset(left: 1, top: 1, right: 1))
  }

  // MARK: Pages of text

  private func pane(_ session: Session) throws(StudyRefusal) -> ReadingPane {
    let blocks: [TextBlock]
    if room.page.isOfBallots {
      blocks = try GroupText(page: room.page, bench: bench, session: session).blocks()
    } else {
      blocks =
        SensitivityText(
          room: room, bench: bench, session: session, study: try session.studied()
        ).blocks
    }
    return ReadingPane(blocks, offset: room.scroll)
  }
}
