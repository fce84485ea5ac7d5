/// The kinds of thing that a case lists.
public enum ElementKind: String, Word {
  /// An option.
  case option
  /// A node of the value tree.
  case criterion
  /// A piece of evidence.
  case evidence
  /// A paper.
  case paper
  /// A body.
  case body
  /// A seat on the panel.
  case seat
  /// A service.
  case service
  /// A note.
  case note
  /// A milestone or a consequence.
  case milestone
  /// A step of the decision's route.
  case routeStep = "route-step"
  /// A next step.
  case nextStep = "next-step"
  /// A checklist.
  case checklist
  /// A part of the report.
  case section
  /// How the options stood earlier.
  case stage
  /// A scenario of the money.
  case scenario
  /// A cash flow of an option.
  case flow
  /// A table of money.
  case table
  /// A percentage without a base.
  case percentage
}

/// The name of one thing that a case lists.
public struct ElementName: Encodable, Hashable, Sendable, Comparable {
  /// Its kind.
  public var kind: ElementKind
  /// Its identifier.
  public var id: String

  /// Makes a name.
  public init(_ kind: ElementKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// Orders names by kind, then by the bytes of the identifier.
  public static func < (left: Self, right: Self) -> Bool {
    (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
  }
}

/// Something that a case lists, so that it can be added, changed, moved and taken out.
public enum Element: Hashable, Sendable {
  /// An option.
  case option(Option)
  /// A node of the value tree.
  case criterion(Criterion)
  /// A piece of evidence.
  case evidence(Evidence)
  /// A paper.
  case paper(Paper)
  /// A body.
  case body(Body)
  /// A seat on the panel.
  case seat(Seat)
  /// A service.
  case service(Service)
  /// A note.
  case note(Note)
  /// A milestone or a consequence.
  case milestone(Milestone)
  /// A step of the decision's route.
  case routeStep(RouteStep)
  /// A next step.
  case nextStep(NextStep)
  /// A checklist.
  case checklist(Checklist)
  /// A part of the report.
  case section(ReportSection)
  /// How the options stood earlier.
  case stage(Stage)
  /// A scenario of the money.
  case scenario(Scenario)
  /// A cash flow of an option.
  case flow(CashFlow)
  /// A table of money.
  case table(MoneyTable)
  /// A percentage without a base.
  case percentage(LoosePercentage)

  /// Its kind, its identifier and what a reader calls it.
  private var facts: (kind: ElementKind, id: String, label: String) {
    switch self {
    case .option(let it): (.option, it.id.text, it.label)
    case .criterion(let it): (.criterion, it.id.text, it.label)
    case .evidence(let it): (.evidence, it.id.text, it.label)
    case .paper(let it): (.paper, it.id.text, it.title)
    case .body(let it): (.body, it.id.text, it.label)
    case .seat(let it): (.seat, it.id.text, it.label)
    case .service(let it): (.service, it.id.text, it.label)
    case .note(let it): (.note, it.id.text, it.words)
    case .milestone(let it): (.milestone, it.id.text, it.label)
    case .routeStep(let it): (.routeStep, it.id.text, it.label)
    case .nextStep(let it): (.nextStep, it.id.text, it.label)
    case .checklist(let it): (.checklist, it.id.text, it.label)
    case .section(let it): (.section, it.id.text, it.label)
    case .stage(let it): (.stage, it.id.text, it.label)
    case .scenario(let it): (.scenario, it.id.text, it.label)
    case .flow(let it): (.flow, it.id.text, it.label)
    case .table(let it): (.table, it.id.text, it.label)
    case .percentage(let it): (.percentage, it.id.text, it.label)
    }
  }

  /// Its kind.
  public var kind: ElementKind { facts.kind }
  /// Its name.
  public var name: ElementName { ElementName(facts.kind, facts.id) }
  /// What a reader calls it.
  public var label: String { facts.label }
}

extension CaseDocument {
  /// Everything listed of one kind, in order.
  ///
  /// Setting drops what is of another kind.
  /// - Complexity: O(*n*) in the number of things of the kind.
  public subscript(kind: ElementKind) -> [Element] {
    get {
      switch kind {
      case .option: options.map(Element.option)
      case .criterion: criteria.map(Element.criterion)
      case .evidence: evidence.map(Element.evidence)
      case .paper: papers.map(Element.paper)
      case .body: bodies.map(Element.body)
      case .seat: seats.map(Element.seat)
      case .service: services.map(Element.service)
      case .note: notes.map(Element.note)
      case .milestone: milestones.map(Element.milestone)
      case .routeStep: route.map(Element.routeStep)
      case .nextStep: nextSteps.map(Element.nextStep)
      case .checklist: checklists.map(Element.checklist)
      case .section: sections.map(Element.section)
      case .stage: stages.map(Element.stage)
      case .scenario: money.scenarios.map(Element.scenario)
      case .flow: money.flows.map(Element.flow)
      case .table: money.tables.map(Element.table)
      case .percentage: money.percentages.map(Element.percentage)
      }
    }
    set {
      switch kind {
      case .option:
        options = newValue.compactMap { if case .option(let it) = $0 { it } else { nil } }
      case .criterion:
        criteria = newValue.compactMap { if case .criterion(let it) = $0 { it } else { nil } }
      case .evidence:
        evidence = newValue.compactMap { if case .evidence(let it) = $0 { it } else { nil } }
      case .paper: papers = newValue.compactMap { if case .paper(let it) = $0 { it } else { nil } }
      case .body: bodies = newValue.compactMap { if case .body(let it) = $0 { it } else { nil } }
      case .seat: seats = newValue.compactMap { if case .seat(let it) = $0 { it } else { nil } }
      case .service:
        services = newValue.compactMap { if case .service(let it) = $0 { it } else { nil } }
      case .note: notes = newValue.compactMap { if case .note(let it) = $0 { it } else { nil } }
      default: setProgramme(kind, newValue)
      }
    }
  }

  private mutating func setProgramme(_ kind: ElementKind, _ elements: [Element]) {
    switch kind {
    case .milestone:
      milestones = elements.compactMap { if case .milestone(let it) = $0 { it } else { nil } }
    case .routeStep:
      route = elements.compactMap { if case .routeStep(let it) = $0 { it } else { nil } }
    case .nextStep:
      nextSteps = elements.compactMap { if case .nextStep(let it) = $0 { it } else { nil } }
    case .checklist:
      checklists = elements.compactMap { if case .checklist(let it) = $0 { it } else { nil } }
    case .section:
      sections = elements.compactMap { if case .section(let it) = $0 { it } else { nil } }
    case .stage: stages = elements.compactMap { if case .stage(let it) = $0 { it } else { nil } }
    case .scenario:
      money.scenarios = elements.compactMap { if case .scenario(let it) = $0 { it } else { nil } }
    case .flow:
      money.flows = elements.compactMap { if case .flow(let it) = $0 { it } else { nil } }
    case .table:
      money.tables = elements.compactMap { if case .table(let it) = $0 { it } else { nil } }
    case .percentage:
      money.percentages = elements.compactMap {
        if case .percentage(let it) = $0 { it } else { nil }
      }
    default: break
    }
  }

  /// The thing of a name, with its place in its list.
  ///
  /// - Complexity: O(*n*) in the number of things of the kind.
  public func element(_ name: ElementName) -> (element: Element, place: Int)? {
    let all = self[name.kind]
    return all.firstIndex { $0.name == name }.map { (all[$0], $0) }
  }
}
