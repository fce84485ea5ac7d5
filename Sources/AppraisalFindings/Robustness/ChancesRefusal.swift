/// Why it cannot be said how often each option comes where.
package enum ChancesRefusal: Error, Equatable, Sendable {
  /// The result itself cannot be said.
  case study(StudyRefusal)
  /// The board has no order of criteria.
  case noOrder
  /// The board's weights are not set.
  case noWeights
  case noRanges
  /// The lowest weights of the ranges add up to so much, more than all weight.
  case lowestTooHigh(Double)
  /// The highest weights of the ranges add up to so much, less than all weight.
  case highestTooLow(Double)
  /// No body and no person has set weights of their own.
  case noHolders
  case noBallots
  /// No two ballots differ, so that marks have no range.
  case noSpread

  /// The sentence that stands in the place of the answer.
  package var sentence: String {
    switch self {
    case .study(let refusal): refusal.sentence
    case .noOrder:
      "The board has no order of criteria yet: weights are not set, or all criteria weigh the same."
    case .noWeights: "The board's weights are not set yet, so nothing lies around them."
    case .noRanges:
      "There are no ranges to try: fewer than two bodies or people have given weights."
    case .lowestTooHigh(let sum):
      "No weights lie within these ranges: the lowest add up to \(Numbers.percent(sum, .up)), and "
        + "all weights to 100%. Lower one of them."
    case .highestTooLow(let sum):
      "No weights lie within these ranges: the highest add up to \(Numbers.percent(sum, .down)), "
        + "and all weights to 100%. Raise one of them."
    case .noHolders: "No body and no person has set weights of their own yet."
    case .noBallots: "Nobody has marked everything yet, so ballots cannot be mixed."
    case .noSpread: "No two ballots differ, so the marks have no ranges to try."
    }
  }
}
