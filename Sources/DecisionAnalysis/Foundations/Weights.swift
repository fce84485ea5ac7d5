/// Shares of weight that add up to one, checked once so that kernels need not.
public struct Weights: Equatable, Sendable {
  /// One share for each criterion, 0 or more; they add up to 1 within rounding.
  public let shares: [Double]

  /// Divides raw weights, in any unit, by their sum.
  ///
  /// Throws when there are none, when one is negative or not finite, or when all are zero.
  public init(normalising raw: [Double]) throws(AnalysisError) {
    guard !raw.isEmpty else { throw .noCriteria }
    for (index, weight) in raw.enumerated() {
      guard weight.isFinite else { throw .notFinite(index: index) }
      guard weight >= 0 else { throw .negativeWeight(index: index) }
    }
    let largest = raw.max() ?? 0
    guard largest > 0 else { throw .allWeightsZero }
    let sum = raw.reduce(0, +)
    guard sum.isFinite else {
      let scaled = raw.map { $0 / largest }
      let scaledSum = scaled.reduce(0, +)
      shares = scaled.map { $0 / scaledSum }
      return
    }
    shares = raw.map { $0 / sum }
  }

  /// Gives every one of `count` criteria the same share; none when `count` is below 1.
  public init(equalFor count: Int) {
    shares = count > 0 ? Array(repeating: 1 / Double(count), count: count) : []
  }

  /// The number of criteria.
  public var count: Int { shares.count }
}
