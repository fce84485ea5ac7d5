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
}

extension PeopleEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .join: self = try .join(assessor: fields.value("assessor"))
    case .leave: self = try .leave(assessor: fields.value("assessor"))
    case .revise: self = try .revise(old: fields.value("old"), new: fields.value("new"))
    }
  }

  var inverse: PeopleEdit? {
    switch self {
    case .join(let assessor): .leave(assessor: assessor)
    // Whoever joins again joins last, so that leaving cannot be taken back exactly.
    case .leave: nil
    case .revise(let old, let new): .revise(old: new, new: old)
    }
  }

  var register: Register? {
    switch self {
    case .join(let assessor), .revise(_, let assessor): .assessor(assessor.id)
    case .leave: nil
    }
  }

  /// Who it is about, and who they are by it; nil for having left.
  var said: (id: AssessorID, person: Assessor?) {
    switch self {
    case .join(let person), .revise(_, let person): (person.id, person)
    case .leave(let person): (person.id, nil)
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { nil }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Appraisal.Strictness
  ) throws(EditRefusal) {
    switch self {
    case .join(let assessor): try appraisal.join(assessor, strictness)
    case .leave(let assessor): try appraisal.leave(assessor, strictness)
    case .revise(let old, let new): try appraisal.revise(old, new, strictness)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
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
      if author.records, appraisal.differsInInterests(new) { return }
      guard new.id == author.id, author.roles == new.roles else {
        throw .notAllowed(author.id, needs: .facilitator)
      }
      try new.checkOwnDeclaration(after: appraisal.assessor(new.id))
    case .leave(let leaving):
      guard leaving.id == author.id else { throw .notAllowed(author.id, needs: .facilitator) }
    }
  }

  func restated(over appraisal: Appraisal) -> [PeopleEdit] {
    switch self {
    case .join(let person), .revise(_, let person):
      appraisal.assessor(person.id).map { [.revise(old: $0, new: person)] } ?? []
    case .leave: []
    }
  }
}

extension Appraisal {
  /// Whether a person would differ in nothing but their interests.
  fileprivate func differsInInterests(_ new: Assessor) -> Bool {
    guard var present = assessor(new.id) else { return false }
    present.interests = new.interests
    return present == new
  }

  fileprivate mutating func join(
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

  fileprivate mutating func leave(
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

  fileprivate mutating func revise(
    _ old: Assessor, _ new: Assessor, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard old.id == new.id, let index = assessors.firstIndex(where: { $0.id == new.id }) else {
      throw .unknownAssessor(new.id)
    }
    try check(old, is: assessors[index], strictness)
    assessors[index] = try seated(new, strictness)
  }
}
