import DecisionAnalysis
import Testing

@Suite struct AnalysisErrorTests {
  @Test(
    arguments: [
      (AnalysisError.noOptions, "There are no options to compare."),
      (.noCriteria, "There are no criteria to compare on."),
      (.noAssessors, "Nobody has given a judgement yet."),
      (
        .raggedRow(row: 0, expected: 2, found: 3), "Row 1 has 3 entries; every row needs 2."
      ),
      (.length(expected: 2, found: 1), "The list has 1 entries; it needs 2."),
      (.notFinite(index: 1), "Entry 2 is not a finite number."),
      (.cellNotFinite(row: 0, column: 1), "Row 1, column 2 is not a finite number."),
      (.negativeWeight(index: 0), "Weight 1 is below zero; weights are 0 or more."),
      (.allWeightsZero, "All weights are zero; at least one must be above zero."),
      (
        .familyWithoutWeight(parent: nil),
        "All weights at the top of the tree are zero; at least one must be above zero."
      ),
      (
        .familyWithoutWeight(parent: 2),
        "All weights below node 3 are zero; at least one must be above zero."
      ),
      (.parentOutOfOrder(node: 0), "The parent of node 1 must stand before it."),
      (.noSuchItem(index: 4, count: 3), "There is no item 5 among 3."),
      (
        .noSuchItem(index: .max, count: 3), "There is no item 9223372036854775807 among 3."
      ),
      (
        .notARanking(index: 0),
        "A ranking names every item once; item 1 is missing or repeated."
      ),
      (
        .weightRangesInfeasible, "No weights within these ranges add up to 100%; widen a range."
      ),
      (
        .badDistribution(row: 0, column: 0),
        "Row 1, column 1: the lowest, most likely and highest values must be in this order."
      ),
      (
        .emptyScale,
        "The worst and the best end of the scale are the same; they must differ."
      ),
      (
        .knotsNotIncreasing(index: 1),
        "Point 2 of the value function must lie to the right of the point before it."
      ),
      (
        .notMonotone(index: 1),
        "The value function turns at point 2; say that it has a peak, or correct it."
      ),
      (.outsideScale(value: 2.5), "2.5 lies outside the stated range of the scale."),
      (
        .badComparison(row: 0, column: 1),
        "The comparison of item 1 with item 2 must be a positive ratio, with its reciprocal the "
          + "other way round."
      ),
      (
        .disconnectedComparisons(index: 2),
        "Item 3 is not linked to the first item by any comparison; compare it."
      ),
      (
        .outsideNinePointScale(index: 0),
        "Comparison 1 is outside the scale; comparisons run from 1 to 9."
      ),
      (
        .badThresholds(criterion: 0),
        "Criterion 1: thresholds must be 0 or more and in increasing order."
      ),
      (.notPositive(row: 0, column: 1), "Row 1, column 2 must be above zero for this method."),
      (
        .parameterOutOfRange(value: 2, low: 0, high: 1), "2.0 is outside the range from 0.0 to 1.0."
      ),
      (.periodTooShort(0), "A period of 0 years is too short; it needs 1 or more."),
    ] as [(AnalysisError, String)])
  func `every error has its sentence`(error: AnalysisError, sentence: String) {
    #expect(error.description == sentence)
  }
}
