import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Score: one card for each criterion, or the whole matrix.
struct ScoreScreen {
  let room: ScoreRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    guard let parts = parts(session, in: rect) else {
      EmptyPlace(
        "This case has no criteria or options to mark yet. "
          + "g 9 goes to Author, where the facilitator adds them."
      ).draw(&frame, in: rect)
      return
    }
    if room.isMatrix {
      MatrixPicture(room: room, bench: bench, session: session).draw(&frame, in: rect)
    } else {
      draw(parts, session, &frame)
    }
  }

  // MARK: Parts

  /// The card, where its parts stand, and what belongs to the cell of the cursor.
  struct Parts {
    var card: MarkCard
    var layout: MarkCard.Layout
    var text: CellText
    /// The columns beside the card; nil in a narrow window.
    var beside: Rect?
    var reading: CellReading
    /// Where the text that scrolls stands.
    var readingArea: Rect
    var column: Int
  }

  /// From so many columns on the evidence stands beside the card.
  static let widthForTwo = 100

  func parts(_ session: Session, in rect: Rect) -> Parts? {
    let criteria = session.markedCriteria
    let options = session.markableOptions
    guard let column = criteria.firstIndex(where: { $0.id == room.criterion }), !options.isEmpty
    else { return nil }
    let selected = options.firstIndex { $0.id == room.option } ?? 0
    let card = card(session, criteria[column], options, selected: selected)
    let isWide = rect.width >= Self.widthForTwo
    let (left, right) = rect.splitLeft(isWide ? max(62, rect.width * 3 / 5) : rect.width)
    let needed = nameLines(card, width: left.width)
    let layout = card.layout(in: left, wanting: 4, needing: needed)
    let text = CellText(session: session, option: options[selected], criterion: criteria[column])
    let reading = CellReading(text, isWide: isWide, showsAnswer: !layout.columns.hasLine)
    let beside = isWide ? right.inset(left: 2, right: 1) : nil
    let below = layout.below.inset(left: 1, right: 1)
    let readingArea =
      beside.map { $0.inset(top: 1) }
      ?? below.inset(top: gap(below) + max(needed, nameHeight(card, layout)))
    return Parts(
      card: card, layout: layout, text: text, beside: beside, reading: reading,
      readingArea: readingArea, column: column)
  }

  private func card(
    _ session: Session, _ criterion: Criterion, _ options: [Option], selected: Int
  ) -> MarkCard {
    let rows = options.map { option in
      let marking = session.marking(option.id, criterion.id)
      return MarkCard.Row(
        name: option.shortLabel, answer: marking.answer,
        former: session.markingBefore(option.id, criterion.id)?.answer,
        hasReason: !marking.reason.isEmpty, hasEvidence: !marking.evidence.isEmpty,
        isOut: !option.isAppraised, isBarred: session.bar(option.id, criterion.id) != nil)
    }
    return MarkCard(
      title: criterion.label, counter: counter(session, criterion), question: criterion.question,
      scale: criterion.scale, isHurdle: criterion.kind == .hurdle, rows: rows, selected: selected,
      entry: room.entry, glyphs: bench.glyphs)
  }

  /// Which card it is; where the top line has no room for it, how many cells are answered.
  private func counter(_ session: Session, _ criterion: Criterion) -> String {
    let width = bench.size.width
    let progress = session.progress
    if width < 50 { return width > 30 ? "\(progress.answered)/\(progress.all)" : "" }
    if width < 70 { return "\(progress.answered) of \(progress.all)" }
    let number = (session.markedCriteria.firstIndex { $0.id == criterion.id } ?? 0) + 1
    return "criterion \(number) of \(session.markedCriteria.count)"
  }

  // MARK: The name of the row

  /// The lines that whole names need below the rows, because some of them are cut there.
  private func nameLines(_ card: MarkCard, width: Int) -> Int {
    let columns = card.columns(width: width)
    return card.rows.reduce(0) { lines, row in
      guard DisplayText.displayWidth(row.name) > columns.nameWidth else { return lines }
      return max(lines, DisplayText.wrap(row.name, width: max(1, width - 2)).count)
    }
  }

  private func nameHeight(_ card: MarkCard, _ layout: MarkCard.Layout) -> Int {
    layout.below.height > 1 ? 1 : 0
  }

  /// The empty line above the name, where there is room for it.
  private func gap(_ below: Rect) -> Int { below.height > 4 ? 1 : 0 }

  // MARK: Drawing

  private func draw(_ parts: Parts, _ session: Session, _ frame: inout Frame<Action>) {
    parts.card.draw(&frame, parts.layout) { .cell(option: $0, criterion: parts.column) }
    let size = Size(width: parts.readingArea.width, height: parts.readingArea.height)
    let offset = room.readingOffset
    let position = parts.reading.position(offset: offset, in: size)
    let below = parts.layout.below.inset(left: 1, right: 1)
    let name = below.inset(top: gap(below))
    drawName(parts, beside: parts.beside == nil ? position : "", &frame, in: name)
    _ = parts.reading.pane(offset: offset).draw(on: &frame.canvas, in: parts.readingArea)
    guard let beside = parts.beside else { return }
    frame.canvas.verticalRule(x: beside.x - 2, y: beside.y, height: beside.height)
    frame.canvas.put("EVIDENCE", x: beside.x, y: beside.y, role: .heading)
    put(position, &frame, right: beside.maxX, y: beside.y)
    drawUnderCard(parts, session, &frame, in: name.inset(top: 1))
  }

  /// The whole name of the row of the cursor.
  private func drawName(
    _ parts: Parts, beside position: String, _ frame: inout Frame<Action>, in rect: Rect
  ) {
    let row = parts.card.rows[parts.card.selected]
    let isCut = DisplayText.displayWidth(row.name) > parts.layout.columns.nameWidth
    guard rect.height > 1 || isCut else { return }
    let name = row.name.uppercased()
    let width = DisplayText.displayWidth(name)
    if width + DisplayText.displayWidth(position) + 2 <= rect.width {
      put(position, &frame, right: rect.maxX, y: rect.y)
    }
    let lines = width <= rect.width ? [name] : DisplayText.wrap(name, width: max(1, rect.width))
    for (line, words) in lines.prefix(rect.height).enumerated() {
      frame.canvas.put(words, x: rect.x, y: rect.y + line, width: rect.width, role: .heading)
    }
  }

  private func put(_ words: String, _ frame: inout Frame<Action>, right: Int, y: Int) {
    frame.canvas.put(words, x: right - DisplayText.displayWidth(words), y: y, role: .muted)
  }

  /// Under a card that has its evidence beside it: about the mark, and how far the cards have come.
  private func drawUnderCard(
    _ parts: Parts, _ session: Session, _ frame: inout Frame<Action>, in rect: Rect
  ) {
    let pane = ReadingPane(parts.text.aboutMark)
    let cards = session.cards
    let needed = pane.lineCount(width: rect.width)
    let (top, rest) = rect.splitTop(needed)
    _ = pane.draw(on: &frame.canvas, in: top)
    guard rest.height >= cards.count + 2 else { return }
    let list = rest.inset(top: 1)
    frame.canvas.put("CARDS", x: list.x, y: list.y, role: .heading)
    let width = cards.map { DisplayText.displayWidth(name($0, session)) }.max() ?? 0
    for (index, card) in cards.enumerated() {
      let line = Rect(x: list.x, y: list.y + 1 + index, width: list.width, height: 1)
      let isHere = card.criterion == room.criterion
      let words =
        "\(bench.glyphs.sign(of: card.dot)) "
        + DisplayText.padded(name(card, session), to: width)
        + "  \(card.answered) of \(card.all)"
      frame.canvas.put(
        words, x: line.x, y: line.y, width: line.width, role: isHere ? .accent : .normal)
      guard let column = session.markedCriteria.firstIndex(where: { $0.id == card.criterion })
      else { continue }
      frame.hits.append(HitBox(line, .cell(option: parts.card.selected, criterion: column)))
    }
  }

  private func name(_ card: CardProgress, _ session: Session) -> String {
    session.document.criterion(card.criterion)?.label ?? card.criterion.text
  }
}
