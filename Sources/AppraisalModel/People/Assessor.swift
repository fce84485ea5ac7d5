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

/// What an interest is, as far as it decides how it is dealt with.
package enum InterestKind: String, Word {
  /// One of money: the person is out of the item unless a dispensation was granted.
  case pecuniary
  /// Any other, which gets a ruling.
  case other
  /// One of which only that it exists is kept here; it gets a ruling.
  case sensitive
}

/// That somebody with a pecuniary interest takes part all the same.
package struct Dispensation: Encodable, Hashable, Sendable {
  /// Who granted it.
  package var by: String
  /// The day of it, as `2010-03-31`.
  package var day: String
  /// For what.
  package var purpose: String

  package init(by: String, day: String, purpose: String) {
    (self.by, self.day, self.purpose) = (by, day, purpose)
  }
}

/// An interest that a person declared.
package struct Interest: Encodable, Hashable, Sendable {
  package var words: String
  /// What it is; nil for those of earlier versions, and for others.
  package var kind: InterestKind?
  /// The options that it touches; empty for all.
  package var options: [OptionID]
  /// The criteria that it touches; empty for all.
  package var criteria: [CriterionID]
  /// How it was dealt with.
  package var outcome: InterestOutcome
  /// Why, and who permitted it.
  package var reason: String
  /// Who made the ruling; empty in records of earlier versions.
  package var ruledBy: String
  /// By what a pecuniary interest does not keep the person out.
  package var dispensation: Dispensation?

  package init(
    words: String, kind: InterestKind? = nil, options: [OptionID] = [],
    criteria: [CriterionID] = [], outcome: InterestOutcome = .open, reason: String = "",
    ruledBy: String = "", dispensation: Dispensation? = nil
  ) {
    self.words = words
    self.kind = kind
    self.ruledBy = ruledBy
    self.dispensation = dispensation
    self.options = options
    self.criteria = criteria
    self.outcome = outcome
    self.reason = reason
  }

  /// Whether it keeps the person out of the item by itself, with nobody's ruling.
  package var isOutByKind: Bool { kind == .pecuniary && dispensation == nil }

  /// Whether it waits for a ruling.
  package var isOpen: Bool { kind != .pecuniary && outcome == .open }

  /// Whether it keeps the person out of a cell.
  package func bars(_ option: OptionID, _ criterion: CriterionID) -> Bool {
    if isOutByKind { return true }
    return switch outcome {
    case .open, .stayed: false
    case .outOfItem: true
    case .recused:
      (options.isEmpty || options.contains(option))
        && (criteria.isEmpty || criteria.contains(criterion))
    }
  }

  /// Whether it keeps the person out of anything.
  package var barsSomething: Bool {
    if isOutByKind { return true }
    return switch outcome {
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
  /// Whether the person gives marks, whether they count or not.
  package var givesMarks: Bool { counts || roles.contains(.commenter) }
  /// What is known of their interests.
  package var declaration: InterestDeclaration {
    guard interests.isEmpty else {
      return .some(interests.count, open: interests.count(where: \.isOpen))
    }
    return declared ? .none : .notAsked
  }
}
