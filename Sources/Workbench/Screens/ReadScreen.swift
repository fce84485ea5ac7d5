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
    guard let option = model.read.option.flatMap(session.document.option) else {
      EmptyPlace("This case has no options yet.").draw(&frame, in: rect)
      return
    }
    let other = model.read.compared.flatMap(session.document.option)
    if let other, rect.width >= 70 {
      drawPair(&frame, in: rect, option, other)
    } else if rect.width < 70 {
      if model.read.isReading {
        drawText(&frame, in: textArea(rect), option)
      } else {
        drawList(&frame, in: rect)
      }
    } else {
      let (left, right) = rect.splitLeft(listWidth(rect))
      drawList(&frame, in: left)
      frame.canvas.verticalRule(x: right.x, y: right.y, height: right.height)
      drawText(&frame, in: textArea(rect), option)
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
    let shown = [model.read.option, rect.width >= 70 ? model.read.compared : nil]
    return shown.compactMap { $0.flatMap(session.document.option) }.map { option in
      let blocks = OptionText(option: option, document: session.document).blocks
      return ReadingPane(blocks, offset: model.read.scroll)
        .firstLine(in: Size(width: area.width, height: area.height))
    }.max() ?? 0
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
    let all = model.session?.document.options ?? []
    let options = model.listedOptions
    if let filter = model.read.list.filter, area.height > 2 {
      let (line, rest) = area.splitTop(1)
      frame.canvas.put(
        "/\(filter.text)  \(options.count) of \(all.count)", x: line.x + 1, y: line.y,
        width: line.width - 2, role: .accent)
      area = rest
    }
    let items = options.map { option in
      ListItem(
        option.shortLabel, detail: statusWord(option), depth: option.variantOf == nil ? 0 : 1,
        role: option.isAppraised ? .normal : .muted)
    }
    let list = ListView(
      items: items, selected: options.firstIndex { $0.id == model.read.option },
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
    let text = OptionText(option: option, document: session.document)
    let pane = ReadingPane(
      text.blocks, offset: model.read.scroll, isFocused: model.read.isReading)
    let drawn = pane.draw(on: &frame.canvas, in: rect)
    if model.read.isReading { frame.cursor = drawn.cursor ?? Point(x: rect.x, y: rect.y) }
  }
}

/// The text of one option: what it is, what speaks for and against it, and what it rests on.
struct OptionText {
  let option: Option
  let document: CaseDocument

  var blocks: [TextBlock] {
    var blocks: [TextBlock] = [.heading(option.label)]
    if option.status != .active {
      let reason = option.statusReason.isEmpty ? "" : ": " + option.statusReason
      blocks.append(.paragraph(Self.capitalised(option.status.rawValue) + reason, role: .warning))
    }
    if !option.summary.isEmpty { blocks.append(.paragraph(option.summary)) }
    if let source = option.source {
      blocks.append(.paragraph("Paragraph " + place(source), role: .muted))
    }
    blocks += section("For", option.advantages)
    blocks += section("Against", option.drawbacks)
    blocks += section("Steps", option.steps)
    blocks += blockers + effects + evidence + facts
    return blocks
  }

  private func section(_ title: String, _ statements: [Statement]) -> [TextBlock] {
    guard !statements.isEmpty else { return [] }
    return [.blank, .heading(title)]
      + statements.map { .bullet($0.words + ($0.source.map { "  [\(place($0))]" } ?? "")) }
  }

  private var blockers: [TextBlock] {
    guard !option.blockers.isEmpty else { return [] }
    return [.blank, .heading("In the way")]
      + option.blockers.map { .bullet(($0.lifted ? "Lifted: " : "") + $0.label) }
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
          .bullet(item.label + (item.source.map { "  [\(place($0))]" } ?? "")),
          .paragraph("  " + item.words, role: .muted),
        ]
      }
  }

  private var facts: [TextBlock] {
    guard !option.facts.isEmpty else { return [] }
    return [.blank, .heading("Facts")]
      + option.facts.map { fact in
        let answer = fact.answer == .notKnown ? "not known" : fact.answer.rawValue
        return .keyValue(fact.kind.words, answer + (fact.detail.isEmpty ? "" : ": " + fact.detail))
      }
  }

  /// The paragraph; the paper too where it is not the case's own, which is the first.
  private func place(_ source: SourceReference) -> String {
    if source.paper == document.papers.first?.id, !source.place.isEmpty { return source.place }
    let paper = document.papers.first { $0.id == source.paper }
    let title = paper?.title ?? source.paper.text
    return source.place.isEmpty ? title : "\(source.place), \(title)"
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension FactKind {
  /// The question that the fact answers, in a word or two.
  var words: String {
    switch self {
    case .employer: "Employer"
    case .contractHolder: "Contract holder"
    case .pooledFund: "Pooled fund"
    case .leadCommissioner: "Lead commissioner"
    case .assetHolding: "Can hold assets"
    case .vat: "VAT"
    case .pension: "Pension kept"
    }
  }
}

/// A place that has nothing to show yet, and what to do about it.
struct EmptyPlace {
  let words: String

  init(_ words: String) { self.words = words }

  static let noAppraisal = EmptyPlace("No appraisal is open. g 0 goes Home, where you open one.")

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let lines = DisplayText.wrap(words, width: max(1, min(rect.width - 4, 70)))
    for (index, line) in lines.prefix(rect.height).enumerated() {
      frame.canvas.put(line, x: rect.x + 2, y: rect.y + index + (rect.height > 6 ? 1 : 0))
    }
    frame.cursor = Point(x: rect.x, y: rect.y)
  }
}
