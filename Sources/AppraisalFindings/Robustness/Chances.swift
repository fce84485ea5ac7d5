package import AppraisalModel
import DecisionAnalysis

/// How often each option takes each place when weights are tried at random, and what weights speak
/// for it.
///
/// Missing marks may be anything on their scale, each value as likely as any other; they are never
/// counted as zero.
package struct Chances: Equatable, Sendable {
  package let question: ChancesQuestion
  /// The number of weightings tried.
  package let samples: Int
  /// The number of weightings to be tried in all; more than were tried while it goes on.
  package let wanted: Int
  /// The options, in the order of the rows of the shares.
  package let options: [OptionID]
  /// The criteria, in the order of the central weights.
  package let criteria: [CriterionID]
  /// The weights that the result was made with, in the order of the criteria; they add up to 1.
  package let boardShares: [Double]
  let shares: Acceptability
  /// How often each option came first at its own central weights; nil where every mark is known,
  /// because then it always does, where several sets of marks or weights were mixed, and for an
  /// option that never came first.
  package let confidence: [Double?]?
  /// The number of missing marks.
  package let blanks: Int
  /// Each option's share of first places at the least, whatever the open answers are, and at the
  /// most; nil where none is open, and where marks are not taken as they are.
  package let spans: [(least: Double, most: Double)]?

  package static func == (one: Chances, other: Chances) -> Bool {
    one.question == other.question && one.samples == other.samples && one.wanted == other.wanted
      && one.options == other.options && one.criteria == other.criteria
      && one.boardShares == other.boardShares && one.shares == other.shares
      && one.confidence == other.confidence && one.blanks == other.blanks
      && (one.spans ?? []).elementsEqual(other.spans ?? [], by: ==)
  }

  /// How often an option came first, in words: "62", or "30 to 70" while answers are open.
  package func firstWords(_ row: Int) -> String {
    guard let span = spans?[row] else { return Numbers.ofHundred(firstShares[row]) }
    let (least, most) = (Numbers.ofHundred(span.least), Numbers.ofHundred(span.most))
    return least == most ? least : "\(least) to \(most)"
  }

  package var tried: WeightsTried { question.tried }

  /// Whether these are the shares for certain weights, tried on a result made with certain others.
  package func answers(_ tried: WeightsTried, _ findings: Findings) -> Bool {
    tried == question.tried
      && (!tried.restsOnTheBoard || boardShares == findings.weights.leaves.map(\.cumulative))
  }

  /// The number of weightings that a screen tries at every key.
  package static let liveSamples = 10_000
  /// The number of weightings that a screen tries once nobody presses a key.
  package static let calmSamples = 1_000_000

  /// How often each option came first, 0 to 1; level options share one place.
  package var firstShares: [Double] { shares.firstRank }
  /// How often each option took each place: a row for each option, the first place first.
  package var placeShares: [[Double]] { shares.rankAcceptability.rows }
  /// The mean place of each option, 1 for the first.
  package var meanPlaces: [Double] { shares.expectedRank }
  /// How often each option was ahead of each other: a row for each option, half of the ties.
  package var aheadShares: [[Double]] { shares.pairwiseWinning.rows }
  /// The mean weights at which each option came first; nil for one that never did.
  package var centralWeights: [[Double]?] { shares.centralWeights }

  /// The options from the one that came first most often, level ones in reading order.
  package var order: [Int] {
    Ranking.order(shares.firstRank, tolerance: 0)
  }

  /// Half the width of the range that holds the true share 95 times in 100.
  package func halfWidth(of share: Double) -> Double { 1.96 * shares.standardError(of: share) }

  /// How far the shares may be off, in whole hundredths: "give or take 1".
  package var precision: String {
    let widest = shares.firstRank.map(halfWidth).max() ?? 0
    let hundredths = max(1, Int((widest * 100).rounded(.up)))
    return "give or take \(hundredths)"
  }
}
