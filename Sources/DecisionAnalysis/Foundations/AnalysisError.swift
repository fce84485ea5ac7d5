/// Why an analysis cannot be made from what was given.
///
/// Positions count from 0. The sentences stand in `AnalysisErrorWords.swift`.
public enum AnalysisError: Error, Equatable, Sendable {
  /// There is no option to compare.
  case noOptions
  /// There is no criterion to compare on.
  case noCriteria
  /// Nobody has given a score, a ranking or a judgement.
  case noAssessors
  /// A row of a table is longer or shorter than the first.
  case raggedRow(row: Int, expected: Int, found: Int)
  /// A list does not have one entry for each item.
  case length(expected: Int, found: Int)
  /// An entry of a list is infinite or not a number.
  case notFinite(index: Int)
  /// A cell of a table is infinite or not a number.
  case cellNotFinite(row: Int, column: Int)
  /// A weight is below zero.
  case negativeWeight(index: Int)
  /// All weights are zero, so that shares are undefined.
  case allWeightsZero
  /// All members of one family of a value tree have no weight; `nil` is the top family.
  case familyWithoutWeight(parent: Int?)
  /// A node of a value tree names a parent that does not stand before it.
  case parentOutOfOrder(node: Int)
  /// An index names nothing.
  case noSuchItem(index: Int, count: Int)
  /// A ranking leaves an item out or names it twice.
  case notARanking(index: Int)
  /// The weight ranges admit no weights that add up to one.
  case weightRangesInfeasible
  /// A distribution has its lowest value above its most likely or highest.
  case badDistribution(row: Int, column: Int)
  /// The best and the worst end of a scale coincide.
  case emptyScale
  /// The points of a value function are not in increasing order.
  case knotsNotIncreasing(index: Int)
  /// A value function rises and falls although it was not said to have a peak.
  case notMonotone(index: Int)
  /// A performance lies outside the stated range of its scale.
  case outsideScale(value: Double)
  /// A comparison is not a positive number, or contradicts its mirror image.
  case badComparison(row: Int, column: Int)
  /// The comparisons do not link all items, so that no weights follow.
  case disconnectedComparisons(index: Int)
  /// A comparison with the best or the worst item is outside 1 to 9.
  case outsideNinePointScale(index: Int)
  /// Thresholds are negative or in the wrong order.
  case badThresholds(criterion: Int)
  /// A method needs positive performances and met one that is not.
  case notPositive(row: Int, column: Int)
  /// A parameter lies outside the values it may take.
  case parameterOutOfRange(value: Double, low: Double, high: Double)
  /// A count of years or periods is below one.
  case periodTooShort(Int)
}
