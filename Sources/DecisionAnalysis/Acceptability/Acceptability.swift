/// How often each option takes each place over all weights and scores that were tried.
public struct Acceptability: Equatable, Sendable {
  /// The number of samples.
  public let samples: Int
  /// Row i, column r: the share of samples in which option i takes place r + 1; ties are split.
  public let rankAcceptability: Matrix<Double>
  /// The mean of the weights at which each option is first; `nil` for one that never is.
  public let centralWeights: [[Double]?]
  /// Row i, column k: the share of samples in which option i is ahead of k; half of the ties.
  public let pairwiseWinning: Matrix<Double>
  /// The mean rank of each option, 1 for the best.
  public let expectedRank: [Double]

  /// Works out the shares from counts; everything is zero when nothing was counted.
  public init(_ counts: AcceptabilityCounts) {
    let (options, criteria) = (counts.optionCount, counts.criterionCount)
    let whole = Double(counts.samples) * Double(AcceptabilityCounts.rankUnit)
    let shares = counts.rankUnits.map { whole > 0 ? Double($0) / whole : 0 }
    samples = counts.samples
    rankAcceptability = Matrix(rowCount: options, columnCount: options, elements: shares)
    centralWeights = (0..<options).map { option in
      let first = counts.rankUnits[option * options]
      guard first > 0 else { return nil }
      let weight = Double(first) / Double(AcceptabilityCounts.rankUnit)
      return (0..<criteria).map {
        Double(counts.centralSums[option * criteria + $0])
          / AcceptabilityCounts.weightUnit / weight
      }
    }
    expectedRank = (0..<options).map { option in
      (0..<options).reduce(0) { $0 + Double($1 + 1) * shares[option * options + $1] }
    }
    pairwiseWinning = Acceptability.pairwise(counts)
  }

  /// Tries weights on a table of known values, whose own weights do not matter here.
  ///
  /// A hundred thousand samples of a usual table take about a millisecond on one thread; for more,
  /// with progress or on several threads, use ``AcceptabilityRun``. The samples are rounded up to
  /// whole chunks. Throws when the policy does not fit the criteria.
  public init(
    of table: DecisionTable, policy: WeightPolicy = .free, seed: UInt64, samples: Int,
    using instructions: InstructionSet = .plain
  ) throws(AnalysisError) {
    let plan = try AcceptabilityPlan(
      values: table.values, policy: policy, seed: seed, samples: samples)
    self.init(plan.counts(ofChunks: 0..<plan.chunkCount, using: instructions))
  }

  private static func pairwise(_ counts: AcceptabilityCounts) -> Matrix<Double> {
    let options = counts.optionCount
    var winning = Matrix(rowCount: options, columnCount: options, repeating: 0.0)
    guard counts.samples > 0 else { return winning }
    for one in 0..<options {
      for other in 0..<options where other != one {
        let ahead = counts.pairWins[one * options + other]
        let behind = counts.pairWins[other * options + one]
        let level = Int64(counts.samples) - ahead - behind
        winning[one, other] = (Double(ahead) + Double(level) / 2) / Double(counts.samples)
      }
    }
    return winning
  }

  /// The share of samples in which each option comes first; ties are split.
  public var firstRank: [Double] { rankAcceptability.column(0) }

  /// The standard error of a share found in this many samples: √(b (1 − b) / N).
  ///
  /// A share lies within 1.96 standard errors of the truth 95 times in 100.
  public func standardError(of share: Double) -> Double {
    samples > 0 ? (max(0, share * (1 - share)) / Double(samples)).squareRoot() : 0
  }

  /// How open the first place is, in bits: −Σ b log₂ b over the options' first-rank shares.
  ///
  /// 0 when one option is always first, log₂ m when all m are first equally often.
  public var firstRankEntropy: Double {
    firstRank.reduce(0) { $1 > 0 ? $0 - $1 * Elementary.log($1) / Elementary.log2 : $0 }
  }
}
