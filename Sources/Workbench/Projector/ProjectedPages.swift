import AppraisalFindings
import AppraisalModel
import Canvas

/// The pages of a projector, each with what everybody may see.
extension ProjectorScreen {
  func drawPage(_ canvas: inout Canvas, in rect: Rect) {
    if let blocks = text(of: projector.page) {
      var pane = pane(blocks, in: Size(width: rect.width, height: rect.height))
      if projector.page == .result { pane.offset -= 1 }
      _ = pane.draw(on: &canvas, in: rect)
      return
    }
    switch projector.page {
    case .agenda: drawAgenda(&canvas, in: rect)
    case .weights(let criterion): drawWeights(&canvas, in: rect, selected: criterion)
    case .round: drawRound(&canvas, in: rect)
    case .talk: drawTalk(&canvas, in: rect)
    case .cell(let cell): drawCell(cell, &canvas, in: rect)
    case .result: drawResult(&canvas, in: rect)
    case .option, .criterion, .decision: break
    }
  }

  /// The text of a page that is nothing but text, or nil.
  func text(of page: PresentedPage) -> [TextBlock]? {
    switch page {
    case .option(let id): document.option(id).map(text)
    case .criterion(let id, let option): document.criterion(id).map { text($0, option) }
    case .decision: decision
    // Of a sentence that is cut the rest is read in the place of the ranking.
    case .result: projector.offset > 0 ? sentence : nil
    case .agenda, .weights, .round, .talk, .cell: nil
    }
  }

  // MARK: The agenda

  private func drawAgenda(_ canvas: inout Canvas, in rect: Rect) {
    let question = document.question.words
    let rest = drawHead(
      [.heading(question.isEmpty ? document.title : question)], on: &canvas, in: rect,
      keeping: min(8, rect.height - 1))
    let agenda = shown.agenda
    let rows = agenda.lines.map { line in
      let isNext = line == agenda.next
      return ProjectedRows.Row(
        lead: "\(isNext ? String(glyphs.selection) : " ") \(line.stage.sign(glyphs)) ",
        name: line.title, words: line.detail, role: isNext ? .heading : .normal)
    }
    let next = agenda.next.flatMap { agenda.lines.firstIndex(of: $0) }
    ProjectedRows(rows: rows, selected: next).draw(on: &canvas, in: rest)
  }

  // MARK: The case

  private func text(_ option: Option) -> [TextBlock] {
    let why = option.statusReason.isEmpty ? [] : [TextBlock.paragraph(option.statusReason)]
    return [.heading(option.label)]
      + (option.summary.isEmpty ? [] : [.paragraph(option.summary)])
      + (option.isAppraised ? [] : why)
      + option.advantages.map { .bullet("For: \($0.words)") }
      + option.drawbacks.map { .bullet("Against: \($0.words)") }
  }

  private func text(_ criterion: Criterion, _ option: OptionID?) -> [TextBlock] {
    let scale = criterion.scale
    let anchors = (scale?.anchors ?? []).map { anchor in
      TextBlock.keyValue(scale?.words(anchor.at) ?? anchor.at.description, anchor.words)
    }
    let ends =
      scale.map { scale in
        scale.unit.isEmpty
          ? []
          : [TextBlock.paragraph("\(scale.worst) \(scale.unit) to \(scale.best) \(scale.unit)")]
      } ?? []
    return [.heading(criterion.label)]
      + (criterion.question.isEmpty ? [] : [.paragraph(criterion.question)])
      + (anchors.isEmpty ? ends : anchors)
      + (option.map { [.keyValue("Option", document.name($0))] } ?? [])
  }

  private var decision: [TextBlock] {
    guard let decision = shown.appraisal.decision else {
      return [.heading("DECISION"), .paragraph("None yet.")]
    }
    let chosen = decision.chosen.map(document.name)
    return [
      .heading("DECISION, \(CalendarDay.words(of: decision.day))"), .paragraph(decision.words),
    ]
      + (chosen.isEmpty ? [] : [.keyValue("Chosen", Numbers.list(chosen))])
      + (decision.departure.isEmpty
        ? [] : [.keyValue("Departs from the ranking", decision.departure)])
      + decision.conditions.map { .bullet($0) }
  }

  // MARK: Weights

  private func drawWeights(_ canvas: inout Canvas, in rect: Rect, selected: CriterionID?) {
    let weights = shown.findings.weights
    let lock = shown.appraisal.weightLock
    let words =
      lock.map { $0.words.isEmpty ? "Settled." : "Settled: \($0.words)" }
      ?? (weights.areSet ? "Set, and not settled yet." : weights.unsetWords)
    let leaves = weights.leaves
    let rest = drawHead(
      [.heading("WEIGHTS"), .paragraph(words)], on: &canvas, in: rect,
      keeping: min(leaves.count, 6))
    let percents = Percentages.written(leaves.map(\.cumulative)).map { "\($0)%" }
    let most = leaves.map(\.cumulative).max() ?? 1
    let rows = zip(leaves, percents).map { leaf, percent in
      let share = most > 0 ? leaf.cumulative / most : 0
      return ProjectedRows.Row(
        lead: leaf.id == selected ? String(glyphs.selection) : " ", name: document.name(leaf.id),
        words: percent, bar: (share, share), role: leaf.id == selected ? .heading : .normal)
    }
    ProjectedRows(rows: rows, selected: leaves.firstIndex { $0.id == selected }).draw(
      on: &canvas, in: rest)
  }

  // MARK: The round

