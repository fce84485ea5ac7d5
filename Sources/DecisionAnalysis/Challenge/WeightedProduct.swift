/// The weighted product: values multiplied, each raised to its weight.
///
/// A value of zero on a criterion with weight makes the whole zero, so that nothing makes up for it.
/// Source: Miller and Starr (1969), Executive Decisions and Operations Research.
public struct WeightedProduct: Equatable, Sendable {
  /// The natural logarithm of each option's product; −∞ for a product of zero.
  public let logScores: [Double]
  /// Each option's product, in the unit of the values.
  public let scores: [Double]

  /// Evaluates a table of values of 0 or more in which more is better.
  ///
  /// Throws when a value is negative. Complexity: O(options × criteria).
  public init(_ table: DecisionTable) throws(AnalysisError) {
    for (index, value) in table.values.elements.enumerated() where value < 0 {
      throw .notPositive(row: index / table.criterionCount, column: index % table.criterionCount)
    }
    logScores = table.values.rows.map { row in
      zip(row, table.weights).reduce(0) { sum, item in
        item.1 > 0 ? sum + item.1 * Elementary.log(item.0) : sum
      }
    }
    scores = logScores.map(Elementary.exp)
  }
}
