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

extension Appraisal {
  /// The same appraisal as if only these people had marked.
  func only(_ people: [AssessorID]) -> Appraisal {
    var part = self
    part.assessors.removeAll { !people.contains($0.id) }
    return part
  }
}

/// What some of the ballots come to: totals and who leads, without ranks or reasons.
struct PartialResult {
  let table: ScoreTable
  /// The totals in the order of the table's options; nil while marks are missing.
  let totals: [Double]?
  /// The options that lead for certain.
  let leaders: [OptionID]

  init(_ appraisal: Appraisal, weights: EffectiveWeights) {
    let leaves = weights.leaves
    table = ScoreTable(appraisal, viewer: nil, criteria: leaves.map(\.id))
    guard !table.options.isEmpty, !leaves.isEmpty, table.missingCount < table.cellCount else {
      (totals, leaders) = (nil, [])
      return
    }
    let bounds = ValueBounds(values: table.values, weights: leaves.map(\.cumulative))
    totals = table.missingCount == 0 ? bounds.totals.map(\.low) : nil
    leaders = bounds.leaderIsOpen ? [] : bounds.certainLeaders.map { [table] in table.options[$0] }
  }
}
