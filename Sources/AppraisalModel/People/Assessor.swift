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

/// How a declared interest was dealt with: the ruling of a facilitator or recorder.
package enum InterestOutcome: String, Word {
  /// Nobody has ruled yet: the person takes part meanwhile, and the interest is named.
  case open
  /// The person takes no part in the item at all, whatever the interest touches.
  case outOfItem = "out-of-item"
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
    outcome: InterestOutcome = .open, reason: String = ""
  ) {
    self.words = words
    self.options = options
    self.criteria = criteria
    self.outcome = outcome
    self.reason = reason
  }

  /// Whether it keeps the person out of a cell.
  package func bars(_ option: OptionID, _ criterion: CriterionID) -> Bool {
    switch outcome {
    case .open, .stayed: false
    case .outOfItem: true
    case .recused:
      (options.isEmpty || options.contains(option))
        && (criteria.isEmpty || criteria.contains(criterion))
    }
  }

  /// Whether it keeps the person out of anything.
  package var barsSomething: Bool {
    switch outcome {
    case .open, .stayed: false
    case .outOfItem, .recused: true
    }
  }
}

/// What is known of a person's interests.
package enum InterestDeclaration: Hashable, Sendable {
  /// The person has not said, which is not the same as having none.
  case notAsked
  /// The person said that there are none.
  case none
  /// So many, and how many of them have no ruling yet.
  case some(Int, open: Int)
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
  /// The interests that the person declared, or that others noted.
  package var interests: [Interest]
  /// Whether the person declared them, or that there are none, themselves.
  ///
  /// Records of before do not say, and so it is not known of them.
  package var declared: Bool

  package init(
    id: AssessorID, name: String, body: BodyID? = nil, seat: ItemID? = nil,
    roles: [AssessorRole] = [.member],
    interests: [Interest] = [], declared: Bool = false
  ) {
    self.id = id
    self.name = name
    self.body = body
    self.seat = seat
    self.roles = roles
    self.interests = interests
    self.declared = declared
  }

  /// Whether the person may run the workshop.
  package var facilitates: Bool { roles.contains(.facilitator) }
  /// Whether the person gives rulings on interests.
  package var rules: Bool { roles.contains(.facilitator) || roles.contains(.recorder) }
  /// Whether the person's marks count.
  package var counts: Bool { roles.contains(.member) }
  /// What is known of their interests.
  package var declaration: InterestDeclaration {
    guard interests.isEmpty else {
      return .some(interests.count, open: interests.count { $0.outcome == .open })
    }
    return declared ? .none : .notAsked
  }
}
