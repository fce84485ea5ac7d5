import AppraisalFindings
import AppraisalModel
import Canvas

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

/// The text of one option: what it is, what speaks for and against it, and what it rests on.
struct OptionText {
  let option: Option
  let appraisal: Appraisal
  /// Who reads it.
  let viewer: AssessorID?

  private var document: CaseDocument { appraisal.document }

  var blocks: [TextBlock] {
    var blocks: [TextBlock] = [.heading(option.label)]
    if option.status != .active || option.shell || option.preferred {
      blocks.append(
        .paragraph(option.standingSentence, role: option.status == .blocked ? .warning : .normal))
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
    return Unstated.signed(blocks)
  }

  /// What people said about it.
  private var comments: [TextBlock] {
    let all = appraisal.comments.sorted { $0.key < $1.key }.map(\.value)
      .filter { $0.option == option.id }
    guard !all.isEmpty else { return [] }
    return [.blank, .heading("Comments")]
      + all.map { remark in
        let name = appraisal.name(remark.author)
        let on = remark.criterion.map { " on \(document.name($0))" } ?? ""
        return .keyValue(name + on, remark.words)
      }
  }

  /// What the option is a variant of or was made from, and its own variants.
  private var origins: [TextBlock] {
    func names(_ ids: [OptionID]) -> String {
      ids.map(document.name).joined(separator: ", ")
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
          let ways = open.isEmpty ? "" : " (in the way: \(open.joined(separator: ", ")))"
          return .bullet("\(step + 1). \(passed.label)\(ways)")
        }
      }
  }

  /// How long it lasts, and what is known of its money without a base.
  private var money: [TextBlock] {
    let isHidden = appraisal.hidesMoney(from: viewer)
    let loose = isHidden ? [] : document.money.percentages.filter { $0.option == option.id }
    let life = option.life.map { [TextBlock.bullet("It lasts \(Numbers.count($0, "year")).")] }
    guard life != nil || !loose.isEmpty else { return [] }
    return [.blank, .heading("Money")] + (life ?? []) + loose.map { .bullet($0.refusal) }
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
}
