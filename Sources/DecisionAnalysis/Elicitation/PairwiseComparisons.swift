/// Comparisons of items two by two as ratios, and the weights that follow: the analytic hierarchy
/// process, here for weights only.
///
/// Entry (i, j) says how many times as important i is as j; (j, i) is its reciprocal, which may be
/// rounded as it is printed. A comparison may be missing as long as all items are linked. Sources: Saaty (1977),
/// doi 10.1016/0022-2496(77)90033-5; Harker (1987), Mathematical Modelling 9 (incomplete).
public struct PairwiseComparisons: Equatable, Sendable {
  /// The ratios, a square table with ones on the diagonal; `nil` where a comparison is missing.
  public let ratios: Matrix<Double?>
  /// How many reciprocals were given rounded, so that the larger of the two ratios counts.
  public let roundedCount: Int

  /// Checks a table of ratios.
  ///
  /// A reciprocal may be rounded: 0.33 stands for 1/3, within half a unit of its last place. The ratio
  /// above 1 then counts, and the other one is put right. Throws when the table is not square, when a
  /// ratio is not positive or contradicts its mirror image by more than rounding, or when an item is
  /// linked to the others by no chain.
  public init(_ ratios: Matrix<Double?>) throws(AnalysisError) {
    guard ratios.rowCount > 0 else { throw .noCriteria }
    guard ratios.columnCount == ratios.rowCount else {
      throw .length(expected: ratios.rowCount, found: ratios.columnCount)
    }
    var table = ratios
    var rounded = 0
    for row in 0..<ratios.rowCount {
      for column in 0...row {
        switch (ratios[row, column], ratios[column, row]) {
        case (nil, nil) where row != column: continue
        case (let one?, let other?)
        where one > 0 && other > 0 && one.isFinite && other.isFinite
          && PrintedRatio.areReciprocal(one, other) && (row != column || one == 1):
          guard abs(one * other - 1) > 1e-9 else { continue }
          rounded += 1
          if one > other {
            table[column, row] = 1 / one
          } else {
            table[row, column] = 1 / other
          }
        default: throw .badComparison(row: row, column: column)
        }
      }
    }
    self.ratios = table
    roundedCount = rounded
    try checkLinks()
  }

  /// Fills a table from the comparisons above its diagonal, row after row; `nil` where missing.
  public init(count: Int, upper: [Double?]) throws(AnalysisError) {
    guard count > 0 else { throw .noCriteria }
    guard upper.count == count * (count - 1) / 2 else {
      throw .length(expected: count * (count - 1) / 2, found: upper.count)
    }
    var ratios = Matrix<Double?>(rowCount: count, columnCount: count, repeating: 1)
    var next = 0
    for row in 0..<count {
      for column in (row + 1)..<max(count, row + 1) {
        ratios[row, column] = upper[next]
        ratios[column, row] = upper[next].map { 1 / $0 }
        next += 1
      }
    }
    try self.init(ratios)
  }

  private func checkLinks() throws(AnalysisError) {
    var linked: Set = [0]
    var open = [0]
    while let item = open.popLast() {
      for other in 0..<count where ratios[item, other] != nil && linked.insert(other).inserted {
        open.append(other)
      }
    }
    if let alone = (0..<count).first(where: { !linked.contains($0) }) {
      throw .disconnectedComparisons(index: alone)
    }
  }

  /// The number of items.
  public var count: Int { ratios.rowCount }

  /// Whether no comparison is missing.
  public var isComplete: Bool { !ratios.elements.contains { $0 == nil } }

