/// The least weight that has to change hands for an option to share the first place.
///
/// A rival that merely draws level with the leader may still be behind a third option; here it is
/// ahead of or level with all. Solved as a linear programme.
public enum RouteToFirst {
  /// The smallest change of weights after which no option is ahead of the given one.
  ///
  /// It is `nil` when no weights put the option first. Complexity: that of a linear programme with
  /// two variables for each criterion and a row for each option and criterion.
  public static func route(for option: Int, in table: DecisionTable) -> NearestReversal? {
    let criteria = table.criterionCount
    let totals = table.totals
    let scale = table.values.elements.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else {
      return NearestReversal(rival: option, from: table.weights, to: table.weights)
    }
    var programme = LinearProgram(minimising: Array(repeating: 1.0, count: 2 * criteria))
    let signs =
      Array(repeating: 1.0, count: criteria) + Array(repeating: -1.0, count: criteria)
    programme.require(signs, .equal, 0)
    for criterion in 0..<criteria {
      var row = Array(repeating: 0.0, count: 2 * criteria)
      row[criteria + criterion] = 1
      programme.require(row, .atMost, table.weights[criterion])
    }
    for rival in 0..<table.optionCount where rival != option {
      let lead = (0..<criteria).map {
        (table.values[option, $0] - table.values[rival, $0]) / scale
      }
      let row = lead + lead.map { -$0 }
      programme.require(row, .atLeast, (totals[rival] - totals[option]) / scale)
    }
    guard case .optimal(let solution, _) = programme.solve() else { return nil }
    let weights = (0..<criteria).map {
      max(0, table.weights[$0] + solution[$0] - solution[criteria + $0])
    }
    return NearestReversal(rival: option, from: table.weights, to: weights)
  }
}
