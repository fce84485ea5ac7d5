package import AppraisalModel

/// The points of weight that give one node another share, the others keeping their proportions.
package enum WeightChange {
  /// The points of every line whose share of its family changes; hundredths of a percent.
  ///
  /// Nil where there is no way: the node stands alone in its scope, has all the weight already, or
  /// its share is not between 0 and 1.
  /// - Complexity: O(*n* squared) in the number of nodes.
  package static func points(
    giving id: CriterionID, share: Double, _ scope: WeightScope, in weights: EffectiveWeights
  ) -> [CriterionID: DecimalNumber]? {
    guard let node = weights.node(id), (0...1).contains(share) else { return nil }
    let family = weights.family(of: id)
    guard scope == .all, let parent = weights.parent(of: id) else {
      guard family.count > 1 else { return nil }
      return locals(family, raising: id, from: node.local, to: share)
    }
    guard node.cumulative < 1 - 1e-9 else { return nil }
    // The families on the way up: what the node gains, every node above it gains too.
    let scale = (1 - share) / (1 - node.cumulative)
    let above = parent.cumulative
    let whole = (above - node.cumulative) * scale + share
    var points: [CriterionID: DecimalNumber] = [:]
    if family.count > 1 {
      guard whole > 0,
        let own = locals(family, raising: id, from: node.local, to: share / whole)
      else { return nil }
      points = own
    }
    // A parent that holds all the weight keeps it.
    if abs(whole - above) < 1e-12 { return points.isEmpty ? nil : points }
    guard let higher = Self.points(giving: parent.id, share: whole, .all, in: weights) else {
      return nil
    }
    return points.merging(higher) { own, _ in own }
  }

  private static func locals(
    _ family: [EffectiveWeights.Node], raising id: CriterionID, from old: Double, to new: Double
  ) -> [CriterionID: DecimalNumber]? {
    guard old < 1 - 1e-9 || new >= 1 - 1e-9 else { return nil }
    let scale = old < 1 - 1e-9 ? (1 - new) / (1 - old) : 0
    var points: [CriterionID: DecimalNumber] = [:]
    for member in family {
      let share = member.id == id ? new : member.local * scale
      guard let number = DecimalNumber(Numbers.fixed(share * 100, 2)) else { return nil }
      points[member.id] = number
    }
    return points.values.contains { $0 > 0 } ? points : nil
  }
}
