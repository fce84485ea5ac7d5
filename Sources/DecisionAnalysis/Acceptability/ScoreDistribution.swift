import SamplingTypes

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

  /// The cell of a table that varies like this, for the sampling kernel; `nil` for a known value.
  func openCell(option: Int, criterion: Int) -> OpenCell? {
    guard let range, !range.isExact else { return nil }
    var mode: Double?
    if case .triangular(_, let peak, _) = self { mode = peak }
    return OpenCell(
      option: option, criterion: criterion, low: range.low, mode: mode ?? range.low,
      high: range.high, isTriangular: mode != nil)
  }
}
