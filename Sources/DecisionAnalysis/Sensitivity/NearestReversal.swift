/// The smallest change over all weights that makes a rival draw level with an option.
///
/// The weights stay 0 or more and add up to 1.
public struct NearestReversal: Equatable, Sendable {
  /// The option that draws level.
  public let rival: Int
  /// The weights at which it does.
  public let weights: [Double]
  /// The weight that has to change hands, 0 to 1: half the sum of all absolute changes.
  public let weightMoved: Double
  /// The Euclidean length of the change.
  public let length: Double
  /// Which criteria give weight to which, largest first.
  public let moves: [WeightMove]

  init(rival: Int, from old: [Double], to new: [Double]) {
    self.rival = rival
    weights = new
    let changes = zip(new, old).map { $0 - $1 }
    weightMoved = changes.reduce(0) { $0 + abs($1) } / 2
    length = changes.reduce(0) { $0 + $1 * $1 }.squareRoot()
    moves = WeightMove.moves(changes: changes)
  }
}

/// An amount of weight that passes from one criterion to another.
public struct WeightMove: Equatable, Sendable {
  /// The criterion that gives.
  public let from: Int
  /// The criterion that receives.
  public let to: Int
  /// The weight, 0 to 1.
  public let amount: Double

  static func moves(changes: [Double]) -> [WeightMove] {
    var gains = changes.indices.filter { changes[$0] > 1e-12 }.map { ($0, changes[$0]) }
    var losses = changes.indices.filter { changes[$0] < -1e-12 }.map { ($0, -changes[$0]) }
    gains.sort { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    losses.sort { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    var moves: [WeightMove] = []
    var (gain, loss) = (0, 0)
    while gain < gains.count, loss < losses.count {
      let amount = min(gains[gain].1, losses[loss].1)
      if amount > 1e-12 {
        moves.append(WeightMove(from: losses[loss].0, to: gains[gain].0, amount: amount))
      }
      gains[gain].1 -= amount
      losses[loss].1 -= amount
      if gains[gain].1 <= 1e-12 { gain += 1 }
      if losses[loss].1 <= 1e-12 { loss += 1 }
    }
    return moves
  }
}

/// How the size of a change of weights is measured.
public enum WeightDistance: Equatable, Sendable {
  /// The weight that changes hands; its answer names as few criteria as possible.
  case weightMoved
  /// The Euclidean distance; its answer spreads the change over many criteria.
  case euclidean
}

extension NearestReversal {
  /// The smallest change at which one rival draws level with an option, whatever the others do.
  ///
  /// It is `nil` when the rival is behind on every criterion. A rival that is level or ahead
  /// already needs no change. Complexity: O(n log n) for n criteria, times about 200 halvings for
  /// the Euclidean distance.
  public static func between(
    _ option: Int, and rival: Int, in table: DecisionTable, measuredBy distance: WeightDistance
  ) -> NearestReversal? {
    let lead = (0..<table.criterionCount).map {
      table.values[option, $0] - table.values[rival, $0]
    }
    let gap = zip(lead, table.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let scale = table.values.elements.reduce(0) { max($0, abs($1)) }
    if gap <= 1e-9 * scale {
      return NearestReversal(rival: rival, from: table.weights, to: table.weights)
    }
    let found =
      switch distance {
      case .weightMoved: leastMoved(weights: table.weights, lead: lead, gap: gap)
      case .euclidean: SimplexProjection.nearestTie(weights: table.weights, lead: lead)
      }
    return found.map { NearestReversal(rival: rival, from: table.weights, to: $0) }
  }

  /// The smallest change at which any rival draws level with an option that leads.
  ///
  /// At that point the rival shares the first place, because a third option would have drawn level
  /// earlier. It is `nil` when no change of weights can overturn the option.
  public static func nearest(
    to leader: Int, in table: DecisionTable, measuredBy distance: WeightDistance
  ) -> NearestReversal? {
    var best: NearestReversal?
    for rival in 0..<table.optionCount where rival != leader {
      guard
        let found = between(leader, and: rival, in: table, measuredBy: distance)
      else { continue }
      let size = found.size(distance)
      if best.map({ size < $0.size(distance) - 1e-12 }) ?? true { best = found }
    }
    return best
  }

  private func size(_ distance: WeightDistance) -> Double {
    distance == .weightMoved ? weightMoved : length
  }

  // Weight passes from where the lead is largest to where it is smallest: each unit then closes as
  // much of the gap as any unit can, so the greedy answer solves the linear programme.
  private static func leastMoved(weights: [Double], lead: [Double], gap: Double) -> [Double]? {
    guard let target = lead.indices.min(by: { lead[$0] < lead[$1] }), lead[target] <= 0 else {
      return nil
    }
    var (moved, open) = (weights, gap)
    let donors = lead.indices.sorted { lead[$0] != lead[$1] ? lead[$0] > lead[$1] : $0 < $1 }
    for donor in donors where donor != target && open > 0 {
      let gain = lead[donor] - lead[target]
      guard gain > 0, weights[donor] > 0 else { continue }
      let amount = min(weights[donor], open / gain)
      moved[donor] -= amount
      moved[target] += amount
      open = amount < weights[donor] ? 0 : open - amount * gain
    }
    return moved
  }
}
