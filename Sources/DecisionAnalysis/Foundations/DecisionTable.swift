/// Values of options on criteria together with the criteria's weights: what most methods read.
///
/// Values are on a common interval scale where more is better, usually 0 to 100.
public struct DecisionTable: Equatable, Sendable {
  /// The values, a row for each option and a column for each criterion.
  public let values: Matrix<Double>
  /// The weight of each criterion; they add up to 1.
  public let weights: [Double]

  /// Checks and joins values and raw weights; the weights are divided by their sum.
  ///
  /// Throws when there is no option or criterion, when shapes differ, when a number is not finite,
  /// or when the weights are negative or all zero.
  public init(values: Matrix<Double>, weights: [Double]) throws(AnalysisError) {
    guard values.rowCount > 0 else { throw .noOptions }
    guard values.columnCount > 0 else { throw .noCriteria }
    guard weights.count == values.columnCount else {
      throw .length(expected: values.columnCount, found: weights.count)
    }
    for (index, value) in values.elements.enumerated() where !value.isFinite {
      throw .cellNotFinite(row: index / values.columnCount, column: index % values.columnCount)
    }
    self.values = values
    self.weights = try Weights(normalising: weights).shares
  }

  /// The number of options.
  public var optionCount: Int { values.rowCount }

  /// The number of criteria.
  public var criterionCount: Int { values.columnCount }

  /// The total of each option, the weighted sum of its values.
  public var totals: [Double] {
    AdditiveValue.totals(values: values, weights: weights)
  }
}
