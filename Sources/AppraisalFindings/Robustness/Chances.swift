public import AppraisalModel
import DecisionAnalysis

/// How often each option takes each place when weights are tried at random, and what weights speak
/// for it.
///
/// Missing marks may be anything on their scale, each value as likely as any other; they are never
/// counted as zero.
public struct Chances: Equatable, Sendable {
  /// What was asked.
  public let question: ChancesQuestion
  /// The number of weightings tried.
  public let samples: Int
  /// The number of weightings to be tried in all; more than were tried while it goes on.
  public let wanted: Int
  /// The options, in the order of the rows of the shares.
  public let options: [OptionID]
  /// The criteria, in the order of the central weights.
  public let criteria: [CriterionID]
  /// The weights that the result was made with, in the order of the criteria; they add up to 1.
  public let boardShares: [Double]
  let shares: Acceptability
  /// How often each option came first at its own central weights; nil where every mark is known,
  /// because then it always does, where several sets of marks or weights were mixed, and for an
  /// option that never came first.
  public let confidence: [Double?]?
  /// The number of missing marks.
  public let blanks: Int

  /// Which weights were tried.
  public var tried: WeightsTried { question.tried }

  /// Whether these are the shares for certain weights, tried on a result made with certain others.
  public func answers(_ tried: WeightsTried, _ findings: Findings) -> Bool {
    tried == question.tried
      && (!tried.restsOnTheBoard || boardShares == findings.weights.leaves.map(\.cumulative))
  }

  /// The number of weightings that a screen tries at every key.
  public static let liveSamples = 10_000
  /// The number of weightings that a screen tries once nobody presses a key.
  public static let calmSamples = 1_000_000

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
