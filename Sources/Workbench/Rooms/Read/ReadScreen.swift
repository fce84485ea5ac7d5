import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Read: the options at the left and the text of one at the right, or two side by side.
struct ReadScreen {
  let model: Model

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = model.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    guard model.shownRow != nil else {
      EmptyPlace(
        "This case has no options yet. g 9 goes to Author, where the facilitator adds them."
      ).draw(&frame, in: rect)
      return
    }
    let option = model.read.option.flatMap(session.document.option)
    let other = model.read.compared.flatMap(session.document.option)
    if let option, let other, model.read.page == nil, rect.width >= 70 {
      drawPair(&frame, in: rect, option, other)
    } else if rect.width < 70 {
      if model.read.isReading {
        drawShown(&frame, in: textArea(rect))
      } else {
        drawList(&frame, in: rect)
      }
    } else {
      let (left, right) = rect.splitLeft(listWidth(rect))
      drawList(&frame, in: left)
      frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
      drawShown(&frame, in: textArea(rect))
    }
  }

  /// Draws the page or the option that is shown.
  private func drawShown(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = model.session else { return }
    if let page = model.read.page {
      draw(pane(of: page, in: session), &frame, in: rect)
    } else if let option = model.read.option.flatMap(session.document.option) {
      drawText(&frame, in: rect, option)
    }
  }

  private func listWidth(_ rect: Rect) -> Int { rect.width >= 110 ? 36 : 32 }

  /// Where the text of the shown option stands.
  private func textArea(_ rect: Rect) -> Rect {
    if rect.width < 70 { return rect.inset(left: 1, right: 1) }
    if model.read.compared != nil {
      return rect.splitLeft(rect.width / 2).left.inset(left: 1, right: 1)
    }
    return rect.splitLeft(listWidth(rect)).rest.inset(left: 2, right: 1)
  }

  /// The first line that is shown; of two texts side by side, that of the longer one.
  func firstLine(in rect: Rect) -> Int {
    guard let session = model.session else { return 0 }
    let area = textArea(rect)
    let size = Size(width: area.width, height: area.height)
    if let page = model.read.page { return pane(of: page, in: session).firstLine(in: size) }
    let shown = [model.read.option, rect.width >= 70 ? model.read.compared : nil]
    return shown.compactMap { $0.flatMap(session.document.option) }
      .map { pane(of: $0, in: session).firstLine(in: size) }.max() ?? 0
  }

  /// The columns of the text of the shown option.
  var textWidth: Int {
    textArea(Rect(x: 0, y: 0, width: model.size.width, height: model.size.height)).width
  }

  private func drawPair(
    _ frame: inout Frame<Action>, in rect: Rect, _ option: Option, _ other: Option
  ) {
    let (left, right) = rect.splitLeft(rect.width / 2)
    drawText(&frame, in: textArea(rect), option)
    frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
    drawText(&frame, in: right.inset(left: 2, right: 1), other)
    frame.cursor = Point(x: left.x + 1, y: left.y)
  }

  private func drawList(_ frame: inout Frame<Action>, in rect: Rect) {
    var area = rect
    let options = model.listedOptions
    let rows = model.listedRows
    if let filter = model.read.list.filter, area.height > 2 {
      let (line, rest) = area.splitTop(1)
      frame.canvas.put(
        "/\(filter.text)  \(rows.count) of \(model.readableCount)", x: line.x + 1, y: line.y,
        width: line.width - 2, role: .accent)
      area = rest
    }
    let kind = model.sizeClass == .wide ? "page" : ""
    let items =
      options.map { option in
        ListItem(
          option.shortLabel, detail: statusWord(option), depth: option.variantOf == nil ? 0 : 1,
          role: option.isAppraised ? .normal : .muted)
      }
      + rows.compactMap { row in
        if case .page(let page) = row {
          ListItem(page.title, detail: kind, role: .accent)
        } else {
          nil
        }
      }
    let list = ListView(
      items: items, selected: rows.firstIndex { $0 == model.shownRow },
      isFocused: !model.read.isReading, showsPosition: area.height > 6,
      emptyText: "No option holds these words.")
    let drawn = list.draw(on: &frame.canvas, in: area)
    frame.add(drawn) { .row($0) }
  }

  private func statusWord(_ option: Option) -> String {
    option.status == .active ? "" : option.status.rawValue
  }

  private func drawText(_ frame: inout Frame<Action>, in rect: Rect, _ option: Option) {
    guard let session = model.session else { return }
    draw(pane(of: option, in: session), &frame, in: rect)
  }

  /// The text of an option, from those that are set already where it is among them.
  private func pane(of option: Option, in session: Session) -> ReadingPane {
    let (offset, isFocused) = (model.read.scroll, model.read.isReading)
    if let text = model.read.texts.text(of: option.id, generation: session.generation) {
      return ReadingPane(text, offset: offset, isFocused: isFocused)
    }
    let blocks = OptionText(option: option, appraisal: session.appraisal).blocks
    return ReadingPane(blocks, offset: offset, isFocused: isFocused)
  }

  private func pane(of page: CasePage, in session: Session) -> ReadingPane {
    ReadingPane(
      CasePageText(page: page, session: session, model: model).blocks, offset: model.read.scroll,
      isFocused: model.read.isReading)
  }

  private func draw(_ pane: ReadingPane, _ frame: inout Frame<Action>, in rect: Rect) {
    let drawn = pane.draw(on: &frame.canvas, in: rect)
    if model.read.isReading { frame.cursor = drawn.cursor ?? Point(x: rect.x, y: rect.y) }
  }
}

