import StrictJSON

/// A change of a round, or of whether a ballot is handed in for it.
package enum RoundEdit: Encodable, Hashable, Sendable {
  case openRound(round: Round)
  /// A round moves on: ended, revealed, settled.
  case moveRound(round: RoundNumber, old: RoundState, new: RoundState)
  /// A round that has ended and is not revealed takes marks again, with the reason.
  case openAgain(round: RoundNumber, why: String)
  /// A ballot is handed in.
  case handIn(round: RoundNumber, assessor: AssessorID)
  /// A ballot that was handed in is opened again.
  case reopen(round: RoundNumber, assessor: AssessorID)
}

extension RoundEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .openRound: self = try .openRound(round: fields.value("round"))
    case .moveRound:
      self = try .moveRound(
        round: fields.value("round"), old: fields.value("old"), new: fields.value("new"))
    case .openAgain:
      self = try .openAgain(round: fields.value("round"), why: fields("why"))
    case .handIn:
      self = try .handIn(round: fields.value("round"), assessor: fields.value("assessor"))
    case .reopen:
      self = try .reopen(round: fields.value("round"), assessor: fields.value("assessor"))
    }
  }

  var inverse: RoundEdit? {
    switch self {
    case .openRound, .moveRound, .openAgain, .handIn, .reopen: nil
    }
  }

  var register: Register? {
    switch self {
    case .openRound: nil
    case .moveRound(let round, _, _), .openAgain(let round, _): .round(round)
    case .handIn(let round, let assessor), .reopen(let round, let assessor):
      .handedIn(round, assessor)
    }
  }

  var changesCase: Bool { false }

  var ballotRound: RoundNumber? {
    switch self {
    case .handIn(let round, _), .reopen(let round, _): round
    case .openRound, .moveRound, .openAgain: nil
    }
  }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .openRound(let round): try Self.open(round, in: &appraisal)
    case .moveRound(let round, let old, let new):
      try Self.move(round, old, new, in: &appraisal, strictness)
    case .openAgain(let round, let why): try Self.openAgain(round, why, in: &appraisal)
    case .handIn(let round, let assessor): try Self.hand(true, round, assessor, in: &appraisal)
    case .reopen(let round, let assessor): try Self.hand(false, round, assessor, in: &appraisal)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .openRound, .moveRound, .openAgain: try author.mustFacilitate()
    case .handIn(_, let owner), .reopen(_, let owner): try author.mustEnter(for: owner)
    }
  }

  func restated(over appraisal: Appraisal) -> [RoundEdit] {
    switch self {
    case .handIn(let round, let person):
      (appraisal.ballot(round, person).handedIn ? [.reopen(round: round, assessor: person)] : [])
        + [self]
    case .reopen(let round, let person):
      (appraisal.ballot(round, person).handedIn ? [] : [.handIn(round: round, assessor: person)])
        + [self]
    case .openRound, .moveRound, .openAgain: []
    }
  }
}

extension RoundEdit {
  private static func open(_ round: Round, in appraisal: inout Appraisal) throws(EditRefusal) {
    if let last = appraisal.rounds.last, last.state == .open { throw .roundStillOpen(last.id) }
    let expected = appraisal.nextRound
    guard round.id == expected else { throw .wrongRoundNumber(round.id, expected: expected) }
    guard round.state == .open else {
      throw .wrongRoundMove(round.id, from: .open, to: round.state)
    }
    appraisal.rounds.append(round)
  }

  private static func move(
    _ number: RoundNumber, _ old: RoundState, _ new: RoundState, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    guard let index = appraisal.rounds.firstIndex(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    let present = appraisal.rounds[index].state
    try check(old, is: present, strictness)
    guard present.next == new else { throw .wrongRoundMove(number, from: present, to: new) }
    appraisal.rounds[index].state = new
  }

  /// Has a round that has ended take marks again; once its marks were seen it cannot.
  private static func openAgain(
    _ number: RoundNumber, _ why: String, in appraisal: inout Appraisal
  ) throws(EditRefusal) {
    guard let index = appraisal.rounds.firstIndex(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    let state = appraisal.rounds[index].state
    guard state == .ended, number == appraisal.markingRound else {
      throw .wrongRoundMove(number, from: state, to: .open)
    }
    guard why.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    try checkLength(why)
    appraisal.rounds[index].state = .open
  }

  /// Hands a ballot in, or opens it again.
  private static func hand(
    _ isIn: Bool, _ number: RoundNumber, _ person: AssessorID, in appraisal: inout Appraisal
  ) throws(EditRefusal) {
    guard appraisal.assessor(person) != nil else { throw .unknownAssessor(person) }
    guard let round = appraisal.rounds.first(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    guard round.state == .open else { throw .roundNotOpen(number, round.state) }
    guard appraisal.ballot(number, person).handedIn != isIn else {
      throw isIn ? .handedIn(number, person) : .notHandedIn(number, person)
    }
    appraisal.updateBallot(number, person) { $0.handedIn = isIn }
  }
}
