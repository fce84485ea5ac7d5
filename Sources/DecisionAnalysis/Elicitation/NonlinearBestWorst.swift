/// The best-worst method with ratios in place of differences: the least ξ with
/// |w(best) / w(j) − a(best,j)| ≤ ξ and |w(j) / w(worst) − a(j,worst)| ≤ ξ.
///
/// Its weights need not be unique: each criterion has an interval. With w(worst) = 1 and
/// w(best) = r, ξ admits all r between the largest of (a(best,j) − ξ)(a(j,worst) − ξ) and the
/// smallest of (a(best,j) + ξ)(a(j,worst) + ξ), which makes ξ a matter of halving. Source: Rezaei
/// (2015), doi 10.1016/j.omega.2014.11.009.
public struct NonlinearBestWorst: Equatable, Sendable {
  /// The least ξ, to within rounding.
  public let deviation: Double
  /// The lowest and the highest weight of each criterion at that ξ.
  public let intervals: [ValueRange]
  /// ξ over that of the worst comparisons with the same a(best,worst); `nil` where there is none.
  public let consistencyRatio: Double?

  /// Solves the model for comparisons on the scale from 1 to 9.
  ///
  /// With best and worst the same criterion all weights are equal and there is no ratio. Throws as
  /// ``BestWorst`` does. Complexity: O(n) for each of a hundred halvings, and O(n²) for the intervals.
  public init(
    best: Int, worst: Int, bestToOthers: [Double], othersToWorst: [Double]
  ) throws(AnalysisError) {
    let (toOthers, toWorst) = try BestWorst.checked(
      best: best, worst: worst, bestToOthers, othersToWorst)
    guard best != worst else {
      let share = 1 / Double(toOthers.count)
      (deviation, consistencyRatio) = (0, nil)
      intervals = toOthers.map { _ in ValueRange(exactly: share) }
      return
    }
    var (low, high) = (0.0, 9.0)
    if Self.range(0, best, worst, toOthers, toWorst).isOpen { high = 0 }
    for _ in 0..<100 where low < high {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { break }
      if Self.range(middle, best, worst, toOthers, toWorst).isOpen {
        high = middle
      } else {
        low = middle
      }
    }
    deviation = high
    let whole = toOthers[worst]
    let most = (1 + 2 * whole - (1 + 8 * whole).squareRoot()) / 2
    consistencyRatio = most > 0 ? high / most : nil
    intervals = Self.intervals(high, best, worst, toOthers, toWorst).map {
      ValueRange($0[0], $0[1])
    }
  }

  private static func range(
    _ deviation: Double, _ best: Int, _ worst: Int, _ toOthers: [Double], _ toWorst: [Double]
  ) -> (low: Double, high: Double, isOpen: Bool) {
    var low = max(toOthers[worst], toWorst[best]) - deviation
    var high = min(toOthers[worst], toWorst[best]) + deviation
    for index in toOthers.indices where index != best && index != worst {
      let (first, second) = (toOthers[index], toWorst[index])
      low = max(low, max(0, first - deviation) * max(0, second - deviation))
      high = min(high, (first + deviation) * (second + deviation))
    }
    return (low, high, high > 0 && low <= high * (1 + 1e-12))
  }

  // For a given r each other weight has a range of its own; every share is then monotone in r
  // between the values of r at which the form of one of those ranges changes.
  private static func intervals(
    _ deviation: Double, _ best: Int, _ worst: Int, _ toOthers: [Double], _ toWorst: [Double]
  ) -> [[Double]] {
    let range = range(deviation, best, worst, toOthers, toWorst)
    var turns = [range.low, max(range.low, range.high)]
    for index in toOthers.indices where index != best && index != worst {
      let (first, second) = (toOthers[index], toWorst[index])
      turns += [
        (first + deviation) * (second - deviation), (first - deviation) * (second + deviation),
      ].filter { $0 > range.low && $0 < range.high }
    }
    var found = toOthers.map { _ in [1.0, 0.0] }
    for turn in turns {
      let sizes = toOthers.indices.map { index -> (low: Double, high: Double) in
        if index == worst { return (1, 1) }
        if index == best { return (turn, turn) }
        let (first, second) = (toOthers[index], toWorst[index])
        let low = max(turn / (first + deviation), second - deviation)
        let most = second + deviation
        let high = first > deviation ? min(turn / (first - deviation), most) : most
        return (min(low, high), high)
      }
      let (lows, highs) = (sizes.reduce(0) { $0 + $1.low }, sizes.reduce(0) { $0 + $1.high })
      for (index, size) in sizes.enumerated() {
        let others = (low: lows - size.low, high: highs - size.high)
        found[index][0] = min(found[index][0], size.low / (size.low + others.high))
        found[index][1] = max(found[index][1], size.high / (size.high + others.low))
      }
    }
    return found
  }
}
