import DecisionAnalysis
import Testing

@Suite struct PresentCostTests {
  @Test func `costs are discounted from the stated first year`() throws {
    let schedule = try DiscountSchedule(rate: 0.25)
    let now = try PresentCost(costs: [100, 100], schedule: schedule)
    #expect(now.discounted == [100, 80] && now.netPresentCost == 180)
    let later = try PresentCost(costs: [100, 100], firstYear: 1, schedule: schedule)
    #expect(isClose(later.netPresentCost, 144))
    #expect(isClose(now.equivalentAnnualCost, 100))
    #expect(isClose(later.equivalentAnnualCost, 100))
  }

  @Test(arguments: [1, 5, 30, 60], [0, 1, 3])
  func `a constant yearly cost is its own equivalent, whichever year is the first`(
    years: Int, firstYear: Int
  ) throws {
    let costs = Array(repeating: 100.0, count: years)
    let cost = try PresentCost(costs: costs, firstYear: firstYear)
    #expect(isClose(cost.equivalentAnnualCost, 100))
    let longer = try PresentCost(costs: costs, firstYear: firstYear, life: years)
    #expect(longer == cost)
  }

  @Test func `a cost is spread over a life of its own`() throws {
    let schedule = try DiscountSchedule(rate: 0.25)
    // Factors 1, 0.8, 0.64 and 0.8, 0.64, 0.512.
    let now = try PresentCost(costs: [244], life: 3, schedule: schedule)
    #expect(isClose(now.equivalentAnnualCost, 100))
    let later = try PresentCost(costs: [244, 0], firstYear: 1, life: 3, schedule: schedule)
    #expect(isClose(later.equivalentAnnualCost, 100))
  }

  @Test func `receipts lower the cost`() throws {
    #expect(isClose(try PresentCost(costs: [100, -103.5]).netPresentCost, 0))
  }

  @Test func `impossible costs are refused`() {
    #expect(throws: AnalysisError.periodTooShort(0)) { try PresentCost(costs: []) }
    #expect(throws: AnalysisError.periodTooShort(-1)) {
      try PresentCost(costs: [1], firstYear: -1)
    }
    #expect(throws: AnalysisError.periodTooShort(0)) { try PresentCost(costs: [1], life: 0) }
    #expect(throws: AnalysisError.notFinite(index: 0)) { try PresentCost(costs: [.nan]) }
  }
}
