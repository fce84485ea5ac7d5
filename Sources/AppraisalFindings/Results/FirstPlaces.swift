package import AppraisalModel
package import DecisionAnalysis

/// How often each option came first when the weights were drawn at random.
package struct FirstPlaces: Equatable, Sendable {
  /// The number of weightings that were tried.
  package var tried: Int
  /// Each option's share of first places, 0 to 1; level options share one place.
  package var shares: [OptionID: Double]
  /// The same among weightings that keep the board's order of criteria; nil where it has none.
  package var inOrder: [OptionID: Double]?

  /// The seed of the random weightings.
  package var seed: UInt64

  /// The number of weightings tried unless another is asked for: enough for whole hundredths.
  package static let standardSamples = 20_000
  /// The seed unless another is asked for.
  package static let standardSeed: UInt64 = 7

  package init(
    tried: Int, shares: [OptionID: Double], inOrder: [OptionID: Double]? = nil,
    seed: UInt64 = standardSeed
  ) {
    self.tried = tried
    self.seed = seed
    self.shares = shares
    self.inOrder = inOrder
  }

  /// Tries weightings, every one as likely as any other; nil while marks are missing or when
  /// cancelled.
  ///
  /// The same findings, samples and seed give the same shares on any machine.
  /// - Complexity: O(*s* x *m* x *n*) for *s* samples, *m* options and *n* criteria.
  package init?(
    of findings: Findings, samples: Int = standardSamples, seed: UInt64 = standardSeed,
    using instructions: InstructionSet = .plain, isCancelled: () -> Bool = { false }
  ) {
    guard findings.isComplete,
      let free = Self.shares(of: findings, .free, samples, seed, instructions, isCancelled)
    else { return nil }
    (tried, shares) = free
    self.seed = seed
    guard let order = findings.weights.boardOrder else { return }
    guard
      let ranked = Self.shares(
        of: findings, .ranked(order), samples, seed, instructions, isCancelled)
    else { return nil }
    inOrder = ranked.shares
  }

  private static func shares(
    of findings: Findings, _ policy: WeightPolicy, _ samples: Int, _ seed: UInt64,
    _ instructions: InstructionSet, _ isCancelled: () -> Bool
  ) -> (tried: Int, shares: [OptionID: Double])? {
    guard
      let plan = try? AcceptabilityPlan(
        values: findings.table.values.map { $0 ?? 0 }, policy: policy, seed: seed,
        samples: samples)
    else { return nil }
    var run = AcceptabilityRun(plan, using: instructions)
    while !run.isFinished {
      if isCancelled() { return nil }
      run.step(samples: 20_000)
    }
    let shares = Dictionary(
      zip(findings.table.options, run.result.firstRank), uniquingKeysWith: { earlier, _ in earlier }
    )
    return (plan.samples, shares)
  }
}
