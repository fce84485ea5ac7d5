import DecisionAnalysis
import Testing

@Suite struct AcceptabilityRunTests {
  @Test func `steps of any size end in the same result`() throws {
    let plan = try AcceptabilityPlan(values: Hub.values, policy: .free, seed: 6, samples: 4000)
    var whole = AcceptabilityRun(plan)
    whole.step(samples: 4000)
    var parts = AcceptabilityRun(plan)
    var steps = 0
    while !parts.isFinished {
      parts.step(samples: 1500)
      steps += 1
    }
    #expect(steps == 2)
    #expect(parts.counts == whole.counts && parts.result == whole.result)
    #expect(whole.progress == 1 && whole.counts.samples == 4000)
    whole.step(samples: 5000)
    #expect(whole.counts.samples == 4000)
  }

  @Test func `several threads give the same bits as one`() async throws {
    let plan = try AcceptabilityPlan(
      values: Hub.values, policy: .ranked(Hub.order), seed: 6, samples: 4000)
    let parts = await withTaskGroup(of: AcceptabilityCounts.self) { group in
      for start in stride(from: 0, to: plan.chunkCount, by: 2) {
        group.addTask { plan.counts(ofChunks: start..<(start + 2)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var sum = AcceptabilityCounts(optionCount: 4, criterionCount: 6)
    for part in parts { sum.merge(part) }
    #expect(sum == plan.counts(ofChunks: 0..<plan.chunkCount))
  }

  @Test func `nothing is known before the first step`() throws {
    let plan = try AcceptabilityPlan(values: Hub.values, policy: .free, seed: 6, samples: 1000)
    let run = AcceptabilityRun(plan)
    #expect(run.progress == 0 && !run.isFinished)
    #expect(run.result.firstRank == [0, 0, 0, 0])
    #expect(run.result.standardError(of: 0.5) == 0)
  }

  // These bits are part of the contract: a replay on any machine must find them again.
  @Test func `a seed fixes the counts for ever`() throws {
    let plan = try AcceptabilityPlan(values: Hub.values, policy: .free, seed: 2026, samples: 5000)
    let result = Acceptability(plan.counts(ofChunks: 0..<5))
    #expect(result.firstRank.map { Int(($0 * 5000).rounded()) } == [675, 824, 503, 2998])
  }
}
