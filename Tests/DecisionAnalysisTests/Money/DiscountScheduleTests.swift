import DecisionAnalysis
import Testing

@Suite struct DiscountScheduleTests {
  @Test func `the Green Book's published factors are met to four places`() throws {
    let oracle = try Oracle("green_book_discount_vectors")
    let published = try oracle.at("published_discount_factors")
    let factors = DiscountSchedule.greenBook.factors(through: 500)
    let years = try published.keys
    #expect(years.count == 46)
    for key in years {
      let year = try #require(Int(key))
      #expect(isClose(factors[year], try published.at(key).number, within: 0.00005001))
    }
  }

  // The source prints 11.5281 and 14.2339, which are not the sums of its own factors.
  @Test(arguments: ["15", "20"])
  func `annuity factors follow the formula and not the misprint`(years: String) throws {
    let oracle = try Oracle("green_book_discount_vectors")
    let factor = try DiscountSchedule.greenBook.annuityFactor(years: #require(Int(years)))
    let exact = try oracle.at("exact_annuity_factors_3_5", years).number
    #expect(isClose(factor, exact, within: 1e-6))
    #expect(abs(factor - (try oracle.at("published_annuity_factors_3_5", years).number)) > 0.01)
  }

  @Test func `the rates change after their last year`() {
    let schedule = DiscountSchedule.greenBook
    let years = [1, 30, 31, 75, 76, 125, 126, 200, 201, 300, 301, 10_000]
    let rates = [0.035, 0.035, 0.03, 0.03, 0.025, 0.025, 0.02, 0.02, 0.015, 0.015, 0.01, 0.01]
    #expect(years.map { schedule.rate(inYear: $0) } == rates)
    #expect(schedule.factors(through: 0) == [1] && schedule.factors(through: -3) == [1])
  }

  @Test func `one rate holds for ever and no rate discounts nothing`() throws {
    let schedule = try DiscountSchedule(rate: 0.25)
    #expect(schedule.factors(through: 2) == [1, 0.8, 0.64])
    #expect(try DiscountSchedule(rate: 0).annuityFactor(years: 7) == 7)
    let short = try DiscountSchedule(bands: [.init(lastYear: 2, rate: 0.1)])
    #expect(short.rate(inYear: 9) == 0.1)
  }

  @Test func `impossible schedules are refused`() {
    #expect(throws: AnalysisError.parameterOutOfRange(value: 3.5, low: 0, high: 1)) {
      try DiscountSchedule(rate: 3.5)
    }
    #expect(throws: AnalysisError.periodTooShort(0)) { try DiscountSchedule(bands: []) }
    #expect(throws: AnalysisError.knotsNotIncreasing(index: 1)) {
      try DiscountSchedule(bands: [
        .init(lastYear: 5, rate: 0.1), .init(lastYear: 5, rate: 0.1),
      ])
    }
    #expect(throws: AnalysisError.periodTooShort(0)) {
      try DiscountSchedule.greenBook.annuityFactor(years: 0)
    }
  }
}
