/// How strongly a difference on one criterion speaks for the better option, 0 to 1.
///
/// The six shapes of Brans and Vincke (1985), doi 10.1287/mnsc.31.6.647. Differences of 0 or less
/// never speak for an option.
public enum PreferenceFunction: Equatable, Sendable {
  /// Any difference counts in full (type I).
  case usual
  /// A difference counts in full above a threshold (type II).
  case threshold(indifference: Double)
  /// A difference counts in proportion up to a threshold (type III).
  case vShape(preference: Double)
  /// A difference counts half above one threshold and in full above another (type IV).
  case level(indifference: Double, preference: Double)
  /// A difference counts in proportion between two thresholds (type V).
  case linear(indifference: Double, preference: Double)
  /// A difference counts 1 − exp(−d² / 2s²) (type VI).
  case gaussian(deviation: Double)

  /// The lower threshold, below which nothing counts, and the upper, above which all does.
  var thresholds: (low: Double, high: Double) {
    switch self {
    case .usual, .gaussian: (0, 0)
    case .threshold(let low): (low, low)
    case .vShape(let high): (0, high)
    case .level(let low, let high), .linear(let low, let high): (low, high)
    }
  }

  var isValid: Bool {
    if case .gaussian(let deviation) = self { return deviation > 0 && deviation.isFinite }
    let (low, high) = thresholds
    return low >= 0 && low <= high && high.isFinite
  }

  /// The strength of a difference.
  public func strength(_ difference: Double) -> Double {
    guard difference > 0 else { return 0 }
    let (low, high) = thresholds
    switch self {
    case .usual: return 1
    case .gaussian(let deviation):
      return 1 - Elementary.exp(-difference * difference / (2 * deviation * deviation))
    case .level:
      return difference <= low ? 0 : difference <= high ? 0.5 : 1
    case .threshold, .vShape, .linear:
      if difference <= low { return 0 }
      return difference > high ? 1 : (difference - low) / (high - low)
    }
  }
}
