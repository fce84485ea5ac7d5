/// What a person may do.
public enum AssessorRole: String, Word {
  /// Marks and reads.
  case member
  /// Runs the workshop: changes the case, the weights and the rounds.
  case facilitator
  /// Enters what others decided, on their behalf.
  case recorder
  /// Comments and marks; the marks do not count.
  case commenter
  /// Reads.
  case observer
}

/// How a declared interest was dealt with.
public enum InterestOutcome: String, Word {
  /// The person takes no part in what it touches.
  case recused
  /// The person stayed, with permission and a reason.
  case stayed
}

/// An interest that a person declared.
public struct Interest: Encodable, Hashable, Sendable {
  /// What it is.
  public var words: String
  /// The options that it touches; empty for all.
  public var options: [OptionID]
  /// The criteria that it touches; empty for all.
  public var criteria: [CriterionID]
  /// How it was dealt with.
  public var outcome: InterestOutcome
  /// Why, and who permitted it.
  public var reason: String

  /// Makes an interest.
  public init(
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
public struct Assessor: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: AssessorID
  /// The name shown.
  public var name: String
  /// The body that the person sits for, or nil.
  public var body: BodyID?
  /// The seat on the panel that the person takes, or nil.
  public var seat: ItemID?
  /// What the person may do; the creator of an appraisal marks and facilitates.
  public var roles: [AssessorRole]
  /// The interests that the person declared.
  public var interests: [Interest]

  /// Makes a person.
  public init(
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
  public var facilitates: Bool { roles.contains(.facilitator) }
  /// Whether the person's marks count.
  public var counts: Bool { roles.contains(.member) }
}
