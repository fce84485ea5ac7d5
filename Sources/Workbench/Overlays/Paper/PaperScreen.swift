import AppraisalFindings
import AppraisalModel
package import Canvas
import PlainText

extension PaperEntry {
  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    switch step {
    case .card(let place):
      let inner = OverlayFrame.draw(
        on: &frame.canvas, rect,
        title: "Ballot of \(name): card \(place + 1) of \(cards.count)")
      drawCard(place, model.bench.glyphs, &frame, in: inner)
    case .readBack(let place):
      let inner = OverlayFrame.draw(
        on: &frame.canvas, rect, title: "Ballot of \(name): hold it against the paper")
      drawAll(place, model.bench.glyphs, &frame, in: inner)
    }
  }

  // MARK: One card

  private func drawCard(
    _ place: Int, _ glyphs: GlyphSet, _ frame: inout Frame<Action>, in rect: Rect
  ) {
    guard rect.height > 1 else { return }
    let card = cards[place]
    var head: [TextBlock] = [.heading(card.criterion.label)]
    if rect.height > card.rows.count + 6 {
      if !card.criterion.question.isEmpty {
        head.append(.paragraph(card.criterion.question, role: .muted))
      }
      head.append(.paragraph(Self.howTo(card.criterion), role: .muted))
    }
    let pane = ReadingPane(head)
    let lines = min(pane.lineCount(width: rect.width), max(1, rect.height - 2))
    let (top, below) = rect.splitTop(lines)
    _ = pane.draw(on: &frame.canvas, in: top)
    let (bottom, middle) = below.splitBottom(1)
    drawField(&frame, in: bottom)
    let gap = middle.height > card.rows.count + 1
    let list = gap ? middle.splitTop(1).rest : middle
    let rows = rows(card, shown(place), reasons[place] ?? [:])
    // The row that the next mark is for stays in sight.
    let typed = isReason ? 0 : PlacedWord.words(of: entry.text).count
    let asked = card.rows.indices.filter { card.rows[$0].isAsked }
    let next = asked.isEmpty ? 0 : asked[min(typed, asked.count - 1)]
    _ = ReadingPane(rows, selected: entry.isEmpty ? nil : next).draw(on: &frame.canvas, in: list)
  }

  private var isReason: Bool { Self.reason(in: entry.text) != nil }

  private func drawField(_ frame: inout Frame<Action>, in rect: Rect) {
    let label = isReason ? "Reason " : "Marks "
    frame.canvas.put(label, x: rect.x, y: rect.y, width: rect.width, role: .muted)
    frame.cursor = TextFieldView(entry: entry).draw(
      on: &frame.canvas, in: rect.inset(left: label.count))
  }

  /// What stands beside each option that is asked about: what is typed now, else what was typed
  /// before.
  private func shown(_ place: Int) -> [(words: String, isFault: Bool)] {
    let card = cards[place]
    guard !entry.isEmpty, !isReason else {
      return (answers[place] ?? []).map { (Self.sign($0, card.criterion), false) }
    }
    return zip(PlacedWord.words(of: entry.text), card.asked).map { word, option in
      guard let content = try? card.content(word.text, of: option) else { return (word.text, true) }
      switch content {
      case .blank: return (Self.sign(nil, card.criterion), false)
      case .answer(let answer): return (Self.sign(answer, card.criterion), false)
      }
    }
  }

  /// An answer as it is read back.
  private static func sign(_ answer: Answer?, _ criterion: Criterion) -> String {
    answer.map { $0.words(on: criterion.scale) } ?? "blank"
  }

  private func rows(
    _ card: BallotCard, _ shown: [(words: String, isFault: Bool)], _ reasons: [Int: String]
  ) -> [TextBlock] {
    var answered = 0
    return card.rows.enumerated().map { place, row in
      let title =
        "\(DisplayText.padded("\(place + 1)", to: 3, alignment: .right))  "
        + row.option.shortLabel
      guard row.isAsked else { return .keyValue(title, "no part in it", role: .muted) }
      let reason = reasons[place].map { ": \($0)" } ?? ""
      defer { answered += 1 }
      guard shown.indices.contains(answered) else { return .keyValue(title, reason) }
      let mark = shown[answered]
      return .keyValue(title, mark.words + reason, role: mark.isFault ? .danger : .normal)
    }
  }

  // MARK: All of it

  private func drawAll(
    _ selected: Int, _ glyphs: GlyphSet, _ frame: inout Frame<Action>, in rect: Rect
  ) {
    var blocks: [TextBlock] = []
    var places: [Int] = []
    for (place, card) in cards.enumerated() {
      let sign = place == selected ? "\(glyphs.selection) " : "  "
      if place > 0 { blocks.append(.blank) }
      places.append(blocks.count)
      blocks.append(.paragraph("\(sign)\(card.criterion.label)", role: .heading, isLink: true))
      blocks += rows(card, shown(place), reasons[place] ?? [:])
    }
    let drawn = ReadingPane(blocks, selected: places[selected], isFocused: true).draw(
      on: &frame.canvas, in: rect)
    frame.cursor = drawn.cursor ?? Point(x: rect.x, y: rect.y)
    frame.add(drawn) { block in places.firstIndex(of: block).map(Action.overlayRow) }
  }
}
