package import AppraisalModel

/// The points of weight that give nodes other shares, all others keeping their proportions.
package enum WeightChange {
  /// The points of every line whose share of its family changes, in the exact proportions.
  ///
  /// Nil where there is no way: the node stands alone in its scope, has all the weight already, or
  /// its share is not between 0 and 1.
  /// - Complexity: O(*n* squared) in the number of nodes.
  package static func points(
    giving id: CriterionID, share: Double, _ scope: WeightScope, in weights: EffectiveWeights
  ) -> [CriterionID: DecimalNumber]? {
    if scope == .all, weights.parent(of: id) != nil {
      return points(giving: [id: share], in: weights)
    }
    let family = weights.family(of: id)
    guard let node = weights.node(id), (0...1).contains(share), family.count > 1,
      node.local < 1 - sameness || share >= 1 - sameness
    else { return nil }
    let scale = node.local < 1 - sameness ? (1 - share) / (1 - node.local) : 0
    let shares = family.map { $0.id == id ? share : $0.local * scale }
    return points(for: family, shares)
  }

  /// The points that give several nodes their shares of all weight at once.
  ///
  /// A node within another takes its share out of that one's. Nil where there is no way: the shares
  /// are more than there is, or leave something over that nothing else can take.
  /// - Complexity: O(*n* squared) in the number of nodes.
  package static func points(
    giving shares: [CriterionID: Double], in weights: EffectiveWeights
  ) -> [CriterionID: DecimalNumber]? {
    guard shares.allSatisfy({ weights.node($0.key) != nil && (0...1).contains($0.value) }),
      let leaves = Redistribution(shares, weights).leaves
    else { return nil }
    var points: [CriterionID: DecimalNumber] = [:]
    for node in weights.nodes where points[node.id] == nil {
      let family = weights.family(of: node.id)
      let sums = family.map { member in
        weights.columns(below: member.id).reduce(0) { $0 + leaves[$1] }
      }
      let whole = sums.reduce(0, +)
      guard family.count > 1, whole > 0 else { continue }
      let locals = sums.map { $0 / whole }
      let isSame = zip(family, locals).allSatisfy { abs($0.local - $1) < 1e-12 }
      if !isSame { points.merge(self.points(for: family, locals) ?? [:]) { own, _ in own } }
    }
    return points.isEmpty && !shares.allSatisfy({ isNow($0.key, $0.value, weights) }) ? nil : points
  }

  private static func isNow(
    _ id: CriterionID, _ share: Double, _ weights: EffectiveWeights
  ) -> Bool {
    abs((weights.node(id)?.cumulative ?? 0) - share) < sameness
  }

  /// Points in the proportions of shares that add up to 1: the smallest multiple of percentages that
  /// a hundredth is exact for, made smaller where it is more than can be recorded, or as many digits as
  /// there are.
  private static func points(
    for family: [EffectiveWeights.Node], _ shares: [Double]
  ) -> [CriterionID: DecimalNumber]? {
    let multiple = (1...1000).first { multiple in
      shares.allSatisfy { share in
        let hundredths = share * Double(multiple) * 10_000
        return abs(hundredths - hundredths.rounded()) < 2e-9
      }
    }
    let texts =
      multiple.flatMap { multiple in
        withinLimit(shares.map { Int(($0 * Double(multiple) * 10_000).rounded()) })
      } ?? shares.map { Numbers.fixed($0 * mostPoints, 9) }
    var points: [CriterionID: DecimalNumber] = [:]
    for (member, text) in zip(family, texts) {
      guard let number = DecimalNumber(text) else { return nil }
      points[member.id] = number
    }
    return points.values.contains { $0 > 0 } ? points : nil
  }

  /// Hundredths of points in the same proportions, none of more points than can be recorded; nil where
  /// hundredths cannot say it.
  private static func withinLimit(_ hundredths: [Int]) -> [String]? {
    let limit = Int(mostPoints * 100)
    var parts = hundredths
    if (parts.max() ?? 0) > limit {
      let divisor = max(1, parts.reduce(0, greatestCommonDivisor))
      parts = parts.map { $0 / divisor }
      guard let largest = parts.max(), largest <= limit else { return nil }
      let scale = [100, 10].first { largest * $0 <= limit } ?? 1
      parts = parts.map { $0 * scale }
    }
    return parts.map { Numbers.fixed(Double($0) / 100, 2) }
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestCommonDivisor(second, first % second)
  }

  /// The most points that a weight can have.
  private static let mostPoints = 1000.0
  private static let sameness = 1e-9
}

/// All weight shared out anew among the criteria, some nodes having shares of their own.
private struct Redistribution {
  private let shares: [CriterionID: Double]
  private let weights: EffectiveWeights
  /// The weight of every criterion; nil where the shares cannot be had.
  private(set) var leaves: [Double]?

  init(_ shares: [CriterionID: Double], _ weights: EffectiveWeights) {
    self.shares = shares
    self.weights = weights
    let now = weights.leaves.map(\.cumulative)
    var result = now
    guard share(1, among: Array(now.indices), now, within: nil, into: &result) else { return }
    leaves = result
  }

  /// Gives the named nodes directly within a node what they ask for, and the others the rest, in
  /// proportion to what they have.
  private func share(
    _ whole: Double, among columns: [Int], _ held: [Double], within id: CriterionID?,
    into result: inout [Double]
  ) -> Bool {
    let inside = weights.nodes.filter { node in
      shares[node.id] != nil && node.id != id
        && Set(weights.columns(below: node.id)).isSubset(of: columns)
    }
    // The outermost of them: those that stand in no other.
    let named = inside.filter { node in
      !inside.contains { other in other.id != node.id && isAbove(other.id, node.id) }
    }
    var free = columns
    var left = whole
    for node in named {
      let below = weights.columns(below: node.id)
      free.removeAll(where: below.contains)
      let asked = shares[node.id] ?? 0
      left -= asked
      let inner = weights.innerShares(of: node.id)
      let has = below.reduce(0) { $0 + held[$1] }
      var own = held
      for (column, part) in zip(below, inner) where has <= 0 { own[column] = part }
      guard share(asked, among: below, own, within: node.id, into: &result) else { return false }
    }
    guard left > -1e-9 else { return false }
    left = max(0, left)
    let rest = free.reduce(0) { $0 + held[$1] }
    guard left < 1e-9 || rest > 1e-9 else { return false }
    for column in free { result[column] = rest > 0 ? held[column] / rest * left : 0 }
    return true
  }

  private func isAbove(_ upper: CriterionID, _ lower: CriterionID) -> Bool {
    var place = weights.parent(of: lower)
    while let node = place {
      if node.id == upper { return true }
      place = weights.parent(of: node.id)
    }
    return false
  }
}
