import StrictJSON

/// A change of what is noted of the meeting: who is there, who sits in for whom, what is put aside.
package enum MeetingEdit: Encodable, Hashable, Sendable {
  /// Of a moment it is said that a person came, left or sent apologies, or that is taken back.
  indirect case attend(assessor: AssessorID, at: Moment, old: Attendance?, new: Attendance?)
  /// Somebody sits in for a member, or does no longer.
  indirect case substitute(assessor: AssessorID, old: Substitute?, new: Substitute?)
  /// A question is put aside, changed, answered or dropped, or that is taken back.
  indirect case park(id: ItemID, old: ParkedQuestion?, new: ParkedQuestion?)
}

extension MeetingEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .attend:
      self = try .attend(
        assessor: fields.value("assessor"), at: fields.value("at"), old: fields("old"),
        new: fields("new"))
    case .substitute:
      self = try .substitute(
        assessor: fields.value("assessor"), old: fields("old"), new: fields("new"))
    case .park: self = try .park(id: fields.value("id"), old: fields("old"), new: fields("new"))
    }
  }

  var inverse: MeetingEdit? {
    switch self {
    case .attend(let person, let moment, let old, let new):
      .attend(assessor: person, at: moment, old: new, new: old)
    case .substitute(let member, let old, let new):
      .substitute(assessor: member, old: new, new: old)
    case .park(let id, let old, let new): .park(id: id, old: new, new: old)
    }
  }

  var register: Register? {
    switch self {
    case .attend(let person, let moment, _, _): .attendance(person, moment)
    case .substitute(let member, _, _): .substitute(member)
    case .park(let id, _, _): .parked(id)
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { nil }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .attend(let person, let moment, let old, let new):
      try Self.attend(person, moment, old, new, in: &appraisal, strictness)
    case .substitute(let member, let old, let new):
      try Self.substitute(member, old, new, in: &appraisal, strictness)
    case .park(let id, let old, let new):
      try Self.park(id, old, new, in: &appraisal, strictness)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    if author.facilitates || author.records { return }
    guard author.takesPart else { throw .notAllowed(author.id, needs: .member) }
    switch self {
    case .attend(let person, _, _, _):
      guard person == author.id else { throw .notAllowed(author.id, needs: .recorder) }
    case .substitute, .park: throw .notAllowed(author.id, needs: .recorder)
    }
  }

  func restated(over appraisal: Appraisal) -> [MeetingEdit] {
    switch self {
    case .attend(let person, let moment, _, let new):
      [
        .attend(
          assessor: person, at: moment, old: appraisal.attendance[person]?[moment], new: new)
      ]
    case .substitute(let member, _, let new):
      [.substitute(assessor: member, old: appraisal.substitutes[member], new: new)]
    case .park(let id, _, let new): [.park(id: id, old: appraisal.parked[id], new: new)]
    }
  }
}

extension MeetingEdit {
  private static func attend(
    _ person: AssessorID, _ moment: Moment, _ old: Attendance?, _ new: Attendance?,
    in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard appraisal.assessor(person) != nil else { throw .unknownAssessor(person) }
    try check(old, is: appraisal.attendance[person]?[moment], strictness)
    appraisal.attendance[person, default: [:]][moment] = new
    if appraisal.attendance[person]?.isEmpty == true { appraisal.attendance[person] = nil }
  }

  private static func substitute(
    _ member: AssessorID, _ old: Substitute?, _ new: Substitute?, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    for person in [member, new?.person].compactMap(\.self)
    where appraisal.assessor(person) == nil {
      throw .unknownAssessor(person)
    }
    try check(old, is: appraisal.substitutes[member], strictness)
    appraisal.substitutes[member] = new
  }

  private static func park(
    _ id: ItemID, _ old: ParkedQuestion?, _ new: ParkedQuestion?, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    try check(old, is: appraisal.parked[id], strictness)
    if let new {
      for text in [new.words, new.owner, new.answer] { try checkLength(text) }
      if strictness == .fresh { try check(new, in: appraisal) }
    }
    appraisal.parked[id] = new
  }

  /// Refuses a question that says nothing, has nobody who sees to it, or ends without words.
  private static func check(
    _ question: ParkedQuestion, in appraisal: Appraisal
  ) throws(EditRefusal) {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    guard !isBlank(question.words), question.person != nil || !isBlank(question.owner),
      question.isOpen || !isBlank(question.answer)
    else { throw .reasonMissing }
    if let person = question.person, appraisal.assessor(person) == nil {
      throw .unknownAssessor(person)
    }
    guard CalendarDay(question.day) != nil else {
      throw .wouldBreak(InvariantViolation(.badDate(question.day), at: "day"))
    }
  }
}
