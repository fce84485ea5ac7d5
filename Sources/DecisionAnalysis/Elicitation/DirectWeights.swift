/// Weights from numbers that people give directly, each number judging a step from worst to best.
///
/// All methods divide by the sum; they differ in the scale on which the numbers are given.
/// Sources: von Winterfeldt and Edwards (1986), Decision Analysis and Behavioral Research;
/// Edwards (1977), doi 10.1109/TSMC.1977.4309720 (SMART).
public enum DirectWeights {
  /// Weights from swings: the most valued step from worst to best counts 100, others 0 to 100.
  ///
  /// Throws when a swing is outside 0 to 100 or when all are zero.
  public static func swing(_ points: [Double]) throws(AnalysisError) -> [Double] {
    try within(points, low: 0, high: 100)
    return try Weights(normalising: points).shares
  }

  /// Weights from points that were shared out, usually 100 of them; any sum is accepted.
  public static func points(_ points: [Double]) throws(AnalysisError) -> [Double] {
    try Weights(normalising: points).shares
  }

  /// Weights from ratios to the least valued step, which counts 10.
  ///
  /// Throws when a ratio is below 10.
  public static func smart(_ ratios: [Double]) throws(AnalysisError) -> [Double] {
    try within(ratios, low: 10, high: .greatestFiniteMagnitude)
    return try Weights(normalising: ratios).shares
  }

  /// Weights from matching: each criterion's full step is worth a part of a reference step.
  ///
  /// Entry j is the value, 0 to 100, that the reference criterion reaches from its worst where the
  /// change is as good as criterion j's step from worst to best; the reference itself has 100.
  public static func matching(_ values: [Double]) throws(AnalysisError) -> [Double] {
    try swing(values)
  }

  private static func within(
    _ numbers: [Double], low: Double, high: Double
  ) throws(AnalysisError) {
    for (index, number) in numbers.enumerated() {
      guard number.isFinite else { throw .notFinite(index: index) }
      guard number >= low, number <= high else {
        throw .parameterOutOfRange(value: number, low: low, high: high)
      }
    }
  }
}
