/// The additive value model: an option's total is the weighted sum of its values.
///
/// V(i) = Σ w(j) v(i,j), summed in the order of the criteria so that equal inputs give equal bits.
/// Source: Keeney and Raiffa (1976), Decisions with Multiple Objectives.
public enum AdditiveValue {
  /// The total of each option, in the unit of the values when the weights add up to one.
  ///
  /// Complexity: O(options × criteria).
  public static func totals(values: Matrix<Double>, weights: [Double]) -> [Double] {
    let (options, criteria) = (values.rowCount, values.columnCount)
    return values.elements.withUnsafeBufferPointer { values in
      weights.withUnsafeBufferPointer { weights in
        Array(unsafeUninitializedCapacity: options) { totals, count in
          // Each sum waits for its last addition: four at a time keep the processor busy.
          while count + 4 <= options {
            let (one, two) = (count * criteria, (count + 1) * criteria)
            let (three, four) = ((count + 2) * criteria, (count + 3) * criteria)
            var sums = SIMD4<Double>.zero
            for criterion in 0..<criteria {
              sums +=
                weights[criterion]
                * SIMD4(
                  values[one + criterion], values[two + criterion], values[three + criterion],
                  values[four + criterion])
            }
            for place in 0..<4 { totals.initializeElement(at: count + place, to: sums[place]) }
            count += 4
          }
          while count < options {
            var sum = 0.0
            for criterion in 0..<criteria {
              sum += weights[criterion] * values[count * criteria + criterion]
            }
            totals.initializeElement(at: count, to: sum)
            count += 1
          }
        }
      }
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
