import DecisionAnalysis
import Testing

@Suite struct GroupComparisonsTests {
  @Test func `judgements are joined by the geometric mean`() throws {
    let people = try [[2.0, 4, 2], [8.0, 1, 0.5]].map {
      try PairwiseComparisons(count: 3, upper: $0)
    }
    let joined = try GroupComparisons.joined(people)
    for (row, column, ratio) in [(0, 1, 4.0), (0, 2, 2), (1, 2, 1), (1, 0, 0.25), (2, 0, 0.5)] {
      #expect(isClose(try #require(joined.ratios[row, column]), ratio, within: 1e-12))
    }
    let weighted = try GroupComparisons.joined(people, weights: [1, 0])
    #expect(isClose(try #require(weighted.ratios[0, 1]), 2, within: 1e-12))
  }

  @Test func `a comparison that one person left out is the others'`() throws {
    let people = try [
      PairwiseComparisons(count: 3, upper: [2, nil, 3]),
      PairwiseComparisons(count: 3, upper: [nil, 5, 3]),
    ]
    let joined = try GroupComparisons.joined(people)
    #expect(isClose(try #require(joined.ratios[0, 1]), 2, within: 1e-12))
    #expect(isClose(try #require(joined.ratios[0, 2]), 5, within: 1e-12))
  }

  @Test func `priorities are joined by the weighted mean`() throws {
    let people = try [3.0, 1.0 / 3].map { try PairwiseComparisons(count: 2, upper: [$0]) }
    #expect(isClose(try GroupComparisons.meanPriorities(people), [0.5, 0.5]))
    #expect(isClose(try GroupComparisons.meanPriorities(people, weights: [3, 1]), [0.625, 0.375]))
  }

  @Test func `nobody and tables of different sizes are refused`() throws {
    #expect(throws: AnalysisError.noAssessors) { try GroupComparisons.joined([]) }
    let people = try [
      PairwiseComparisons(count: 2, upper: [2]), PairwiseComparisons(count: 1, upper: []),
    ]
    #expect(throws: AnalysisError.length(expected: 2, found: 1)) {
      try GroupComparisons.meanPriorities(people)
    }
  }
}