  private func drawRound(_ canvas: inout Canvas, in rect: Rect) {
    let round = shown.standing.round
    let title = round.map { "ROUND \($0.id.number)" } ?? "NO ROUND YET"
    let purpose = round.map { $0.purpose.isEmpty ? [] : [TextBlock.paragraph($0.purpose)] } ?? []
    // Where there is little room the count stands alone: who sees what is said in the policy.
    let words =
      rect.height < 12 && round?.state == .open
      ? "It is open. \(shown.standing.countWords)." : shown.standing.sentence
    let rest = drawHead(
      [.heading(title)] + purpose + [.paragraph(words)], on: &canvas, in: rect,
      keeping: shown.turnout.count + 1)
    guard !shown.turnout.isEmpty else { return }
    canvas.put(
      round == nil ? "HAVE MARKED" : "HANDED IN", x: rest.x, y: rest.y, role: .heading)
    let rows = shown.turnout.map { body in
      let dots =
        Array(repeating: Dot.done, count: body.done)
        + Array(repeating: .begun, count: body.begun)
        + Array(repeating: .open, count: body.expected - body.done - body.begun)
      let count = "\(body.done) of \(body.expected)"
      let text = Dots([Dots.Group("", dots)]).text(within: max(8, rest.width - 30), glyphs: glyphs)
      return ProjectedRows.Row(
        name: body.name.isEmpty ? "Members" : body.name,
        words: text.map { $0 == count ? count : "\($0)   \(count)" } ?? count)
    }
    ProjectedRows(rows: rows).draw(
      on: &canvas, in: rest.inset(top: rest.height > rows.count * 2 ? 2 : 1))
  }

  // MARK: What is talked about

  private func drawTalk(_ canvas: inout Canvas, in rect: Rect) {
    let rest = drawHead(
      [.heading("CELLS TO TALK ABOUT")], on: &canvas, in: rect, keeping: rect.height - 2)
    let rows = shown.talk.cells.map { cell in
      let option = document.name(cell.cell.option)
      return ProjectedRows.Row(
        lead: cell.agreed == nil ? " " : String(glyphs.tick),
        name: "\(option): \(document.name(cell.cell.criterion))",
        words: shown.talk.spread(of: cell, in: document))
    }
    ProjectedRows(rows: rows).draw(on: &canvas, in: rest)
  }

  private func drawCell(_ place: MatrixCell, _ canvas: inout Canvas, in rect: Rect) {
    guard let cell = shown.talk[place] else { return }
    let isAiry = rect.height >= 14
    let dots = TalkDots(
      cell: cell, talk: shown.talk, document: document, pitch: isAiry ? 2 : 1, widest: rect.width)
    let question = document.criterion(place.criterion)?.question ?? ""
    let hasQuestion = isAiry && !question.isEmpty
    let title =
      [TextBlock.heading(document.name(place.option)), .heading(document.name(place.criterion))]
      + (hasQuestion ? [.paragraph(question, role: .muted)] : [])
    let facts = facts(cell, isShort: !isAiry)
    let below = ReadingPane(facts).lineCount(width: rect.width)
    var rest = drawHead(title, on: &canvas, in: rect, keeping: dots.height + min(below, 3))
    if dots.height > 0 {
      let (line, under) = rest.splitTop(dots.height)
      dots.draw(on: &canvas, in: line)
      rest = under.inset(top: isAiry ? 1 : 0)
    }
    _ = ReadingPane(facts).draw(on: &canvas, in: rest)
  }

  /// What was said of a cell in numbers, and what was agreed; where there is little room the range alone.
  private func facts(_ cell: TalkCell, isShort: Bool) -> [TextBlock] {
    let numbers = isShort ? nil : shown.talk.statistics(of: cell)
    return [.keyValue("Agreed", shown.talk.agreement(of: cell), role: .heading)]
      + [.keyValue("Marks", numbers ?? shown.talk.spread(of: cell, in: document))]
      + (shown.talk.moved(cell).map { [.keyValue("Moved", $0)] } ?? [])
  }

  // MARK: The result

  private func drawResult(_ canvas: inout Canvas, in rect: Rect) {
    let rest = drawHead(sentence, on: &canvas, in: rect, keeping: rowsKept)
    if shown.hasResult { ProjectedRows(rows: rows).draw(on: &canvas, in: rest) }
  }

  /// So many rows of the ranking stay in sight, whatever the sentence takes.
  var rowsKept: Int { shown.hasResult ? min(rows.count, 4) : 0 }

  var sentence: [TextBlock] {
    let sentence = shown.sentence(projector.firstPlaces)
    return [.paragraph(sentence.words, role: Self.role(of: sentence.form))]
  }

  private var rows: [ProjectedRows.Row] {
    let findings = shown.findings
    let totals = Numbers.totals(findings.ranking.map { ($0.total, $0.low, $0.high) })
    let ranked = zip(findings.ranking, totals).map { row, points in
      let leads = findings.leaders.contains(row.option)
      return ProjectedRows.Row(
        lead: row.rank.map(String.init) ?? "-", name: document.name(row.option), words: points,
        bar: (row.low / 100, row.high / 100), role: leads ? .heading : .normal)
    }
    return ranked
      + shown.keptOut.map { kept in
        ProjectedRows.Row(
          lead: "", name: document.name(kept.option), words: kept.cause.words, role: .muted)
      }
  }

  private static func role(of form: LeadingSentence.Form) -> Role {
    switch form {
    case .clear: .heading
    case .empty, .awaitingReveal: .normal
    case .unread, .contested, .unfinished, .incomplete, .hurdleFailed, .unweighted,
      .bodiesDisagree, .level, .fragile:
      .warning
    }
  }
}

extension Agenda.Stage {
  /// The sign of a step that has come so far.
  func sign(_ glyphs: GlyphSet) -> String {
    switch self {
    case .open: String(glyphs.sign(of: .open))
    case .begun: String(glyphs.sign(of: .begun))
    case .done: String(glyphs.tick)
    }
  }
}
