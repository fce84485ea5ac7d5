/// When what was decided is looked at again.
package struct Review: Encodable, Hashable, Sendable {
  /// How many months after the decision, or nil where that is not said.
  package var months: Int?
  /// The day, as `2010-03-31`, where it is known; empty otherwise.
  package var day: String
  /// What is looked at, in words.
  package var words: String
  package var source: SourceReference?

  package init(
    months: Int? = nil, day: String = "", words: String = "", source: SourceReference? = nil
  ) {
    self.months = months
    self.day = day
    self.words = words
    self.source = source
  }

  /// The day on which the appraisal opens again, or nil while that cannot be said.
  ///
  /// Months are counted from the day of the decision. A stated day that has passed when it is
  /// decided again is no review of that decision.
  package func due(after decided: CalendarDay?) -> CalendarDay? {
    if let stated = CalendarDay(day), decided.map({ $0 < stated }) ?? true { return stated }
    return decided.flatMap { start in months.map { start.adding(months: $0) } }
  }
}

/// The equality assessment that a decision must consider.
package struct EqualityAssessment: Encodable, Hashable, Sendable {
  /// Its day, as `2010-03-31`; empty while there is none.
  package var day: String
  package var version: String
  /// What it found, in words.
  package var words: String
  package var source: SourceReference?

  package init(
    day: String = "", version: String = "", words: String = "", source: SourceReference? = nil
  ) {
    self.day = day
    self.version = version
    self.words = words
    self.source = source
  }
}

/// How people's marks are added up.
package enum Adding: String, Word, EmptyCoded {
  /// Every member counts the same.
  case members
  /// Every deciding body counts the same.
  case bodies
  /// Deciding bodies count by their given shares.
  case given

  /// Every member the same.
  package init() { self = .members }
}

/// What must hold for a decision to stand.
package struct DecisionTerms: EmptyCoded, Hashable, Sendable {
  /// The bodies that must come to the same answer; empty where one decides alone.
  package var mustAgree: [BodyID]
  /// How people's marks are added up.
  package var adding: Adding
  /// What happens when they do not, in words.
  package var otherwise: String
  /// The total, 0 to 100, that an option must reach, or nil where options are held against one
  /// another only.
  package var passMark: DecimalNumber?
  /// What a decision depends on.
  package var conditions: [Statement]
  /// When the decision is looked at again, or nil.
  package var review: Review?
  /// The equality assessment, or nil while there is none.
  package var equality: EqualityAssessment?

  package init(
    mustAgree: [BodyID] = [], adding: Adding = .members, otherwise: String = "",
    passMark: DecimalNumber? = nil, conditions: [Statement] = [], review: Review? = nil,
    equality: EqualityAssessment? = nil
  ) {
    self.mustAgree = mustAgree
    self.adding = adding
    self.otherwise = otherwise
    self.passMark = passMark
    self.conditions = conditions
    self.review = review
    self.equality = equality
  }

  /// Terms that ask for nothing.
  package init() { self.init(mustAgree: []) }
}

/// The parts of a case that are not lists: its title, its question, its terms and how its money
/// is discounted.
package struct CaseHead: Encodable, Hashable, Sendable {
  package var title: String
  /// What is to be decided.
  package var question: Question
  /// What must hold for a decision to stand.
  package var terms: DecisionTerms
  /// How the money of options is counted.
  package var counting: MoneyCounting

  package init(
    title: String, question: Question, terms: DecisionTerms = DecisionTerms(),
    counting: MoneyCounting = MoneyCounting()
  ) {
    self.title = title
    self.question = question
    self.terms = terms
    self.counting = counting
  }
}

extension Review: DescribedPart {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("months", &months)
    try visitor.text("day", &day, .day)
    try visitor.text("words", &words)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    let months = months.map { "after \($0) months" } ?? ""
    return [
      "\(Headline.marked(name, [months, CalendarDay.words(of: day)])): \(words)" + source.bracketed
    ]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    guard let months, months < 0 else { return [] }
    return [InvariantViolation(.badMark(String(months)), at: "months")]
  }
}

extension EqualityAssessment: DescribedPart {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("day", &day, .day)
    try visitor.text("version", &version)
    try visitor.text("words", &words)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    ["\(Headline.marked(name, [CalendarDay.words(of: day), version])): \(words)" + source.bracketed]
  }
}

extension DecisionTerms: Described {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.references("mustAgree", &mustAgree, to: .body, .dropped)
    try visitor.value("adding", &adding, .spared)
    try visitor.text("otherwise", &otherwise)
    try visitor.value("passMark", &passMark, within: 0...100)
    try visitor.parts("conditions", &conditions)
    try visitor.part("review", &review)
    try visitor.part("equality", &equality)
  }

  package static var lineNames: KeyValuePairs<String, String> {
    [
      "mustAgree": "Must agree", "otherwise": "Otherwise", "passMark": "Pass mark",
      "conditions": "Condition", "review": "Review", "equality": "Equality assessment",
    ]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    mustAgree.enumerated().compactMap { place, body in
      mustAgree[..<place].contains(body)
        ? InvariantViolation(.duplicate(id: body.text), at: "mustAgree[\(place)]") : nil
    }
  }
}

extension CaseHead: Described {
  package static var blank: Self { Self(title: "", question: Question()) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("title", &title, .needed)
    try visitor.part("question", &question, .needed)
    try visitor.part("terms", &terms, .spared)
    try visitor.part("counting", &counting, .spared)
  }
}