  /// The weights by the principal eigenvector, with their consistency.
  ///
  /// For missing comparisons Harker's table is used: zeros there, and on the diagonal one plus the
  /// number missing in the row. Complexity: O(n²) for each of at most 10,000 iterations.
  public func priorities() -> ComparisonPriorities {
    let table = completed()
    var weights = Array(repeating: 1 / Double(count), count: count)
    for _ in 0..<10_000 {
      let next = product(table, weights)
      let sum = next.reduce(0, +)
      let shares = next.map { $0 / sum }
      let change = zip(shares, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
      weights = shares
      if change < 1e-16 { break }
    }
    let image = product(table, weights)
    let eigenvalue = zip(image, weights).reduce(0) { $0 + $1.0 / $1.1 } / Double(count)
    return ComparisonPriorities(comparisons: self, weights: weights, eigenvalue: eigenvalue)
  }

  /// The weights by the geometric mean of each row; `nil` while a comparison is missing.
  ///
  /// Complexity: O(n²).
  public func geometricMeans() -> [Double]? {
    guard isComplete else { return nil }
    let means = (0..<count).map { row in
      Elementary.exp(
        ratios.row(row).reduce(0) { $0 + Elementary.log($1 ?? 1) } / Double(count))
    }
    let sum = means.reduce(0, +)
    return means.map { $0 / sum }
  }

  private func completed() -> Matrix<Double> {
    var table = ratios.map { $0 ?? 0 }
    for row in 0..<count {
      table[row, row] = 1 + Double(ratios.row(row).count { $0 == nil })
    }
    return table
  }

  private func product(_ table: Matrix<Double>, _ vector: [Double]) -> [Double] {
    AdditiveValue.totals(values: table, weights: vector)
  }
}

/// Weights from pairwise comparisons and how consistent the comparisons are.
public struct ComparisonPriorities: Equatable, Sendable {
  /// The weights, adding up to 1.
  public let weights: [Double]
  /// The principal eigenvalue; the number of items when the comparisons are consistent.
  public let eigenvalue: Double
  /// The consistency index, (λ − n) / (n − 1); 0 for fewer than three items.
  public let consistencyIndex: Double
  /// The consistency ratio: the index over that of random comparisons (Saaty 1980).
  ///
  /// 0 for fewer than three items; `nil` for more than fifteen items or while comparisons are missing.
  public let consistencyRatio: Double?
  /// The comparison that fits the weights worst, and what would fit; `nil` when all fit.
  public let worstFit: ComparisonMisfit?

  init(comparisons: PairwiseComparisons, weights: [Double], eigenvalue: Double) {
    let count = comparisons.count
    self.weights = weights
    self.eigenvalue = eigenvalue
    let excess = max(0, eigenvalue - Double(count))
    consistencyIndex = count > 2 ? excess / Double(count - 1) : 0
    let random = ComparisonPriorities.randomIndex[count]
    consistencyRatio =
      count <= 2 ? 0 : comparisons.isComplete ? random.map { excess / Double(count - 1) / $0 } : nil
    worstFit = ComparisonMisfit.worst(in: comparisons, weights: weights)
  }

  /// Saaty's random indices of 1980 for three to fifteen items.
  public static let randomIndex: [Int: Double] = [
    3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49, 11: 1.51, 12: 1.48,
    13: 1.56, 14: 1.57, 15: 1.59,
  ]

  /// Whether the ratio exceeds the customary limit of 0.10; `nil` where there is no ratio.
  public var isInconsistent: Bool? { consistencyRatio.map { $0 > 0.10 } }
}

/// A ratio as it is printed, with its last place rounded.
private enum PrintedRatio {
  /// Whether two ratios may be the reciprocals of each other before they were rounded.
  static func areReciprocal(_ one: Double, _ other: Double) -> Bool {
    if abs(one * other - 1) <= 1e-3 { return true }
    let (low, high) = (other - halfUnit(other), other + halfUnit(other))
    let (least, most) = (one - halfUnit(one), one + halfUnit(one))
    // Some value of the one and some of the other multiply to 1.
    return least * low <= 1 + 1e-9 && most * high >= 1 - 1e-9
  }

  /// Half a unit of the last place; 0 for whole numbers, which are not rounded.
  private static func halfUnit(_ value: Double) -> Double {
    var (scaled, half) = (value, 0.5)
    for decimals in 0...6 {
      if abs(scaled - scaled.rounded()) < 1e-9 * max(1, scaled) { return decimals == 0 ? 0 : half }
      (scaled, half) = (scaled * 10, half / 10)
    }
    return 0
  }
}

/// A comparison that does not fit the weights.
public struct ComparisonMisfit: Equatable, Sendable {
  /// The item that was compared.
  public let row: Int
  /// The item it was compared with.
  public let column: Int
  /// The ratio that was given.
  public let given: Double
  /// The ratio of the weights.
  public let fitting: Double

  static func worst(in comparisons: PairwiseComparisons, weights: [Double]) -> ComparisonMisfit? {
    var worst: (misfit: ComparisonMisfit, size: Double)?
    for row in 0..<comparisons.count {
      for column in (row + 1)..<max(comparisons.count, row + 1) {
        guard let given = comparisons.ratios[row, column] else { continue }
        let fitting = weights[row] / weights[column]
        let size = max(given / fitting, fitting / given)
        if size > max(worst?.size ?? 0, 1 + 1e-9) {
          let misfit = ComparisonMisfit(row: row, column: column, given: given, fitting: fitting)
          worst = (misfit, size)
        }
      }
    }
    return worst?.misfit
  }
}
