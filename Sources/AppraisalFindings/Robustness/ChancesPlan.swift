package import AppraisalModel
package import DecisionAnalysis

/// What is asked when it is asked how often each option comes where.
package struct ChancesQuestion: Equatable, Sendable {
  package var tried: WeightsTried
  package var scores = ScoresTried.exact
  /// The marks between which single ones are tried; they come before all others.
  package var ranges: [OptionID: [CriterionID: MarkRange]] = [:]
  /// The number of weightings; where several ballots or sets of weights are taken in turn, for each.
  package var samples = FirstPlaces.standardSamples
  package var seed = FirstPlaces.standardSeed

  /// Makes a question with marks as they are and the usual samples and seed.
  package init(_ tried: WeightsTried) { self.tried = tried }
}

/// An analysis that can be worked through in parts, by one thread or several.
package struct ChancesPlan: Sendable {
  let question: ChancesQuestion
  /// The plans whose counts are added up: one, or one for each ballot or set of weights.
  let parts: [AcceptabilityPlan]
  private let findings: Findings

  /// Plans the shares of a result with its marks as they are.
  ///
  /// - Throws: `ChancesRefusal` where the weights to try do not exist, and where no mark was given.
  package init(
    _ findings: Findings, contested: Int = 0, tried: WeightsTried,
    samples: Int = FirstPlaces.standardSamples, seed: UInt64 = FirstPlaces.standardSeed
  ) throws(ChancesRefusal) {
    var question = ChancesQuestion(tried)
    (question.samples, question.seed) = (samples, seed)
    try self.init(question, of: findings, in: Appraisal(), contested: contested)
  }

  /// Plans the answer to a question.
  ///
  /// Only complete ballots are taken one at a time, and agreed scores are left out there. Where the
  /// weights are those of one body or person at a time too, each ballot goes with the weights of its
  /// author, else of their body, else the board's.
  /// - Throws: `ChancesRefusal` where weights or marks to try do not exist.
  package init(
    _ question: ChancesQuestion, of findings: Findings, in appraisal: Appraisal, contested: Int = 0
  ) throws(ChancesRefusal) {
    self.findings = findings
    self.question = question
    try Self.check(findings, contested)
    var drawn: [(scores: Matrix<ScoreDistribution>, policy: WeightPolicy)] = []
    if question.scores == .ballots {
      drawn = try Self.ballots(question, findings, appraisal)
    } else {
      let scores = try question.scores.distributions(
        findings.table, in: appraisal, ranges: question.ranges)
      drawn = try question.tried.policies(findings.weights).map { (scores, $0) }
    }
    var parts: [AcceptabilityPlan] = []
    for (index, part) in drawn.enumerated() {
      let plan = try? AcceptabilityPlan(
        scores: part.scores, policy: part.policy, seed: question.seed &+ UInt64(index),
        samples: question.samples)
      guard let plan else { throw .study(.nothingToRank) }
      parts.append(plan)
    }
    self.parts = parts
  }

  private static func check(_ findings: Findings, _ contested: Int) throws(ChancesRefusal) {
    if contested > 0 { throw .study(.contested(contested)) }
    if let awaited = findings.awaited {
      throw .study(.awaitingReveal(handedIn: awaited.handedIn, expected: awaited.expected))
    }
    guard findings.table.cellCount > 0 else { throw .study(.nothingToRank) }
    guard findings.table.isMarked else { throw .study(.nothingMarked) }
  }

  /// The complete ballots, each with the weights that go with it.
  private static func ballots(
    _ question: ChancesQuestion, _ findings: Findings, _ appraisal: Appraisal
  ) throws(ChancesRefusal) -> [(Matrix<ScoreDistribution>, WeightPolicy)] {
    let common = try question.tried.policies(findings.weights)
    var drawn: [(Matrix<ScoreDistribution>, WeightPolicy)] = []
    for (person, table) in ScoresTried.single(appraisal, like: findings.table)
    where table.missingCount == 0 {
      let scores = try ScoresTried.exact.distributions(
        table, in: appraisal, ranges: question.ranges)
      guard case .mixture(_, let spread) = question.tried else {
        drawn += common.map { (scores, $0) }
        continue
      }
      guard let shares = WeightsTried.shares(of: person, in: appraisal) else { continue }
      let own = try WeightsTried.mixture([shares], spread: spread).policies(findings.weights)
      drawn += own.map { (scores, $0) }
    }
    guard !drawn.isEmpty else { throw .noBallots }
    return drawn
  }

  /// Counts everything; nil when cancelled.
  ///
  /// - Complexity: O(*s* x *m* x (*m* + *n*)) for *s* samples.
  package func run(
    using instructions: InstructionSet = .plain, isCancelled: () -> Bool = { false }
  ) -> Chances? {
    counts(share: 0, of: 1, using: instructions, isCancelled: isCancelled)
      .map { finish($0, using: instructions) }
  }

  /// Counts everything in steps and tells the shares so far after each.
  ///
  /// The last are those that counting in one step gives. Nothing more is told once it is cancelled.
  ///
  /// - Complexity: O(*s* x *m* x (*m* + *n*)) for *s* samples.
  package func run(
    steps: Int, using instructions: InstructionSet = .plain, isCancelled: () -> Bool = { false },
    _ tell: (Chances) -> Void
  ) {
    var sum: ChancesCounts?
    for step in 0..<max(1, steps) {
      let more = counts(
        share: step, of: max(1, steps), using: instructions, isCancelled: isCancelled)
      guard let more else { return }
      sum?.merge(more)
      let whole = sum ?? more
      sum = whole
      if whole.counts.samples > 0 { tell(finish(whole, using: instructions)) }
    }
  }

  /// Counts one of several equal shares of the samples, for one of as many threads; nil when
  /// cancelled.
  ///
  /// The shares add up to the same whole whatever their number and the instructions.
  package func counts(
    share: Int, of total: Int, using instructions: InstructionSet = .plain,
    isCancelled: () -> Bool = { false }
  ) -> ChancesCounts? {
    guard let first = parts.first else { return nil }
    var sum = AcceptabilityCounts(
      optionCount: first.optionCount, criterionCount: first.criterionCount)
    for part in parts {
      let chunks =
        part.chunkCount * share / max(1, total)..<part.chunkCount * (share + 1) / max(1, total)
      for chunk in chunks {
        if isCancelled() { return nil }
        sum.merge(part.counts(ofChunk: chunk, using: instructions))
      }
    }
    return ChancesCounts(counts: sum)
  }

  /// The shares that follow from counts; those of all chunks of all parts make the whole.
  package func finish(
    _ counts: ChancesCounts, using instructions: InstructionSet = .plain
  ) -> Chances {
    let shares = Acceptability(counts.counts)
    let wanted = parts.reduce(0) { $0 + $1.samples }
    var confidence: [Double?]?
    if let plan = parts.first, parts.count == 1, plan.hasUncertainScores, shares.samples == wanted,
      var run = try? ConfidenceRun(
        plan, centralWeights: shares.centralWeights, using: instructions)
    {
      run.step(samples: plan.samples)
      confidence = run.confidenceFactors
    }
    return Chances(
      question: question, samples: shares.samples, wanted: wanted, options: findings.table.options,
      criteria: findings.table.criteria, boardShares: findings.weights.leaves.map(\.cumulative),
      shares: shares, confidence: confidence, blanks: blanks, spans: spans(instructions))
  }

  /// The shares of first places at the least and at the most, by enough weightings for hundredths.
  private func spans(_ instructions: InstructionSet) -> [(least: Double, most: Double)]? {
    guard findings.table.missingCount > 0, question.scores == .exact, question.ranges.isEmpty,
      parts.count == 1, let policy = parts.first?.policy
    else { return nil }
    let tries = Tries(
      table: findings.table, samples: min(question.samples, FirstPlaces.standardSamples),
      seed: question.seed, instructions: instructions, isCancelled: { false })
    guard let found = tries.shares(policy) else { return nil }
    return findings.table.options.map { option in
      let least = found.least[option] ?? 0
      return (least, found.most?[option] ?? least)
    }
  }

  /// The missing marks that nothing but their scale bounds.
  private var blanks: Int {
    guard question.scores != .ballots else { return 0 }
    let table = findings.table
    return table.options.enumerated().reduce(0) { sum, option in
      sum
        + table.criteria.enumerated().count { column, criterion in
          table.values[option.offset, column] == nil
            && question.ranges[option.element]?[criterion] == nil
        }
    }
  }
}

/// What was counted of a plan, by one thread of several.
package struct ChancesCounts: Sendable {
  var counts: AcceptabilityCounts

  /// Adds what another thread counted of the same plan; the order does not matter.
  package mutating func merge(_ other: ChancesCounts) { counts.merge(other.counts) }
}
