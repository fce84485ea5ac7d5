public import AppraisalModel

/// A whole case as lines of plain text, for people and for `grep`.
///
/// Every line names what it shows; what belongs to a thing is indented under it. The text of the
/// case is given as it is: make it safe before showing it.
public enum CaseText {
  /// The lines of a case, in reading order; what is empty has no line.
  ///
  /// - Complexity: O(*n*) in the size of the case.
  public static func lines(of document: CaseDocument) -> [String] {
    Array(blocks(of: document).filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private static func blocks(of document: CaseDocument) -> [[String]] {
    var blocks = [head(document), terms(document.terms)]
    blocks.append(document.papers.map(line))
    blocks.append(document.bodies.flatMap(lines))
    blocks.append(document.seats.map { "Seat \($0.id): \($0.label) (\($0.body))" + at($0.source) })
    blocks.append(document.services.map(line))
    blocks += document.options.map(lines)
    blocks.append(document.criteria.flatMap(lines))
    blocks.append(document.evidence.flatMap(lines))
    blocks.append(
      document.notes.map { "Note \($0.id) (\($0.kind.rawValue)): \($0.words)" + at($0.source) })
    return blocks + programme(document) + money(document.money)
  }

  /// Where a sentence comes from, to stand after it.
  private static func at(_ source: SourceReference?) -> String {
    guard let source else { return "" }
    return source.place.isEmpty ? " [\(source.paper)]" : " [\(source.paper) \(source.place)]"
  }

  private static func indented(_ name: String, _ words: String) -> [String] {
    words.isEmpty ? [] : ["  \(name): \(words)"]
  }

  private static func indented(_ name: String, _ statements: [Statement]) -> [String] {
    statements.map { "  \(name): \($0.words)" + at($0.source) }
  }

  private static func list<Name: CustomStringConvertible>(_ names: [Name]) -> String {
    names.map(\.description).joined(separator: ", ")
  }

  /// Words in brackets after a label, or nothing.
  private static func marks(_ words: String...) -> String {
    let present = words.filter { !$0.isEmpty }
    return present.isEmpty ? "" : " (\(present.joined(separator: ", ")))"
  }

  // MARK: The question and its terms

  private static func head(_ document: CaseDocument) -> [String] {
    let question = document.question
    var lines = [document.title, question.words + at(question.source)]
    lines += indented("Case", document.id)
    lines += indented("Decided by", question.decisionMaker)
    lines += indented("By", question.deadline) + indented("Because", question.deadlineReason)
    return lines + indented("Know first", question.context)
  }

  private static func terms(_ terms: DecisionTerms) -> [String] {
    var lines = indented("Must agree", list(terms.mustAgree))
    lines += indented("Otherwise", terms.otherwise)
    lines += indented("Pass mark", terms.passMark?.description ?? "")
    lines += indented("Condition", terms.conditions)
    if let review = terms.review {
      let months = review.months.map { "after \($0) months" } ?? ""
      lines.append("  Review\(marks(months, review.day)): \(review.words)" + at(review.source))
    }
    if let found = terms.equality {
      lines.append(
        "  Equality assessment\(marks(found.day, found.version)): \(found.words)"
          + at(found.source))
    }
    return lines.isEmpty ? [] : ["Terms"] + lines
  }

  // MARK: Papers, bodies, services

  private static func line(_ paper: Paper) -> String {
    "Paper \(paper.id): \(paper.title)"
      + marks(paper.organisation, paper.date, paper.background ? "background" : "")
  }

  private static func lines(_ body: Body) -> [String] {
    ["Body \(body.id): \(body.label) (\(body.part.rawValue))"]
      + indented("Interest", body.interests)
  }

  private static func line(_ service: Service) -> String {
    let today = service.today.isEmpty ? "" : ": \(service.today)"
    return "Service \(service.id): \(service.label) (\(service.state.rawValue))\(today)"
      + at(service.source)
  }

  // MARK: Options

  private static func lines(_ option: Option) -> [String] {
    let status = option.status == .active ? "" : option.status.rawValue
    let marked = marks(
      status, option.preferred ? "preferred" : "", option.shell ? "still to be filled in" : "")
    var lines = ["Option \(option.id): \(option.label)\(marked)" + at(option.source)]
    lines += indented("Why it stands so", option.statusReason)
    lines += indented("Variant of", option.variantOf?.description ?? "")
    lines += indented("Made from", list(option.madeFrom))
    lines += indented("Passes through", list(option.path)) + indented("What it is", option.summary)
    lines += indented("Step", option.steps) + indented("For", option.advantages)
    lines += indented("Against", option.drawbacks)
    lines += option.blockers.map {
      "  Blocked by\($0.lifted ? " (lifted)" : ""): \($0.label)" + at($0.source)
    }
    lines += option.facts.map {
      "  Fact \($0.kind.rawValue): \($0.answer.rawValue). \($0.detail)" + at($0.source)
    }
    return lines
      + option.effects.map { "  Effect on \($0.service): \($0.words)" + at($0.source) }
  }

  // MARK: Criteria and evidence

  private static func lines(_ node: Criterion) -> [String] {
    let parent = node.parent.map { "under \($0)" } ?? ""
    var lines = [
      "Criterion \(node.id): \(node.label)" + marks(node.kind.rawValue, parent) + at(node.source)
    ]
    lines += indented("Asks", node.question)
    if let scale = node.scale {
      let unit = scale.unit.isEmpty ? "" : " \(scale.unit)"
      lines.append("  Scale: \(scale.worst) is worst, \(scale.best) is best\(unit)")
      lines += scale.anchors.map { "  \($0.at): \($0.words)" }
      lines += scale.knots.map { "  \($0.at) is worth \($0.value)" }
    }
    lines += indented("Pass mark", node.passMark?.description ?? "")
    return lines + indented("Marked by", list(node.markedBy))
  }

  private static func lines(_ item: Evidence) -> [String] {
    let head =
      "Evidence \(item.id): \(item.label)" + marks(item.comparator ? "another place" : "")
    return [head + at(item.source)] + indented("Says", item.words)
      + indented("On options", list(item.options)) + indented("On criteria", list(item.criteria))
  }
}

extension CaseText {
  // MARK: What stands beside the options

  private static func programme(_ document: CaseDocument) -> [[String]] {
    [
      document.milestones.map(line), document.route.map(line), document.nextSteps.map(line),
      document.checklists.flatMap(lines), document.sections.map(line),
      document.stages.flatMap(lines),
    ]
  }

  private static func line(_ milestone: Milestone) -> String {
    let part = milestone.consequence ? "Consequence" : "Milestone"
    let when = milestone.when.isEmpty ? milestone.day : milestone.when
    let option = milestone.option.map { "of \($0)" } ?? ""
    return "\(part) \(milestone.id): \(milestone.label)"
      + marks(when.isEmpty ? "no date" : when, milestone.status.rawValue, option)
      + at(milestone.source)
  }

  private static func line(_ step: RouteStep) -> String {
    let when = step.when.isEmpty ? step.day : step.when
    return "Route \(step.id): \(step.label)"
      + marks(step.part.rawValue, step.body?.description ?? "", when) + at(step.source)
  }

  private static func line(_ step: NextStep) -> String {
    let owner = step.owner.isEmpty ? "nobody is named" : step.owner
    return "Next step \(step.id): \(step.label)" + marks(owner, step.when, step.done ? "done" : "")
      + at(step.source)
  }

  private static func lines(_ checklist: Checklist) -> [String] {
    ["Checklist \(checklist.id): \(checklist.label)" + at(checklist.source)]
      + checklist.items.map { item in
        let detail = item.detail.isEmpty ? "" : ". \(item.detail)"
        return "  \(item.label): \(item.answer.rawValue)\(detail)" + at(item.source)
      }
  }

  private static func line(_ section: ReportSection) -> String {
    let words = section.isMissing ? "nothing is said" : section.words
    return "Section \(section.id) (\(section.kind.rawValue)): \(section.label): \(words)"
      + at(section.source)
  }

  private static func lines(_ stage: Stage) -> [String] {
    ["Stage \(stage.id): \(stage.label)" + marks(stage.origin) + at(stage.source)]
      + indented("Then", stage.words)
      + stage.standings.sorted { $0.key < $1.key }.flatMap { option, standing in
        indented("Option \(option)", "\(standing.status.rawValue). \(standing.reason)")
      }
  }

  // MARK: Money

  private static func money(_ money: Money) -> [[String]] {
    var counting: [String] = []
    if money.counting != MoneyCounting() {
      let count = money.counting
      counting.append("Money in \(count.unit), years \(count.years.joined(separator: ", "))")
      let rate = count.rate.map { " at \($0)%" } ?? ""
      counting.append(
        "  Discounted: \(count.rule.rawValue)\(rate), \(count.convention.rawValue)")
    }
    let scenarios = money.scenarios.map { "Scenario \($0.id): \($0.label). \($0.words)" }
    let flows = money.flows.map { flow in
      let scenario = flow.scenario.map { "in \($0)" } ?? ""
      let bias = flow.bias.map { "uplift \($0)%" } ?? ""
      return "Cash flow \(flow.id): \(flow.label)"
        + marks(flow.kind.rawValue, "of \(flow.option)", scenario, bias)
        + ": \(list(flow.amounts))" + at(flow.source)
    }
    let percentages = money.percentages.map { found in
      let option = found.option.map { "of \($0)" } ?? ""
      return "Percentage \(found.id): \(found.label): \(found.atLeast ? "at least " : "")"
        + "\(found.percent)% of \(found.of)" + marks(option) + at(found.source)
    }
    return [counting, scenarios, flows] + money.tables.map(lines) + [percentages]
  }

  private static func lines(_ table: MoneyTable) -> [String] {
    let unit = marks(table.unit)
    return ["Table \(table.id): \(table.label)\(unit)" + at(table.source)]
      + indented("Know first", table.words) + indented("Years", list(table.years))
      + table.rows.flatMap { row in
        let total = row.total.map { "; total \($0)" } ?? ""
        return ["  \(row.label): \(list(row.amounts))\(total)"]
          + (row.words.isEmpty ? [] : ["    \(row.words)"])
      }
  }
}
