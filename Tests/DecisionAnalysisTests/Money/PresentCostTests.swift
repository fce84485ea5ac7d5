import DecisionAnalysis
import Testing

@Suite struct PresentCostTests {
  @Test func `costs are discounted from the stated first year`() throws {
    let schedule = try DiscountSchedule(rate: 0.25)
    let now = try PresentCost(costs: [100, 100], schedule: schedule)
    #expect(now.discounted == [100, 80] && now.netPresentCost == 180)
    let later = try PresentCost(costs: [100, 100], firstYear: 1, schedule: schedule)
    #expect(isClose(later.netPresentCost, 144))
    #expect(isClose(now.equivalentAnnualCost, 225))
  }

  @Test(arguments: [1, 5, 30, 60])
  func `a constant yearly cost is its own equivalent`(years: Int) throws {
    let cost = try PresentCost(costs: Array(repeating: 7.5, count: years), firstYear: 1)
    #expect(isClose(cost.equivalentAnnualCost, 7.5))
    let spread = try PresentCost(costs: [1000], life: years)
    let factor = try DiscountSchedule.greenBook.annuityFactor(years: years)
    #expect(isClose(spread.equivalentAnnualCost * factor, 1000))
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
