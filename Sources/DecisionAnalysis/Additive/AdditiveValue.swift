/// The additive value model: an option's total is the weighted sum of its values.
///
/// V(i) = Σ w(j) v(i,j), summed in the order of the criteria so that equal inputs give equal bits.
/// Source: Keeney and Raiffa (1976), Decisions with Multiple Objectives.
public enum AdditiveValue {
  /// The total of each option, in the unit of the values when the weights add up to one.
  ///
  /// Complexity: O(options × criteria).
  public static func totals(values: Matrix<Double>, weights: [Double]) -> [Double] {
    (0..<values.rowCount).map { option in
      var total = 0.0
      for criterion in 0..<values.columnCount {
        total += weights[criterion] * values[option, criterion]
      }
      return total
    }
  }

  /// What each criterion adds to each option's total; a row adds up to the option's total.
  ///
  /// Complexity: O(options × criteria).
  public static func contributions(values: Matrix<Double>, weights: [Double]) -> Matrix<Double> {
    var parts = values
    for option in 0..<values.rowCount {
      for criterion in 0..<values.columnCount {
        parts[option, criterion] = weights[criterion] * values[option, criterion]
      }
    }
    return parts
  }
}
