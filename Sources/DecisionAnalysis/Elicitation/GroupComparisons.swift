/// One set of weights from the pairwise comparisons of several people.
///
/// Joining judgements keeps reciprocity only with the geometric mean; joining priorities uses the
/// arithmetic mean. Source: Forman and Peniwati (1998), doi 10.1016/S0377-2217(97)00244-0.
public enum GroupComparisons {
  /// One table whose entries are the weighted geometric means of everybody's (AIJ).
  ///
  /// An entry that somebody left out is the mean of the others'. Throws when there is nobody, when
  /// the tables differ in size or the people's weights are impossible. Complexity: O(people × n²).
  public static func joined(
    _ people: [PairwiseComparisons], weights: [Double]? = nil
  ) throws(AnalysisError) -> PairwiseComparisons {
    let shares = try shares(people, weights)
    guard let count = people.first?.count else { throw .noAssessors }
    var upper: [Double?] = []
    for row in 0..<count {
      for column in (row + 1)..<max(count, row + 1) {
        var (sum, weight) = (0.0, 0.0)
        for (person, share) in zip(people, shares) {
          guard let ratio = person.ratios[row, column] else { continue }
          sum += share * Elementary.log(ratio)
          weight += share
        }
        upper.append(weight > 0 ? Elementary.exp(sum / weight) : nil)
      }
    }
    return try PairwiseComparisons(count: count, upper: upper)
  }

  /// The weighted mean of everybody's own priorities (AIP).
  ///
  /// Throws as ``joined(_:weights:)`` does.
  public static func meanPriorities(
    _ people: [PairwiseComparisons], weights: [Double]? = nil
  ) throws(AnalysisError) -> [Double] {
    let shares = try shares(people, weights)
    let rows = people.map { $0.priorities().weights }
    return (rows.first ?? []).indices.map { item in
      zip(rows, shares).reduce(0) { $0 + $1.1 * $1.0[item] }
    }
  }

  private static func shares(
    _ people: [PairwiseComparisons], _ weights: [Double]?
  ) throws(AnalysisError) -> [Double] {
    guard let first = people.first else { throw .noAssessors }
    for person in people where person.count != first.count {
      throw .length(expected: first.count, found: person.count)
    }
    let raw = weights ?? people.map { _ in 1 }
    guard raw.count == people.count else {
      throw .length(expected: people.count, found: raw.count)
    }
    return try Weights(normalising: raw).shares
  }
}
