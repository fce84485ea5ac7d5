/// A page of Sensitivity.
package enum SensitivityPage: Int, CaseIterable, Equatable, Sendable {
  /// One weight, swept from 0 to 100%.
  case weight
  /// What every weight alone can change.
  case every
  /// How often each option comes first.
  case often
  /// What would have to be true.
  case win
  /// How the lead depends on each weight.
  case lead
  /// What other methods say.
  case methods
  /// How few marks would change who leads.
  case marks
  /// What members who have not marked everything could change.
  case chairs
  /// What the bodies would have to move to agree.
  case agreeing
  /// How the group stands.
  case group

  /// The name on the page's tab.
  var title: String {
    switch self {
    case .weight: "One weight"
    case .every: "Every weight"
    case .often: "How often first"
    case .win: "What it takes"
    case .lead: "The lead"
    case .methods: "Other methods"
    case .marks: "Few marks"
    case .chairs: "Empty chairs"
    case .agreeing: "Agreeing"
    case .group: "The group"
    }
  }

  /// The name where there is little room.
  var shortTitle: String {
    switch self {
    case .weight: "One"
    case .every: "Every"
    case .often: "Often"
    case .win: "Takes"
    case .lead: "Lead"
    case .methods: "Methods"
    case .marks: "Marks"
    case .chairs: "Chairs"
    case .agreeing: "Agree"
    case .group: "Group"
    }
  }

  /// Whether it is a text, and not a chart or a table.
  var isText: Bool {
    switch self {
    case .weight, .every: false
    case .often, .win, .lead, .methods, .marks, .chairs, .agreeing, .group: true
    }
  }

  /// Whether it is made of the ballots one by one, so that it can say something where nothing leads.
  var isOfBallots: Bool {
    switch self {
    case .weight, .every, .often, .win, .lead, .methods: false
    case .marks, .chairs, .agreeing, .group: true
    }
  }
}
