/// VIKOR: a compromise between the utility of the many and the regret of the one.
///
/// S is the weighted sum and R the largest of the shares by which an option misses the best of each
/// criterion; Q mixes both. Source: Opricovic and Tzeng (2004), doi 10.1016/S0377-2217(03)00020-1.
public struct Vikor: Equatable, Sendable {
  /// The weighted sum of misses, less is better.
  public let utility: [Double]
  /// The largest weighted miss, less is better.
  public let regret: [Double]
  /// The mixture, 0 to 1, less is better.
  public let mixture: [Double]
  /// Whether the best option is ahead of the second by at least 1 / (m − 1).
  public let hasAdvantage: Bool
  /// Whether the best option is best by ``utility`` or ``regret`` as well.
  public let isStable: Bool
  /// The options that the method proposes, in their own order.
  public let compromise: [Int]

  /// Evaluates a table in which more is better; `emphasis` is the part of utility in the mixture.
  ///
  /// Criteria on which all options are equal miss nothing, and where all S or all R are equal that part
  /// of the mixture is 0. Throws when the emphasis is outside 0 to 1. Complexity:
  /// O(options × criteria).
  public init(_ table: DecisionTable, emphasis: Double = 0.5) throws(AnalysisError) {
    guard (0...1).contains(emphasis) else {
      throw .parameterOutOfRange(value: emphasis, low: 0, high: 1)
    }
    let (sums, peaks) = Vikor.misses(table)
    let (sumShares, peakShares) = (Vikor.shares(sums), Vikor.shares(peaks))
    utility = sums
    regret = peaks
    let mixture = zip(sumShares, peakShares).map { emphasis * $0 + (1 - emphasis) * $1 }
    self.mixture = mixture
    let order = Ranking.order(mixture.map { -$0 }, tolerance: 1e-12)
    let (first, second) = (order[0], order.count > 1 ? order[1] : nil)
    let step = order.count > 1 ? 1 / Double(order.count - 1) : 0
    let ahead = second.map { [mixture] in mixture[$0] - mixture[first] >= step - 1e-12 } ?? true
    let stable = sumShares[first] <= 1e-12 || peakShares[first] <= 1e-12
    hasAdvantage = ahead
    isStable = stable
    compromise =
      ahead
      ? (stable ? [first] : [first] + (second.map { [$0] } ?? [])).sorted()
      : order.filter { mixture[$0] - mixture[first] < step - 1e-12 }.sorted()
  }

  // The sum and the largest of each option's weighted misses, four options at a time.
  private static func misses(_ table: DecisionTable) -> (sums: [Double], peaks: [Double]) {
    let (options, criteria) = (table.optionCount, table.criterionCount)
    let columns = ColumnFacts(table.values)
    let best = columns.highest
    let factors = table.weights.indices.map { column -> Double in
      let spread = best[column] - columns.lowest[column]
      return spread > 0 ? table.weights[column] / spread : 0
    }
    var sums = Array(repeating: 0.0, count: options)
    var peaks = sums
    table.values.elements.withUnsafeBufferPointer { values in
      best.withUnsafeBufferPointer { best in
        factors.withUnsafeBufferPointer { factors in
          for option in stride(from: 0, to: options, by: 4) {
            let rows = SIMD4<Int>(0, 1, 2, 3) &+ option
            let starts = pointwiseMin(rows, SIMD4(repeating: options - 1)) &* criteria
            let (one, two, three, four) = (starts[0], starts[1], starts[2], starts[3])
            var (sum, peak) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            for criterion in 0..<criteria {
              let found = SIMD4(
                values[one &+ criterion], values[two &+ criterion], values[three &+ criterion],
                values[four &+ criterion])
              let miss = factors[criterion] * (best[criterion] - found)
              sum += miss
              peak.replace(with: miss, where: miss .> peak)
            }
            for place in 0..<min(4, options - option) {
              sums[option + place] = sum[place]
              peaks[option + place] = peak[place]
            }
          }
        }
      }
    }
    return (sums, peaks)
  }

  private static func shares(_ numbers: [Double]) -> [Double] {
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    return numbers.map { high - low > 1e-12 ? ($0 - low) / (high - low) : 0 }
  }
}
