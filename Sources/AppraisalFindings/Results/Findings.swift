package import AppraisalModel
import DecisionAnalysis

/// An option's place in the result.
package struct RankedOption: Equatable, Sendable {
  package var option: OptionID
  /// Its rank, where two level options share the better one; nil while it is not certain.
  package var rank: Int?
  /// The lowest total that it can still have, 0 to 100; the total itself when no answer is open.
  package var low: Double
  /// The highest total that it can still have.
  package var high: Double
  /// What each criterion contributes at the least, in points of the total, by the order of the
  /// table.
  package var contributions: [Double]
  /// The number of its cells whose value is not known.
  package var missing: Int
  /// The hurdles that it fails.
  package var failedHurdles: [CriterionID]
  /// The hurdles of which nobody knows whether it passes, or on which people differ.
  package var unsureHurdles: [CriterionID] = []

  /// The total, or nil while answers are open.
  package var total: Double? { missing == 0 ? low : nil }
}

/// What an appraisal comes to for one viewer: the ranking, and what there is to say about it.
package struct Findings: Equatable, Sendable {
  /// Totals that are less than so much apart are level.
  package static let levelGap = 0.05

  /// The weights that were used.
  package let weights: EffectiveWeights
  /// The values that were used: those of the options that take part.
  package let table: ScoreTable
  /// The values of the options that cannot lead, on the marks of the same people; nil without any.
  package let outTable: ScoreTable?
  /// The options that take part: by total once somebody's ballot counts, else in reading order.
  package let ranking: [RankedOption]
  /// The options that cannot lead because they fail a hurdle, by total; they have no rank.
  package let out: [RankedOption]
  /// The options that lead for certain, level with one another; none while people who have not
  /// finished or answers that are open could change it.
  package let leaders: [OptionID]
  /// The options that have the highest total on the marks given, whatever may still come.
  package let ahead: [OptionID]
  /// The options that lead when agreed scores are left out; nil where there is none.
  package let leadersWithoutAgreed: [OptionID]?
  /// The cells that are not known and could change who leads.
  package let decisive: [MatrixCell]
  /// How far people have come with their ballots.
  package let turnout: Turnout
  /// Whether those who have not finished could still change who leads.
  package let turnoutIsDecisive: Bool
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
    /// The points of weight that the criteria that give hold together.
    package var held: Double
  }

  /// The number of cells that are not known and could change who leads.
  package var decisiveBlanks: Int { decisive.count }

  /// Whether the value of every scored cell is known.
  package var isComplete: Bool { table.cellCount > 0 && table.missingCount == 0 }

  /// The option in the first row that does not lead, or nil.
  package var runnerUp: RankedOption? { ranking.first { !leaders.contains($0.option) } }

  /// The options that are out and would lead if they were not.
  package var wouldLead: [RankedOption] {
    let best = ranking.map(\.low).max() ?? 0
    return out.filter { $0.low > best + Findings.levelGap }
  }

  /// The distance from the first total to the next; nil while unknown.
  package var margin: Double? {
    guard isComplete, let first = ranking.first?.total, ranking.count > 1 else { return nil }
    return ranking[1].total.map { first - $0 }
  }

  /// The least distance from the leader's total to any other, whatever open answers turn out to be;
  /// nil without a single leader or a rival.
  package var leastMargin: Double? {
    guard leaders.count == 1, let leader = ranking.first(where: { $0.option == leaders[0] }),
      let rival = ranking.filter({ $0.option != leaders[0] }).map(\.high).max()
    else { return nil }
    return leader.low - rival
  }

  /// Works out the result.
  ///
  /// It is made of the ballots of an electorate, which is everybody whose marks count unless told,
  /// by the weights of a holder, for the options that take part, which are found from the hurdles
  /// unless told.
  /// - Complexity: O(*p* x *m* x *n*) beside the nearest change of weights, which is O(*m* x *n* log
  ///   *n*) for *p* people, *m* options and *n* criteria.
  package init(
    _ appraisal: Appraisal, viewer: AssessorID?, electorate: Electorate? = nil,
    holder: WeightHolder = .agreed, takingPart: TakingPart? = nil
  ) {
    let isBoard = electorate == nil
    let electorate = electorate ?? .board(viewer: viewer)
    let part = takingPart ?? TakingPart(appraisal, viewer: viewer)
    weights = EffectiveWeights(appraisal, holder: holder)
    turnout = Turnout(appraisal)
    awaited = Self.awaited(appraisal, turnout)
    let (shares, criteria) = (weights.leaves.map(\.cumulative), weights.leaves.map(\.id))
    let table = ScoreTable(
      appraisal, of: electorate, criteria: criteria, rows: part.options, withAgreed: isBoard)
    self.table = table
    let bodies =
      isBoard && awaited == nil ? View.bodies(appraisal, takingPart: part) : []
    self.bodies = bodies.count > 1 ? bodies : []
    guard !table.options.isEmpty || !part.failing.isEmpty, !shares.isEmpty else {
      (ranking, out, outTable, leaders, ahead, decisive) = ([], [], nil, [], [], [])
      (leadersWithoutAgreed, reversal, turnoutIsDecisive) = (nil, nil, false)
      return
    }
    // Those who can still finish may give any mark, so what is certain is certain beside theirs.
    let whole =
      isBoard && awaited == nil && !turnout.awaited.isEmpty
      ? ScoreTable(
        appraisal, of: electorate, criteria: criteria, rows: part.options, withAwaited: true)
      : table
    let standing = Standing(whole, shares)
    let counted = Standing(table, shares)
    leaders = table.isMarked ? standing.leaders.map { table.options[$0] } : []
    turnoutIsDecisive =
      table.isMarked && !table.options.isEmpty && standing.leaders.isEmpty
      && !counted.leaders.isEmpty
    decisive = counted.bounds.openCells(values: table.values, weights: shares).map {
      MatrixCell(table.options[$0.option], table.criteria[$0.criterion])
    }
    ahead = table.isMarked ? Self.ahead(table, shares) : []
    ranking = Self.rank(table, shares, counted, certain: standing, part)
    let outTable =
      part.failing.isEmpty
      ? nil
      : ScoreTable(
        appraisal, of: electorate, criteria: criteria, rows: part.failing,
        comparing: part.options.isEmpty ? part.failing : part.options, withAgreed: isBoard)
    self.outTable = outTable
    out = outTable.map { Self.ordered($0, shares, part) } ?? []
    reversal = Self.overturning(table, weights, leaders)
    leadersWithoutAgreed =
      isBoard && awaited == nil && table.agreedCount > 0
      ? PartialResult(
        appraisal, of: electorate, weights: weights, takingPart: part
      ).leaders : nil
  }

  private static func rank(
    _ table: ScoreTable, _ shares: [Double], _ counted: Standing, certain: Standing,
    _ part: TakingPart
  ) -> [RankedOption] {
    let rows = table.options.indices.map { row in
      RankedOption(
        table, row, shares, rank: table.isMarked ? certain.rank(of: row) : nil, part)
    }
    // Where no ballot counts yet an order would be read as a ranking.
    let isOrdered =
      switch table.basis {
      case .begun, .nobody: counted.leaders.isEmpty == false && table.missingCount == 0
      case .own, .mean: table.missingCount == 0 || !counted.leaders.isEmpty
      }
    guard isOrdered else { return rows }
    return Ranking.order(rows.map { ($0.low + $0.high) / 2 }).map { rows[$0] }
  }

  /// The options that cannot lead, by total.
  private static func ordered(
    _ table: ScoreTable, _ shares: [Double], _ part: TakingPart
  ) -> [RankedOption] {
    let rows = table.options.indices.map { RankedOption(table, $0, shares, rank: nil, part) }
    return Ranking.order(rows.map { ($0.low + $0.high) / 2 }).map { rows[$0] }
  }

  /// The options with the highest total when open answers are left out of every mean.
  private static func ahead(_ table: ScoreTable, _ shares: [Double]) -> [OptionID] {
    guard !table.given.elements.contains(nil) else { return [] }
    let totals = AdditiveValue.totals(values: table.given.map { $0 ?? 0 }, weights: shares)
    return Ranking.leaders(totals, tolerance: Standing.tolerance).map { table.options[$0] }
  }

  private static func overturning(
    _ table: ScoreTable, _ weights: EffectiveWeights, _ leaders: [OptionID]
  ) -> Reversal? {
    guard leaders.count == 1, table.missingCount == 0,
      let leader = table.options.firstIndex(of: leaders[0]),
      let decision = try? DecisionTable(
        values: table.values.map { $0 ?? 0 }, weights: weights.leaves.map(\.cumulative))
    else { return nil }
    return Self.nearest(to: leader, in: decision).map { found in
      let shift = WeightShift(found, table.criteria, of: weights)
      return Reversal(
        rival: table.options[found.rival], points: shift.points, from: shift.from, to: shift.to,
        held: shift.held)
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

  private static func awaited(_ appraisal: Appraisal, _ turnout: Turnout) -> AwaitedReveal? {
    guard appraisal.hidesMarks, let round = appraisal.rounds.last else { return nil }
    return AwaitedReveal(
      round: round.id, handedIn: appraisal.handedIn(round.id), expected: turnout.expected)
  }
}

/// What is certain of the order of a table's options, whatever its open answers turn out to be.
struct Standing: Equatable, Sendable {
  /// Gaps below ``Findings/levelGap`` are none; what arithmetic adds is forgiven.
  static let tolerance = Findings.levelGap - 1e-9

  let bounds: ValueBounds
  /// The rows that lead for certain, level with one another.
  let leaders: [Int]

  init(_ table: ScoreTable, _ shares: [Double]) {
    bounds = ValueBounds(values: table.ranges, weights: shares, tolerance: Self.tolerance)
    leaders = bounds.leaderIsOpen ? [] : bounds.certainLeaders
  }

  /// The rank of a row, level ones sharing the better; nil where it is not certain.
  ///
  /// - Complexity: O(*m*).
  func rank(of row: Int) -> Int? {
    let (own, totals) = (bounds.totals[row], bounds.totals)
    let others = totals.indices.filter { $0 != row }
    let surelyAbove = others.count { totals[$0].low > own.high + Self.tolerance }
    let perhapsAbove = others.count { totals[$0].high > own.low + Self.tolerance }
    return surelyAbove == perhapsAbove ? surelyAbove + 1 : nil
  }
}

extension RankedOption {
  /// The place of a row of a table.
  init(
    _ table: ScoreTable, _ row: Int, _ shares: [Double], rank: Int?, _ part: TakingPart
  ) {
    let ranges = table.ranges.row(row)
    let option = table.options[row]
    self.init(
      option: option, rank: rank, low: zip(ranges, shares).reduce(0) { $0 + $1.0.low * $1.1 },
      high: zip(ranges, shares).reduce(0) { $0 + $1.0.high * $1.1 },
      contributions: zip(ranges, shares).map { $0.low * $1 },
      missing: ranges.count { !$0.isExact }, failedHurdles: part.failed[option] ?? [],
      unsureHurdles: part.unsure[option] ?? [])
  }
}

extension Findings {
  /// Works out the result, and takes in what is blocked, or what fails a hurdle, where that is
  /// asked for.
  package init(
    _ appraisal: Appraisal, viewer: AssessorID?, withBlocked: Bool, withFailing: Bool = false
  ) {
    let appraisal = withBlocked ? appraisal.withBlocked : appraisal
    self.init(
      appraisal, viewer: viewer,
      takingPart: TakingPart(appraisal, viewer: viewer, withFailing: withFailing))
  }
}
