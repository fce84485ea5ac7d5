/// Which weights are tried when it is asked how often each option comes first.
public enum WeightPolicy: Equatable, Sendable {
  /// Every set of weights is as likely as any other.
  case free
  /// Every set of weights that keeps a ranking of the criteria is as likely as any other.
  ///
  /// The ranking names every criterion once, in blocks from most to least weight; within a block
  /// nothing is assumed.
  case ranked([[Int]])
  /// Every set of weights within a range for each criterion is as likely as any other.
  case between([ValueRange])
  /// The weights are these alone, for scores that are uncertain.
  case fixed([Double])

  /// All weights within a share of elicited ones, such as 0.2 for a fifth below to a fifth above.
  ///
  /// The weights are those of a ``DecisionTable``, adding up to 1; a spread below 0 counts as 0.
  public static func around(_ weights: [Double], spread: Double) -> WeightPolicy {
    let share = max(0, spread)
    return .between(
      weights.map { ValueRange(max(0, $0 * (1 - share)), min(1, $0 * (1 + share))) })
  }
}
