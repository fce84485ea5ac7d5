extension Appraisal {
  /// Whether a round was opened since the decision, so that the next one follows it and does not
  /// take its place.
  package var isReopened: Bool {
    decision.map { ($0.round ?? .solo) < (rounds.last?.id ?? .solo) } ?? false
  }

  /// The decision that the next one replaces: the present one, and none once a review was opened,
  /// because what a review leads to is another decision.
  package var replacedDecision: Decision? { isReopened ? nil : decision }

  /// The edit that records a decision, with the round that it was made after.
  package func deciding(_ decision: Decision) -> Edit {
    var new = decision
    new.round = rounds.last?.id
    return .decision(.decide(old: self.decision, new: new))
  }
}
