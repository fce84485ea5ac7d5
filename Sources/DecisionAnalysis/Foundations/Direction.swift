/// Whether more or less of a performance is better.
public enum Direction: Equatable, Sendable {
  /// More is better.
  case maximise
  /// Less is better.
  case minimise

  var sign: Double { self == .maximise ? 1 : -1 }
}

extension DecisionTable {
  /// Joins raw performances with directions and weights: a table in which more is always better.
  ///
  /// Performances to be minimised change their sign. Throws as ``init(values:weights:)`` does, and
  /// when there is not one direction for each criterion.
  public init(
    performances: Matrix<Double>, directions: [Direction], weights: [Double]
  ) throws(AnalysisError) {
    guard directions.count == performances.columnCount else {
      throw .length(expected: performances.columnCount, found: directions.count)
    }
    var values = performances
    for row in 0..<values.rowCount {
      for column in 0..<values.columnCount { values[row, column] *= directions[column].sign }
    }
    try self.init(values: values, weights: weights)
  }
}
