/// Logarithm, exponential and power from the four operations alone, the same on every machine.
///
/// The platform's own functions differ in their last bits between systems; these do not. Their error
/// is below 2 units in the last place over the range that the methods use.
public enum Elementary {
  /// The natural logarithm of 2.
  public static let log2 = 0.693147180559945309417
  private static let log2High = 6.93147180369123816490e-01
  private static let log2Low = 1.90821492927058770002e-10

  /// The natural logarithm; −∞ at 0 and not a number below.
  ///
  /// x = 2^k (1 + f) with 1 + f between √½ and √2, and log (1 + f) = 2 artanh s with s = f / (2 + f)
  /// as a series in s².
  public static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else {
      return x == 0 ? -.infinity : x == .infinity ? .infinity : .nan
    }
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let fraction = mantissa - 1
    let ratio = fraction / (2 + fraction)
    let square = ratio * ratio
    var series = 0.0
    for divisor in stride(from: 23.0, through: 3, by: -2) {
      series = (series + 1 / divisor) * square
    }
    // 2 s = f − s f, which keeps the leading term exact.
    let tail = ratio * (2 * series - fraction)
    return exponent * log2High + (fraction + (tail + exponent * log2Low))
  }

  /// The exponential function; 0 far below −745 and infinite above 709.
  ///
  /// x = k log 2 + r with |r| ≤ ½ log 2, and e^r by its series.
  public static func exp(_ x: Double) -> Double {
    guard !x.isNaN else { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    let steps = (x / log2).rounded()
    let high = x - steps * log2High
    let low = steps * log2Low
    let rest = high - low
    var series = 1.0
    for divisor in stride(from: 15.0, through: 2, by: -1) {
      series = 1 + series * rest / divisor
    }
    let correction = (high - rest) - low
    let value = 1 + (series * rest + correction)
    let half = Int((steps / 2).rounded(.down))
    return value * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: Int(steps) - half, significand: 1)
  }

  /// A base of 0 or more raised to a power; 0⁰ is 1.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 { return 1 }
    if base == 0 { return exponent > 0 ? 0 : .infinity }
    return exp(exponent * log(base))
  }
}
