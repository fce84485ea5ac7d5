public import AppraisalModel
public import DecisionAnalysis

/// How often each option came first when the weights were drawn at random.
public struct FirstPlaces: Equatable, Sendable {
  /// The number of weightings that were tried.
  public var tried: Int
  /// Each option's share of first places, 0 to 1; level options share one place.
  public var shares: [OptionID: Double]

  /// The seed of the random weightings.
  public var seed: UInt64

  /// The number of weightings tried unless another is asked for: enough for whole hundredths.
  public static let standardSamples = 20_000
  /// The seed unless another is asked for.
  public static let standardSeed: UInt64 = 7

  /// Makes the shares.
  public init(tried: Int, shares: [OptionID: Double], seed: UInt64 = standardSeed) {
    self.tried = tried
    self.seed = seed
    self.shares = shares
  }

  /// Tries weightings, every one as likely as any other; nil while marks are missing or when
  /// cancelled.
  ///
  /// The same findings, samples and seed give the same shares on any machine.
  /// - Complexity: O(*s* x *m* x *n*) for *s* samples, *m* options and *n* criteria.
  public init?(
    of findings: Findings, samples: Int = standardSamples, seed: UInt64 = standardSeed,
    using instructions: InstructionSet = .plain, isCancelled: () -> Bool = { false }
  ) {
    guard findings.isComplete,
      let plan = try? AcceptabilityPlan(
        values: findings.table.values.map { $0 ?? 0 }, policy: .free, seed: seed,
        samples: samples)
    else { return nil }
    var run = AcceptabilityRun(plan, using: instructions)
    while !run.isFinished {
      if isCancelled() { return nil }
      run.step(samples: 20_000)
    }
    let first = run.result.firstRank
    tried = plan.samples
    self.seed = seed
    shares = Dictionary(
      zip(findings.table.options, first), uniquingKeysWith: { earlier, _ in earlier })
  }
}
