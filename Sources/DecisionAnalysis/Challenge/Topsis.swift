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
    let columns = ColumnFacts(table.values)
    let factors = zip(columns.squares, table.weights).map { square, weight in
      square > 0 ? weight / square.squareRoot() : 0
    }
    // The ideal and the anti-ideal side by side.
    let points = factors.indices.map {
      SIMD2(factors[$0] * columns.highest[$0], factors[$0] * columns.lowest[$0])
    }
    let distances = Topsis.distances(of: table.values, factors, to: points)
    distanceToIdeal = distances.map { $0[0] }
    distanceToAntiIdeal = distances.map { $0[1] }
    closeness = distances.map { $0[0] + $0[1] > 0 ? $0[1] / ($0[0] + $0[1]) : 0.5 }
    discriminates = distances.contains { $0[0] + $0[1] > 0 }
  }

  // Two options at a time, because each sum waits for its last addition.
  private static func distances(
    of values: Matrix<Double>, _ factors: [Double], to points: [SIMD2<Double>]
  ) -> [SIMD2<Double>] {
    let (options, criteria) = (values.rowCount, values.columnCount)
    var distances = Array(repeating: SIMD2<Double>.zero, count: options)
    values.elements.withUnsafeBufferPointer { values in
      factors.withUnsafeBufferPointer { factors in
        points.withUnsafeBufferPointer { points in
          for option in stride(from: 0, to: options, by: 2) {
            let next = min(option + 1, options - 1)
            let (row, nextRow) = (option * criteria, next * criteria)
            var (sum, nextSum) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
            for criterion in 0..<criteria {
              let (factor, point) = (factors[criterion], points[criterion])
              let lead = SIMD2(repeating: factor * values[row + criterion]) - point
              let nextLead = SIMD2(repeating: factor * values[nextRow + criterion]) - point
              sum += lead * lead
              nextSum += nextLead * nextLead
            }
            distances[option] = sum.squareRoot()
            distances[next] = nextSum.squareRoot()
          }
        }
      }
    }
    return distances
  }
}
