/// What a person may do.
package enum AssessorRole: String, Word {
  case member
  /// Runs the workshop: changes the case, the weights and the rounds.
  case facilitator
  /// Enters what others decided, on their behalf.
  case recorder
  /// Comments and marks; the marks do not count.
  case commenter
  case observer
}

/// How a declared interest was dealt with.
package enum InterestOutcome: String, Word {
  /// The person takes no part in what it touches.
  case recused
  /// The person stayed, with permission and a reason.
  case stayed
}

/// An interest that a person declared.
package struct Interest: Encodable, Hashable, Sendable {
  package var words: String
  /// The options that it touches; empty for all.
  package var options: [OptionID]
  /// The criteria that it touches; empty for all.
  package var criteria: [CriterionID]
  /// How it was dealt with.
  package var outcome: InterestOutcome
  /// Why, and who permitted it.
  package var reason: String

  package init(
    words: String, options: [OptionID] = [], criteria: [CriterionID] = [],
    outcome: InterestOutcome = .stayed, reason: String = ""
  ) {
    self.words = words
    self.options = options
    self.criteria = criteria
    self.outcome = outcome
    self.reason = reason
  }
}

/// A person who takes part.
package struct Assessor: Encodable, Hashable, Sendable, Identifiable {
  package var id: AssessorID
  package var name: String
  /// The body that the person sits for, or nil.
  package var body: BodyID?
  /// The seat on the panel that the person takes, or nil.
  package var seat: ItemID?
  /// What the person may do; the creator of an appraisal marks and facilitates.
  package var roles: [AssessorRole]
  /// The interests that the person declared.
  package var interests: [Interest]

  package init(
    id: AssessorID, name: String, body: BodyID? = nil, seat: ItemID? = nil,
    roles: [AssessorRole] = [.member],
    interests: [Interest] = []
  ) {
    self.id = id
    self.name = name
    self.body = body
    self.seat = seat
    self.roles = roles
    self.interests = interests
  }

  /// Whether the person may run the workshop.
  package var facilitates: Bool { roles.contains(.facilitator) }
  /// Whether the person's marks count.
  package var counts: Bool { roles.contains(.member) }
}
