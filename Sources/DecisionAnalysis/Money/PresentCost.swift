/// Costs over years in one figure: net present cost and equivalent annual cost.
public struct PresentCost: Equatable, Sendable {
  /// The sum of all costs, each times its year's discount factor; receipts are negative costs.
  public let netPresentCost: Double
  /// The constant yearly cost, paid in every year that is counted, with the same present cost.
  public let equivalentAnnualCost: Double
  /// The discounted cost of each year.
  public let discounted: [Double]

  /// Discounts yearly costs.
  ///
  /// The first entry belongs to year `firstYear`: 0 for costs that begin now and are not discounted,
  /// 1 for costs that begin after a year. `life` is the number of years, the first of the costs among
  /// them, over which the equivalent annual cost is spread; by default as many as there are costs. The
  /// factors are those of the same years, so that a constant cost is its own equivalent whichever year
  /// is the first. Throws when there is no cost, one is not finite, the first year is negative or the
  /// life is below one year. Complexity: O(years).
  public init(
    costs: [Double], firstYear: Int = 0, life: Int? = nil,
    schedule: DiscountSchedule = .greenBook
  ) throws(AnalysisError) {
    guard !costs.isEmpty else { throw .periodTooShort(0) }
    guard firstYear >= 0 else { throw .periodTooShort(firstYear) }
    if let index = costs.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    let life = life ?? costs.count
    guard life >= 1 else { throw .periodTooShort(life) }
    let factors = schedule.factors(through: firstYear + max(costs.count, life) - 1)
      .dropFirst(firstYear)
    discounted = zip(costs, factors).map { $0 * $1 }
    netPresentCost = discounted.reduce(0, +)
    equivalentAnnualCost = netPresentCost / factors.prefix(life).reduce(0, +)
  }
}
