/// How far several people rank the same things alike: Kendall's coefficient of concordance W.
///
/// W = 12 S / (M² (m³ − m) − M T) for M people and m things, with S the squared deviations of the
/// rank sums and T the correction for ties. Ranks only are compared. Source: Kendall and Babington
/// Smith (1939), doi 10.1214/aoms/1177732186.
public struct Concordance: Equatable, Sendable {
  /// The coefficient, from 0 for none to 1 for the same ranking by all.
  ///
  /// `nil` when there are fewer than two things or everybody ties everything.
  public let coefficient: Double?
  /// The coefficient without the correction for ties; `nil` for fewer than two things.
  public let uncorrected: Double?
  /// The sum of everybody's ranks of each thing; 1 is the best.
  public let rankSums: [Double]
  private let ranks: [[Double]]
  private let spread: Double

  /// Compares marks, a row for each person with a mark for each thing; more is better.
  ///
  /// Throws when there is nobody, when rows differ in length or a mark is not finite.
  public init(_ marks: [[Double]]) throws(AnalysisError) {
    let table = try Matrix(rows: marks)
    guard table.rowCount > 0 else { throw .noAssessors }
    for (index, mark) in table.elements.enumerated() where !mark.isFinite {
      throw .cellNotFinite(row: index / table.columnCount, column: index % table.columnCount)
    }
    let ranks = marks.map { Ranking.midRanks($0, tolerance: 0) }
    let sums = (0..<table.columnCount).map { item in ranks.reduce(0) { $0 + $1[item] } }
    let (people, items) = (Double(table.rowCount), Double(table.columnCount))
    let spread = Concordance.spread(sums)
    let ties = ranks.reduce(0) { $0 + Concordance.tieCorrection($1) }
    let whole = people * people * (items * items * items - items)
    let corrected = whole - people * ties
    uncorrected = whole > 0 ? 12 * spread / whole : nil
    coefficient = corrected > 1e-9 ? min(1, 12 * spread / corrected) : nil
    rankSums = sums
    self.ranks = ranks
    self.spread = spread
  }

  private static func spread(_ sums: [Double]) -> Double {
    let mean = sums.reduce(0, +) / Double(max(1, sums.count))
    return sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  private static func tieCorrection(_ ranks: [Double]) -> Double {
    var sizes: [Double: Double] = [:]
    for rank in ranks { sizes[rank, default: 0] += 1 }
    return sizes.keys.sorted().reduce(0) { sum, rank in
      let size = sizes[rank] ?? 0
      return sum + size * size * size - size
    }
  }

  /// Friedman's χ² = M (m − 1) W, with m − 1 degrees of freedom; poor for few things.
  public var chiSquare: Double? {
    coefficient.map { Double(ranks.count) * Double(rankSums.count - 1) * $0 }
  }

  /// The mean of Spearman's coefficients over all pairs of people; `nil` for one person.
  public var meanSpearman: Double? {
    guard ranks.count > 1, let coefficient else { return nil }
    let people = Double(ranks.count)
    return (people * coefficient - 1) / (people - 1)
  }

  /// How often people who rank at random agree at least as well: a permutation test.
  ///
  /// Everybody's ranks are shuffled `trials` times; the observed ranking counts as one trial. `nil`
  /// where the coefficient is. Complexity: O(trials × people × things).
  public func permutationProbability(trials: Int, seed: UInt64) -> Double? {
    guard coefficient != nil else { return nil }
    var generator = SplitMix64(seed: seed)
    var hits = 1
    for _ in 0..<max(0, trials) {
      var sums = rankSums.map { _ in 0.0 }
      for row in ranks {
        var shuffled = row
        for place in stride(from: row.count - 1, to: 0, by: -1) {
          let draw = Double(generator.next() >> 11) * 0x1p-53
          shuffled.swapAt(place, min(place, Int(draw * Double(place + 1))))
        }
        for (item, rank) in shuffled.enumerated() { sums[item] += rank }
      }
      if Concordance.spread(sums) >= spread - 1e-9 { hits += 1 }
    }
    return Double(hits) / Double(max(0, trials) + 1)
  }
}
