package import AppraisalModel
import DecisionAnalysis

/// An option's place in the result.
package struct RankedOption: Equatable, Sendable {
  package var option: OptionID
  /// Its rank, where two level options share the better one; nil while it is not certain.
  package var rank: Int?
  /// The lowest total that it can still have, 0 to 100; the total itself when no mark is missing.
  package var low: Double
  /// The highest total that it can still have.
  package var high: Double
  /// What each criterion contributes, in points of the total, by the order of the table.
  package var contributions: [Double]
  /// The number of its cells without a mark.
  package var missing: Int
  /// The hurdles that it fails.
  package var failedHurdles: [CriterionID]

  /// The total, or nil while marks are missing.
  package var total: Double? { missing == 0 ? low : nil }
}

/// What an appraisal comes to for one viewer: the ranking, and what there is to say about it.
package struct Findings: Equatable, Sendable {
  /// The weights that were used.
  package let weights: EffectiveWeights
  /// The values that were used.
  package let table: ScoreTable
  /// The options: by rank once it is certain, else in reading order.
  package let ranking: [RankedOption]
  /// The options that lead for certain, level with one another.
  package let leaders: [OptionID]
  /// The missing cells that could change who leads.
  package let decisiveBlanks: Int
  /// The least change of weights at which another option draws level with a single leader and
  /// beyond which it is ahead; nil when no weights put another option first.
  package let reversal: Reversal?
  /// What each body's own ballots come to, where at least two bodies have marked.
  package let bodies: [View]
  /// The round whose reveal is awaited before results may be shown, and how many handed in.
  package let awaited: AwaitedReveal?

  /// A round that is still being marked.
  package struct AwaitedReveal: Equatable, Sendable {
    package var round: RoundNumber
    package var handedIn: Int
    package var expected: Int
  }

  /// The least change of weights that puts another option level with the leader.
  package struct Reversal: Equatable, Sendable {
    /// The option that draws level.
    package var rival: OptionID
    /// The points of weight, out of 100, that change hands.
    package var points: Double
    /// The criteria that give, largest first.
    package var from: [CriterionID]
    /// The criteria that receive, largest first.
    package var to: [CriterionID]
  }

  /// Whether every scored cell has a mark.
  package var isComplete: Bool { table.cellCount > 0 && table.missingCount == 0 }

  /// The option in the first row with a different total from the leader's, or nil.
  package var runnerUp: RankedOption? { ranking.first { !leaders.contains($0.option) } }

  /// The distance from the leader's total to the next, 0 when several lead; nil while unknown.
  package var margin: Double? {
    guard isComplete, let first = ranking.first?.total, ranking.count > 1 else { return nil }
    return ranking[1].total.map { first - $0 }
  }

  /// Works out the result.
  ///
  /// - Complexity: O(*m* x *n*) beside the nearest change of weights, which is O(*m* x *n* log *n*)
  ///   for *m* options and *n* criteria.
  package init(_ appraisal: Appraisal, viewer: AssessorID?) {
    let appraisal = appraisal.counted
    weights = EffectiveWeights(appraisal)
    let leaves = weights.leaves
    table = ScoreTable(appraisal, viewer: viewer, criteria: leaves.map(\.id))
    awaited = Self.awaited(appraisal)
    let bodies = awaited == nil ? View.bodies(appraisal) : []
    self.bodies = bodies.count > 1 ? bodies : []
    let shares = leaves.map(\.cumulative)
    guard !table.options.isEmpty, !shares.isEmpty else {
      (ranking, leaders, decisiveBlanks) = ([], [], 0)
      reversal = nil
      return
    }
    let bounds = ValueBounds(values: table.values, weights: shares)
    let certain = bounds.leaderIsOpen ? [] : bounds.certainLeaders
    leaders =
      table.missingCount == table.cellCount ? [] : certain.map { [table] in table.options[$0] }
    decisiveBlanks = bounds.openCells(values: table.values, weights: shares).count
    let hurdles = Self.failedHurdles(appraisal, viewer, table)
    ranking = Self.rank(table, shares, bounds, leaders: leaders, hurdles)
    reversal = Self.overturning(table, shares, leaders)
  }

  private static func rank(
    _ table: ScoreTable, _ shares: [Double], _ bounds: ValueBounds, leaders: [OptionID],
    _ hurdles: [OptionID: [CriterionID]]
  ) -> [RankedOption] {
    let complete = table.missingCount == 0
    let lows = bounds.totals.map(\.low)
    let ranks = complete ? Ranking.competition(lows) : []
    let rows = table.options.indices.map { row in
      let option = table.options[row]
      let values = table.values.row(row)
      return RankedOption(
        option: option, rank: complete ? ranks[row] : leaders.contains(option) ? 1 : nil,
        low: lows[row], high: bounds.totals[row].high,
        contributions: zip(values, shares).map { ($0 ?? 0) * $1 },
        missing: values.count { $0 == nil }, failedHurdles: hurdles[option] ?? [])
    }
    return complete ? Ranking.order(lows).map { rows[$0] } : rows
  }

  private static func overturning(
    _ table: ScoreTable, _ shares: [Double], _ leaders: [OptionID]
  ) -> Reversal? {
    guard leaders.count == 1, table.missingCount == 0,
      let leader = table.options.firstIndex(of: leaders[0]),
      let decision = try? DecisionTable(values: table.values.map { $0 ?? 0 }, weights: shares)
    else { return nil }
    return Self.nearest(to: leader, in: decision).map { found in
      let shift = WeightShift(found, table.criteria)
      return Reversal(
        rival: table.options[found.rival], points: shift.points, from: shift.from, to: shift.to)
    }
  }

  /// The nearest change among rivals that are better somewhere; others never come to be ahead.
  private static func nearest(to leader: Int, in decision: DecisionTable) -> NearestReversal? {
    let values = decision.values
    let rivals = (0..<decision.optionCount).filter { rival in
      (0..<decision.criterionCount).contains {
        values[rival, $0] > values[leader, $0] + Ranking.tolerance
      }
    }
    return rivals.compactMap {
      NearestReversal.between(leader, and: $0, in: decision, measuredBy: .weightMoved)
    }.min { $0.weightMoved < $1.weightMoved - 1e-12 }
  }

  private static func failedHurdles(
    _ appraisal: Appraisal, _ viewer: AssessorID?, _ table: ScoreTable
  ) -> [OptionID: [CriterionID]] {
    let ballots = ScoreTable.visible(appraisal, viewer).ballots
    var failed: [OptionID: [CriterionID]] = [:]
    for hurdle in appraisal.document.criteria where hurdle.kind == .hurdle {
      for option in table.options
      where ballots.contains(where: { $0[option, hurdle.id].answer == .fail }) {
        failed[option, default: []].append(hurdle.id)
      }
    }
    return failed
  }

  private static func awaited(_ appraisal: Appraisal) -> AwaitedReveal? {
    guard appraisal.hidesMarks, let round = appraisal.rounds.last else { return nil }
    let expected = appraisal.assessors.filter(\.counts)
    return AwaitedReveal(
      round: round.id,
      handedIn: expected.count { appraisal.ballot(round.id, $0.id).handedIn },
      expected: expected.count)
  }
}
