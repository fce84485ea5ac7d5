import DecisionAnalysis

/// Whole percentages of shares.
public enum Percentages {
  /// Splits 100 in proportion to shares so that the parts add up to 100, by largest remainders.
  ///
  /// Shares that are all zero give zeros.
  /// - Complexity: O(*n* log *n*).
  public static func split(_ shares: [Double]) -> [Int] { RoundedShares.split(100, by: shares) }
}
