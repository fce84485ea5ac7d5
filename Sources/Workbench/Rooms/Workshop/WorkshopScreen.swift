import AppraisalFindings
import AppraisalModel
import Canvas

/// Workshop: the state of the round in words, who has handed in as dots by body, what comes next.
struct WorkshopScreen {
  let room: WorkshopRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    let (pane, places) = pane(session)
    let areas = areas(session, in: rect)
    let drawn = pane.draw(on: &frame.canvas, in: areas.list)
    frame.cursor = drawn.cursor ?? Point(x: areas.list.x, y: areas.list.y)
    frame.add(drawn) { block in places.firstIndex(of: block).map(Action.row) }
    if let cell = room.selectedCell(session), !areas.detail.isEmpty {
      drawDetail(cell, session, &frame, in: areas.detail, isWide: areas.isWide)
    }
  }

  /// Where the list stands, and what belongs to the selected cell: beside it in a wide window, else
  /// under it.
  private func areas(
    _ session: Session, in rect: Rect
  ) -> (list: Rect, detail: Rect, isWide: Bool) {
    let inner = rect.inset(left: 1, right: 1)
    let none = Rect(x: inner.x, y: inner.y, width: 0, height: 0)
    guard let cell = room.selectedCell(session) else { return (inner, none, false) }
    if rect.width >= 100 {
      let (left, right) = inner.splitLeft(inner.width * 3 / 5)
      return (left, right.inset(left: 2), true)
    }
    let needed =
      TalkDots(cell: cell, talk: room.talk(session), document: session.document).height + 4
    guard inner.height >= needed + 6 else { return (inner, none, false) }
    let (detail, list) = inner.splitBottom(needed)
    return (list, detail, false)
  }

  private func drawDetail(
    _ cell: TalkCell, _ session: Session, _ frame: inout Frame<Action>, in rect: Rect, isWide: Bool
  ) {
    var area = rect
    if !isWide {
      frame.canvas.horizontalRule(x: rect.x, y: rect.y, width: rect.width)
      area = area.splitTop(1).rest
    }
    let title = ReadingPane([.heading(room.talk(session).title(of: cell, in: session.document))])
    let lines = isWide ? min(3, title.lineCount(width: area.width)) : 1
    let (top, below) = area.splitTop(lines)
    _ = title.draw(on: &frame.canvas, in: top)
    let dots = TalkDots(cell: cell, talk: room.talk(session), document: session.document)
    let (line, rest) = below.splitTop(dots.height)
    dots.draw(on: &frame.canvas, in: line)
    _ = ReadingPane(TalkPage.facts(cell, room.talk(session))).draw(on: &frame.canvas, in: rest)
  }

  /// The first line that is shown.
  func firstLine(in rect: Rect) -> Int {
    guard let session = bench.session else { return 0 }
    let inner = areas(session, in: rect).list
    return pane(session).pane.firstLine(in: Size(width: inner.width, height: inner.height))
  }

  /// The text, and for each row that can be chosen the block that shows it.
  private func pane(_ session: Session) -> (pane: ReadingPane, places: [Int]) {
    let rows = WorkshopRows(session, room)
    let isOver = rows.standing.round.map { !$0.awaitsReveal } ?? false
    var blocks = head(session, rows.standing) + present(session) + parkedCount(session)
    if !isOver { blocks += turnout(session, rows.standing) }
    var places: [Int] = []
    blocks += [.blank, .heading("WHAT COMES NEXT")]
    for (index, row) in rows.all.enumerated() {
      let isSelected = index == room.rows.selected
      switch row {
      case .step(let step):
        places.append(blocks.count)
        blocks.append(line(step, rows.standing, isSelected: isSelected))
      case .cell(let cell):
        if cell == rows.talk.cells.first {
          if rows.all.first == row { blocks += outlook(session, rows) }
          blocks += talkHead
        }
        places.append(blocks.count)
        blocks.append(line(cell, rows.talk, session, isSelected: isSelected))
      }
    }
    if rows.talk.cells.isEmpty {
      blocks += outlook(session, rows)
      if isOver { blocks.append(.paragraph("People differ on no cell.")) }
    }
    blocks += parked(session) + dissents(session)
    if isOver { blocks += turnout(session, rows.standing) }
    let chosen =
      places.indices.contains(room.rows.selected) ? places[room.rows.selected] : nil
    return (
      ReadingPane(blocks, offset: room.offset, selected: chosen, isFocused: chosen != nil), places
    )
  }

  private func line(
    _ step: RoundStanding.Step, _ standing: RoundStanding, isSelected: Bool
  ) -> TextBlock {
    let sign = isSelected ? String(bench.glyphs.selection) : " "
    let key = step.command.keys.first?.name ?? ""
    return .keyValue(
      "\(sign) \(standing.title(step))", "\(key)   \(standing.detail(step))"
    ).linked
  }

  // MARK: What is talked about

  private var talkHead: [TextBlock] { [.blank, .heading("CELLS TO TALK ABOUT")] }

  private func line(
    _ cell: TalkCell, _ talk: TalkList, _ session: Session, isSelected: Bool
  ) -> TextBlock {
    let sign = isSelected ? String(bench.glyphs.selection) : " "
    let tick = cell.agreed == nil ? " " : String(bench.glyphs.tick)
    let again = room.askedAgain.contains(cell.cell) ? ", asked again" : ""
    let document = session.document
    let option = document.option(cell.cell.option)?.shortLabel ?? cell.cell.option.text
    let criterion =
      document.criterion(cell.cell.criterion)?.shortLabel ?? cell.cell.criterion.text
    return .keyValue(
      "\(sign)\(tick) \(option): \(criterion)", talk.spread(of: cell, in: document) + again
    ).linked
  }

  private func dissents(_ session: Session) -> [TextBlock] {
    let views = session.appraisal.dissents.sorted { $0.key < $1.key }.map(\.value)
    guard !views.isEmpty else { return [] }
    return [.blank, .heading("DIFFERING VIEWS")]
      + views.map {
        .bullet(
          "\($0.holder(in: session.appraisal))\($0.about(in: session.document)): \($0.words)")
      }
  }

  // MARK: The round

  private func head(_ session: Session, _ standing: RoundStanding) -> [TextBlock] {
    guard let round = standing.round else {
      return [
        .paragraph(
          session.mayFacilitate
            ? "No round is open. Enter opens round 1. Until then people may mark outside rounds, and "
              + "everybody sees it."
            : "No round is open. The facilitator opens round 1. Members: nothing to do yet; you may "
              + "read the options.")
      ]
    }
    // After the reveal the room belongs to what is talked about.
    let purpose =
      round.purpose.isEmpty || !round.awaitsReveal ? [] : [TextBlock.paragraph(round.purpose)]
    return [.heading("ROUND \(round.id.number)")] + purpose
      + [.paragraph(standing.sentence)]
      + (round.state == .open || round.state == .ended
        ? round.policySentences.dropFirst().map { .paragraph($0, role: .muted) } : [])
  }

  /// How many are there by body, who sent apologies, who sits in for whom.
  private func present(_ session: Session) -> [TextBlock] {
    let report = PresenceReport(session.appraisal)
    let role: Role = report.inquorate.isEmpty ? .normal : .warning
    var blocks: [TextBlock] = []
    if let count = report.sentence(in: session.document, met: String(bench.glyphs.tick)) {
      blocks.append(.paragraph(count, role: role))
    }
    return blocks + report.sentences(in: session.appraisal).map { .paragraph($0) }
  }

  /// How many questions are put aside and open, for whoever does not see the list below.
  private func parkedCount(_ session: Session) -> [TextBlock] {
    let open = session.appraisal.parkedQuestions.map(\.question).filter(\.isOpen)
    guard !open.isEmpty else { return [] }
    let late = open.count { $0.isOverdue(on: bench.today) }
    let words =
      Numbers.count(open.count, "parked question is", "parked questions are") + " open"
      + (late == 0 ? "" : ", \(late) overdue")
    let isKeeper = session.mayFacilitate || session.appraisal.rules(session.viewer)
    return [
      .paragraph(
        isKeeper ? "\(words); f lists them." : "\(words).", role: late == 0 ? .normal : .warning)
    ]
  }

  /// The questions that were put aside and are open.
  private func parked(_ session: Session) -> [TextBlock] {
    let open = session.appraisal.parkedQuestions.filter(\.question.isOpen).map(\.question)
    guard !open.isEmpty else { return [] }
    return [.blank, .heading("PARKED QUESTIONS")]
      + open.map { question in
        let isOverdue = question.isOverdue(on: bench.today)
        return .bullet(
          question.sentence(in: session.appraisal) + (isOverdue ? ", overdue" : ""),
          role: isOverdue ? .warning : .normal)
      }
  }

  private func turnout(_ session: Session, _ standing: RoundStanding) -> [TextBlock] {
    let meeting = Meeting(session: session, glyphs: bench.glyphs)
    let dots = meeting.dotsByBody
    guard !dots.isEmpty else { return [] }
    let title = standing.round == nil ? "HAVE MARKED" : "HANDED IN"
    let waiting = standing.missing.map { session.appraisal.name($0) }
    let isWaiting = standing.round?.state == .open && !waiting.isEmpty
    return [.blank, .heading(title)]
      + dots.map { .keyValue($0.name, $0.words) }
      + (isWaiting ? [.keyValue("Waiting for", Numbers.list(waiting))] : []) + late(session)
  }

  /// The ballots of this round that came after it had ended.
  private func late(_ session: Session) -> [TextBlock] {
    let late = session.recorded.lateBallots.filter { $0.round == session.appraisal.markingRound }
    return late.isEmpty
      ? []
      : [
        .keyValue(
          "Late",
          Numbers.list(
            late.map {
              "\(session.appraisal.name($0.person)), \(Numbers.count($0.entries, "entry", "entries"))"
            })
            + "; what came after the end does not count", role: .warning)
      ]
  }

  // MARK: What comes

  /// What comes, for whoever only looks, and what comes after the next step.
  private func outlook(_ session: Session, _ rows: WorkshopRows) -> [TextBlock] {
    let marks = session.person.map(session.appraisal.isMember) ?? true
    let mine: [TextBlock] =
      rows.standing.round?.state == .open && marks && !session.isHandedIn
      ? [.bullet("Mark, and hand in your ballot: h on Score.")] : []
    let theirs: [TextBlock] =
      rows.all.isEmpty
      ? [.bullet("The facilitator \(Self.next(rows.standing)).")] : []
    let later = Self.later(rows.standing)
    return mine + theirs + (later.isEmpty ? [] : [.bullet("Then: \(later).", role: .muted)])
  }

  private static func next(_ standing: RoundStanding) -> String {
    switch standing.round?.state {
    case nil: "opens the first round"
    case .open: "ends the round when all have handed in"
    case .ended: "reveals the marks, or opens the round again"
    case .revealed: "settles the round when the cells that differ have been talked about"
    case .settled: "may open another round"
    }
  }

  private static func later(_ standing: RoundStanding) -> String {
    switch standing.round?.state {
    case nil: "all hand in, the round ends, its marks are revealed and talked about"
    case .open: "the marks are revealed, the cells that differ talked about, the round settled"
    case .ended: "the cells that differ are talked about, and the round is settled"
    case .revealed: "the decision"
    case .settled: "the decision, on Record"
    }
  }
}

extension TextBlock {
  /// The same block as one that can be chosen.
  var linked: TextBlock {
    var block = self
    block.isLink = true
    return block
  }
}
