/// How a value may turn out when it is not known exactly.
public enum ScoreDistribution: Equatable, Sendable {
  /// It is known.
  case exact(Double)
  /// Every value in a range is as likely as any other; a missing value is 0 to 100.
  case uniform(low: Double, high: Double)
  /// Values rise evenly from the lowest to the most likely and fall evenly to the highest.
  case triangular(low: Double, mode: Double, high: Double)

  /// The distribution of a missing value: anything from 0 to 100.
  public static let missing = ScoreDistribution.uniform(low: 0, high: 100)

  /// A value that may be missing: `nil` is ``missing``.
  public init(_ value: Double?) {
    self = value.map { .exact($0) } ?? .missing
  }

  /// The range of values, where the parameters are finite and in order.
  var range: ValueRange? {
    switch self {
    case .exact(let value): value.isFinite ? ValueRange(exactly: value) : nil
    case .uniform(let low, let high):
      low.isFinite && high.isFinite && low <= high ? ValueRange(low, high) : nil
    case .triangular(let low, let mode, let high):
      low.isFinite && high.isFinite && low <= mode && mode <= high ? ValueRange(low, high) : nil
    }
  }

  var exactValue: Double? {
    guard let range, range.isExact else { return nil }
    return range.low
  }

  /// Eight values for eight uniform numbers, by the inverse distribution function.
  @inline(__always)
  func sample(_ uniform: SIMD8<Double>) -> SIMD8<Double> {
    switch self {
    case .exact(let value): return SIMD8(repeating: value)
    case .uniform(let low, let high): return low + (high - low) * uniform
    case .triangular(let low, let mode, let high):
      let width = high - low
      guard width > 0 else { return SIMD8(repeating: low) }
      let rising = low + (uniform * (width * (mode - low))).squareRoot()
      let falling = high - ((1 - uniform) * (width * (high - mode))).squareRoot()
      return falling.replacing(with: rising, where: uniform .< (mode - low) / width)
    }
  }
}