/// The texts of options in one state of an appraisal, set to one width.
struct OptionTexts: Equatable, Sendable {
  /// The number of the state.
  private var generation = -1
  private var width = 0
  private var texts: [OptionID: SetText] = [:]

  /// The text of an option, or nil where it has not been made in this state.
  func text(of option: OptionID, generation: Int) -> SetText? {
    generation == self.generation ? texts[option] : nil
  }

  /// Keeps the text of an option unless it is there; those of another state or width are dropped.
  mutating func keep(
    _ option: OptionID, generation: Int, width: Int, text: () -> [TextBlock]
  ) {
    if generation != self.generation || width != self.width { texts = [:] }
    self.generation = generation
    self.width = width
    if texts[option] == nil { texts[option] = SetText(text(), width: width) }
  }
}

extension Model {
  /// Makes the text of the option that Read shows, so that no picture has to.
  mutating func keepOptionText() {
    guard place == .read, read.page == nil, let session,
      let option = read.option.flatMap(session.document.option)
    else { return }
    let width = ReadScreen(model: self).textWidth
    read.texts.keep(option.id, generation: session.generation, width: width) {
      OptionText(option: option, appraisal: session.appraisal).blocks
    }
  }
}

/// The text of one option: what it is, what speaks for and against it, and what it rests on.
struct OptionText {
  let option: Option
  let appraisal: Appraisal

  private var document: CaseDocument { appraisal.document }

  var blocks: [TextBlock] {
    var blocks: [TextBlock] = [.heading(option.label)]
    if option.status != .active || option.shell || option.preferred {
      blocks.append(.paragraph(option.standingWords, role: .warning))
    }
    blocks += origins
    if !option.summary.isEmpty { blocks.append(.paragraph(option.summary)) }
    if let source = option.source {
      blocks.append(.paragraph("Paragraph " + place(source), role: .muted))
    }
    blocks += section("For", option.advantages)
    blocks += section("Against", option.drawbacks)
    blocks += section("Steps", option.steps)
    blocks += path + blockers + effects + evidence + facts + money + comments
    return blocks
  }

  /// What people said about it.
  private var comments: [TextBlock] {
    let all = appraisal.comments.sorted { $0.key < $1.key }.map(\.value)
      .filter { $0.option == option.id }
    guard !all.isEmpty else { return [] }
    return [.blank, .heading("Comments")]
      + all.map { remark in
        let name = appraisal.assessor(remark.author)?.name ?? remark.author.text
        let on = remark.criterion.flatMap(document.criterion).map { " on \($0.shortLabel)" } ?? ""
        return .keyValue(name + on, remark.words)
      }
  }

