/// A place in a paper.
public struct SourceReference: Encodable, Hashable, Sendable {
  /// The paper.
  public var paper: PaperID
  /// The paragraph or page, as the paper numbers it: "3.1".
  public var place: String

  /// Makes a reference.
  public init(paper: PaperID, place: String = "") {
    self.paper = paper
    self.place = place
  }
}

/// A sentence with the place that it rests on.
public struct Statement: Encodable, Hashable, Sendable {
  /// The sentence.
  public var words: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a statement.
  public init(_ words: String, source: SourceReference? = nil) {
    self.words = words
    self.source = source
  }
}

/// A paper that statements refer to.
public struct Paper: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: PaperID
  /// Its title.
  public var title: String
  /// Who published it.
  public var organisation: String
  /// Its date as it gives it, in words where it is not known.
  public var date: String
  /// Whether it is a background paper and not the one that the case is made from.
  public var background: Bool

  /// Makes a paper.
  public init(
    id: PaperID, title: String, organisation: String = "", date: String = "",
    background: Bool = false
  ) {
    self.id = id
    self.title = title
    self.organisation = organisation
    self.date = date
    self.background = background
  }
}

/// What is to be decided, by whom and by when.
public struct Question: Encodable, Hashable, Sendable {
  /// The question.
  public var words: String
  /// Who decides.
  public var decisionMaker: String
  /// The day by which it must be decided, as `2010-03-31`, or empty.
  public var deadline: String
  /// What sets the deadline.
  public var deadlineReason: String
  /// What a reader must know first.
  public var context: [Statement]
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a question.
  public init(
    words: String = "", decisionMaker: String = "", deadline: String = "",
    deadlineReason: String = "", context: [Statement] = [], source: SourceReference? = nil
  ) {
    self.words = words
    self.decisionMaker = decisionMaker
    self.deadline = deadline
    self.deadlineReason = deadlineReason
    self.context = context
    self.source = source
  }
}

/// What a body does in the decision.
public enum BodyPart: String, Word {
  /// It decides, alone or with others.
  case decides
  /// It comments; its marks do not count.
  case comments
  /// It scrutinises what is decided.
  case scrutinises
  /// It is concerned and has no part in the marks.
  case concerned
}

/// An organisation that takes part.
public struct Body: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: BodyID
  /// Its name.
  public var label: String
  /// A short name.
  public var short: String
  /// What it does in the decision.
  public var part: BodyPart
  /// The interests that it declared.
  public var interests: [Statement]

  /// Makes a body.
  public init(
    id: BodyID, label: String, short: String = "", part: BodyPart = .decides,
    interests: [Statement] = []
  ) {
    self.id = id
    self.label = label
    self.short = short
    self.part = part
    self.interests = interests
  }

  /// The short name, or the label where there is none.
  public var shortLabel: String { short.isEmpty ? label : short }
}

/// Whether health and social care are joined in a service today.
public enum ServiceState: String, Word, EmptyCoded {
  /// The papers do not say.
  case notKnown = "not-known"
  /// They are joined.
  case integrated
  /// It is planned to join them.
  case planned
  /// They are apart.
  case separate

  /// Not known.
  public init() { self = .notKnown }
}

/// A service that options affect.
public struct Service: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ServiceID
  /// Its name.
  public var label: String
  /// How it stands today.
  public var today: String
  /// Whether health and social care are joined in it today.
  public var state: ServiceState
  /// Where that comes from.
  public var source: SourceReference?

  /// Makes a service.
  public init(
    id: ServiceID, label: String, today: String = "", state: ServiceState = .notKnown,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.today = today
    self.state = state
    self.source = source
  }
}

/// Something that marks can rest on.
public struct Evidence: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: EvidenceID
  /// A short name.
  public var label: String
  /// What it says, in our own words.
  public var words: String
  /// Where it stands.
  public var source: SourceReference?
  /// The options that it concerns; empty for all.
  public var options: [OptionID]
  /// The criteria that it concerns; empty for all.
  public var criteria: [CriterionID]
  /// Whether it tells of another place that did the same.
  public var comparator: Bool

  /// Makes a piece of evidence.
  public init(
    id: EvidenceID, label: String, words: String = "", source: SourceReference? = nil,
    options: [OptionID] = [], criteria: [CriterionID] = [], comparator: Bool = false
  ) {
    self.id = id
    self.label = label
    self.words = words
    self.source = source
    self.options = options
    self.criteria = criteria
    self.comparator = comparator
  }

  /// Whether it concerns an option and, if one is given, a criterion.
  public func concerns(_ option: OptionID, _ criterion: CriterionID? = nil) -> Bool {
    (options.isEmpty || options.contains(option)) && concerns(criterion)
  }

  /// Whether it concerns a criterion; nil is every one.
  public func concerns(_ criterion: CriterionID?) -> Bool {
    criterion.map { criteria.isEmpty || criteria.contains($0) } ?? true
  }
}

/// What a note on a case is.
public enum NoteKind: String, Word {
  /// Something that a reader should know.
  case background
  /// Something odd in the paper, carried and not corrected.
  case anomaly
  /// A question that the paper puts off.
  case deferred
}

/// A note on the case.
public struct Note: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: NoteID
  /// What it is.
  public var kind: NoteKind
  /// What it says.
  public var words: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a note.
  public init(id: NoteID, kind: NoteKind, words: String, source: SourceReference? = nil) {
    self.id = id
    self.kind = kind
    self.words = words
    self.source = source
  }
}

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
