import DecisionAnalysis
import Testing

@Suite struct ConfidenceRunTests {
  @Test func `known scores give full confidence`() throws {
    let plan = try AcceptabilityPlan(values: Hub.values, policy: .free, seed: 1, samples: 2000)
    var run = AcceptabilityRun(plan)
    run.step(samples: 2000)
    var confidence = try ConfidenceRun(plan, centralWeights: run.result.centralWeights)
    confidence.step(samples: 2000)
    #expect(confidence.confidenceFactors == [1, 1, 1, 1])
    #expect(confidence.isFinished && confidence.progress == 1)
  }

  @Test func `uniform scores give the probability by geometry`() throws {
    // Against a certain 40, a value uniform on 0 to 100 wins 6 times in 10.
    let plan = try AcceptabilityPlan(
      scores: Matrix(rows: [[.missing], [.exact(40)]]), policy: .free, seed: 1, samples: 10_000)
    #expect(plan.hasUncertainScores)
    var run = AcceptabilityRun(plan)
    run.step(samples: 10_000)
    #expect(isClose(run.result.firstRank, [0.6, 0.4], within: 0.025))
    var confidence = try ConfidenceRun(plan, centralWeights: run.result.centralWeights)
    confidence.step(samples: 4000)
    #expect(isClose(confidence.progress, 0.4))
    confidence.step(samples: 6000)
    let factors = confidence.confidenceFactors.map { $0 ?? -1 }
    #expect(isClose(factors, [0.6, 0.4], within: 0.025))
  }

  @Test func `an option that is never first has no confidence factor`() throws {
    let plan = try AcceptabilityPlan(
      scores: Matrix(rows: [[.exact(90)], [.uniform(low: 0, high: 50)]]), policy: .free, seed: 1,
      samples: 1000)
    var confidence = try ConfidenceRun(plan, centralWeights: [[1], nil])
    confidence.step(samples: 1000)
    #expect(confidence.confidenceFactors == [1, nil])
  }

  @Test func `weights of the wrong number are refused`() throws {
    let plan = try AcceptabilityPlan(values: Hub.values, policy: .free, seed: 1, samples: 1000)
    #expect(throws: AnalysisError.length(expected: 4, found: 1)) {
      try ConfidenceRun(plan, centralWeights: [nil])
    }
    #expect(throws: AnalysisError.length(expected: 6, found: 1)) {
      try ConfidenceRun(plan, centralWeights: [[1], nil, nil, nil])
    }
  }
}
