import DecisionAnalysis

package enum Percentages {
  /// Splits 100 in proportion to shares so that the parts add up to 100, by largest remainders.
  ///
  /// Shares that are all zero give zeros.
  /// - Complexity: O(*n* log *n*).
  package static func split(_ shares: [Double]) -> [Int] { RoundedShares.split(100, by: shares) }

  /// Splits 100 in proportion to shares into percentages that add up to 100, as text: "12.5".
  ///
  /// Each is its exact share rounded to a tenth, or to a hundredth where the tenths do not add up.
  /// Where neither do, as with thirds, hundredths are shared out by largest remainders.
  /// - Complexity: O(*n* log *n*).
  package static func written(_ shares: [Double]) -> [String] {
    let sum = shares.reduce(0, +)
    guard sum > 0, sum.isFinite else { return shares.map { _ in "0.0" } }
    for (decimals, whole) in [(1, 1000), (2, 10_000)] {
      let parts = shares.map { share in
        Int((share / sum * Double(whole) + 1e-9).rounded(.toNearestOrAwayFromZero))
      }
      if parts.reduce(0, +) == whole { return parts.map { text($0, decimals) } }
    }
    return RoundedShares.split(10_000, by: shares).map { text($0, 2) }
  }

  private static func text(_ part: Int, _ decimals: Int) -> String {
    Numbers.fixed(Double(part) / (decimals == 1 ? 10 : 100), decimals)
  }

  /// Shares of one as so many of every hundred that add up to a hundred, as text; what is more than
  /// none is never said to be none, and what is less than all never all.
  ///
  /// Shares that are not those of a whole are rounded one by one.
  /// - Complexity: O(*n* log *n*).
  package static func ofHundred(_ shares: [Double]) -> [String] {
    guard abs(shares.reduce(0, +) - 1) < 1e-6 else { return shares.map(Numbers.ofHundred) }
    return zip(shares, split(shares)).map { share, part in
      if part == 0, share > 0 { return "fewer than 1" }
      return part == 100 && share < 1 ? "more than 99" : "\(part)"
    }
  }
}
