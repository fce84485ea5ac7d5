// Who sits in for whom, and for which body a ballot counts: the one rule of whoever counts ballots.

extension Appraisal {
  /// Who sits in for a member, or nil.
  ///
  /// A substitute has one ballot, so that they sit in for one member alone: of several the first by
  /// name. Somebody for whom another sits in sits in for nobody. While nobody sits in for a member,
  /// the member's own ballot counts.
  /// - Complexity: O(*n*) in the number of substitutes.
  package func substitute(of member: AssessorID) -> AssessorID? {
    guard let named = substitutes[member]?.person, named != member, substitutes[named] == nil,
      isReplaceable(member), assessor(named)?.roles.isEmpty == false
    else { return nil }
    let isTaken = substitutes.contains { other, substitute in
      substitute.person == named && other < member && isReplaceable(other)
    }
    return isTaken ? nil : named
  }

  private func isReplaceable(_ member: AssessorID) -> Bool { assessor(member)?.counts ?? false }

  /// The member for whom a person sits in, or nil.
  package func sitsIn(_ person: AssessorID) -> AssessorID? {
    guard !substitutes.isEmpty else { return nil }
    return substitutes.filter { $0.value.person == person }.keys.sorted()
      .first { substitute(of: $0) == person }
  }

  /// The body for which a person's ballot counts: that of the member for whom they sit in, else their
  /// own.
  package func body(of person: Assessor) -> BodyID? {
    sitsIn(person.id).flatMap(assessor).map(\.body) ?? person.body
  }

  /// The body of the case for which a person's ballot counts, or nil.
  package func bodyServed(by person: Assessor) -> Body? {
    body(of: person).flatMap { id in document.bodies.first { $0.id == id } }
  }

  /// Whether a person marks as a member: whoever has the role or sits in for one who has, but nobody
  /// for whom another sits in.
  package func isMember(_ person: Assessor) -> Bool {
    guard !substitutes.isEmpty else { return person.counts }
    if substitute(of: person.id) != nil { return false }
    return person.counts || sitsIn(person.id) != nil
  }

  /// Everybody else who marks as a member, in order of joining.
  package func otherMembers(than person: AssessorID) -> [Assessor] {
    assessors.filter { $0.id != person && isMember($0) }
  }

  /// The members for whom somebody sits in, in order of joining.
  package var replacedMembers: [Assessor] {
    substitutes.isEmpty ? [] : assessors.filter { substitute(of: $0.id) != nil }
  }

  /// The members for whom somebody sits in and who have marked all the same in the present round, as
  /// far as everybody may know; of their ballot and the substitute's only the latter counts.
  package var markedBesideSubstitute: [Assessor] {
    replacedMembers.filter { member in
      let ballot = ballot(markingRound, member.id)
      return hidesMarks ? ballot.handedIn : !ballot.isEmpty
    }
  }
}
