package import StrictJSON

/// The number of a round; 0 is work outside rounds, which is always open.
package struct RoundNumber: Hashable, Sendable, Comparable, Encodable, JSONReadable,
  CodingKeyRepresentable
{
  package let number: Int

  package init(_ number: Int) { self.number = number }

  package static let solo = RoundNumber(0)

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Reads a number.
  package init(json: JSONReader) throws(DecodingFailure) { number = try json.integer() }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }

  /// The number as the key of an object.
  package var codingKey: any CodingKey { SlugKey(stringValue: String(number)) }

  /// Reads a number from the key of an object.
  package init?(codingKey: some CodingKey) {
    let text = codingKey.stringValue
    guard let number = Int(text), number >= 0, String(number) == text else { return nil }
    self.number = number
  }
}

/// How far a round has come.
package enum RoundState: String, Word {
  case open
  /// Marks are no longer taken.
  case ended
  case revealed
  /// Agreed scores have been recorded.
  case settled

  /// The one state that follows, or nil for the last.
  package var next: RoundState? {
    switch self {
    case .open: .ended
    case .ended: .revealed
    case .revealed: .settled
    case .settled: nil
    }
  }
}

/// Who can see marks before the reveal.
package enum RoundVisibility: String, Word {
  case open
  case closed
  case sealed
}

package struct Round: Encodable, Hashable, Sendable, Identifiable {
  package var id: RoundNumber
  /// How far it has come.
  package var state: RoundState
  /// Who can see marks before the reveal.
  package var visibility: RoundVisibility
  /// What it is for, in words; empty for the first appraisal.
  package var purpose: String
  /// Who sees what of it, fixed before anybody marks.
  package var policy: RoundPolicy
  /// The cells that it asks about again; empty for all, as in a first round.
  package var cells: [MatrixCell]

  package init(
    id: RoundNumber, state: RoundState = .open, visibility: RoundVisibility = .closed,
    purpose: String = "", policy: RoundPolicy = RoundPolicy(), cells: [MatrixCell] = []
  ) {
    self.id = id
    self.state = state
    self.visibility = visibility
    self.purpose = purpose
    self.policy = policy
    self.cells = cells
  }

  /// Whether it asks again about some cells alone.
  package var isReballot: Bool { !cells.isEmpty }

  /// Whether it asks about a cell.
  package func asks(_ cell: MatrixCell) -> Bool { cells.isEmpty || cells.contains(cell) }
}

/// What was answered for one option on one criterion: a mark, pass or fail, or one of three kinds
/// of no mark.
package enum Answer: Hashable, Sendable {
  /// A mark on the criterion's scale.
  case mark(DecimalNumber)
  /// The option passes a hurdle.
  case pass
  /// The option fails a hurdle.
  case fail
  /// The criterion does not apply to the option.
  case doesNotApply
  /// The assessor does not know.
  case doNotKnow
  /// The assessor would rather not mark it.
  case ratherNot

  /// The mark, or nil where there is none.
  package var mark: DecimalNumber? {
    if case .mark(let number) = self { number } else { nil }
  }
}

extension Answer: TextCoded, CustomStringConvertible {
  private static let words: [(String, Answer)] = [
    ("pass", .pass), ("fail", .fail), ("does-not-apply", .doesNotApply),
    ("do-not-know", .doNotKnow), ("rather-not", .ratherNot),
  ]

  /// The answer as it stands in files: decimal text or one of five words.
  package var description: String {
    if let mark { return mark.description }
    return Self.words.first { $0.1 == self }?.0 ?? ""
  }

  /// Reads an answer as it stands in files, or gives nil.
  package init?(_ text: String) {
    if let number = DecimalNumber(text) {
      self = .mark(number)
    } else if let word = Self.words.first(where: { $0.0 == text }) {
      self = word.1
    } else {
      return nil
    }
  }

  /// What an answer must be.
  package static var form: String {
    "an answer is a number as text, or pass, fail, does-not-apply, do-not-know or rather-not"
  }
}

/// What stands on a ballot for one option on one criterion.
package struct Marking: Encodable, Hashable, Sendable {
  /// The answer, or nil while there is none; missing is not zero.
  package var answer: Answer?
  package var reason: String
  /// The evidence that it rests on.
  package var evidence: [EvidenceID]

  package init(answer: Answer? = nil, reason: String = "", evidence: [EvidenceID] = []) {
    self.answer = answer
    self.reason = reason
    self.evidence = evidence
  }

  package var isEmpty: Bool { answer == nil && reason.isEmpty && evidence.isEmpty }
}

