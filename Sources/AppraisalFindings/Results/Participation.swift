public import AppraisalModel

/// How far one person has come with the cells that they may mark.
public struct Participation: Equatable, Sendable {
  /// The person.
  public var person: AssessorID
  /// The cells that they may mark, options before criteria, in reading order.
  public var cells: [MatrixCell]
  /// Those with an answer, no mark of any kind included.
  public var answered: [MatrixCell]
  /// Whether the ballot has been handed in.
  public var handedIn: Bool

  /// The cells that are still blank.
  public var blank: [MatrixCell] { cells.filter { !answered.contains($0) } }
  /// Whether nothing is left to do.
  public var isComplete: Bool { answered.count == cells.count }

  /// Counts what a person may mark and has answered in the round in which marks are given now.
  ///
  /// Options that are appraised count, and those criteria and hurdles that are not another body's
  /// and that no declared interest touches. Somebody who only reads has nothing to mark.
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  public init(_ appraisal: Appraisal, of person: Assessor) {
    let marks = person.counts || person.roles.contains(.commenter)
    let criteria = appraisal.document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }
    let options = marks ? appraisal.document.appraisedOptions : []
    let ballot = appraisal.ballot(appraisal.markingRound, person.id)
    cells = options.flatMap { option in
      criteria.filter {
        appraisal.bar(on: person, option: option.id, criterion: $0.id) == nil
      }.map { MatrixCell(option.id, $0.id) }
    }
    answered = cells.filter { ballot[$0.option, $0.criterion].answer != nil }
    handedIn = ballot.handedIn
    self.person = person.id
  }

  /// "23 of 48 marked".
  public var words: String { "\(answered.count) of \(cells.count) marked" }
}

/// Which body marks which criterion.
public struct MarkingMatrix: Equatable, Sendable {
  /// The bodies that decide or comment, in the order of the case.
  public let bodies: [BodyID]
  /// The criteria and hurdles, in reading order.
  public let criteria: [CriterionID]
  private let markers: [CriterionID: [BodyID]]

  /// Whether every body marks everything.
  public var isOpen: Bool { markers.isEmpty }

  /// Reads the matrix from a case.
  ///
  /// - Complexity: O(*n*) in the number of criteria.
  public init(_ document: CaseDocument) {
    bodies = document.bodies.filter { $0.part == .decides || $0.part == .comments }.map(\.id)
    let marked = document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }
    criteria = marked.map(\.id)
    markers = Dictionary(
      marked.filter { !$0.markedBy.isEmpty }.map { ($0.id, $0.markedBy) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a body's people mark a criterion.
  public func marks(_ body: BodyID, _ criterion: CriterionID) -> Bool {
    criteria.contains(criterion) && markers[criterion]?.contains(body) ?? true
  }

  /// The edit that lets a body mark a criterion or keeps it from it; nil where nothing changes.
  ///
  /// Keeping the last body away is not possible: a criterion that names no body is marked by all.
  public func changing(
    _ body: BodyID, _ criterion: CriterionID, marks: Bool, in document: CaseDocument
  ) -> Edit? {
    guard let old = document.criterion(criterion), bodies.contains(body),
      self.marks(body, criterion) != marks
    else { return nil }
    let present = bodies.filter { self.marks($0, criterion) }
    let wanted = bodies.filter { $0 == body ? marks : present.contains($0) }
    guard !wanted.isEmpty else { return nil }
    var new = old
    new.markedBy = wanted == bodies ? [] : wanted
    return .document(.change(old: .criterion(old), new: .criterion(new)))
  }
}
