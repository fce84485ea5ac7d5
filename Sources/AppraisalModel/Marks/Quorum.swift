// How many of each body are there, and whether that is a quorum.

/// How many of a body are there.
package struct BodyPresence: Hashable, Sendable {
  /// The body, or nil for those of none.
  package var body: BodyID?
  /// Those whose ballots count for it, in order of joining.
  package var members: [AssessorID]
  /// Those of them who are there.
  package var present: [AssessorID]
  /// How many of those count towards the quorum: whoever has to stand back from something for an
  /// interest does not.
  package var counted: Int
  /// How many are needed, or nil.
  package var quorum: Int?

  /// Whether there are enough; nil where no number is needed.
  package var isQuorate: Bool? { quorum.map { counted >= $0 } }
}

extension Appraisal {
  /// How many of each body are there, or were at a moment, in the order of the bodies; those of none
  /// stand last.
  ///
  /// - Complexity: O(*b* x *p*) for *b* bodies and *p* people.
  package func presence(at moment: Moment? = nil) -> [BodyPresence] {
    guard let moment, !substitutes.isEmpty else { return attendance(byBodyAt: moment) }
    var then = self
    then.substitutes = substitutes.filter { $0.value.since <= moment }
    return then.attendance(byBodyAt: moment)
  }

  private func attendance(byBodyAt moment: Moment?) -> [BodyPresence] {
    let bodies: [Body?] = document.bodies + [nil]
    return bodies.compactMap { body in
      let members = assessors.filter { self.body(of: $0) == body?.id && isExpected($0) }
      guard !members.isEmpty else { return nil }
      let present = members.filter { isPresent($0.id, at: moment) }
      return BodyPresence(
        body: body?.id, members: members.map(\.id), present: present.map(\.id),
        counted: present.count { !$0.isBarred }, quorum: body?.quorum)
    }
  }

  /// Whether a meeting counts a person among its members: whoever only runs it is no member.
  private func isExpected(_ person: Assessor) -> Bool {
    counts(person) && (awaits(person) || body(of: person) != nil)
  }

  /// Whether as many ballots of a body count as it needs to give a result.
  ///
  /// Where it was recorded who of the body came, they are those of people who came and have to stand
  /// back from nothing.
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package func hasQuorum(_ body: Body) -> Bool {
    guard let quorum = body.quorum else { return true }
    let own = assessors.filter { self.body(of: $0) == body.id && counts($0) }
    let isRecorded = own.contains { attended($0.id) }
    let counted = own.count { person in
      stage(of: person.id) == .finished
        && (!isRecorded || (attended(person.id) && !person.isBarred))
    }
    return counted >= quorum
  }
}

extension Assessor {
  /// Whether an interest keeps the person out of something, or of everything.
  fileprivate var isBarred: Bool { interests.contains(where: \.barsSomething) }
}
