public import AppraisalModel
import DecisionAnalysis

/// Which options one body's ballots put first, agreed scores counting as agreed.
public struct BodyView: Equatable, Sendable {
  /// The body.
  public var body: BodyID
  /// The number of its ballots.
  public var ballots: Int
  /// The options that lead for certain; empty while its missing marks could change that.
  public var leaders: [OptionID]

  /// Makes a view.
  public init(body: BodyID, ballots: Int, leaders: [OptionID]) {
    self.body = body
    self.ballots = ballots
    self.leaders = leaders
  }

  /// The views of all bodies with ballots, in the order of the case; empty with fewer than two.
  ///
  /// A body that has set weights of its own is seen by them, others by the appraisal's.
  /// - Complexity: O(*b* x *m* x *n*) for *b* bodies.
  static func all(_ appraisal: Appraisal, weights: EffectiveWeights) -> [BodyView] {
    let marking = ScoreTable.voters(appraisal)
    let present = appraisal.document.bodies.map(\.id).filter { body in
      marking.contains { $0.body == body }
    }
    guard present.count > 1 else { return [] }
    return present.map { body in
      let part = appraisal.only(marking.filter { $0.body == body }.map(\.id))
      let own = EffectiveWeights(appraisal, holder: .body(body))
      let view = PartialResult(part, weights: own.areSet ? own : weights)
      return BodyView(body: body, ballots: part.assessors.count, leaders: view.leaders)
    }
  }
}

extension Findings {
  /// Whether two bodies put wholly different options first.
  public var bodiesDisagree: Bool {
    let sets = bodies.map(\.leaders).filter { !$0.isEmpty }.map(Set.init)
    return sets.indices.contains { one in
      sets[..<one].contains { $0.isDisjoint(with: sets[one]) }
    }
  }
}

extension Appraisal {
  /// The same appraisal as if only these people had marked.
  func only(_ people: [AssessorID]) -> Appraisal {
    var part = self
    part.assessors.removeAll { !people.contains($0.id) }
    return part
  }
}

/// What some of the ballots come to: totals and who leads, without ranks or reasons.
struct PartialResult {
  let table: ScoreTable
  /// The totals in the order of the table's options; nil while marks are missing.
  let totals: [Double]?
  /// The options that lead for certain.
  let leaders: [OptionID]

  init(_ appraisal: Appraisal, weights: EffectiveWeights) {
    let leaves = weights.leaves
    table = ScoreTable(appraisal, viewer: nil, criteria: leaves.map(\.id))
    guard !table.options.isEmpty, !leaves.isEmpty, table.missingCount < table.cellCount else {
      (totals, leaders) = (nil, [])
      return
    }
    let bounds = ValueBounds(values: table.values, weights: leaves.map(\.cumulative))
    totals = table.missingCount == 0 ? bounds.totals.map(\.low) : nil
    leaders = bounds.leaderIsOpen ? [] : bounds.certainLeaders.map { [table] in table.options[$0] }
  }
}
