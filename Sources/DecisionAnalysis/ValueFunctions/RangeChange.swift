/// What becomes of a swing weight when the range of its scale changes.
///
/// The same preferences give r′ = f r with f the value of the new range on the old scale, as a share
/// of the whole; the weights are then divided by their sum again.
public enum RangeChange {
  /// The factor f by which the new range from worst to best is worth more or less than the old.
  ///
  /// Throws when the new range reaches beyond the old points, because nothing is known about values
  /// there and the weight has to be asked for again. A straight line is continued instead.
  public static func factor(
    old: ValueFunction, newWorst: Double, newBest: Double
  ) throws(AnalysisError) -> Double {
    let whole = (old.values.max() ?? 0) - (old.values.min() ?? 0)
    let outside: ValueFunction.Outside = old.values.count == 2 ? .extend : .refuse
    let top = try old.value(of: newBest, outside: outside)
    let bottom = try old.value(of: newWorst, outside: outside)
    guard top > bottom else { throw .emptyScale }
    return (top - bottom) / whole
  }

  /// The weights after one criterion's swing has changed by a factor.
  ///
  /// Throws when there is no such criterion or the factor is negative or not finite.
  public static func rescaled(
    weights: [Double], criterion: Int, factor: Double
  ) throws(AnalysisError) -> [Double] {
    guard weights.indices.contains(criterion) else {
      throw .noSuchItem(index: criterion, count: weights.count)
    }
    var raw = weights
    raw[criterion] *= factor
    return try Weights(normalising: raw).shares
  }
}
