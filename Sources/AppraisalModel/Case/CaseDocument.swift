import StrictJSON

/// What is authored: the question, the options, the criteria, the evidence and the bodies.
///
/// A case is exchanged as one file and is what an appraisal starts from; it holds no marks.
package struct CaseDocument: Encodable, Hashable, Sendable {
  /// The name of the format in files.
  package static let formatName = "appraise.case"
  /// The newest version of the format that this program knows.
  package static let newestVersion = 3

  package var format: String
  /// The version of the format.
  package var version: Int
  /// A name for the case: `mk-2010`.
  package var id: String
  package var title: String
  /// What is to be decided.
  package var question: Question
  /// What must hold for a decision to stand.
  package var terms: DecisionTerms
  /// The papers that it refers to.
  package var papers: [Paper]
  /// The bodies that take part.
  package var bodies: [Body]
  /// The places on the panel.
  package var seats: [Seat]
  /// The services that options affect.
  package var services: [Service]
  /// The options, in reading order.
  package var options: [Option]
  /// The value tree, in reading order.
  package var criteria: [Criterion]
  package var evidence: [Evidence]
  package var notes: [Note]
  /// What is to happen, and what follows.
  package var milestones: [Milestone]
  /// The route that the decision takes.
  package var route: [RouteStep]
  /// What is to be done next.
  package var nextSteps: [NextStep]
  package var checklists: [Checklist]
  /// What the report must speak of.
  package var sections: [ReportSection]
  /// How the options stood earlier.
  package var stages: [Stage]
  /// The money, beside the benefits.
  package var money: Money

  package init(
    id: String = "", title: String = "", question: Question = Question(),
    terms: DecisionTerms = DecisionTerms(), papers: [Paper] = [],
    bodies: [Body] = [], seats: [Seat] = [], services: [Service] = [], options: [Option] = [],
    criteria: [Criterion] = [], evidence: [Evidence] = [], notes: [Note] = [],
    milestones: [Milestone] = [], route: [RouteStep] = [], nextSteps: [NextStep] = [],
    checklists: [Checklist] = [], sections: [ReportSection] = [], stages: [Stage] = [],
    money: Money = Money()
  ) {
    format = Self.formatName
    version = Self.newestVersion
    self.id = id
    self.title = title
    self.question = question
    self.terms = terms
    self.papers = papers
    self.bodies = bodies
    self.seats = seats
    self.services = services
    self.options = options
    self.criteria = criteria
    self.evidence = evidence
    self.notes = notes
    self.milestones = milestones
    self.route = route
    self.nextSteps = nextSteps
    self.checklists = checklists
    self.sections = sections
    self.stages = stages
    self.money = money
  }

  /// The option of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of options.
  package func option(_ id: OptionID) -> Option? { options.first { $0.id == id } }

  /// The criterion or objective of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of criteria.
  package func criterion(_ id: CriterionID) -> Criterion? { criteria.first { $0.id == id } }

  /// The options that can be marked: the appraised, then the blocked.
  package var markableOptions: [Option] {
    appraisedOptions + options.filter { $0.isMarkable && !$0.isAppraised }
  }

  /// The options that are marked and ranked, in reading order.
  package var appraisedOptions: [Option] { options.filter(\.isAppraised) }

  /// Whether an option is marked as a part of another: it varies one that is appraised, or one
  /// passes through it.
  package func isMarkedWithinAnother(_ option: Option) -> Bool {
    appraisedOptions.contains { $0.id == option.variantOf || $0.path.contains(option.id) }
  }

  /// The criteria that are marked and weighted, in reading order.
  package var scoredCriteria: [Criterion] { criteria.filter { $0.kind == .scored } }

  /// The nodes directly under an objective, or at the top for nil.
  package func children(of parent: CriterionID?) -> [Criterion] {
    criteria.filter { $0.parent == parent }
  }

  /// The parts that are not lists.
  package var head: CaseHead {
    get {
      CaseHead(title: title, question: question, terms: terms, counting: money.counting)
    }
    set {
      title = newValue.title
      question = newValue.question
      terms = newValue.terms
      money.counting = newValue.counting
    }
  }
}

