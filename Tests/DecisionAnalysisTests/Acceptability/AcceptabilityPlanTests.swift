import Testing

@testable import DecisionAnalysis

@Suite struct AcceptabilityPlanTests {
  @Test func `samples are rounded up to whole chunks`() throws {
    let values = try Hub.values
    for (asked, given) in [(0, 1000), (1, 1000), (1000, 1000), (1001, 2000), (10_000, 10_000)] {
      let plan = try AcceptabilityPlan(values: values, policy: .free, seed: 1, samples: asked)
      #expect(plan.samples == given)
    }
  }

  @Test(
    arguments: [
      ([], .noOptions), ([[]], .noCriteria),
      ([[.exact(1)], [.uniform(low: 3, high: 2)]], .badDistribution(row: 1, column: 0)),
      ([[.exact(.infinity)]], .badDistribution(row: 0, column: 0)),
    ] as [([[ScoreDistribution]], AnalysisError)])
  func `impossible scores are refused`(rows: [[ScoreDistribution]], error: AnalysisError) {
    #expect(throws: error) {
      try AcceptabilityPlan(scores: Matrix(rows: rows), policy: .free, seed: 1, samples: 1)
    }
  }

  @Test func `seeds matter and equal seeds agree`() throws {
    let values = try Hub.values
    let first = try AcceptabilityPlan(values: values, policy: .free, seed: 1, samples: 1000)
    let same = try AcceptabilityPlan(values: values, policy: .free, seed: 1, samples: 1000)
    let other = try AcceptabilityPlan(values: values, policy: .free, seed: 2, samples: 1000)
    #expect(first == same && first != other)
    #expect(first.counts(ofChunk: 0) == same.counts(ofChunk: 0))
    #expect(first.counts(ofChunk: 0) != other.counts(ofChunk: 0))
    #expect(first.counts(ofChunk: 0) != first.counts(ofChunk: 1))
    #expect(!first.hasUncertainScores)
  }
}
