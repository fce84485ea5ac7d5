public import AppraisalModel

extension Decision {
  /// Whether it chooses otherwise than the ranking, so that it must say why.
  ///
  /// Where no option leads for certain, nothing is departed from.
  public func departs(from findings: Findings) -> Bool {
    findings.awaited == nil && !findings.leaders.isEmpty && !chosen.isEmpty
      && !chosen.allSatisfy(findings.leaders.contains)
  }

  /// Why it cannot be recorded beside a result, or nil.
  public func refusal(beside findings: Findings, in document: CaseDocument) -> String? {
    let reason = departure.filter { !$0.isWhitespace }
    guard departs(from: findings), reason.isEmpty else { return nil }
    let leaders = Numbers.list(
      findings.leaders.map { document.option($0)?.shortLabel ?? $0.text })
    let choice = Numbers.list(chosen.map { document.option($0)?.shortLabel ?? $0.text })
    return "The ranking puts \(leaders) first and the decision chooses \(choice). "
      + "Say why it departs from the ranking."
  }
}
