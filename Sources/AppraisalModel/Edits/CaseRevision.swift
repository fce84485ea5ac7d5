extension CaseEdit {
  /// Changes the case, or refuses what would make it unsound and changes nothing.
  static func revise(
    _ appraisal: inout Appraisal, _ strictness: Strictness,
    _ change: (inout CaseDocument) -> Void
  ) throws(EditRefusal) {
    let document = appraisal.document
    var revised = document
    change(&revised)
    if let broken = newViolation(in: revised, after: document) { throw .wouldBreak(broken) }
    if strictness == .fresh, appraisal.weightLock != nil, revised.swings != document.swings {
      throw .weightsLocked
    }
    for person in appraisal.assessors {
      if let body = person.body, !revised.bodies.contains(where: { $0.id == body }) {
        throw .inUse(ElementName(.body, body.text), by: person.id)
      }
      if let seat = person.seat, !revised.seats.contains(where: { $0.id == seat }) {
        throw .inUse(ElementName(.seat, seat.text), by: person.id)
      }
    }
    for node in revised.criteria where document.criterion(node.id) != node {
      let unfit = marksThatDoNotFit(node, in: appraisal)
      if unfit > 0 { throw .marksDoNotFit(node.id, count: unfit) }
    }
    appraisal.document = revised
  }

  /// What is wrong with a revised case and was not wrong before.
  ///
  /// A case that was written under older rules can so be put right step by step.
  private static func newViolation(
    in revised: CaseDocument, after document: CaseDocument
  ) -> InvariantViolation? {
    let found = revised.violations()
    guard !found.isEmpty else { return nil }
    let known = Set(document.violations().map(\.kind))
    return found.first { !known.contains($0.kind) }
  }

  /// How many marks and agreed scores stand on a criterion that it could not take.
  private static func marksThatDoNotFit(_ node: Criterion, in appraisal: Appraisal) -> Int {
    let answers = appraisal.ballots.values.flatMap(\.values).flatMap(\.markings.values)
      .compactMap { $0[node.id]?.answer }
    let scores = appraisal.agreed.values.compactMap { $0[node.id].map { Answer.mark($0.mark) } }
    return (answers + scores).count { (try? node.check($0)) == nil }
  }
}

extension Element {
  /// The element with the standing of another option; other kinds have none.
  package func standing(as present: Element) -> Element {
    guard case .option(var option) = self, case .option(let other) = present else { return self }
    option.status = other.status
    option.statusReason = other.statusReason
    return .option(option)
  }
}

extension CaseDocument {
  /// What weights are asked about: the nodes that share out weight, and the ends of their scales.
  fileprivate var swings: [CriterionID: Swing] {
    Dictionary(
      criteria.filter { $0.kind == .scored || $0.kind == .objective }
        .map { ($0.id, Swing(parent: $0.parent, kind: $0.kind, range: $0.scale?.range)) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// What the weight of a node depends on.
private struct Swing: Equatable {
  var parent: CriterionID?
  var kind: CriterionKind
  var range: ScaleRange?
}
