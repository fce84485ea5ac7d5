/// Weights that stand for a ranking of the criteria when nothing more is known.
///
/// Criteria in one block are tied and share the mean of the weights of their positions.
/// Sources: Barron and Barrett (1996), doi 10.1287/mnsc.42.11.1515; Stillwell, Seaver and Edwards
/// (1981), doi 10.1016/0030-5073(81)90015-5.
public enum RankOrderWeights: Equatable, Sendable {
  /// The centroid of all weights that keep the ranking: (1/n) Σ from t = k to n of 1/t.
  case centroid
  /// In proportion to n + 1 − k.
  case sum
  /// In proportion to 1/k.
  case reciprocal

  /// The weights of a ranking, blocks of criteria from most to least important.
  ///
  /// Throws when the ranking leaves a criterion out or names it twice. Complexity: O(n²).
  public func weights(_ ranking: [[Int]]) throws(AnalysisError) -> [Double] {
    let count = ranking.reduce(0) { $0 + $1.count }
    guard count > 0 else { throw .noCriteria }
    let positions = positionWeights(count)
    var weights = Array(repeating: -1.0, count: count)
    var next = 0
    for block in ranking where !block.isEmpty {
      let share = positions[next..<(next + block.count)].reduce(0, +) / Double(block.count)
      for criterion in block {
        guard weights.indices.contains(criterion) else {
          throw .noSuchItem(index: criterion, count: count)
        }
        guard weights[criterion] < 0 else { throw .notARanking(index: criterion) }
        weights[criterion] = share
      }
      next += block.count
    }
    return weights
  }

  private func positionWeights(_ count: Int) -> [Double] {
    let raw = (1...count).map { rank -> Double in
      switch self {
      case .centroid: (rank...count).reversed().reduce(0) { $0 + 1 / Double($1) }
      case .sum: Double(count + 1 - rank)
      case .reciprocal: 1 / Double(rank)
      }
    }
    let sum = self == .centroid ? Double(count) : raw.reduce(0, +)
    return raw.map { $0 / sum }
  }
}
