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
    var misses = table.values
    for column in 0..<table.criterionCount {
      let values = table.values.column(column)
      let (best, worst) = (values.max() ?? 0, values.min() ?? 0)
      for row in 0..<table.optionCount {
        misses[row, column] =
          best > worst ? table.weights[column] * (best - values[row]) / (best - worst) : 0
      }
    }
    let sums = misses.rows.map { $0.reduce(0, +) }
    let peaks = misses.rows.map { $0.max() ?? 0 }
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

  private static func shares(_ numbers: [Double]) -> [Double] {
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    return numbers.map { high - low > 1e-12 ? ($0 - low) / (high - low) : 0 }
  }
}
