import DecisionAnalysis

package enum Percentages {
  /// Splits 100 in proportion to shares so that the parts add up to 100, by largest remainders.
  ///
  /// Shares that are all zero give zeros.
  /// - Complexity: O(*n* log *n*).
  package static func split(_ shares: [Double]) -> [Int] { RoundedShares.split(100, by: shares) }

  /// Splits 100 in proportion to shares into tenths that add up to 100.0, as text: "12.5".
  ///
  /// - Complexity: O(*n* log *n*).
  package static func tenths(_ shares: [Double]) -> [String] {
    RoundedShares.split(1000, by: shares).map { "\($0 / 10).\($0 % 10)" }
  }
}
