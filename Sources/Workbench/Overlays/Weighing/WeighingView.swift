import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText
import WeightElicitation

/// Draws the questions about weights: the menu of methods, one question, or what they come to.
struct WeighingView {
  let session: Session?
  let sheet: WeighingSheet

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: title)
    switch sheet.step {
    case .methods: drawMethods(&frame, in: inner)
    case .question: drawQuestion(&frame, in: inner)
    case .preview:
      _ = preview.draw(on: &frame.canvas, in: inner)
      frame.cursor = Point(x: inner.x, y: inner.y)
    }
  }

  private var title: String {
    guard let weighing = sheet.weighing, sheet.step == .question, let question = sheet.question
    else {
      return sheet.step == .methods ? "Ask for weights" : "\(sheet.title): what it comes to"
    }
    return "\(weighing.method.title): \(question.number) of \(weighing.total)"
  }

  // MARK: The menu

  private func drawMethods(_ frame: inout Frame<Action>, in rect: Rect) {
    let about = sheet.isFamilyOnly ? sheet.familyName : "the whole tree, from the bottom up"
    let other = sheet.isFamilyOnly ? "the whole tree" : sheet.familyName
    let turn = sheet.family == nil ? "" : " f: \(other)."
    let head =
      rect.height < 9
      ? "\(sheet.whose.prefix(1).uppercased() + sheet.whose.dropFirst()), "
        + (sheet.isFamilyOnly ? "one family" : "whole tree")
      : "For \(sheet.whose). Asked about: \(about).\(turn)"
    let lines = DisplayText.wrap(head, width: max(1, rect.width - 1))
    let room = min(lines.count, max(0, rect.height < 9 ? rect.height / 4 : rect.height - 3))
    for (row, line) in lines.prefix(room).enumerated() {
      frame.canvas.put(line, x: rect.x, y: rect.y + row, width: rect.width, role: .muted)
    }
    let below = rect.splitTop(room > 0 && rect.height > room + 6 ? room + 1 : room).rest
    let isRoomy = below.height >= 12
    let blocks = sheet.rows.enumerated().flatMap { place, row -> [TextBlock] in
      let sign = place == sheet.selected ? "> " : "  "
      let line = TextBlock.paragraph(sign + name(row), isLink: true)
      return isRoomy || place == sheet.selected
        ? [line, .bullet(detail(row), role: .muted)] : [line]
    }
    let links = blocks.indices.filter { blocks[$0].isLink }
    let pane = ReadingPane(
      blocks, selected: links.indices.contains(sheet.selected) ? links[sheet.selected] : nil,
      isFocused: true)
    let drawn = pane.draw(on: &frame.canvas, in: below)
    frame.cursor = drawn.cursor ?? Point(x: below.x, y: below.y)
    frame.add(drawn) { block in links.firstIndex(of: block).map { .overlayRow($0) } }
  }

  private func name(_ row: WeighingSheet.Row) -> String {
    switch row {
    case .resume: "Go on where you stopped"
    case .method(let method): method.title
    case .join: "Join what people gave"
    }
  }

  private func detail(_ row: WeighingSheet.Row) -> String {
    switch row {
    case .resume:
      sheet.weighing.map { "\($0.method.title): \($0.answered) of \($0.total) answered." } ?? ""
    case .method(let method): method.line
    case .join: "One set from everybody's own weights, by the geometric mean of their comparisons."
    }
  }

  // MARK: A question

  private func drawQuestion(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let question = sheet.question else { return }
    switch question.form {
    case .choice, .next: drawChoice(question, &frame, in: rect)
    case .number, .pair: drawField(question, &frame, in: rect)
    }
  }

  private var familyLine: String {
    sheet.question?.familyName.map { "Under \($0)" } ?? "At the top of the tree"
  }

  private func drawChoice(
    _ question: WeighingQuestion, _ frame: inout Frame<Action>, in rect: Rect
  ) {
    let isScarce = rect.height < 9
    var blocks: [TextBlock] =
      isScarce
      ? [.paragraph(question.brief)]
      : [.paragraph(familyLine, role: .muted), .paragraph(question.words), .blank]
    if let before = question.reference, !isScarce {
      blocks += [.paragraph("Before: \(before.short)", role: .muted), .blank]
    }
    var links: [Int] = []
    for (place, step) in question.steps.enumerated() {
      links.append(blocks.count)
      blocks.append(
        .paragraph("\(place + 1) \(isScarce ? step.name : step.sentence)", isLink: true))
      // With little room only the step of the cursor says from where to where.
      if isScarce, place == sheet.selected { blocks.append(.bullet(step.range, role: .muted)) }
    }
    if !isScarce { blocks += [.blank, .paragraph(question.hint, role: .muted)] }
    if let refusal = sheet.refusal { blocks.append(.paragraph(refusal, role: .warning)) }
    let pane = ReadingPane(
      blocks, selected: links.indices.contains(sheet.selected) ? links[sheet.selected] : nil,
      isFocused: true)
    let drawn = pane.draw(on: &frame.canvas, in: rect)
    frame.cursor = drawn.cursor ?? Point(x: rect.x, y: rect.y)
    frame.add(drawn) { block in links.firstIndex(of: block).map { .overlayRow($0) } }
  }

  /// A question with a number: what is asked, the field, and what the number would lead to.
  private func drawField(
    _ question: WeighingQuestion, _ frame: inout Frame<Action>, in rect: Rect
  ) {
    let isPair = question.form == .pair
    let (pane, links) = asking(question, in: rect)
    let (above, below, rest) = parts(pane, in: rect)
    let drawn = pane.draw(on: &frame.canvas, in: above)
    frame.hits += drawn.hits.compactMap { hit in
      links.firstIndex(of: hit.action).map { HitBox(hit.rect, .overlayRow($0)) }
    }
    guard !below.isEmpty else { return }
    let label = isPair ? "Times: " : ""
    frame.canvas.put(label, x: below.x, y: below.y, width: below.width)
    let field = Rect(x: below.x + label.count, y: below.y, width: 8, height: 1)
    frame.cursor = TextFieldView(entry: sheet.entry)
      .draw(on: &frame.canvas, in: field.intersection(below))
    if case .number(let low, let high, let unit) = question.form {
      let range = "\(low) to \(high)" + (unit.isEmpty || unit == "%" ? unit : " \(unit)")
      frame.canvas.put(
        range, x: field.maxX + 2, y: below.y, width: max(0, below.maxX - field.maxX - 2),
        role: .muted)
    }
    _ = meaning(question, in: rect).draw(on: &frame.canvas, in: rest)
  }

  private func isScarce(_ rect: Rect) -> Bool { rect.height < 12 }

  /// What is asked, and which of its blocks can be chosen.
  private func asking(
    _ question: WeighingQuestion, in rect: Rect
  ) -> (pane: ReadingPane, links: [Int]) {
    let isPair = question.form == .pair
    let (blocks, links) = asked(question, isScarce: isScarce(rect))
    let pane = ReadingPane(
      blocks, offset: isScarce(rect) && !isPair ? Int.max / 2 : 0,
      selected: isPair && links.indices.contains(sheet.selected) ? links[sheet.selected] : nil,
      isFocused: isPair)
    return (pane, links)
  }

  /// Where the question stands, from where the field has its line, and where the rest stands.
  private func parts(
    _ pane: ReadingPane, in rect: Rect
  ) -> (above: Rect, field: Rect, rest: Rect) {
    let lines = min(pane.lineCount(width: rect.width), max(0, rect.height - 1))
    let gap = !isScarce(rect) && rect.height > lines + 3 ? 1 : 0
    let below = rect.splitTop(lines + gap).rest
    let taken = !isScarce(rect) && below.height > 3 ? 2 : 1
    return (rect.splitTop(lines).top, below, below.splitTop(taken).rest)
  }

  private func meaning(_ question: WeighingQuestion, in rect: Rect) -> ReadingPane {
    ReadingPane(
      meaning(question, isScarce: isScarce(rect)),
      offset: question.form == .pair ? 0 : sheet.scroll)
  }

  /// What is asked, with the places of the steps of a pair among the blocks.
  private func asked(
    _ question: WeighingQuestion, isScarce: Bool
  ) -> (blocks: [TextBlock], links: [Int]) {
    let isPair = question.form == .pair
    let steps = question.steps.map { step in
      TextBlock.paragraph(
        isScarce ? step.name : step.sentence, role: isPair ? .normal : .accent,
        isLink: isPair)
    }
    if isScarce {
      let blocks =
        isPair
        ? [.paragraph(question.brief)] + steps : steps + [.paragraph(question.brief)]
      return (blocks, isPair ? Array(1..<1 + steps.count) : [])
    }
    var blocks: [TextBlock] = [.paragraph(familyLine, role: .muted)]
    if let reference = question.reference {
      blocks += [.paragraph(reference.sentence, role: .muted), .blank]
    }
    blocks += [.paragraph(question.words), .blank]
    var links: [Int] = []
    for step in steps {
      links.append(blocks.count)
      blocks += [step, .blank]
    }
    return (blocks.dropLast(), isPair ? links : [])
  }

  /// What is wrong with what is typed, or what it means; then what to bear in mind.
  private func meaning(_ question: WeighingQuestion, isScarce: Bool) -> [TextBlock] {
    var blocks: [TextBlock] = []
    if let refusal = sheet.refusal { blocks.append(.paragraph(refusal, role: .warning)) }
    guard let weighing = sheet.weighing else { return blocks }
    if question.form == .pair, let reply = sheet.reply {
      let words = [weighing.sentence(of: reply)] + [weighing.outlook(reply).first]
      blocks += words.compactMap { $0 }.map { .paragraph($0) }
    }
    if isScarce {
      // What there was no room for above.
      let step = question.form == .pair ? min(sheet.selected, question.steps.count - 1) : 0
      blocks.append(.paragraph(question.steps[step].range, role: .muted))
    }
    if question.form != .pair { blocks += soFar(weighing) }
    return blocks + [.paragraph(question.hint, role: .muted)]
  }

  private func soFar(_ weighing: Weighing) -> [TextBlock] {
    var blocks: [TextBlock] = []
    let shares = weighing.sharesSoFar(typing: DecimalNumber(sheet.entry.text))
    if !shares.isEmpty {
      let parts = zip(shares, Percentages.written(shares.map(\.share))).map {
        "\($0.step.short) \($1)%"
      }
      blocks.append(.paragraph("So far: \(parts.joined(separator: ", "))"))
    }
    if let left = weighing.pointsLeft {
      let typed = DecimalNumber(sheet.entry.text)?.value ?? 0
      blocks.append(.paragraph("Left of 100 points: \(Numbers.short(left - typed))"))
    }
    return blocks
  }

  // MARK: The preview

  private var preview: ReadingPane {
    guard let session else { return ReadingPane([]) }
    var after = session.appraisal
    let edits = sheet.edits(in: session.appraisal)
    let isPossible = edits.allSatisfy { edit in (try? after.apply(edit)) != nil }
    var blocks: [TextBlock] = [
      .paragraph("For \(sheet.whose). Nothing is recorded until you press Enter.", role: .muted),
      .blank,
    ]
    // What should be thought about again comes before the figures.
    let isDoubtful = sheet.results.contains { $0.isInconsistent == true }
    if isDoubtful { blocks += remarks(session) + [.blank] }
    if isPossible {
      blocks += [.table(table(session, after), isNumeric: true), .blank]
    }
    if !isDoubtful { blocks += remarks(session) }
    return ReadingPane(blocks, offset: sheet.scroll, isFocused: true)
  }

  /// What there is to say about the answers, family by family.
  private func remarks(_ session: Session) -> [TextBlock] {
    var blocks: [TextBlock] = sheet.joinedJudgements.prefix(1).map { .paragraph($0.sentence) }
    for result in sheet.results where !result.sentences.isEmpty {
      blocks.append(.paragraph(result.family.name ?? "At the top", role: .heading))
      blocks += result.sentences.map {
        .bullet($0, role: result.isInconsistent == true ? .warning : .normal)
      }
    }
    if let offer = sheet.offer?.offer {
      let name = session.document.name(offer.larger)
      let other = session.document.name(offer.smaller)
      blocks.append(.paragraph("o takes \(name) as \(offer.times) times \(other) instead."))
    }
    return blocks
  }

  private func table(_ session: Session, _ after: Appraisal) -> [[String]] {
    let new = EffectiveWeights(after, holder: sheet.holder)
    let old = session.weights(of: sheet.holder)
    let shares = RoundedPercents(new.nodes)
    let before = RoundedPercents(old.nodes)
    let asked = Set(sheet.results.flatMap { $0.family.steps.map(\.node) })
    let rows = new.nodes.enumerated().compactMap { index, node -> [String]? in
      // Of one family alone only its members are shown.
      if !sheet.isOfWholeTree, !asked.contains(node.id) { return nil }
      let name = session.document.name(node.id)
      let until = old.areSet && before.cumulative.indices.contains(index)
      return [
        String(repeating: "  ", count: node.depth) + name, "\(shares.local[index])%",
        "\(shares.cumulative[index])%", until ? "\(before.cumulative[index])%" : "not set",
      ]
    }
    return [["Criterion", "of family", "of all", "until now"]] + rows
  }

  /// The first line that is shown of what scrolls: the preview, or what stands under a field.
  func firstLine(in rect: Rect) -> Int {
    let inner = OverlayFrame.inside(rect)
    guard sheet.step == .question else { return preview.firstLine(in: inner) }
    guard let question = sheet.question else { return 0 }
    let area = Rect(x: 0, y: 0, width: inner.width, height: inner.height)
    let rest = parts(asking(question, in: area).pane, in: area).rest
    return meaning(question, in: area)
      .firstLine(in: Size(width: rest.width, height: rest.height))
  }
}
