/// How far one value would have to change for two options to tie.
///
/// Δ = (total of the leader − total of the other) / weight of the criterion.
public struct ScoreThreshold: Equatable, Sendable {
  /// The option whose value changes.
  public let option: Int
  /// The criterion on which it changes.
  public let criterion: Int
  /// The change that makes the tie: up for a follower, down for a leader.
  public let change: Double
  /// Whether the changed value stays on the scale.
  public let isFeasible: Bool
}

extension ScoreThreshold {
  /// What each value of an option would have to gain for it to tie with a leader.
  ///
  /// One entry for each criterion with weight; criteria without weight cannot help.
  /// Complexity: O(options × criteria).
  public static func toReach(
    _ leader: Int, by option: Int, in table: DecisionTable, scale: ValueRange = .unknown
  ) -> [ScoreThreshold] {
    let totals = table.totals
    return changes(of: option, by: totals[leader] - totals[option], in: table, scale: scale)
  }

  /// What each value of a leader would have to lose for it to tie with a rival.
  ///
  /// One entry for each criterion with weight. Complexity: O(options × criteria).
  public static func toLose(
    by leader: Int, to rival: Int, in table: DecisionTable, scale: ValueRange = .unknown
  ) -> [ScoreThreshold] {
    let totals = table.totals
    return changes(of: leader, by: totals[rival] - totals[leader], in: table, scale: scale)
  }

  private static func changes(
    of option: Int, by gap: Double, in table: DecisionTable, scale: ValueRange
  ) -> [ScoreThreshold] {
    table.weights.indices.filter { table.weights[$0] > 0 }.map { criterion in
      let change = gap / table.weights[criterion]
      let value = table.values[option, criterion] + change
      let slack = 1e-9 * max(scale.width, 1)
      let feasible = value >= scale.low - slack && value <= scale.high + slack
      return ScoreThreshold(
        option: option, criterion: criterion, change: change, isFeasible: feasible)
    }
  }
}
