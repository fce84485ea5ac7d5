/// The result when one criterion is left out, the others keeping their proportions.
public struct LeaveOneOut: Equatable, Sendable {
  /// The criterion that is left out.
  public let criterion: Int
  /// The totals of the options without it.
  public let totals: [Double]
  /// The options that lead without it.
  public let leaders: [Int]
  /// Whether somebody else leads, or leads with them, without it.
  public let changesLeaders: Bool
  /// Whether no weight is left without it, so that the others are taken to count equally.
  public let leavesNothing: Bool

  /// The results of leaving out each criterion in turn.
  ///
  /// Empty when there is only one criterion. When the others have no weight they count equally.
  /// Complexity: O(options × criteria²).
  public static func all(in table: DecisionTable) -> [LeaveOneOut] {
    guard table.criterionCount > 1 else { return [] }
    let now = Ranking.leaders(table.totals)
    return (0..<table.criterionCount).compactMap { criterion in
      guard let sweep = try? WeightSweep(table, moving: [criterion]) else { return nil }
      let totals = sweep.totals(at: 0)
      let leaders = Ranking.leaders(totals)
      return LeaveOneOut(
        criterion: criterion, totals: totals, leaders: leaders, changesLeaders: leaders != now,
        leavesNothing: table.weights.indices.allSatisfy {
          $0 == criterion || table.weights[$0] <= 0
        })
    }
  }
}
