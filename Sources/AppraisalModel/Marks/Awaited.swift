// Whose ballots are waited for, and whose are in.

extension Appraisal {
  /// Whether a person's marks count: those of whoever marks as a member for no body, or for one that
  /// decides.
  ///
  /// - Complexity: O(*b*) in the number of bodies.
  package func counts(_ person: Assessor) -> Bool {
    guard isMember(person) else { return false }
    let body = body(of: person).flatMap { id in document.bodies.first { $0.id == id } }
    return body.map { $0.part == .decides } ?? true
  }

  /// Whether a person's ballot is waited for: marks of theirs count, and whoever runs the workshop
  /// has begun.
  ///
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  package func awaits(_ person: Assessor) -> Bool {
    counts(person) && (!person.facilitates || stage(of: person.id) != .notBegun)
  }

  /// The people whose ballots are waited for, in order of joining: "5 of 9" is of these everywhere.
  ///
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package var awaitedPeople: [Assessor] { assessors.filter(awaits) }

  /// How many of those who are waited for have handed in a round.
  package func handedIn(_ round: RoundNumber) -> Int {
    awaitedPeople.count { ballot(round, $0.id).handedIn }
  }

  /// The people whose ballots of the present round are still to come, in order of joining.
  package var missingPeople: [Assessor] {
    awaitedPeople.filter { !ballot(markingRound, $0.id).handedIn }
  }
}
