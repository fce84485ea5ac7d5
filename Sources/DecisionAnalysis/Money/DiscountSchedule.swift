/// Real discount rates that change with the years, and the factors that follow.
///
/// The factor of year n is the product over years 1 to n of 1 / (1 + rate); year 0 is not discounted.
public struct DiscountSchedule: Equatable, Sendable {
  /// A rate that holds up to and including a year.
  public struct Band: Equatable, Sendable {
    /// The last year of the band; `nil` for no end.
    public let lastYear: Int?
    /// The real rate, such as 0.035.
    public let rate: Double

    /// Makes a band.
    public init(lastYear: Int?, rate: Double) {
      self.lastYear = lastYear
      self.rate = rate
    }
  }

  /// The bands in order; the rate of the last goes on for ever.
  public let bands: [Band]

  /// The declining schedule of the United Kingdom's Green Book: 3.5% up to year 30, then 3%, 2.5%,
  /// 2%, 1.5% and 1%.
  public static let greenBook = DiscountSchedule(checked: [
    Band(lastYear: 30, rate: 0.035), Band(lastYear: 75, rate: 0.03),
    Band(lastYear: 125, rate: 0.025), Band(lastYear: 200, rate: 0.02),
    Band(lastYear: 300, rate: 0.015), Band(lastYear: nil, rate: 0.01),
  ])

  private init(checked bands: [Band]) {
    self.bands = bands
  }

  /// One rate for all years.
  ///
  /// Throws when the rate is below 0 or above 1.
  public init(rate: Double) throws(AnalysisError) {
    try self.init(bands: [Band(lastYear: nil, rate: rate)])
  }

  /// Rates for bands of years.
  ///
  /// Throws when there is none, when a rate is outside 0 to 1 or when the years do not increase.
  public init(bands: [Band]) throws(AnalysisError) {
    guard !bands.isEmpty else { throw .periodTooShort(0) }
    var last = 0
    for (index, band) in bands.enumerated() {
      guard (0...1).contains(band.rate) else {
        throw .parameterOutOfRange(value: band.rate, low: 0, high: 1)
      }
      guard let year = band.lastYear else { continue }
      guard year > last else { throw .knotsNotIncreasing(index: index) }
      last = year
    }
    self.bands = bands
  }

  /// The rate of a year, counted from 1.
  public func rate(inYear year: Int) -> Double {
    let band = bands.first { year <= $0.lastYear ?? .max }
    return band?.rate ?? bands[bands.count - 1].rate
  }

  /// The discount factors of years 0 to `last`; only year 0's when it is below 1.
  ///
  /// Complexity: O(years).
  public func factors(through last: Int) -> [Double] {
    var factors = [1.0]
    for year in 1..<max(1, last + 1) {
      factors.append(factors[year - 1] / (1 + rate(inYear: year)))
    }
    return factors
  }

  /// What one pound in each of years 1 to `years` is worth now.
  ///
  /// The sum of the factors, by the formula. Throws for fewer than one year.
  public func annuityFactor(years: Int) throws(AnalysisError) -> Double {
    guard years >= 1 else { throw .periodTooShort(years) }
    return factors(through: years).dropFirst().reduce(0, +)
  }
}