  /// What the option is a variant of or was made from, and its own variants.
  private var origins: [TextBlock] {
    func names(_ ids: [OptionID]) -> String {
      ids.compactMap { document.option($0)?.shortLabel }.joined(separator: ", ")
    }
    var blocks: [TextBlock] = []
    if let parent = option.variantOf { blocks.append(.keyValue("Variant of", names([parent]))) }
    if !option.madeFrom.isEmpty { blocks.append(.keyValue("Made from", names(option.madeFrom))) }
    let variants = document.options.filter { $0.variantOf == option.id }
    if !variants.isEmpty { blocks.append(.keyValue("Variants", names(variants.map(\.id)))) }
    return blocks
  }

  /// The options that it passes through, with what stands in the way of each.
  private var path: [TextBlock] {
    guard !option.path.isEmpty else { return [] }
    return [.blank, .heading("Taken in steps")]
      + option.path.enumerated().compactMap { step, id in
        document.option(id).map { passed in
          let open = passed.blockers.filter { !$0.lifted }.map(\.label)
          let blocked = open.isEmpty ? "" : " (in the way: \(open.joined(separator: ", ")))"
          return .bullet("\(step + 1). \(passed.label)\(blocked)")
        }
      }
  }

  /// What is known of its money without a base.
  private var money: [TextBlock] {
    let loose = document.money.percentages.filter { $0.option == option.id }
    guard !loose.isEmpty else { return [] }
    return [.blank, .heading("Money")] + loose.map { .bullet($0.refusal) }
  }

  private func section(_ title: String, _ statements: [Statement]) -> [TextBlock] {
    guard !statements.isEmpty else { return [] }
    return [.blank, .heading(title)]
      + statements.map { .bullet($0.words + ($0.source.map { "  [\(place($0))]" } ?? "")) }
  }

  private var blockers: [TextBlock] {
    guard !option.blockers.isEmpty else { return [] }
    return [.blank, .heading("In the way")]
      + option.blockers.map { blocker in
        .bullet(
          (blocker.lifted ? "Lifted: " : "") + blocker.label
            + (blocker.source.map { "  [\(place($0))]" } ?? ""))
      }
  }

  private var effects: [TextBlock] {
    guard !option.effects.isEmpty else { return [] }
    return [.blank, .heading("Effect on each service")]
      + option.effects.map { effect in
        let service = document.services.first { $0.id == effect.service }
        return .keyValue(service?.label ?? effect.service.text, effect.words)
      }
  }

  private var evidence: [TextBlock] {
    let items = document.evidence.filter { $0.concerns(option.id) }
    guard !items.isEmpty else { return [] }
    return [.blank, .heading("Evidence")]
      + items.flatMap { item -> [TextBlock] in
        [
          .bullet(
            item.label + (item.comparator ? " (of another place)" : "")
              + (item.source.map { "  [\(place($0))]" } ?? "")),
          .paragraph("  " + item.words, role: .muted),
        ]
      }
  }

  private var facts: [TextBlock] {
    guard !option.facts.isEmpty else { return [] }
    return [.blank, .heading("Facts")]
      + option.facts.map { fact in
        let detail = fact.detail.isEmpty ? "" : ": " + fact.detail
        let source = fact.source.map { "  [\(place($0))]" } ?? ""
        return .keyValue(fact.kind.words, fact.answer.words + detail + source)
      }
  }

  private func place(_ source: SourceReference) -> String { document.place(of: source) }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

/// A place that has nothing to show yet, and what to do about it.
struct EmptyPlace {
  let words: String

  init(_ words: String) { self.words = words }

  static let noAppraisal = EmptyPlace("No appraisal is open. g 0 goes Home, where you open one.")

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let lines = DisplayText.wrap(words, width: max(1, min(rect.width - 4, 70)))
    let top = lines.count < rect.height && rect.height > 6 ? 1 : 0
    for (index, line) in lines.prefix(rect.height).enumerated() {
      frame.canvas.put(line, x: rect.x + 2, y: rect.y + top + index)
    }
    frame.cursor = Point(x: rect.x, y: rect.y)
  }
}
