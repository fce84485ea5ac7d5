extension AnalysisError: CustomStringConvertible {
  /// One plain sentence that says what is wrong; positions count from 1.
  public var description: String {
    switch self {
    case .noOptions: "There are no options to compare."
    case .noCriteria: "There are no criteria to compare on."
    case .noAssessors: "Nobody has given a judgement yet."
    case .raggedRow(let row, let expected, let found):
      "Row \(row + 1) has \(found) entries; every row needs \(expected)."
    case .length(let expected, let found): "The list has \(found) entries; it needs \(expected)."
    case .notFinite(let index): "Entry \(index + 1) is not a finite number."
    case .cellNotFinite(let row, let column):
      "Row \(row + 1), column \(column + 1) is not a finite number."
    case .noSuchItem(let index, let count):
      // Whatever was asked for: the largest number of all has no successor.
      "There is no item \(index < .max ? index + 1 : index) among \(count)."
    case .notARanking(let index):
      "A ranking names every item once; item \(index + 1) is missing or repeated."
    case .negativeWeight(let index): "Weight \(index + 1) is below zero; weights are 0 or more."
    case .allWeightsZero: "All weights are zero; at least one must be above zero."
    case .familyWithoutWeight(nil):
      "All weights at the top of the tree are zero; at least one must be above zero."
    case .familyWithoutWeight(let parent?):
      "All weights below node \(parent + 1) are zero; at least one must be above zero."
    case .parentOutOfOrder(let node): "The parent of node \(node + 1) must stand before it."
    case .weightRangesInfeasible:
      "No weights within these ranges add up to 100%; widen a range."
    case .badComparison(let row, let column):
      "The comparison of item \(row + 1) with item \(column + 1) must be a positive ratio, "
        + "with its reciprocal the other way round."
    case .disconnectedComparisons(let index):
      "Item \(index + 1) is not linked to the first item by any comparison; compare it."
    case .outsideNinePointScale(let index):
      "Comparison \(index + 1) is outside the scale; comparisons run from 1 to 9."
    case .badDistribution(let row, let column):
      "Row \(row + 1), column \(column + 1): the lowest, most likely and highest values must be "
        + "in this order."
    case .emptyScale: "The worst and the best end of the scale are the same; they must differ."
    case .knotsNotIncreasing(let index):
      "Point \(index + 1) of the value function must lie to the right of the point before it."
    case .notMonotone(let index):
      "The value function turns at point \(index + 1); say that it has a peak, or correct it."
    case .outsideScale(let value): "\(value) lies outside the stated range of the scale."
    case .badThresholds(let criterion):
      "Criterion \(criterion + 1): thresholds must be 0 or more and in increasing order."
    case .notPositive(let row, let column):
      "Row \(row + 1), column \(column + 1) must be above zero for this method."
    case .parameterOutOfRange(let value, let low, let high):
      "\(value) is outside the range from \(low) to \(high)."
    case .periodTooShort(let years): "A period of \(years) years is too short; it needs 1 or more."
    }
  }
}
