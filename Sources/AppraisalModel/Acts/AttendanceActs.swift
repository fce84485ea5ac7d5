// What is noted of who is there and who sits in for whom, as edits made from the state and a wish.
// The moment it is now is told by whoever calls.

/// Why something cannot be noted of who is there; the facts, without the words.
package enum AttendanceRefusal: Error, Hashable, Sendable {
  /// The moment is still to come.
  case notYet(Moment)
  /// It is on record already.
  case saidAlready(AssessorID, Attendance)
  /// Something else is on record for the same moment.
  case otherwiseThen(AssessorID, Moment)
  /// The person is not there, so that they cannot leave.
  case notThere(AssessorID)
  /// The person is there, so that they send no apologies.
  case isThere(AssessorID)
  /// Nothing was said of the person that could be taken back.
  case nothingSaid(AssessorID)
  /// Nobody is there.
  case nobodyThere
  /// The person marks as no member, so that nobody sits in for them.
  case noMember(AssessorID)
  /// Nobody sits in for themselves.
  case themselves(AssessorID)
  /// The person has a vote of their own.
  case ownVote(AssessorID, BodyID)
  /// The person sits in for somebody already.
  case sitsInAlready(AssessorID, for: AssessorID)
  /// Somebody sits in for the person.
  case isReplaced(AssessorID, by: AssessorID)
  /// Nobody sits in for the person.
  case notReplaced(AssessorID)
}

extension Appraisal {
  /// Why a person may not note who is there of somebody, or nil: a facilitator or recorder may of all,
  /// others of themselves.
  package func attendanceBar(on person: AssessorID, by author: AssessorID) -> EditRefusal? {
    person == author || rules(author) || facilitates(author)
      ? nil : .notAllowed(author, needs: .recorder)
  }

  /// The edits by which it is said of a person that they came, left or sent apologies.
  ///
  /// - Throws: `AttendanceRefusal` where that contradicts what is on record for that moment.
  package func attending(
    _ person: AssessorID, _ said: Attendance, at moment: Moment, now: Moment
  ) throws(AttendanceRefusal) -> [Edit] {
    guard moment <= now else { throw .notYet(moment) }
    let held = attendance(of: person, at: moment)
    if held?.said == said { throw .saidAlready(person, said) }
    if held?.moment == moment { throw .otherwiseThen(person, moment) }
    switch (said, held?.said) {
    case (.left, .apologies), (.left, .left), (.left, nil): throw .notThere(person)
    case (.apologies, .arrived): throw .isThere(person)
    case (.left, .arrived), (.arrived, _), (.apologies, _): break
    }
    return [.meeting(.attend(assessor: person, at: moment, old: nil, new: said))]
  }

  /// The edits by which everybody leaves who is there, as at the end of a meeting.
  package func everybodyLeaving(at moment: Moment, now: Moment) throws(AttendanceRefusal) -> [Edit]
  {
    guard moment <= now else { throw .notYet(moment) }
    let present = assessors.map(\.id).filter { isPresent($0, at: moment) }
    guard !present.isEmpty else { throw .nobodyThere }
    for person in present where attendance[person]?[moment] != nil {
      throw .otherwiseThen(person, moment)
    }
    return present.map { .meeting(.attend(assessor: $0, at: moment, old: nil, new: .left)) }
  }

  /// The edits that take back what was said last of a person's being there.
  package func takingBack(attendanceOf person: AssessorID) throws(AttendanceRefusal) -> [Edit] {
    guard let last = attendance(of: person) else { throw .nothingSaid(person) }
    return [.meeting(.attend(assessor: person, at: last.moment, old: last.said, new: nil))]
  }

  /// The edits by which somebody of the panel sits in for a member, whose ballot then counts for the
  /// member's body.
  ///
  /// Whoever cannot mark in their role becomes a commenter, whose ballot counts only while they sit in.
  /// - Throws: `AttendanceRefusal` where somebody's ballot would count twice or for nobody.
  package func sittingIn(
    _ substitute: AssessorID, for member: AssessorID, at moment: Moment, now: Moment
  ) throws(AttendanceRefusal) -> [Edit] {
    guard moment <= now else { throw .notYet(moment) }
    guard let person = assessor(substitute), substitute != member else {
      throw .themselves(substitute)
    }
    guard assessor(member)?.counts == true else { throw .noMember(member) }
    // One person for whom somebody was named sits in for nobody, and the other way round.
    if let other = substitutes[substitute]?.person { throw .isReplaced(substitute, by: other) }
    for (named, other) in substitutes.sorted(by: { $0.key < $1.key }) where named != member {
      if other.person == substitute { throw .sitsInAlready(substitute, for: named) }
      if other.person == member { throw .sitsInAlready(member, for: named) }
    }
    let old = substitutes[member]
    if old?.person == substitute { throw .sitsInAlready(substitute, for: member) }
    if person.counts, let body = person.body { throw .ownVote(substitute, body) }
    let edit = Edit.meeting(
      .substitute(
        assessor: member, old: old, new: Substitute(person: substitute, since: moment)))
    guard !person.roles.contains(.member), !person.roles.contains(.commenter) else { return [edit] }
    var marking = person
    marking.roles.append(.commenter)
    return [.people(.revise(old: person, new: marking)), edit]
  }

  /// The edits by which somebody who is not on the panel takes part to sit in for a member.
  package func sittingIn(
    newcomer id: AssessorID, named name: String, for member: AssessorID, at moment: Moment,
    now: Moment
  ) throws(AttendanceRefusal) -> [Edit] {
    let person = Assessor(
      id: id, name: name, body: assessor(member)?.body, roles: [.commenter])
    var joined = self
    joined.assessors.append(person)
    return [.people(.join(assessor: person))]
      + (try joined.sittingIn(id, for: member, at: moment, now: now))
  }

  /// The edits by which nobody sits in for a member any more.
  package func endingSubstitute(
    for member: AssessorID
  ) throws(AttendanceRefusal) -> [Edit] {
    guard let old = substitutes[member] else { throw .notReplaced(member) }
    return [.meeting(.substitute(assessor: member, old: old, new: nil))]
  }

  /// Those of the panel who could sit in for a member, in order of joining.
  package func possibleSubstitutes(for member: AssessorID) -> [Assessor] {
    guard let now = Moment("9999-12-31T00:00:00.000Z") else { return [] }
    return assessors.filter { person in
      !person.roles.isEmpty && (try? sittingIn(person.id, for: member, at: now, now: now)) != nil
    }
  }
}
