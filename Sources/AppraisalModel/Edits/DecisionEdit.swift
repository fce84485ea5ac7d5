import StrictJSON

/// A change of what was decided.
package enum DecisionEdit: Encodable, Hashable, Sendable {
  /// A decision is recorded, replaced by a fuller one, or followed by another after a review.
  indirect case decide(old: Decision?, new: Decision)
}

extension DecisionEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .decide: self = try .decide(old: fields("old"), new: fields.value("new"))
    }
  }

  var inverse: DecisionEdit? {
    switch self {
    case .decide: nil
    }
  }

  var register: Register? {
    switch self {
    case .decide: .decision
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { nil }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .decide(let old, let new): try Self.decide(old, new, in: &appraisal, strictness)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .decide:
      guard author.facilitates || author.records else {
        throw .notAllowed(author.id, needs: .recorder)
      }
    }
  }

  func restated(over appraisal: Appraisal) -> [DecisionEdit] {
    switch self {
    case .decide(_, let new): [.decide(old: appraisal.decision, new: new)]
    }
  }
}

extension DecisionEdit {
  private static func decide(
    _ old: Decision?, _ new: Decision, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    try check(old, is: appraisal.decision, strictness)
    // A decision stands, whatever was taken out of the case while it was written down.
    if strictness == .fresh {
      for option in new.chosen { _ = try appraisal.document.requirePlace(ofOption: option) }
      for vote in new.votes { try appraisal.document.requireBody(vote.body) }
      if let round = new.round, !appraisal.rounds.contains(where: { $0.id == round }) {
        throw .unknownRound(round)
      }
    }
    if let broken = new.violations().first { throw .wouldBreak(broken) }
    if let decision = appraisal.decision, new.follows(decision) {
      appraisal.formerDecisions.append(decision)
    }
    appraisal.decision = new
  }
}
