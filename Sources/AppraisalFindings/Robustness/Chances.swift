public import AppraisalModel
import DecisionAnalysis

/// How often each option takes each place when weights are tried at random, and what weights speak
/// for it.
///
/// Missing marks may be anything on their scale, each value as likely as any other; they are never
/// counted as zero.
public struct Chances: Equatable, Sendable {
  /// Which weights were tried.
  public let tried: WeightsTried
  /// Whether marks were drawn from the ballots, each as likely as any other, and not averaged.
  public let mixesBallots: Bool
  /// The number of weightings tried.
  public let samples: Int
  /// The seed of the weightings.
  public let seed: UInt64
  /// The options, in the order of the rows of the shares.
  public let options: [OptionID]
  /// The criteria, in the order of the central weights.
  public let criteria: [CriterionID]
  let shares: Acceptability
  /// How often each option came first at its own central weights; nil where every mark is known,
  /// because then it always does, and for an option that never came first.
  public let confidence: [Double?]?
  /// The number of missing marks.
  public let blanks: Int

  /// The number of weightings that a screen tries at every key.
  public static let liveSamples = 10_000

  /// How often each option came first, 0 to 1; level options share one place.
  public var firstShares: [Double] { shares.firstRank }
  /// How often each option took each place: a row for each option, the first place first.
  public var placeShares: [[Double]] { shares.rankAcceptability.rows }
  /// The mean place of each option, 1 for the first.
  public var meanPlaces: [Double] { shares.expectedRank }
  /// How often each option was ahead of each other: a row for each option, half of the ties.
  public var aheadShares: [[Double]] { shares.pairwiseWinning.rows }
  /// The mean weights at which each option came first; nil for one that never did.
  public var centralWeights: [[Double]?] { shares.centralWeights }

  /// The options from the one that came first most often, level ones in reading order.
  public var order: [Int] {
    Ranking.order(shares.firstRank, tolerance: 0)
  }

  /// Half the width of the range that holds the true share 95 times in 100.
  public func halfWidth(of share: Double) -> Double { 1.96 * shares.standardError(of: share) }

  /// How far the shares may be off, in whole hundredths: "give or take 1".
  public var precision: String {
    let widest = shares.firstRank.map(halfWidth).max() ?? 0
    let hundredths = max(1, Int((widest * 100).rounded(.up)))
    return "give or take \(hundredths)"
  }
}

/// An analysis that can be worked through in parts, by one thread or several.
public struct ChancesPlan: Sendable {
  /// Which weights are tried.
  public let tried: WeightsTried
  /// The plans whose counts are added up: one, or one for each ballot.
  let parts: [AcceptabilityPlan]
  private let findings: Findings
  private let mixesBallots: Bool

  /// Plans the shares of a result.
  ///
  /// - Throws: `ChancesRefusal` where the weights to try do not exist, and where no mark was given.
  public init(
    _ findings: Findings, contested: Int = 0, tried: WeightsTried,
    samples: Int = FirstPlaces.standardSamples, seed: UInt64 = FirstPlaces.standardSeed
  ) throws(ChancesRefusal) {
    self.findings = findings
    self.tried = tried
    mixesBallots = false
    try Self.check(findings, contested)
    parts = [try Self.plan(findings.table, findings.weights, tried, samples, seed)]
  }

  /// Plans the shares when the marks are those of one ballot at a time, each as often as any other.
  ///
  /// Only complete ballots are mixed; agreed scores are left out. Samples are for each ballot.
  /// - Throws: `ChancesRefusal` as the other initialiser, and where no ballot is complete.
  public init(
    mixing appraisal: Appraisal, _ findings: Findings, contested: Int = 0, tried: WeightsTried,
    samples: Int = FirstPlaces.standardSamples, seed: UInt64 = FirstPlaces.standardSeed
  ) throws(ChancesRefusal) {
    self.findings = findings
    self.tried = tried
    mixesBallots = true
    try Self.check(findings, contested)
    var bare = appraisal
    bare.agreed = [:]
    let tables = ScoreTable.voters(bare)
      .map { ScoreTable(bare.only([$0.id]), viewer: nil, criteria: findings.table.criteria) }
      .filter { $0.missingCount == 0 }
    guard !tables.isEmpty else { throw .noBallots }
    var parts: [AcceptabilityPlan] = []
    for (index, table) in tables.enumerated() {
      parts.append(
        try Self.plan(table, findings.weights, tried, samples, seed &+ UInt64(index)))
    }
    self.parts = parts
  }

  private static func check(_ findings: Findings, _ contested: Int) throws(ChancesRefusal) {
    if contested > 0 { throw .study(.contested(contested)) }
    if let awaited = findings.awaited {
      throw .study(.awaitingReveal(handedIn: awaited.handedIn, expected: awaited.expected))
    }
    guard findings.table.cellCount > 0 else { throw .study(.nothingToRank) }
    guard findings.table.missingCount < findings.table.cellCount else {
      throw .study(.nothingMarked)
    }
  }

  private static func plan(
    _ table: ScoreTable, _ weights: EffectiveWeights, _ tried: WeightsTried, _ samples: Int,
    _ seed: UInt64
  ) throws(ChancesRefusal) -> AcceptabilityPlan {
    let policy = try tried.policy(weights)
    do {
      return try AcceptabilityPlan(
        scores: table.values.map { ScoreDistribution($0) }, policy: policy, seed: seed,
        samples: samples)
    } catch {
      throw error == .weightRangesInfeasible ? .infeasible : .study(.nothingToRank)
    }
  }

  /// Counts everything; nil when cancelled.
  ///
  /// - Complexity: O(*s* x *m* x (*m* + *n*)) for *s* samples.
  public func run(isCancelled: () -> Bool = { false }) -> Chances? {
    counts(share: 0, of: 1, isCancelled: isCancelled).map(finish)
  }

  /// Counts one of several equal shares of the samples, for one of as many threads; nil when
  /// cancelled.
  ///
  /// The shares add up to the same whole whatever their number.
  public func counts(
    share: Int, of total: Int, isCancelled: () -> Bool = { false }
  ) -> ChancesCounts? {
    guard let first = parts.first else { return nil }
    var sum = AcceptabilityCounts(
      optionCount: first.optionCount, criterionCount: first.criterionCount)
    for part in parts {
      let chunks =
        part.chunkCount * share / max(1, total)..<part.chunkCount * (share + 1) / max(1, total)
      for chunk in chunks {
        if isCancelled() { return nil }
        sum.merge(part.counts(ofChunk: chunk))
      }
    }
    return ChancesCounts(counts: sum)
  }

  /// The shares that follow from the counts of all chunks of all parts.
  public func finish(_ counts: ChancesCounts) -> Chances {
    let shares = Acceptability(counts.counts)
    var confidence: [Double?]?
    if let plan = parts.first, parts.count == 1, plan.hasUncertainScores,
      var run = try? ConfidenceRun(plan, centralWeights: shares.centralWeights)
    {
      run.step(samples: plan.samples)
      confidence = run.confidenceFactors
    }
    return Chances(
      tried: tried, mixesBallots: mixesBallots, samples: shares.samples,
      seed: parts.first?.seed ?? 0, options: findings.table.options,
      criteria: findings.table.criteria, shares: shares, confidence: confidence,
      blanks: mixesBallots ? 0 : findings.table.missingCount)
  }
}

/// What was counted of a plan, by one thread of several.
public struct ChancesCounts: Sendable {
  var counts: AcceptabilityCounts

  /// Adds what another thread counted of the same plan; the order does not matter.
  public mutating func merge(_ other: ChancesCounts) { counts.merge(other.counts) }
}