extension CaseDocument: Described {
  package static var blank: Self {
    var blank = Self()
    (blank.format, blank.version) = ("", 0)
    return blank
  }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("format", &format)
    try visitor.value("version", &version, .needed)
    try visitor.text("id", &id)
    try visitor.text("title", &title, .needed)
    try visitor.part("question", &question, .needed)
    try visitor.part("terms", &terms, .spared)
    try visitor.list("papers", &papers)
    try visitor.list("bodies", &bodies)
    try visitor.list("seats", &seats)
    try visitor.list("services", &services)
    try visitor.list("options", &options)
    try visitor.list("criteria", &criteria)
    try visitor.list("evidence", &evidence)
    try visitor.list("notes", &notes)
    try visitor.list("milestones", &milestones)
    try visitor.list("route", &route)
    try visitor.list("nextSteps", &nextSteps)
    try visitor.list("checklists", &checklists)
    try visitor.list("sections", &sections)
    try visitor.list("stages", &stages)
    try visitor.part("money", &money, .spared)
  }
}

/// The kinds of thing that a case lists.
package enum ElementKind: String, Word {
  case option
  /// A node of the value tree.
  case criterion
  case evidence
  case paper
  case body
  /// A seat on the panel.
  case seat
  case service
  case note
  /// A milestone or a consequence.
  case milestone
  /// A step of the decision's route.
  case routeStep = "route-step"
  case nextStep = "next-step"
  case checklist
  /// A part of the report.
  case section
  /// How the options stood earlier.
  case stage
  /// A scenario of the money.
  case scenario
  /// A cash flow of an option.
  case flow
  case table
  /// A percentage without a base.
  case percentage

  /// What one thing of the kind is called.
  package var words: String { names.one }
  /// The heading of its list.
  package var heading: String { names.all }
  /// What lines of the audit trail about it are sorted under.
  package var topic: LogTopic { names.topic }

  private var names: (one: String, all: String, topic: LogTopic) {
    switch self {
    case .option: ("option", "Options", .options)
    case .criterion: ("criterion", "Criteria", .criteria)
    case .evidence: ("piece of evidence", "Evidence", .material)
    case .paper: ("paper", "Papers", .material)
    case .body: ("body", "Bodies", .people)
    case .seat: ("seat", "Seats on the panel", .people)
    case .service: ("service", "Services", .material)
    case .note: ("note", "Notes", .material)
    case .milestone: ("milestone", "Milestones and consequences", .material)
    case .routeStep: ("step of the route", "Route of the decision", .material)
    case .nextStep: ("next step", "Next steps", .material)
    case .checklist: ("checklist", "Checklists", .material)
    case .section: ("part of the report", "Headings of the report", .material)
    case .stage: ("earlier stage", "Earlier stages", .material)
    case .scenario: ("scenario", "Scenarios of the money", .material)
    case .flow: ("cash flow", "Costs and savings of options", .material)
    case .table: ("table of money", "Tables of money", .material)
    case .percentage: ("percentage", "Percentages without a base", .material)
    }
  }
}

/// The name of one thing that a case lists.
package struct ElementName: Encodable, Hashable, Sendable, Comparable {
  package var kind: ElementKind
  package var id: String

  package init(_ kind: ElementKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// Orders names by kind, then by the bytes of the identifier.
  package static func < (left: Self, right: Self) -> Bool {
    (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
  }
}

/// Something that a case lists, so that it can be added, changed, moved and taken out.
package enum Element: Encodable, Hashable, JSONReadable, Sendable {
  case option(Option)
  /// A node of the value tree.
  case criterion(Criterion)
  case evidence(Evidence)
  case paper(Paper)
  case body(Body)
  /// A seat on the panel.
  case seat(Seat)
  case service(Service)
  case note(Note)
  /// A milestone or a consequence.
  case milestone(Milestone)
  /// A step of the decision's route.
  case routeStep(RouteStep)
  case nextStep(NextStep)
  case checklist(Checklist)
  /// A part of the report.
  case section(ReportSection)
  /// How the options stood earlier.
  case stage(Stage)
  /// A scenario of the money.
  case scenario(Scenario)
  /// A cash flow of an option.
  case flow(CashFlow)
  case table(MoneyTable)
  /// A percentage without a base.
  case percentage(LoosePercentage)

  package var thing: any CaseElement {
    switch self {
    case .option(let it): it
    case .criterion(let it): it
    case .evidence(let it): it
    case .paper(let it): it
    case .body(let it): it
    case .seat(let it): it
    case .service(let it): it
    case .note(let it): it
    case .milestone(let it): it
    case .routeStep(let it): it
    case .nextStep(let it): it
    case .checklist(let it): it
    case .section(let it): it
    case .stage(let it): it
    case .scenario(let it): it
    case .flow(let it): it
    case .table(let it): it
    case .percentage(let it): it
    }
  }

  package var kind: ElementKind { name.kind }
  package var name: ElementName { thing.name }
  /// What a reader calls it.
  package var label: String { thing.label }
}

extension CaseElement {
  package var name: ElementName { ElementName(Self.kind, id.text) }
}
