package import AppraisalModel

extension Decision {
  /// Whether it chooses otherwise than the ranking, so that it must say why.
  ///
  /// Where no option leads for certain, nothing is departed from.
  package func departs(from findings: Findings) -> Bool {
    findings.awaited == nil && !findings.leaders.isEmpty && !chosen.isEmpty
      && !chosen.allSatisfy(findings.leaders.contains)
  }

  /// Why it cannot be recorded beside a result, or nil.
  package func refusal(beside findings: Findings) -> DecisionRefusal? {
    if let option = doubledChoice { return .chosenTwice(option) }
    if let vote = doubledVote { return .votedTwice(vote.body) }
    guard departs(from: findings), departure.allSatisfy(\.isWhitespace) else { return nil }
    return .departureMissing(leaders: findings.leaders, chosen: chosen)
  }
}

/// Why a decision cannot be recorded.
package enum DecisionRefusal: Error, Equatable {
  /// It is recorded already, word for word.
  case recordedAlready
  /// It departs from the ranking and does not say why.
  case departureMissing(leaders: [OptionID], chosen: [OptionID])
  case chosenTwice(OptionID)
  /// There are two votes of one body, or two of all together.
  case votedTwice(BodyID?)

  /// What is wrong and what to do.
  package func sentence(in document: CaseDocument) -> String {
    switch self {
    case .recordedAlready: return "This decision is recorded already."
    case .departureMissing(let leaders, let chosen):
      func list(_ options: [OptionID]) -> String {
        Numbers.list(options.map(document.name))
      }
      return "The ranking puts \(list(leaders)) first and the decision chooses \(list(chosen)). "
        + "Say why it departs from the ranking."
    case .chosenTwice(let option):
      return "\(document.name(option)) is chosen twice. Choose it once."
    case .votedTwice(let body):
      let whose = body.map { "of \(document.name($0))" } ?? "of all together"
      return "There are two votes \(whose). Give one."
    }
  }
}

extension Appraisal {
  /// The edits that record a decision beside the result that it rests on.
  ///
  /// It replaces the present one, or follows it once a review was opened.
  package func recording(
    _ decision: Decision, beside findings: Findings
  ) throws(DecisionRefusal) -> [Edit] {
    guard decision != replacedDecision else { throw .recordedAlready }
    if let refusal = decision.refusal(beside: findings) { throw refusal }
    return [deciding(decision)]
  }
}
