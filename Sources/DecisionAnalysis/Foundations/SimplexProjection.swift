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
  /// The answer is the projection of w − μ·lead for the μ at which the lead vanishes: halving finds
  /// which weights stay above zero, and those then solve two linear equations exactly.
  static func nearestTie(weights: [Double], lead: [Double]) -> [Double]? {
    guard let least = lead.min(), least <= 0 else { return nil }
    if least == 0 { return onFace(weights: weights, lead: lead) }
    func point(_ multiplier: Double) -> [Double] {
      nearest(to: zip(weights, lead).map { $0 - multiplier * $1 })
    }
    func remaining(_ multiplier: Double) -> Double {
      zip(point(multiplier), lead).reduce(0) { $0 + $1.0 * $1.1 }
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

  private static func refined(
    near: [Double], weights: [Double], lead: [Double]
  ) -> [Double]? {
    let support = near.indices.filter { near[$0] > 0 }
    let count = Double(support.count)
    let leadSum = support.reduce(0) { $0 + lead[$1] }
    let leadSquares = support.reduce(0) { $0 + lead[$1] * lead[$1] }
    let excess = support.reduce(0) { $0 + weights[$1] } - 1
    let gap = support.reduce(0) { $0 + lead[$1] * weights[$1] }
    let determinant = count * leadSquares - leadSum * leadSum
    guard determinant > 1e-12 * count * leadSquares else { return nil }
    let shift = (excess * leadSquares - gap * leadSum) / determinant
    let multiplier = (count * gap - leadSum * excess) / determinant
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
