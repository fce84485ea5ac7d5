/// TOPSIS: closeness to the best and distance from the worst combination of performances.
///
/// Performances are divided by the length of their column and weighted; the ideal has the best and the
/// anti-ideal the worst of each column; closeness is D⁻ / (D⁺ + D⁻). A challenge to the additive
/// result, not a replacement: ranks can reverse when options are added. Source: Hwang and Yoon
/// (1981), doi 10.1007/978-3-642-48318-9.
public struct Topsis: Equatable, Sendable {
  /// The distance of each option from the ideal.
  public let distanceToIdeal: [Double]
  /// The distance of each option from the anti-ideal.
  public let distanceToAntiIdeal: [Double]
  /// The closeness of each option, 0 to 1, more is better; one half where nothing discriminates.
  public let closeness: [Double]
  /// Whether the options differ at all.
  public let discriminates: Bool

  /// Evaluates a table in which more is better.
  ///
  /// Complexity: O(options × criteria).
  public init(_ table: DecisionTable) {
    var scaled = table.values
    for column in 0..<table.criterionCount {
      let length = table.values.column(column).reduce(0) { $0 + $1 * $1 }.squareRoot()
      let factor = length > 0 ? table.weights[column] / length : 0
      for row in 0..<table.optionCount { scaled[row, column] *= factor }
    }
    let columns = (0..<table.criterionCount).map(scaled.column)
    let ideal = columns.map { $0.max() ?? 0 }
    let antiIdeal = columns.map { $0.min() ?? 0 }
    func distances(to point: [Double]) -> [Double] {
      scaled.rows.map { row in
        zip(row, point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      }
    }
    let (far, near) = (distances(to: ideal), distances(to: antiIdeal))
    distanceToIdeal = far
    distanceToAntiIdeal = near
    closeness = zip(far, near).map { $0 + $1 > 0 ? $1 / ($0 + $1) : 0.5 }
    discriminates = zip(far, near).contains { $0 + $1 > 0 }
  }
}