/// One cell of the matrix of options by criteria.
package struct MatrixCell: Encodable, Hashable, Sendable {
  package var option: OptionID
  package var criterion: CriterionID

  package init(_ option: OptionID, _ criterion: CriterionID) {
    self.option = option
    self.criterion = criterion
  }
}

/// The place of one marking: whose, in which round, for which cell.
package struct MarkingPlace: Encodable, Hashable, Sendable {
  package var round: RoundNumber
  package var assessor: AssessorID
  package var option: OptionID
  package var criterion: CriterionID

  package init(
    round: RoundNumber, assessor: AssessorID, option: OptionID, criterion: CriterionID
  ) {
    self.round = round
    self.assessor = assessor
    self.option = option
    self.criterion = criterion
  }

  package var cell: MatrixCell { MatrixCell(option, criterion) }
}

/// One assessor's marks and reasons in one round.
package struct Ballot: Encodable, Hashable, Sendable {
  /// Whether it has been handed in; it can be reopened until the reveal.
  package var handedIn: Bool
  /// The markings by option and criterion; those of removed options stay and are inactive.
  package var markings: [OptionID: [CriterionID: Marking]]

  package init(handedIn: Bool = false, markings: [OptionID: [CriterionID: Marking]] = [:]) {
    self.handedIn = handedIn
    self.markings = markings
  }

  /// What stands in a cell; an empty marking where nothing does.
  package subscript(option: OptionID, criterion: CriterionID) -> Marking {
    get { markings[option]?[criterion] ?? Marking() }
    set { update(option, criterion) { $0 = newValue } }
  }

  /// Changes what stands in a cell, in place, and drops it when nothing is left.
  mutating func update(
    _ option: OptionID, _ criterion: CriterionID, _ change: (inout Marking) -> Void
  ) {
    var isEmpty = false
    func changed(_ marking: inout Marking) {
      change(&marking)
      isEmpty = marking.isEmpty
    }
    changed(&markings[option, default: [:]][criterion, default: Marking()])
    guard isEmpty else { return }
    markings[option]?[criterion] = nil
    if markings[option]?.isEmpty == true { markings[option] = nil }
  }

  /// Whether nothing stands on it.
  package var isEmpty: Bool { !handedIn && markings.isEmpty }
}

/// The score that the group agreed on for one cell, beside the individual marks; on a hurdle, what
/// was found.
package struct AgreedScore: Encodable, Hashable, Sendable {
  /// The score on the criterion's scale; on a hurdle 1 for passing and 0 for failing.
  package var mark: DecimalNumber
  package var reason: String
  /// Who found it, where it is a question of fact; empty for a score.
  package var by: String
  /// The evidence that a finding rests on.
  package var evidence: [EvidenceID]

  package init(
    mark: DecimalNumber, reason: String = "", by: String = "", evidence: [EvidenceID] = []
  ) {
    self.mark = mark
    self.reason = reason
    self.by = by
    self.evidence = evidence
  }

  /// What was found of a hurdle.
  package init(passes: Bool, by: String, evidence: [EvidenceID], reason: String) {
    self.init(mark: passes ? 1 : 0, reason: reason, by: by, evidence: evidence)
  }

  private enum Member: String, CodingKey { case mark, reason, by, evidence }

  /// Writes the members; those of a finding only where there is one.
  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(mark, forKey: .mark)
    try members.encode(reason, forKey: .reason)
    if !by.isEmpty { try members.encode(by, forKey: .by) }
    if !evidence.isEmpty { try members.encode(evidence, forKey: .evidence) }
  }
}

package enum WeightHolder: Hashable, Sendable, TextCoded, CodingKeyRepresentable,
  CustomStringConvertible
{
  /// Those that the appraisal ranks by.
  case agreed
  case body(BodyID)
  case assessor(AssessorID)

  /// The holder as it stands in files: `agreed`, `body:council`, `assessor:m-3`.
  package var description: String {
    switch self {
    case .agreed: "agreed"
    case .body(let id): "body:\(id)"
    case .assessor(let id): "assessor:\(id)"
    }
  }

  /// Reads a holder as it stands in files, or gives nil.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("agreed", 1): self = .agreed
    case ("body", 2):
      guard let id = BodyID(String(parts[1])) else { return nil }
      self = .body(id)
    case ("assessor", 2):
      guard let id = AssessorID(String(parts[1])) else { return nil }
      self = .assessor(id)
    default: return nil
    }
  }

  /// The holder as the key of an object.
  package var codingKey: any CodingKey { SlugKey(stringValue: description) }

  /// Reads a holder from the key of an object.
  package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  /// What a holder must be.
  package static var form: String { "a holder is agreed, body:<id> or assessor:<id>" }
}
