public import StrictJSON

/// What is authored: the question, the options, the criteria, the evidence and the bodies.
///
/// A case is exchanged as one file and is what an appraisal starts from; it holds no marks.
public struct CaseDocument: Encodable, Hashable, Sendable {
  /// The name of the format in files.
  public static let formatName = "appraise.case"
  /// The newest version of the format that this program knows.
  public static let newestVersion = 2

  /// Always `appraise.case`.
  public var format: String
  /// The version of the format.
  public var version: Int
  /// A name for the case: `mk-2010`.
  public var id: String
  /// Its title.
  public var title: String
  /// What is to be decided.
  public var question: Question
  /// What must hold for a decision to stand.
  public var terms: DecisionTerms
  /// The papers that it refers to.
  public var papers: [Paper]
  /// The bodies that take part.
  public var bodies: [Body]
  /// The places on the panel.
  public var seats: [Seat]
  /// The services that options affect.
  public var services: [Service]
  /// The options, in reading order.
  public var options: [Option]
  /// The value tree, in reading order.
  public var criteria: [Criterion]
  /// The evidence.
  public var evidence: [Evidence]
  /// Notes.
  public var notes: [Note]
  /// What is to happen, and what follows.
  public var milestones: [Milestone]
  /// The route that the decision takes.
  public var route: [RouteStep]
  /// What is to be done next.
  public var nextSteps: [NextStep]
  /// What must be there.
  public var checklists: [Checklist]
  /// What the report must speak of.
  public var sections: [ReportSection]
  /// How the options stood earlier.
  public var stages: [Stage]
  /// The money, beside the benefits.
  public var money: Money

  /// Makes a case.
  public init(
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
  public func option(_ id: OptionID) -> Option? { options.first { $0.id == id } }

  /// The criterion or objective of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of criteria.
  public func criterion(_ id: CriterionID) -> Criterion? { criteria.first { $0.id == id } }

  /// The options that can be marked, in reading order: the appraised and the blocked.
  public var markableOptions: [Option] { options.filter(\.isMarkable) }

  /// The options that are marked and ranked, in reading order.
  public var appraisedOptions: [Option] { options.filter(\.isAppraised) }

  /// The criteria that are marked and weighted, in reading order.
  public var scoredCriteria: [Criterion] { criteria.filter { $0.kind == .scored } }

  /// The nodes directly under an objective, or at the top for nil.
  public func children(of parent: CriterionID?) -> [Criterion] {
    criteria.filter { $0.parent == parent }
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

  /// What one thing of the kind is called.
  public var words: String { names.one }
  /// The heading of its list.
  package var heading: String { names.all }

  private var names: (one: String, all: String) {
    switch self {
    case .option: ("option", "Options")
    case .criterion: ("criterion", "Criteria")
    case .evidence: ("piece of evidence", "Evidence")
    case .paper: ("paper", "Papers")
    case .body: ("body", "Bodies")
    case .seat: ("seat", "Seats on the panel")
    case .service: ("service", "Services")
    case .note: ("note", "Notes")
    case .milestone: ("milestone", "Milestones and consequences")
    case .routeStep: ("step of the route", "Route of the decision")
    case .nextStep: ("next step", "Next steps")
    case .checklist: ("checklist", "Checklists")
    case .section: ("part of the report", "Headings of the report")
    case .stage: ("earlier stage", "Earlier stages")
    case .scenario: ("scenario", "Scenarios of the money")
    case .flow: ("cash flow", "Costs and savings of options")
    case .table: ("table of money", "Tables of money")
    case .percentage: ("percentage", "Percentages without a base")
    }
  }
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
public enum Element: Encodable, Hashable, JSONReadable, Sendable {
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

  /// The thing itself.
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

  /// Its kind.
  public var kind: ElementKind { name.kind }
  /// Its name.
  public var name: ElementName { thing.name }
  /// What a reader calls it.
  public var label: String { thing.label }
}

extension CaseElement {
  package var name: ElementName { ElementName(Self.kind, id.text) }
}
