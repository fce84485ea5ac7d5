/// Nearest points of the weight simplex in the Euclidean sense.
enum SimplexProjection {
  /// The nearest point with entries of 0 or more that add up to 1; O(n log n).
  static func nearest(to point: [Double]) -> [Double] {
    let shift = threshold(point)
    return point.map { max(0, $0 - shift) }
  }

  private static func threshold(_ point: [Double]) -> Double {
    var (sum, shift) = (0.0, 0.0)
    for (index, value) in point.sorted(by: >).enumerated() {
      sum += value
      let candidate = (sum - 1) / Double(index + 1)
      if value - candidate > 0 { shift = candidate }
    }
    return shift
  }
}

extension SimplexProjection {
  /// The nearest weights at which a lead, Σ weight × lead > 0, has gone; `nil` when it always stays.
  ///
  /// The answer is the projection of w − μ·lead for the μ at which the lead vanishes. Which weights
  /// stay above zero there is found in a few steps, each of which solves two linear equations for
  /// those that do at the last μ; should that not settle, by halving.
  static func nearestTie(weights: [Double], lead: [Double]) -> [Double]? {
    guard let least = lead.min(), least <= 0 else { return nil }
    if least == 0 { return onFace(weights: weights, lead: lead) }
    func point(_ multiplier: Double) -> [Double] {
      nearest(to: zip(weights, lead).map { $0 - multiplier * $1 })
    }
    func remaining(_ multiplier: Double) -> Double {
      zip(point(multiplier), lead).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var support = Array(weights.indices)
    for _ in 0..<40 {
      guard let multiplier = solved(support, weights, lead)?.multiplier, multiplier > 0 else {
        break
      }
      let near = point(multiplier)
      let next = near.indices.filter { near[$0] > 0 }
      if next == support { return refined(near: near, weights: weights, lead: lead) ?? near }
      support = next
    }
    let spread = lead.reduce(0) { max($0, abs($1)) }
    var (low, high) = (0.0, 1 / spread)
    while remaining(high) > 0, high.isFinite { high *= 2 }
    for _ in 0..<200 where low < high {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if remaining(middle) > 0 { low = middle } else { high = middle }
    }
    let near = point(high)
    return refined(near: near, weights: weights, lead: lead) ?? near
  }

  // The point of the face of these weights at which the lead vanishes: w − shift − multiplier·lead.
  private static func solved(
    _ support: [Int], _ weights: [Double], _ lead: [Double]
  ) -> (shift: Double, multiplier: Double)? {
    let count = Double(support.count)
    let leadSum = support.reduce(0) { $0 + lead[$1] }
    let leadSquares = support.reduce(0) { $0 + lead[$1] * lead[$1] }
    let excess = support.reduce(0) { $0 + weights[$1] } - 1
    let gap = support.reduce(0) { $0 + lead[$1] * weights[$1] }
    let determinant = count * leadSquares - leadSum * leadSum
    guard determinant > 1e-12 * count * leadSquares else { return nil }
    return (
      (excess * leadSquares - gap * leadSum) / determinant,
      (count * gap - leadSum * excess) / determinant
    )
  }

  private static func refined(
    near: [Double], weights: [Double], lead: [Double]
  ) -> [Double]? {
    let support = near.indices.filter { near[$0] > 0 }
    guard let (shift, multiplier) = solved(support, weights, lead) else { return nil }
    var exact = near.map { _ in 0.0 }
    for index in support { exact[index] = weights[index] - shift - multiplier * lead[index] }
    guard exact.allSatisfy({ $0 >= -1e-12 }) else { return nil }
    return exact.map { max(0, $0) }
  }

  private static func onFace(weights: [Double], lead: [Double]) -> [Double] {
    let level = lead.indices.filter { lead[$0] == 0 }
    let part = nearest(to: level.map { weights[$0] })
    var point = weights.map { _ in 0.0 }
    for (index, weight) in zip(level, part) { point[index] = weight }
    return point
  }
}
