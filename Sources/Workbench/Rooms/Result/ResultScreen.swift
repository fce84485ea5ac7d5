import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Result: the sentence, the ranking as bars, and why the selected option stands where it does.
struct ResultScreen {
  let room: ResultRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    let sentence = session.sentence
    let role: Role =
      switch sentence.form {
      case .clear: .heading
      case .empty, .awaitingReveal: .normal
      case .contested, .unfinished, .incomplete, .hurdleFailed, .unweighted, .bodiesDisagree,
        .level,
        .fragile:
        .warning
      }
    let areas = Areas(session, in: rect)
    if areas.isCut, room.scroll > 0 {
      // What does not fit above the ranking is read in its place.
      _ = whole(session, areas, in: rect).draw(
        on: &frame.canvas, in: rect.inset(left: 1, right: 1))
      frame.cursor = Point(x: rect.x + 1, y: rect.y)
      return
    }
    for (row, words) in areas.lines.enumerated() {
      let isCut = areas.isCut && row == areas.lines.count - 1
      frame.canvas.putFitted(
        isCut ? cut(words, to: areas.sentence.width) : words, x: areas.sentence.x,
        y: areas.sentence.y + row, width: areas.sentence.width,
        role: role)
    }
    frame.cursor = Point(x: rect.x + 1, y: rect.y)
    guard areas.showsRanking else { return }
    drawRanking(&frame, in: areas, session)
  }

  private func cut(_ words: String, to width: Int) -> String {
    let ellipsis = bench.glyphs.ellipsis + (width >= 30 ? " PgDn" : "")
    let room = max(0, width - DisplayText.displayWidth(ellipsis))
    return DisplayText.truncated(words, to: room, ellipsis: "") + ellipsis
  }

  /// The first line of the text under the ranking that is shown.
  func firstLine(in rect: Rect) -> Int {
    guard let session = bench.session else { return 0 }
    let areas = Areas(session, in: rect)
    if areas.isCut {
      guard room.scroll > turning else { return room.scroll }
      let size = Size(width: rect.width - 2, height: rect.height)
      return turning + whole(session, areas, in: rect).firstLine(in: size)
    }
    return areas.showsRanking
      ? pane(session, areas).firstLine(
        in: Size(width: areas.text.width, height: areas.text.height)) : 0
  }

  private func pane(_ session: Session, _ areas: Areas) -> ReadingPane {
    let families = Families(session.findings, session.document)
    return ReadingPane(
      explanation(session, families, areas.hasBar), offset: room.scroll)
  }

  /// How far a person scrolls from the ranking until the text that takes its place moves.
  private var turning: Int { max(3, bench.size.height - 8) }

  /// The whole sentence and what explains it, for windows in which it is cut above the ranking.
  private func whole(_ session: Session, _ areas: Areas, in rect: Rect) -> ReadingPane {
    let families = Families(session.findings, session.document)
    return ReadingPane(
      [.paragraph(session.sentence.words), .blank] + explanation(session, families, false),
      offset: max(0, room.scroll - turning))
  }

  /// Where the parts of the screen stand.
  private struct Areas {
    var lines: [String]
    var isCut: Bool
    var sentence: Rect
    var table: Rect
    var text: Rect
    var showsRanking: Bool
    var showsHeader: Bool
    var hasBar: Bool { table.width >= 46 }

    init(_ session: Session, in rect: Rect) {
      let inner = rect.inset(left: 1, right: 1)
      let form = session.sentence.form
      let rows = session.findings.ranking.count + session.findings.out.count
      showsRanking = form != .awaitingReveal && form != .empty
      let room = showsRanking ? max(1, inner.height - min(rows, 4)) : inner.height
      let all = DisplayText.wrap(session.sentence.words, width: max(1, min(inner.width, 92)))
      lines = Array(all.prefix(room))
      isCut = lines.count < all.count
      let (top, rest) = inner.splitTop(lines.count)
      sentence = top
      showsHeader = rest.height > rows + 2
      let spaced = rest.height > rows + 4 ? rest.inset(top: 1) : rest
      (table, text) = spaced.splitTop(min(spaced.height, rows + (showsHeader ? 1 : 0)))
      text = text.inset(top: 1)
    }
  }

  private func drawRanking(_ frame: inout Frame<Action>, in areas: Areas, _ session: Session) {
    let hasBar = areas.hasBar
    let findings = session.findings
    let families = Families(findings, session.document)
    let all = findings.ranking + findings.out
    let selected = all.firstIndex { $0.option == room.option }
    var columns = [
      TableColumn("", alignment: .right, minimum: 2, maximum: 2, priority: 60),
      TableColumn("Option", minimum: 8, maximum: 30, priority: 90),
    ]
    if hasBar { columns.append(TableColumn("", minimum: 8, priority: 20, grows: true)) }
    columns.append(
      TableColumn(
        findings.isComplete ? "Points" : hasBar ? "Between" : "Range", alignment: .right,
        minimum: 5,
        maximum: 13, priority: 80))
    let rows = all.map { row in
      var cells: [TableCell] = [
        TableCell(row.rank.map(String.init) ?? ""),
        TableCell(
          (session.document.option(row.option)?.shortLabel ?? row.option.text)
            + (session.document.option(row.option)?.isBlocked == true ? " (blocked)" : "")
            + (row.failedHurdles.isEmpty ? "" : " (fails a hurdle)")),
      ]
      if hasBar { cells.append(TableCell(families.bar(row))) }
      cells.append(
        TableCell(
          row.total.map { Numbers.fixed($0) }
            ?? between(row, isShort: !hasBar)))
      return TableRow(cells)
    }
    let table = TableView(
      columns: columns, rows: rows, selectedRow: selected, showsHeader: areas.showsHeader)
    let drawn = table.draw(on: &frame.canvas, in: areas.table)
    frame.add(drawn) { $0.row.map { .row($0) } }
    _ = pane(session, areas).draw(on: &frame.canvas, in: areas.text)
  }

  private func between(_ row: RankedOption, isShort: Bool) -> String {
    isShort
      ? Numbers.fixed(row.low.rounded(.down), 0) + "-" + Numbers.fixed(row.high.rounded(.up), 0)
      : "\(Numbers.fixed(row.low)) - \(Numbers.fixed(row.high))"
  }

  /// What the fills mean, whose marks these are, and why the selected option stands where it does.
  private func explanation(
    _ session: Session, _ families: Families, _ hasBar: Bool
  ) -> [TextBlock] {
    var blocks: [TextBlock] = []
    if session.sentence.form == .contested {
      blocks.append(
        .paragraph("c lists who said what, and lets you say which stands.", role: .accent))
    }
    if let words = DueReview(bench)?.words { blocks.append(.paragraph(words, role: .warning)) }
    if hasBar { blocks.append(.paragraph(families.legend(bench.glyphs), role: .muted)) }
    blocks.append(.paragraph(basis(session), role: .muted))
    if let words = firstPlaces(session) { blocks.append(.paragraph(words, role: .muted)) }
    if let words = blockedWords(session) { blocks.append(.paragraph(words, role: .muted)) }
    blocks += session.standingWords.flatMap { [.blank, .paragraph($0)] }
    if let why = why(session) { blocks += [.blank, .paragraph(why)] }
    if let views = session.viewWords { blocks += [.blank, .paragraph(views)] }
    return blocks
  }

  /// What is blocked and whether it is ranked; nil where nothing is.
  private func blockedWords(_ session: Session) -> String? {
    let names = session.blockedOptions.map(\.shortLabel)
    guard !names.isEmpty else { return nil }
    return session.ranksBlocked
      ? "Ranked as if nothing stood in the way of \(Numbers.list(names)). b leaves it out again."
      : "Left out, because something stands in its way: \(Numbers.list(names)). b ranks it too."
  }

  /// How often each option came first among the weightings tried; nil while not known.
  private func firstPlaces(_ session: Session) -> String? {
    guard let places = session.firstPlaces else { return nil }
    let parts = session.findings.ranking.compactMap { row in
      places.shares[row.option].map {
        "\(session.document.option(row.option)?.shortLabel ?? row.option.text) \(Numbers.ofHundred($0))"
      }
    }
    return "First, of every 100 weightings tried: \(parts.joined(separator: ", "))."
  }

  /// Why the selected option is ahead of the leader or the runner-up, or behind.
  private func why(_ session: Session) -> String? {
    let findings = session.findings
    guard let option = room.option, let first = findings.ranking.first else { return nil }
    let other = option == first.option ? findings.runnerUp ?? first : first
    return WhyOver(other.option, over: option, in: findings)?.sentence(in: session.document)
  }

  private func basis(_ session: Session) -> String {
    let findings = session.findings
    let whose: String
    switch findings.table.basis {
    case .own(let id):
      whose =
        id == session.viewer
        ? "Your own marks" : "The marks of \(session.appraisal.assessor(id)?.name ?? id.text)"
    case .mean(let count): whose = "The mean of \(count) ballots, every member counting the same"
    case .begun(let count): whose = "\(count) ballots, none of them finished"
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
    let without = findings.leadersWithoutAgreed.map { leaders in
      leaders.isEmpty
        ? " Without them nobody leads for certain."
        : " Without them \(Labels(document: session.document).lead(leaders))."
    }
    return "\(whose)\(agreed).\(without ?? "") \(weights)\(missing)"
  }
}
