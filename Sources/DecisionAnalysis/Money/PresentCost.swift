/// Costs over years in one figure: net present cost and equivalent annual cost.
public struct PresentCost: Equatable, Sendable {
  /// The sum of all costs, each times its year's discount factor; receipts are negative costs.
  public let netPresentCost: Double
  /// The constant yearly cost, over years 1 to the end, with the same present cost.
  public let equivalentAnnualCost: Double
  /// The discounted cost of each year.
  public let discounted: [Double]

  /// Discounts yearly costs.
  ///
  /// The first entry belongs to year `firstYear`: 0 for costs that begin now and are not discounted,
  /// 1 for costs that begin after a year. `life` is the number of years over which the equivalent
  /// annual cost is spread, by default up to the last cost and at least one. Throws when there is no
  /// cost, one is not finite, the first year is negative or the life is below one year.
  /// Complexity: O(years).
  public init(
    costs: [Double], firstYear: Int = 0, life: Int? = nil,
    schedule: DiscountSchedule = .greenBook
  ) throws(AnalysisError) {
    guard !costs.isEmpty else { throw .periodTooShort(0) }
    guard firstYear >= 0 else { throw .periodTooShort(firstYear) }
    if let index = costs.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    let last = firstYear + costs.count - 1
    let factors = schedule.factors(through: last)
    discounted = costs.enumerated().map { $0.element * factors[firstYear + $0.offset] }
    netPresentCost = discounted.reduce(0, +)
    equivalentAnnualCost =
      netPresentCost / (try schedule.annuityFactor(years: life ?? max(1, last)))
  }
}
