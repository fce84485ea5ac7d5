package import AppraisalModel
package import DecisionAnalysis

/// How often each option came first when the weights were drawn at random.
///
/// While answers are open a share is two numbers: a weighting counts in the least when the option is
/// first whatever the open answers are, and in the most when some of them put it first.
package struct FirstPlaces: Equatable, Sendable {
  /// The number of weightings that were tried.
  package var tried: Int
  /// Each option's share of first places, 0 to 1, at the least; level options share one place.
  package var shares: [OptionID: Double]
  /// The same among weightings that keep the board's order of criteria; nil where it has none.
  package var inOrder: [OptionID: Double]?
  /// Each option's share at the most; nil where no answer is open.
  package var most: [OptionID: Double]?
  /// The same among weightings that keep the board's order.
  package var mostInOrder: [OptionID: Double]?

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

  /// Tries weightings, every one as likely as any other; nil while no ballot counts and answers are
  /// open, and when cancelled.
  ///
  /// The same findings, samples and seed give the same shares on any machine.
  /// - Complexity: O(*s* x *m* x *n*) for *s* samples, *m* options and *n* criteria; *m* times as
  ///   much while answers are open.
  package init?(
    of findings: Findings, samples: Int = standardSamples, seed: UInt64 = standardSeed,
    using instructions: InstructionSet = .plain, isCancelled: @escaping () -> Bool = { false }
  ) {
    guard findings.isComplete || !findings.turnout.finished.isEmpty, findings.table.isMarked
    else { return nil }
    let tries = Tries(
      table: findings.table, samples: samples, seed: seed, instructions: instructions,
      isCancelled: isCancelled)
    guard let free = tries.shares(.free) else { return nil }
    (tried, shares, most) = (free.tried, free.least, free.most)
    self.seed = seed
    guard let order = findings.weights.boardOrder else { return }
    guard let ranked = tries.shares(.ranked(order)) else { return nil }
    (inOrder, mostInOrder) = (ranked.least, ranked.most)
  }

  /// The share of an option among the weightings that keep the board's order, else among all: the
  /// least and the most.
  package func ofBoard(_ option: OptionID) -> (least: Double, most: Double) {
    let least = (inOrder ?? shares)[option] ?? 0
    let most = inOrder == nil ? most : mostInOrder
    return (least, most?[option] ?? least)
  }

  /// The share of an option among all weightings: the least and the most.
  package func ofAll(_ option: OptionID) -> (least: Double, most: Double) {
    let least = shares[option] ?? 0
    return (least, most?[option] ?? least)
  }
}

/// The weightings of one question, tried by as many policies and readings of open answers as needed.
struct Tries {
  let table: ScoreTable
  let samples: Int
  let seed: UInt64
  let instructions: InstructionSet
  let isCancelled: () -> Bool

  func shares(
    _ policy: WeightPolicy
  ) -> (tried: Int, least: [OptionID: Double], most: [OptionID: Double]?)? {
    guard table.missingCount > 0 else {
      return run(table.ranges.map(\.low), policy).map { ($0.0, named($0.1), nil) }
    }
    var (least, most, tried) = ([Double](), [Double](), 0)
    for row in table.options.indices {
      guard let low = run(reading(row, atBest: false), policy),
        let high = run(reading(row, atBest: true), policy)
      else { return nil }
      least.append(low.1[row])
      most.append(high.1[row])
      tried = low.0
    }
    return (tried, named(least), named(most))
  }

  /// The values with one option's open answers at one end and all others' at the other.
  private func reading(_ row: Int, atBest: Bool) -> Matrix<Double> {
    var values = table.ranges.map { atBest ? $0.low : $0.high }
    for column in table.criteria.indices {
      let range = table.ranges[row, column]
      values[row, column] = atBest ? range.high : range.low
    }
    return values
  }

  private func named(_ shares: [Double]) -> [OptionID: Double] {
    Dictionary(zip(table.options, shares), uniquingKeysWith: { earlier, _ in earlier })
  }

  private func run(_ values: Matrix<Double>, _ policy: WeightPolicy) -> (Int, [Double])? {
    guard
      let plan = try? AcceptabilityPlan(
        values: values, policy: policy, seed: seed, samples: samples)
    else { return nil }
    var run = AcceptabilityRun(plan, using: instructions)
    while !run.isFinished {
      if isCancelled() { return nil }
      run.step(samples: 20_000)
    }
    return (plan.samples, run.result.firstRank)
  }
}
