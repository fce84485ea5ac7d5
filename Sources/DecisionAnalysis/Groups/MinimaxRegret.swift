/// How much each option could turn out worse than the best, over several views or scenarios.
///
/// The regret of an option under a view is the best total under that view minus its own. Source:
/// Savage (1951), doi 10.1080/01621459.1951.10500768.
public struct MinimaxRegret: Equatable, Sendable {
  /// The regrets, a row for each option and a column for each view; 0 or more.
  public let regrets: Matrix<Double>
  /// The largest regret of each option.
  public let largest: [Double]
  /// The options whose largest regret is smallest.
  public let choices: [Int]

  /// Works out the regrets from totals, a row for each option and a column for each view.
  ///
  /// Throws when there is no option or view or a total is not finite.
  /// Complexity: O(options × views).
  public init(totals: Matrix<Double>) throws(AnalysisError) {
    let views = totals.columnCount
    let table = try DecisionTable(
      values: totals, weights: Array(repeating: 1, count: views))
    var regrets = table.values
    for view in 0..<views {
      let best = totals.column(view).max() ?? 0
      for option in 0..<totals.rowCount { regrets[option, view] = best - totals[option, view] }
    }
    self.regrets = regrets
    largest = regrets.rows.map { $0.max() ?? 0 }
    choices = Ranking.leaders(largest.map { -$0 })
  }
}
