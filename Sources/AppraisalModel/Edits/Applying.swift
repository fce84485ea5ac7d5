extension Appraisal {
  /// The longest reason or other free text, in bytes.
  public static let textLimit = 65_536

  /// How strictly an edit is held against the state.
  enum Strictness {
    /// As it is made: the value that it replaces must be the present one.
    case fresh
    /// As it is read from a record: another writer may have been faster.
    case recorded
  }

  /// Makes an edit, or refuses it and changes nothing.
  ///
  /// - Throws: `EditRefusal` for an edit that cannot be made in this state.
  /// - Complexity: O(*n*) in the number of options, criteria and assessors.
  public mutating func apply(_ edit: Edit) throws(EditRefusal) {
    try apply(edit, .fresh)
  }

  mutating func apply(_ edit: Edit, _ strictness: Strictness) throws(EditRefusal) {
    if case .adopt = edit {} else if document == CaseDocument() { throw .notAdopted }
    switch edit {
    case .adopt(let document):
      guard self == Appraisal() else { throw .alreadyAdopted }
      // A record is read by whatever rules held when it was written.
      if strictness == .fresh, let broken = document.violations().first {
        throw .wouldBreak(broken)
      }
      self.document = document
    case .join(let assessor): try join(assessor, strictness)
    case .leave(let assessor): try leave(assessor, strictness)
    case .revise(let old, let new): try revise(old, new, strictness)
    case .standing(let option, let old, let new): try move(option, old, new, strictness)
    case .mark(let place, let old, let new): try mark(place, old, new, strictness)
    case .reason(let place, let old, let new): try explain(place, old, new, strictness)
    case .rest(let place, let old, let new): try rest(place, old, new, strictness)
    case .weigh(let holder, let criterion, let old, let new):
      try weigh(holder, criterion, old, new, strictness)
    case .openRound(let round): try open(round)
    case .moveRound(let round, let old, let new): try move(round, old, new, strictness)
    case .handIn(let round, let assessor): try handIn(round, assessor, true)
    case .reopen(let round, let assessor): try handIn(round, assessor, false)
    case .agree(let option, let criterion, let old, let new):
      try agree(MatrixCell(option, criterion), old, new, strictness)
    default: try author(edit, strictness)
    }
  }

  func check<Value: Equatable>(
    _ old: Value, is present: @autoclosure () -> Value, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard strictness == .recorded || old == present() else { throw .stale }
  }

  func checkLength(_ text: String) throws(EditRefusal) {
    let bytes = text.utf8.count
    guard bytes <= Self.textLimit else { throw .tooLong(bytes: bytes, limit: Self.textLimit) }
  }

  // MARK: People

  private mutating func join(
    _ assessor: Assessor, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard self.assessor(assessor.id) == nil else { throw .alreadyJoined(assessor.id) }
    assessors.append(try seated(assessor, strictness))
  }

  /// The person with a body and a seat that the case has.
  ///
  /// Whoever joined while the body or seat was being taken out takes part without it.
  private func seated(
    _ assessor: Assessor, _ strictness: Strictness
  ) throws(EditRefusal) -> Assessor {
    guard strictness == .recorded else {
      try checkSeat(assessor)
      return assessor
    }
    var seated = assessor
    if !document.bodies.contains(where: { $0.id == assessor.body }) { seated.body = nil }
    if !document.seats.contains(where: { $0.id == assessor.seat }) { seated.seat = nil }
    return seated
  }

  private func checkSeat(_ assessor: Assessor) throws(EditRefusal) {
    try checkBody(assessor.body)
    guard let seat = assessor.seat else { return }
    guard document.seats.contains(where: { $0.id == seat }) else {
      throw .unknownElement(ElementName(.seat, seat.text))
    }
  }

  func checkBody(_ body: BodyID?) throws(EditRefusal) {
    guard let body, !document.bodies.contains(where: { $0.id == body }) else { return }
    throw .unknownBody(body, known: document.bodies.map(\.id))
  }

  private mutating func leave(
    _ assessor: Assessor, _ strictness: Strictness
  ) throws(EditRefusal) {
    let id = assessor.id
    guard let index = assessors.firstIndex(where: { $0.id == id }) else {
      throw .unknownAssessor(id)
    }
    try check(assessor, is: assessors[index], strictness)
    let hasMarked = ballots.values.contains { $0[id] != nil } || weights[.assessor(id)] != nil
    let hasSpoken =
      elicitations[.assessor(id)] != nil || comments.values.contains { $0.author == id }
    guard !hasMarked, !hasSpoken else { throw .hasMarked(id) }
    assessors.remove(at: index)
  }

  private mutating func revise(
    _ old: Assessor, _ new: Assessor, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard old.id == new.id, let index = assessors.firstIndex(where: { $0.id == new.id }) else {
      throw .unknownAssessor(new.id)
    }
    try check(old, is: assessors[index], strictness)
    assessors[index] = try seated(new, strictness)
  }

  // MARK: Options

  func requireOption(_ id: OptionID) throws(EditRefusal) -> Option {
    document.options[try requirePlace(ofOption: id)]
  }

  private func requirePlace(ofOption id: OptionID) throws(EditRefusal) -> Int {
    guard let place = document.options.firstIndex(where: { $0.id == id }) else {
      throw .unknownOption(id, known: document.appraisedOptions.map(\.id))
    }
    return place
  }

  func requireCriterion(_ id: CriterionID) throws(EditRefusal) -> Criterion {
    document.criteria[try requirePlace(ofCriterion: id)]
  }

  /// The place of a criterion; criteria are large, and a copy for every mark would take longest.
  private func requirePlace(ofCriterion id: CriterionID) throws(EditRefusal) -> Int {
    guard let place = document.criteria.firstIndex(where: { $0.id == id }) else {
      throw .unknownCriterion(id, known: document.criteria.map(\.id))
    }
    return place
  }

  private mutating func move(
    _ id: OptionID, _ old: OptionStanding, _ new: OptionStanding, _ strictness: Strictness
  ) throws(EditRefusal) {
    let option = try requireOption(id)
    try check(old, is: option.standing, strictness)
    try checkLength(new.reason)
    let needsReason = [.discounted, .blocked, .later].contains(new.status)
    guard !needsReason || !new.reason.isEmpty else { throw .reasonMissing }
    for index in document.options.indices where document.options[index].id == id {
      document.options[index].status = new.status
      document.options[index].statusReason = new.reason
    }
  }

  // MARK: Marks

  /// The place of a criterion that takes answers.
  private func requireMarkable(_ id: CriterionID) throws(EditRefusal) -> Int {
    let index = try requirePlace(ofCriterion: id)
    let kind = document.criteria[index].kind
    guard kind == .scored || kind == .hurdle else { throw .notMarkable(id, kind) }
    return index
  }

  /// The place of the criterion, once an entry on a ballot may be made.
  @discardableResult
  private func checkMarkable(
    _ place: MarkingPlace, _ strictness: Strictness
  ) throws(EditRefusal) -> Int {
    guard assessors.contains(where: { $0.id == place.assessor }) else {
      throw .unknownAssessor(place.assessor)
    }
    try checkOpen(place.round, place.assessor)
    let option = try requirePlace(ofOption: place.option)
    let criterion = try requireMarkable(place.criterion)
    // A mark that crossed a change of standing on its way is kept, inactive.
    guard strictness == .recorded || document.options[option].isMarkable else {
      let option = document.options[option]
      throw option.shell ? .shell(place.option) : .notAppraised(place.option, option.status)
    }
    return criterion
  }

  private func checkOpen(
    _ number: RoundNumber, _ assessor: AssessorID
  ) throws(EditRefusal) {
    guard number != .solo else { return }
    guard let round = rounds.first(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    guard round.state == .open else { throw .roundNotOpen(number, round.state) }
    guard !ballot(number, assessor).handedIn else { throw .handedIn(number, assessor) }
  }

  private mutating func mark(
    _ place: MarkingPlace, _ old: Answer?, _ new: Answer?, _ strictness: Strictness
  ) throws(EditRefusal) {
    let criterion = try checkMarkable(place, strictness)
    try check(old, is: self[place].answer, strictness)
    if let new { try document.criteria[criterion].check(new) }
    updateMarking(place) { $0.answer = new }
  }

  private mutating func explain(
    _ place: MarkingPlace, _ old: String, _ new: String, _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkMarkable(place, strictness)
    try check(old, is: self[place].reason, strictness)
    try checkLength(new)
    updateMarking(place) { $0.reason = new }
  }

  private mutating func rest(
    _ place: MarkingPlace, _ old: [EvidenceID], _ new: [EvidenceID], _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkMarkable(place, strictness)
    try check(old, is: self[place].evidence, strictness)
    if strictness == .fresh {
      for id in new where !document.evidence.contains(where: { $0.id == id }) {
        throw .unknownEvidence(id)
      }
    }
    updateMarking(place) { $0.evidence = new }
  }

  // MARK: Weights

  private mutating func weigh(
    _ holder: WeightHolder, _ id: CriterionID, _ old: DecimalNumber?, _ new: DecimalNumber?,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    let criterion = try requireCriterion(id)
    guard criterion.kind == .scored || criterion.kind == .objective else {
      throw .notWeighted(id, criterion.kind)
    }
    try checkHolder(holder)
    try check(old, is: weights[holder]?[id], strictness)
    if let new, new < 0 || new > 1000 { throw .badPoints(new) }
    guard holder != .agreed || weightLock == nil else { throw .weightsLocked }
    weights[holder, default: [:]][id] = new
    if weights[holder]?.isEmpty == true { weights[holder] = nil }
  }

  func checkHolder(_ holder: WeightHolder) throws(EditRefusal) {
    switch holder {
    case .agreed: break
    case .body(let body): try checkBody(body)
    case .assessor(let person):
      guard assessor(person) != nil else { throw .unknownAssessor(person) }
    }
  }

  // MARK: Rounds

  private mutating func open(_ round: Round) throws(EditRefusal) {
    if let last = rounds.last, last.state == .open { throw .roundStillOpen(last.id) }
    let expected = RoundNumber((rounds.last?.id.number ?? 0) + 1)
    guard round.id == expected else { throw .wrongRoundNumber(round.id, expected: expected) }
    guard round.state == .open else {
      throw .wrongRoundMove(round.id, from: .open, to: round.state)
    }
    rounds.append(round)
  }

  private mutating func move(
    _ number: RoundNumber, _ old: RoundState, _ new: RoundState, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard let index = rounds.firstIndex(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    try check(old, is: rounds[index].state, strictness)
    switch (rounds[index].state, new) {
    case (.open, .ended), (.ended, .revealed), (.revealed, .settled): rounds[index].state = new
    case (let present, _): throw .wrongRoundMove(number, from: present, to: new)
    }
  }

  private mutating func handIn(
    _ number: RoundNumber, _ person: AssessorID, _ handingIn: Bool
  ) throws(EditRefusal) {
    guard assessor(person) != nil else { throw .unknownAssessor(person) }
    guard let round = rounds.first(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    guard round.state == .open else { throw .roundNotOpen(number, round.state) }
    guard ballot(number, person).handedIn != handingIn else {
      throw handingIn ? .handedIn(number, person) : .notHandedIn(number, person)
    }
    updateBallot(number, person) { $0.handedIn = handingIn }
  }

  private mutating func agree(
    _ cell: MatrixCell, _ old: AgreedScore?, _ new: AgreedScore?, _ strictness: Strictness
  ) throws(EditRefusal) {
    _ = try requireOption(cell.option)
    let criterion = document.criteria[try requireMarkable(cell.criterion)]
    try check(old, is: agreed[cell.option]?[cell.criterion], strictness)
    if let new {
      try criterion.check(.mark(new.mark))
      try checkLength(new.reason)
    }
    agreed[cell.option, default: [:]][cell.criterion] = new
    if agreed[cell.option]?.isEmpty == true { agreed[cell.option] = nil }
  }
}

extension Appraisal {
  /// Keeps an entry on a ballot for something that was taken out of the case meanwhile.
  ///
  /// It is inactive, and stands again where what was taken out is put back. Gives whether the edit
  /// was such an entry.
  mutating func keep(_ edit: Edit) -> Bool {
    switch edit {
    case .mark(let place, _, let new): updateMarking(place) { $0.answer = new }
    case .reason(let place, _, let new): updateMarking(place) { $0.reason = new }
    case .rest(let place, _, let new): updateMarking(place) { $0.evidence = new }
    default: return false
    }
    return true
  }
}

extension Criterion {
  /// Refuses an answer that this criterion does not take.
  func check(_ answer: Answer) throws(EditRefusal) {
    switch (answer, kind) {
    case (_, .objective), (_, .information): throw .notMarkable(id, kind)
    case (.mark(let number), .scored):
      guard let scale, !scale.allows(number) else { return }
      throw .offScale(number, id, scale)
    case (.pass, .hurdle), (.fail, .hurdle): return
    case (.doesNotApply, _), (.doNotKnow, _), (.ratherNot, _): return
    default: throw .wrongAnswer(answer, id, kind)
    }
  }
}
