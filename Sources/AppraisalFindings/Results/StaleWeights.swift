package import AppraisalModel
import DecisionAnalysis

/// Weights that were asked for over ranges that have changed since, and what can be done.
package struct StaleWeights: Equatable, Sendable {
  package let holder: WeightHolder
  /// The criteria whose range has changed, in reading order.
  package let criteria: [CriterionID]
  /// The criteria among them that must be asked about again: their new range cannot be valued by
  /// the old answers.
  package let mustAskAgain: [CriterionID]
  /// What a board reads about it.
  package let sentence: String
  private let factors: [CriterionID: Double]

  /// Looks for stale weights; nil where there are none.
  ///
  /// - Complexity: O(*n* squared) in the number of criteria.
  package init?(_ appraisal: Appraisal, holder: WeightHolder) {
    let stale = appraisal.staleCriteria(of: holder)
    guard !stale.isEmpty else { return nil }
    let document = appraisal.document
    let asked = (appraisal.elicitations[holder] ?? [:]).sorted { $0.key < $1.key }
    var factors: [CriterionID: Double] = [:]
    for id in stale {
      guard let scale = document.criterion(id)?.scale else { continue }
      let old = asked.compactMap { $0.value.ranges[id] }.filter { $0 != scale.range }
      // Answers over several old ranges say nothing exact about the new one.
      guard Set(old).count == 1, let range = old.first else { continue }
      factors[id] = Self.factor(from: range, to: scale)
    }
    self.holder = holder
    criteria = stale
    mustAskAgain = stale.filter { factors[$0] == nil }
    self.factors = factors
    let names = Numbers.list(stale.map(document.name))
    let again = Numbers.list(mustAskAgain.map(document.name))
    sentence =
      "The range of \(names) has changed since the weights were asked for. "
      + (mustAskAgain.isEmpty
        ? "Carry the weights over in proportion, or ask again."
        : "The old answers say nothing about the new range of \(again): ask again.")
  }

  /// What the new range is worth as a share of the old one; nil where that is not known.
  private static func factor(from old: ScaleRange, to scale: Scale) -> Double? {
    guard scale.knots.isEmpty,
      let line = try? ValueFunction.linear(worst: old.worst.value, best: old.best.value)
    else { return nil }
    return try? RangeChange.factor(
      old: line, newWorst: scale.worst.value, newBest: scale.best.value)
  }

  /// The edits that carry the weights over exactly: the same preferences over the new ranges.
  ///
  /// The points of a criterion are multiplied by what its new range is worth, those of an objective
  /// by what became of all that stands under it, and every family that was asked about is recorded
  /// as carried over. Families of which a member has no points stay as they are. Empty where
  /// something must be asked about again.
  /// - Complexity: O(*n* squared) in the number of criteria.
  package func rescaling(_ appraisal: Appraisal) -> [Edit] {
    guard mustAskAgain.isEmpty else { return [] }
    let document = appraisal.document
    let points = appraisal.weights[holder] ?? [:]
    let weights = EffectiveWeights(appraisal, holder: holder)
    var edits: [Edit] = []
    for (family, old) in (appraisal.elicitations[holder] ?? [:]).sorted(by: { $0.key < $1.key })
    where old.ranges.contains(where: { factors[$0.key] != nil }) {
      edits.append(
        .weights(
          .elicit(
            holder: holder, family: family, old: old,
            new: Elicitation(
              method: .rescaled, answers: old.answers, ranges: document.ranges(of: family),
              words: "Carried over from \(old.method.rawValue) when a range changed."))))
    }
    let multipliers = self.multipliers(weights)
    for family in Dictionary(grouping: weights.nodes, by: { document.criterion($0.id)?.parent })
      .sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") })
    {
      edits += rescaled(family.value, points, multipliers)
    }
    return edits
  }

  /// By how much the whole swing of each node has become larger or smaller.
  private func multipliers(_ weights: EffectiveWeights) -> [CriterionID: Double] {
    var multipliers: [CriterionID: Double] = [:]
    for (index, node) in weights.nodes.enumerated().reversed() {
      guard !node.isLeaf else {
        multipliers[node.id] = factors[node.id] ?? 1
        continue
      }
      let below = weights.nodes[(index + 1)...].prefix { $0.depth > node.depth }
        .filter { $0.depth == node.depth + 1 }
      multipliers[node.id] = below.reduce(0) { $0 + $1.local * (multipliers[$1.id] ?? 1) }
    }
    return multipliers
  }

  private func rescaled(
    _ members: [EffectiveWeights.Node], _ points: [CriterionID: DecimalNumber],
    _ multipliers: [CriterionID: Double]
  ) -> [Edit] {
    guard members.count > 1, members.allSatisfy(\.isSet),
      members.contains(where: { abs((multipliers[$0.id] ?? 1) - 1) > 1e-12 })
    else { return [] }
    let raw = members.map { (points[$0.id]?.value ?? 0) * (multipliers[$0.id] ?? 1) }
    // Points go up to 1,000; a family that would go beyond is brought down as a whole.
    let scale = min(1, 1000 / max(1e-9, raw.max() ?? 1))
    return zip(members, raw).compactMap { node, value in
      guard let new = DecimalNumber(Numbers.fixed(value * scale, 9)), new != points[node.id] else {
        return nil
      }
      return .weights(.weigh(holder: holder, criterion: node.id, old: points[node.id], new: new))
    }
  }
}
