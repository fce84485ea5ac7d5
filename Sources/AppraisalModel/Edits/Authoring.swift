extension Appraisal {
  /// Makes an edit of the case, or of what stands beside the marks.
  mutating func author(_ edit: Edit, _ strictness: Strictness) throws(EditRefusal) {
    switch edit {
    case .add(let element, let place): try add(element, at: place, strictness)
    case .change(let old, let new): try change(old, new, strictness)
    case .remove(let element, let place): try remove(element, at: place, strictness)
    case .move(let name, let old, let new): try move(name, old, new, strictness)
    case .head(let old, let new):
      try check(old, is: document.head, strictness)
      try revise(strictness) { $0.head = new }
    case .comment(let id, let old, let new): try comment(id, old, new, strictness)
    case .elicit(let holder, let family, let old, let new):
      try elicit(holder, family, old, new, strictness)
    case .lockWeights(let old, let new):
      try check(old, is: weightLock, strictness)
      try checkLength(new?.words ?? "")
      weightLock = new
    case .decide(let old, let new):
      try check(old, is: decision, strictness)
      // A decision stands, whatever was taken out of the case while it was written down.
      if strictness == .fresh {
        for option in new.chosen { _ = try requireOption(option) }
        for vote in new.votes { try checkBody(vote.body) }
        if let round = new.round, !rounds.contains(where: { $0.id == round }) {
          throw .unknownRound(round)
        }
      }
      if let broken = new.violations().first { throw .wouldBreak(broken) }
      if let decision, new.follows(decision) { formerDecisions.append(decision) }
      decision = new
    default: break
    }
  }

  /// Changes the case, or refuses what would make it unsound and changes nothing.
  private mutating func revise(
    _ strictness: Strictness, _ change: (inout CaseDocument) -> Void
  ) throws(EditRefusal) {
    var revised = document
    change(&revised)
    if let broken = newViolation(in: revised) { throw .wouldBreak(broken) }
    if strictness == .fresh, weightLock != nil, revised.swings != document.swings {
      throw .weightsLocked
    }
    for person in assessors {
      if let body = person.body, !revised.bodies.contains(where: { $0.id == body }) {
        throw .inUse(ElementName(.body, body.text), by: person.id)
      }
      if let seat = person.seat, !revised.seats.contains(where: { $0.id == seat }) {
        throw .inUse(ElementName(.seat, seat.text), by: person.id)
      }
    }
    for node in revised.criteria where document.criterion(node.id) != node {
      let unfit = marksThatDoNotFit(node)
      if unfit > 0 { throw .marksDoNotFit(node.id, count: unfit) }
    }
    document = revised
  }

  /// What is wrong with a revised case and was not wrong before.
  ///
  /// A case that was written under older rules can so be put right step by step.
  private func newViolation(in revised: CaseDocument) -> InvariantViolation? {
    let found = revised.violations()
    guard !found.isEmpty else { return nil }
    let known = Set(document.violations().map(\.kind))
    return found.first { !known.contains($0.kind) }
  }

  /// How many marks and agreed scores stand on a criterion that it could not take.
  private func marksThatDoNotFit(_ node: Criterion) -> Int {
    let answers = ballots.values.flatMap(\.values).flatMap(\.markings.values)
      .compactMap { $0[node.id]?.answer }
    let scores = agreed.values.compactMap { $0[node.id].map { Answer.mark($0.mark) } }
    return (answers + scores).count { (try? node.check($0)) == nil }
  }

  private mutating func add(
    _ element: Element, at place: Int, _ strictness: Strictness
  ) throws(EditRefusal) {
    let name = element.name
    if document.element(name) != nil {
      // Two people added the same at once: the later stands, and the contest is shown.
      guard strictness == .recorded else { throw .taken(name) }
      return try replace(name, element, strictness)
    }
    let count = document[name.kind].count
    let fitting = try fit(place, in: 0...count, strictness)
    try revise(strictness) { $0[name.kind].insert(element, at: fitting) }
  }

  /// A place within bounds; one that a list does not have is refused, or the nearest taken where
  /// the list became shorter meanwhile.
  private func fit(
    _ place: Int, in bounds: ClosedRange<Int>, _ strictness: Strictness
  ) throws(EditRefusal) -> Int {
    guard strictness == .recorded || bounds.contains(place) else {
      throw .noSuchPlace(place, count: bounds.count)
    }
    return min(max(place, bounds.lowerBound), bounds.upperBound)
  }

  private mutating func change(
    _ old: Element, _ new: Element, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard old.name == new.name else { throw .wrongElement(new.name, expected: old.name) }
    guard let present = document.element(old.name)?.element else {
      throw .unknownElement(old.name)
    }
    // The standing may have moved on since: it is another value.
    try check(old.standing(as: present), is: present, strictness)
    if strictness == .fresh, case .option(let option) = new, new.standing(as: old) != new {
      throw .standingApart(option.id)
    }
    try replace(old.name, new.standing(as: present), strictness)
  }

  private mutating func replace(
    _ name: ElementName, _ element: Element, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard let place = document.element(name)?.place else { throw .unknownElement(name) }
    try revise(strictness) { $0[name.kind][place] = element }
  }

  private mutating func remove(
    _ element: Element, at place: Int, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard let found = document.element(element.name) else { throw .unknownElement(element.name) }
    try check(element, is: found.element, strictness)
    try check(place, is: found.place, strictness)
    try revise(strictness) { _ = $0[element.kind].remove(at: found.place) }
  }

  private mutating func move(
    _ name: ElementName, _ old: Int, _ new: Int, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard let found = document.element(name) else { throw .unknownElement(name) }
    try check(old, is: found.place, strictness)
    let fitting = try fit(new, in: 0...document[name.kind].count - 1, strictness)
    document[name.kind].remove(at: found.place)
    document[name.kind].insert(found.element, at: fitting)
  }

  private mutating func comment(
    _ id: ItemID, _ old: Remark?, _ new: Remark?, _ strictness: Strictness
  ) throws(EditRefusal) {
    try check(old, is: comments[id], strictness)
    // A comment on what was taken out of the case stays as it is, as a mark does.
    for remark in strictness == .fresh ? [old, new].compactMap(\.self) : [] {
      if let option = remark.option { _ = try requireOption(option) }
      if let criterion = remark.criterion { _ = try requireCriterion(criterion) }
    }
    if let new {
      guard assessor(new.author) != nil else { throw .unknownAssessor(new.author) }
      try checkLength(new.words)
      guard !new.words.isEmpty else {
        throw .wouldBreak(InvariantViolation(.missing(what: "words"), at: "comments.\(id)"))
      }
    } else if comments[id] == nil {
      throw .unknownComment(id)
    }
    comments[id] = new
  }

  private mutating func elicit(
    _ holder: WeightHolder, _ family: WeightFamily, _ old: Elicitation?, _ new: Elicitation?,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkHolder(holder)
    if let id = family.parent {
      let parent = try requireCriterion(id)
      guard parent.kind == .objective else { throw .notWeighted(id, parent.kind) }
    }
    try check(old, is: elicitations[holder]?[family], strictness)
    try checkLength(new?.words ?? "")
    guard holder != .agreed || weightLock == nil else { throw .weightsLocked }
    elicitations[holder, default: [:]][family] = new
    if elicitations[holder]?.isEmpty == true { elicitations[holder] = nil }
  }
}

extension Element {
  /// The element with the standing of another option; other kinds have none.
  func standing(as present: Element) -> Element {
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
