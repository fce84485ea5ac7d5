import AppraisalModel
import DecisionAnalysis

extension Findings {
  /// Whether two bodies put wholly different options first.
  package var bodiesDisagree: Bool {
    let sets = bodies.map(\.leaders).filter { !$0.isEmpty }.map(Set.init)
    return sets.indices.contains { one in
      sets[..<one].contains { $0.isDisjoint(with: sets[one]) }
    }
  }
}

/// What some of the ballots come to without agreed scores: totals and who leads, without ranks or
/// reasons.
struct PartialResult {
  let table: ScoreTable
  /// The totals in the order of the table's options; nil while answers are open.
  let totals: [Double]?
  /// The options that lead for certain.
  let leaders: [OptionID]

  init(
    _ appraisal: Appraisal, of electorate: Electorate, weights: EffectiveWeights,
    takingPart: TakingPart
  ) {
    let leaves = weights.leaves
    table = ScoreTable(
      appraisal, of: electorate, criteria: leaves.map(\.id), rows: takingPart.options,
      withAgreed: false)
    guard !table.options.isEmpty, !leaves.isEmpty, table.isMarked else {
      (totals, leaders) = (nil, [])
      return
    }
    let standing = Standing(table, leaves.map(\.cumulative))
    totals = table.missingCount == 0 ? standing.bounds.totals.map(\.low) : nil
    leaders = standing.leaders.map { [table] in table.options[$0] }
  }
}
