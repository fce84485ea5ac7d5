import DecisionAnalysis
import Testing

@Suite struct CostEffectivenessTests {
  @Test func `the hub example has the frontier computed elsewhere`() throws {
    let result = try CostEffectiveness(
      costs: [120, 138, 150, 146], benefits: try Hub.table.totals)
    #expect(result.frontier == [0, 1, 3])
    #expect(
      isClose(result.steps.map(\.costPerExtraPoint), [0.6096, 1.2727], within: 1e-4))
    #expect(result.standings == [.efficient, .efficient, .dominated(by: 3), .efficient])
  }

  // Costs and points behind the published 3,797, 3,200 and 3,378 a point, and 2,174 and 2,899 for
  // each extra point over the first option.
  @Test func `average and extra costs of a point agree with the investment manual's example`()
    throws
  {
    let result = try CostEffectiveness(
      costs: [3_000_000, 4_000_000, 5_000_000], benefits: [790, 1250, 1480])
    #expect(result.costPerPoint.map { ($0 ?? 0).rounded() } == [3797, 3200, 3378])
    let extra = try result.costPerExtraPoint(over: 0)
    #expect(extra[0] == nil)
    #expect(extra.dropFirst().map { ($0 ?? 0).rounded() } == [2174, 2899])
    #expect(result.steps.map { $0.costPerExtraPoint.rounded() } == [2174, 4348])
    #expect(throws: AnalysisError.noSuchItem(index: 3, count: 3)) {
      try result.costPerExtraPoint(over: 3)
    }
  }

  @Test func `a mixture of two can beat a third`() throws {
    let result = try CostEffectiveness(costs: [0, 50, 100], benefits: [0, 20, 100])
    #expect(result.frontier == [0, 2])
    #expect(result.standings[1] == .extendedDominated(between: 0, and: 2))
    #expect(result.costPerPoint == [nil, 2.5, 1])
  }

  @Test func `options on the line and equal options stay efficient`() throws {
    let line = try CostEffectiveness(costs: [0, 50, 100], benefits: [0, 50, 100])
    #expect(line.frontier == [0, 1, 2])
    let twins = try CostEffectiveness(costs: [10, 10], benefits: [5, 5])
    #expect(twins.standings == [.efficient, .efficient] && twins.frontier == [0])
    let alone = try CostEffectiveness(costs: [10], benefits: [0])
    #expect(alone.frontier == [0] && alone.steps.isEmpty && alone.costPerPoint == [nil])
  }

  @Test func `more benefit for the same cost dominates`() throws {
    let result = try CostEffectiveness(costs: [10, 10, 8], benefits: [5, 9, 9])
    #expect(result.standings == [.dominated(by: 2), .dominated(by: 2), .efficient])
  }

  @Test(arguments: seeds)
  func `no option lies above the frontier`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(1...8)
    let costs = (0..<count).map { _ in Double(dice.whole(0...10)) }
    let benefits = (0..<count).map { _ in Double(dice.whole(0...10)) }
    let result = try CostEffectiveness(costs: costs, benefits: benefits)
    let slopes = result.steps.map(\.costPerExtraPoint)
    #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 }, "seed \(seed)")
    #expect(slopes.allSatisfy { $0 > 0 && $0.isFinite }, "seed \(seed)")
    for step in result.steps {
      for option in 0..<count {
        let gained = (costs[option] - costs[step.from]) / step.costPerExtraPoint
        #expect(benefits[option] <= benefits[step.from] + gained + 1e-9, "seed \(seed)")
      }
    }
    for (option, standing) in result.standings.enumerated() {
      let isOn = result.frontier.contains {
        costs[$0] == costs[option] && benefits[$0] == benefits[option]
      }
      #expect((standing == .efficient) == isOn, "seed \(seed), option \(option)")
    }
  }

  @Test func `impossible lists are refused`() {
    #expect(throws: AnalysisError.noOptions) { try CostEffectiveness(costs: [], benefits: []) }
    #expect(throws: AnalysisError.length(expected: 1, found: 0)) {
      try CostEffectiveness(costs: [1], benefits: [])
    }
    #expect(throws: AnalysisError.notFinite(index: 0)) {
      try CostEffectiveness(costs: [1], benefits: [.nan])
    }
  }
}
