package import AppraisalModel
import DecisionAnalysis

/// Of what a node's weight is a share while it moves.
package enum WeightScope: String, CaseIterable, Encodable, Sendable {
  /// Of all weight; every other criterion gives or takes in proportion.
  case all
  /// Of its family's weight; only its neighbours give or take, and the rest stays.
  case family

  /// The words after a percentage: "30% of all weight".
  package var words: String {
    switch self {
    case .all: "of all weight"
    case .family: "of its family's weight"
    }
  }
}

/// What happens to the answer while the weight of one node of the value tree moves from 0 to 100%.
package struct NodeSweep: Equatable, Sendable {
  /// The weight at which two options change places.
  package struct Crossing: Equatable, Sendable {
    /// The share, 0 to 1.
    package var weight: Double
    /// The option that is ahead below it.
    package var below: OptionID
    /// The option that is ahead above it.
    package var above: OptionID
  }

  /// A stretch of weights over which the same options lead.
  package struct Span: Equatable, Sendable {
    /// Where it begins, 0 to 1.
    package var from: Double
    package var to: Double
    /// Who leads inside it, several when they are level throughout.
    package var leaders: [OptionID]
  }

  /// The node whose weight moves.
  package let node: CriterionID
  /// Of what its weight is a share.
  package let scope: WeightScope
  let sweep: WeightSweep
  /// The options, in reading order.
  package let options: [OptionID]
  /// The options that lead at the present weight.
  package let leaders: [OptionID]
  /// The weights between which the present leaders lead.
  package let firstRank: ClosedRange<Double>
  /// The weights between which the whole order stays.
  package let fullRanking: ClosedRange<Double>
  /// Who leads from 0 to 100%, without gaps.
  package let spans: [Span]
  /// Whether the node shares its scope with no other, so that its weight cannot move.
  package let isAlone: Bool
  /// Whether all options are level on the node.
  package let isConstant: Bool

  /// The present weight, 0 to 1.
  package var current: Double { sweep.current }

  /// The totals of the options at a weight from 0 to 1, in the order of ``options``.
  package func totals(at weight: Double) -> [Double] { sweep.totals(at: weight) }

  /// All crossings of two options, by weight.
  package var crossings: [Crossing] {
    sweep.crossings.map { crossing in
      let slope =
        (sweep.atOne[crossing.first] - sweep.atOne[crossing.second])
        - (sweep.atZero[crossing.first] - sweep.atZero[crossing.second])
      let (below, above) =
        slope > 0 ? (crossing.second, crossing.first) : (crossing.first, crossing.second)
      return Crossing(weight: crossing.weight, below: options[below], above: options[above])
    }
  }

  /// Who leads just below the stretch of the present leaders; nil when it reaches down to 0.
  package var leadersBelow: [OptionID]? {
    guard firstRank.lowerBound > 1e-9 else { return nil }
    return spans.last { $0.to <= firstRank.lowerBound + 1e-9 }?.leaders
  }

  /// Who leads just above the stretch of the present leaders; nil when it reaches up to 100%.
  package var leadersAbove: [OptionID]? {
    guard firstRank.upperBound < 1 - 1e-9 else { return nil }
    return spans.first { $0.from >= firstRank.upperBound - 1e-9 }?.leaders
  }

  /// The smallest change of this weight beyond which others lead: the change, -1 to 1, and who.
  package var nearest: (change: Double, leaders: [OptionID])? {
    let down = leadersBelow.map { (change: firstRank.lowerBound - current, leaders: $0) }
    let up = leadersAbove.map { (change: firstRank.upperBound - current, leaders: $0) }
    guard let down, let up else { return down ?? up }
    return -down.change <= up.change ? down : up
  }

  /// Sweeps the weight of a node, or gives nil for one that does not count.
  ///
  /// - Complexity: O(*m* x *n*) beside the spans, which are O(*m* cubed).
  package init?(_ study: Study, node id: CriterionID, scope: WeightScope) {
    let weights = study.weights
    guard let node = weights.node(id) else { return nil }
    let moving = weights.columns(below: id)
    let family = Self.columns(in: scope, of: id, weights)
    guard let lines = try? WeightSweep(study.table, moving: moving, within: family),
      !moving.isEmpty
    else { return nil }
    self.node = id
    self.scope = scope
    options = study.options
    isAlone = moving.count == family.count
    let current = isAlone ? 1 : scope == .family ? node.local : node.cumulative
    sweep = Self.mended(lines, study, node, moving, family, current)
    let now = Ranking.leaders(sweep.totals(at: current), tolerance: sweep.tolerance)
    leaders = study.names(now)
    let stretches = now.compactMap { [sweep] in sweep.firstRankInterval(of: $0) }
    let low = stretches.map(\.low).max() ?? current
    firstRank = low...max(low, stretches.map(\.high).min() ?? current)
    let full = sweep.fullRankingInterval
    fullRanking = full.low...full.high
    spans = sweep.leadership.map {
      Span(from: $0.from, to: $0.to, leaders: study.names($0.leaders))
    }
    isConstant = moving.allSatisfy { column in
      let values = study.table.values.column(column)
      return (values.max() ?? 0) - (values.min() ?? 0) <= Ranking.tolerance
    }
  }

  private static func columns(
    in scope: WeightScope, of id: CriterionID, _ weights: EffectiveWeights
  ) -> [Int] {
    guard scope == .family, let parent = weights.parent(of: id) else {
      return Array(weights.leaves.indices)
    }
    return weights.columns(below: parent.id)
  }

  /// The sweep with the local weights that a node without any weight keeps inside itself.
  private static func mended(
    _ lines: WeightSweep, _ study: Study, _ node: EffectiveWeights.Node, _ moving: [Int],
    _ family: [Int], _ current: Double
  ) -> WeightSweep {
    guard node.cumulative <= 0, moving.count > 1 else {
      return WeightSweep(
        atZero: lines.atZero, atOne: lines.atOne, current: current,
        assumesEqualShares: lines.assumesEqualShares)
    }
    let inner = study.weights.innerShares(of: node.id)
    let (values, weights) = (study.table.values, study.table.weights)
    let whole = family.reduce(0) { $0 + weights[$1] }
    let outside = weights.indices.filter { !family.contains($0) }
    let top = study.options.indices.map { row in
      outside.reduce(0) { $0 + weights[$1] * values[row, $1] }
        + whole * zip(moving, inner).reduce(0) { $0 + $1.1 * values[row, $1.0] }
    }
    return WeightSweep(atZero: lines.atZero, atOne: top, current: current)
  }
}

extension EffectiveWeights {
  /// How the weight of a node is shared among the criteria at or below it; adds up to 1.
  func innerShares(of id: CriterionID) -> [Double] {
    guard let place = nodes.firstIndex(where: { $0.id == id }) else { return [] }
    var path = [1.0]
    var shares = nodes[place].isLeaf ? [1.0] : []
    for node in nodes[(place + 1)...].prefix(while: { $0.depth > nodes[place].depth }) {
      path.removeLast(path.count - (node.depth - nodes[place].depth))
      path.append((path.last ?? 1) * node.local)
      if node.isLeaf { shares.append(path.last ?? 0) }
    }
    return shares
  }
}
