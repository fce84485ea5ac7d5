/// A place in a paper.
public struct SourceReference: Codable, Hashable, Sendable {
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
public struct Statement: Codable, Hashable, Sendable {
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
public struct Paper: Codable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: PaperID
  /// Its title.
  public var title: String
  /// Who published it.
  public var organisation: String
  /// Its date as it gives it, in words where it is not known.
  public var date: String

  /// Makes a paper.
  public init(id: PaperID, title: String, organisation: String = "", date: String = "") {
    self.id = id
    self.title = title
    self.organisation = organisation
    self.date = date
  }
}

/// What is to be decided, by whom and by when.
public struct Question: Codable, Hashable, Sendable {
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
  /// It is concerned and has no part in the marks.
  case concerned
}

/// An organisation that takes part.
public struct Body: Codable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: BodyID
  /// Its name.
  public var label: String
  /// A short name.
  public var short: String
  /// What it does in the decision.
  public var part: BodyPart

  /// Makes a body.
  public init(id: BodyID, label: String, short: String = "", part: BodyPart = .decides) {
    self.id = id
    self.label = label
    self.short = short
    self.part = part
  }

  /// The short name, or the label where there is none.
  public var shortLabel: String { short.isEmpty ? label : short }
}

/// A service that options affect.
public struct Service: Codable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ServiceID
  /// Its name.
  public var label: String
  /// How it stands today.
  public var today: String
  /// Where that comes from.
  public var source: SourceReference?

  /// Makes a service.
  public init(id: ServiceID, label: String, today: String = "", source: SourceReference? = nil) {
    self.id = id
    self.label = label
    self.today = today
    self.source = source
  }
}

/// Something that marks can rest on.
public struct Evidence: Codable, Hashable, Sendable, Identifiable {
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

  /// Makes a piece of evidence.
  public init(
    id: EvidenceID, label: String, words: String = "", source: SourceReference? = nil,
    options: [OptionID] = [], criteria: [CriterionID] = []
  ) {
    self.id = id
    self.label = label
    self.words = words
    self.source = source
    self.options = options
    self.criteria = criteria
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
public struct Note: Codable, Hashable, Sendable, Identifiable {
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
public struct CaseDocument: Codable, Hashable, Sendable {
  /// The name of the format in files.
  public static let formatName = "appraise.case"
  /// The newest version of the format that this program knows.
  public static let newestVersion = 1

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
  /// The papers that it refers to.
  public var papers: [Paper]
  /// The bodies that take part.
  public var bodies: [Body]
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

  /// Makes a case.
  public init(
    id: String = "", title: String = "", question: Question = Question(), papers: [Paper] = [],
    bodies: [Body] = [], services: [Service] = [], options: [Option] = [],
    criteria: [Criterion] = [], evidence: [Evidence] = [], notes: [Note] = []
  ) {
    format = Self.formatName
    version = Self.newestVersion
    self.id = id
    self.title = title
    self.question = question
    self.papers = papers
    self.bodies = bodies
    self.services = services
    self.options = options
    self.criteria = criteria
    self.evidence = evidence
    self.notes = notes
  }

  /// The option of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of options.
  public func option(_ id: OptionID) -> Option? { options.first { $0.id == id } }

  /// The criterion or objective of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of criteria.
  public func criterion(_ id: CriterionID) -> Criterion? { criteria.first { $0.id == id } }

  /// The options that are marked and ranked, in reading order.
  public var appraisedOptions: [Option] { options.filter(\.isAppraised) }

  /// The criteria that are marked and weighted, in reading order.
  public var scoredCriteria: [Criterion] { criteria.filter { $0.kind == .scored } }

  /// The nodes directly under an objective, or at the top for nil.
  public func children(of parent: CriterionID?) -> [Criterion] {
    criteria.filter { $0.parent == parent }
  }
}
