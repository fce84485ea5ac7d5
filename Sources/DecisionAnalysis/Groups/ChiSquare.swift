/// The χ² distribution, which says how often chance alone would agree as well as raters do.
public enum ChiSquare {
  /// How often a χ² variable with so many degrees of freedom is at least `value`.
  ///
  /// The incomplete gamma function at ν/2 and χ²/2: its series where the value is small, else its
  /// continued fraction. 1 where the value or the degrees of freedom are not positive. Complexity:
  /// O(degrees) and at most 10,000 terms.
  public static func upperTail(_ value: Double, degrees: Int) -> Double {
    let (shape, point) = (Double(degrees) / 2, value / 2)
    guard point > 0, shape > 0 else { return 1 }
    let scale = Elementary.exp(
      shape * Elementary.log(point) - point - logGamma(halves: degrees))
    if point < shape + 1 {
      var (term, sum) = (1 / shape, 1 / shape)
      for step in 1...10_000 where term > sum * 1e-17 {
        term *= point / (shape + Double(step))
        sum += term
      }
      return max(0, 1 - scale * sum)
    }
    // Lentz's form of the continued fraction.
    var lower = point + 1 - shape
    var (c, d) = (1e300, 1 / lower)
    var fraction = d
    for step in 1...10_000 {
      let numerator = -Double(step) * (Double(step) - shape)
      lower += 2
      d = 1 / (numerator * d + lower)
      c = lower + numerator / c
      fraction *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return min(1, scale * fraction)
  }

  // Γ(n/2) from Γ(1) = 1 or Γ(1/2) = √π by Γ(x + 1) = x Γ(x).
  private static func logGamma(halves: Int) -> Double {
    var (sum, x) = halves % 2 == 0 ? (0.0, 1.0) : (Elementary.log(Double.pi) / 2, 0.5)
    while x < Double(halves) / 2 {
      sum += Elementary.log(x)
      x += 1
    }
    return sum
  }
}
