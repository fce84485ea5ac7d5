import StrictJSON

/// A change of who takes part.
///
/// What is large and rare is kept apart, so that a record of many marks is small.
package enum PeopleEdit: Encodable, Hashable, Sendable {
  indirect case join(assessor: Assessor)
  /// A person who joined by mistake is taken off.
  indirect case leave(assessor: Assessor)
  /// What is known of a person changes.
  indirect case revise(old: Assessor, new: Assessor)
  /// A key speaks for a person beside the one by which they wrote first.
  indirect case vouch(assessor: AssessorID, key: PublicKey)
  /// A one-time slip is made for a person, in place of one before.
  indirect case makeSlip(assessor: AssessorID, slip: PublicKey)
  /// A person shows their slip, which signed the key of the sitting.
  indirect case showSlip(assessor: AssessorID, slip: PublicKey, signature: SlipSignature)
}

extension PeopleEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .join: self = try .join(assessor: fields.value("assessor"))
    case .leave: self = try .leave(assessor: fields.value("assessor"))
    case .revise: self = try .revise(old: fields.value("old"), new: fields.value("new"))
    case .vouch:
      self = try .vouch(assessor: fields.value("assessor"), key: fields.value("key"))
    case .makeSlip:
      self = try .makeSlip(assessor: fields.value("assessor"), slip: fields.value("slip"))
    case .showSlip:
      self = try .showSlip(
        assessor: fields.value("assessor"), slip: fields.value("slip"),
        signature: fields.value("signature"))
    }
  }

  var inverse: PeopleEdit? {
    switch self {
    case .join(let assessor): .leave(assessor: assessor)
    // Whoever joins again joins last, so that leaving cannot be taken back exactly.
    case .leave: nil
    case .revise(let old, let new): .revise(old: new, new: old)
    // What was written meanwhile counts.
    case .vouch, .makeSlip, .showSlip: nil
    }
  }

  var register: Register? {
    switch self {
    case .join(let assessor), .revise(_, let assessor): .assessor(assessor.id)
    case .leave, .vouch, .makeSlip, .showSlip: nil
    }
  }

  /// Who it is about, and who they are by it, nil for having left; nothing where it says neither.
  var said: (id: AssessorID, person: Assessor?)? {
    switch self {
    case .vouch, .makeSlip, .showSlip: nil
    case .join(let person), .revise(_, let person): (person.id, person)
    case .leave(let person): (person.id, nil)
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { nil }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .join(let assessor): try Self.join(assessor, in: &appraisal, strictness)
    case .leave(let assessor): try Self.leave(assessor, in: &appraisal, strictness)
    case .revise(let old, let new): try Self.revise(old, new, in: &appraisal, strictness)
    // The state has no keys: what they sign does.
    case .vouch(let assessor, _), .makeSlip(let assessor, _), .showSlip(let assessor, _, _):
      _ = try Self.place(of: assessor, in: appraisal)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    // Nobody shows the slip of somebody else.
    if case .showSlip(let assessor, _, _) = self, assessor != author.id {
      throw .notAllowed(author.id, needs: .member)
    }
    // Nobody rules on their own interests, whatever else they may do.
    if case .revise(_, let new) = self, new.id == author.id {
      try new.checkOwnRulings(after: appraisal.assessor(new.id))
    }
    if author.facilitates { return }
    switch self {
    case .join(let joining):
      if appraisal.assessors.isEmpty { return }
      let privileged = joining.roles.contains { $0 == .facilitator || $0 == .recorder }
      guard joining.id == author.id, !privileged else {
        throw .notAllowed(author.id, needs: .facilitator)
      }
      try joining.checkOwnDeclaration(after: nil)
    case .revise(_, let new):
      if author.records, Self.differsInInterests(new, from: appraisal) { return }
      guard new.id == author.id, author.roles == new.roles else {
        throw .notAllowed(author.id, needs: .facilitator)
      }
      try new.checkOwnDeclaration(after: appraisal.assessor(new.id))
    case .leave(let leaving):
      guard leaving.id == author.id else { throw .notAllowed(author.id, needs: .facilitator) }
    case .vouch(let assessor, _):
      guard assessor == author.id else { throw .notAllowed(author.id, needs: .facilitator) }
    case .makeSlip: throw .notAllowed(author.id, needs: .facilitator)
    case .showSlip: return
    }
  }

  func restated(over appraisal: Appraisal) -> [PeopleEdit] {
    switch self {
    case .join(let person), .revise(_, let person):
      appraisal.assessor(person.id).map { [.revise(old: $0, new: person)] } ?? []
    case .leave, .vouch, .makeSlip, .showSlip: []
    }
  }
}

extension PeopleEdit {
  /// Whether a person would differ in nothing but their interests.
  private static func differsInInterests(_ new: Assessor, from appraisal: Appraisal) -> Bool {
    guard var present = appraisal.assessor(new.id) else { return false }
    present.interests = new.interests
    return present == new
  }

  private static func join(
    _ assessor: Assessor, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard appraisal.assessor(assessor.id) == nil else { throw .alreadyJoined(assessor.id) }
    appraisal.assessors.append(try seated(assessor, in: appraisal.document, strictness))
  }

  /// The person with a body and a seat that the case has.
  ///
  /// Whoever joined while the body or seat was being taken out takes part without it.
  private static func seated(
    _ assessor: Assessor, in document: CaseDocument, _ strictness: Strictness
  ) throws(EditRefusal) -> Assessor {
    guard strictness == .recorded else {
      try document.requireBody(assessor.body)
      try document.requireSeat(assessor.seat)
      return assessor
    }
    var seated = assessor
    if !document.bodies.contains(where: { $0.id == assessor.body }) { seated.body = nil }
    if !document.seats.contains(where: { $0.id == assessor.seat }) { seated.seat = nil }
    return seated
  }

  private static func leave(
    _ assessor: Assessor, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    let id = assessor.id
    let place = try place(of: id, in: appraisal)
    try check(assessor, is: appraisal.assessors[place], strictness)
    let hasMarked =
      appraisal.ballots.values.contains { $0[id] != nil } || appraisal.weights[.assessor(id)] != nil
    let hasSpoken =
      appraisal.elicitations[.assessor(id)] != nil
      || appraisal.comments.values.contains { $0.author == id }
      || appraisal.dissents.values.contains { $0.author == id }
    let isNoted =
      appraisal.attendance[id] != nil || appraisal.substitutes[id] != nil
      || appraisal.substitutes.values.contains { $0.person == id }
      || appraisal.parked.values.contains { $0.person == id }
    guard !hasMarked, !hasSpoken, !isNoted else { throw .hasMarked(id) }
    appraisal.assessors.remove(at: place)
  }

  private static func revise(
    _ old: Assessor, _ new: Assessor, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard old.id == new.id else { throw .unknownAssessor(new.id) }
    let place = try place(of: new.id, in: appraisal)
    try check(old, is: appraisal.assessors[place], strictness)
    appraisal.assessors[place] = try seated(new, in: appraisal.document, strictness)
  }

  private static func place(
    of id: AssessorID, in appraisal: Appraisal
  ) throws(EditRefusal) -> Int {
    guard let place = appraisal.assessors.firstIndex(where: { $0.id == id }) else {
      throw .unknownAssessor(id)
    }
    return place
  }
}
