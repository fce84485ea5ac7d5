public import AppraisalModel
import DecisionAnalysis

/// Which weights are tried when it is asked how often each option comes where.
public enum WeightsTried: Equatable, Sendable {
  /// Every set of weights is as likely as any other.
  case free
  /// Those that keep the board's order of criteria; criteria of equal weight form a block.
  case order
  /// Those within a share of the board's weights, 0.2 for a fifth below to a fifth above.
  case around(Double)
  /// Those within a range for each criterion, in shares of all weight; others are free.
  case intervals([CriterionID: ClosedRange<Double>])

  /// The spread around the board's weights unless another is asked for.
  public static let standardSpread = 0.2

  /// The name in files and on command lines.
  public var name: String {
    switch self {
    case .free: "free"
    case .order: "order"
    case .around: "around"
    case .intervals: "intervals"
    }
  }

  /// What is tried, in words.
  public var words: String {
    switch self {
    case .free: "All weights, every set as likely as any other."
    case .order: "All weights that keep the board's order of criteria."
    case .around(let spread):
      "All weights within \(Numbers.percent(spread)) of the board's, up or down."
    case .intervals: "All weights within the ranges given."
    }
  }

  /// The policy for the kernel, or why there is none.
  func policy(_ weights: EffectiveWeights) throws(ChancesRefusal) -> WeightPolicy {
    switch self {
    case .free: return .free
    case .order:
      guard let order = weights.boardOrder else { throw .noOrder }
      return .ranked(order)
    case .around(let spread):
      guard weights.areSet else { throw .noWeights }
      return .around(weights.leaves.map(\.cumulative), spread: spread)
    case .intervals(let ranges):
      guard !ranges.isEmpty else { throw .noRanges }
      return .between(
        weights.leaves.map { leaf in
          let range = ranges[leaf.id] ?? 0...1
          return ValueRange(range.lowerBound, range.upperBound)
        })
    }
  }

  /// The ranges that the weights given by bodies and people span; nil with fewer than two.
  public static func spanned(by appraisal: Appraisal) -> WeightsTried? {
    let holders = appraisal.weights.keys.sorted { $0.description < $1.description }
    let sets = holders.map { EffectiveWeights(appraisal, holder: $0) }.filter(\.areSet)
    guard sets.count > 1, let first = sets.first else { return nil }
    var ranges: [CriterionID: ClosedRange<Double>] = [:]
    for (column, leaf) in first.leaves.enumerated() {
      let shares = sets.map { $0.leaves[column].cumulative }
      ranges[leaf.id] = (shares.min() ?? 0)...(shares.max() ?? 1)
    }
    return .intervals(ranges)
  }
}

/// Why it cannot be said how often each option comes where.
public enum ChancesRefusal: Error, Equatable, Sendable {
  /// The result itself cannot be said.
  case study(StudyRefusal)
  /// The board has no order of criteria.
  case noOrder
  /// The board's weights are not set.
  case noWeights
  /// There are no ranges.
  case noRanges
  /// No weights lie within all ranges.
  case infeasible
  /// Nobody's ballot is complete.
  case noBallots

  /// The sentence that stands in the place of the answer.
  public var sentence: String {
    switch self {
    case .study(let refusal): refusal.sentence
    case .noOrder:
      "The board has no order of criteria yet: weights are not set, or all criteria weigh the same."
    case .noWeights: "The board's weights are not set yet, so nothing lies around them."
    case .noRanges:
      "There are no ranges to try: fewer than two bodies or people have given weights."
    case .infeasible: "No weights within these ranges add up to 100%. Widen a range."
    case .noBallots: "Nobody has marked everything yet, so ballots cannot be mixed."
    }
  }
}
