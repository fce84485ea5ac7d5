/// How good each performance is: a line through points, from performance to value.
///
/// Between points the value is interpolated in a straight line. Values are in the unit of the points,
/// usually 0 at the worst and 100 at the best.
public struct ValueFunction: Equatable, Sendable {
  /// What to do with a performance outside the stated range.
  public enum Outside: Equatable, Sendable {
    /// Refuse it: the right rule at entry.
    case refuse
    /// Use the nearest end: the right rule for simulated performances.
    case clip
    /// Continue the first or the last stretch.
    case extend
  }

  /// The performances of the points, increasing.
  public let performances: [Double]
  /// The values of the points.
  public let values: [Double]

  /// Makes a value function from its points; the values rise or fall throughout.
  ///
  /// With `allowsPeak` they may rise and then fall. Throws when there are fewer than two points, when
  /// performances are not finite and increasing, when all values are the same, or when they turn.
  public init(
    performances: [Double], values: [Double], allowsPeak: Bool = false
  ) throws(AnalysisError) {
    guard performances.count == values.count else {
      throw .length(expected: performances.count, found: values.count)
    }
    guard performances.count > 1 else { throw .emptyScale }
    for index in performances.indices {
      guard performances[index].isFinite, values[index].isFinite else {
        throw .notFinite(index: index)
      }
      if index > 0, performances[index] <= performances[index - 1] {
        throw .knotsNotIncreasing(index: index)
      }
    }
    let steps = zip(values.dropFirst(), values).map { $0 - $1 }
    guard steps.contains(where: { $0 != 0 }) else { throw .emptyScale }
    let rising = steps.first { $0 != 0 }.map { $0 > 0 } ?? true
    let turn = steps.firstIndex { rising ? $0 < 0 : $0 > 0 }
    if let turn {
      let peaked = allowsPeak && rising && !steps[turn...].contains { $0 > 0 }
      guard peaked else { throw .notMonotone(index: turn) }
    }
    self.performances = performances
    self.values = values
  }

  /// A straight line from 0 at the worst performance to 100 at the best, whichever is larger.
  ///
  /// Throws when worst and best are the same or not finite.
  public static func linear(worst: Double, best: Double) throws(AnalysisError) -> ValueFunction {
    guard worst != best else { throw .emptyScale }
    return worst < best
      ? try ValueFunction(performances: [worst, best], values: [0, 100])
      : try ValueFunction(performances: [best, worst], values: [100, 0])
  }

  /// A line through the performances at which a quarter, half and three quarters are reached.
  ///
  /// They come from bisection: half is where the way from the worst is worth as much as the way to
  /// the best. Throws when the five performances are not in order.
  public static func bisection(
    worst: Double, quarter: Double, half: Double, threeQuarters: Double, best: Double
  ) throws(AnalysisError) -> ValueFunction {
    let points = [worst, quarter, half, threeQuarters, best]
    let values: [Double] = [0, 25, 50, 75, 100]
    return worst < best
      ? try ValueFunction(performances: points, values: values)
      : try ValueFunction(performances: points.reversed(), values: values.reversed())
  }

  /// The value of a performance.
  ///
  /// Throws when the performance is not finite, or lies outside the range and that is refused.
  /// Complexity: O(points).
  public func value(
    of performance: Double, outside: Outside = .refuse
  ) throws(AnalysisError) -> Double {
    guard performance.isFinite else { throw .outsideScale(value: performance) }
    let (first, last) = (performances[0], performances[performances.count - 1])
    if performance < first || performance > last {
      switch outside {
      case .refuse: throw .outsideScale(value: performance)
      case .clip: return values[performance < first ? 0 : values.count - 1]
      case .extend: break
      }
    }
    let right = performances.dropLast().lastIndex { $0 <= performance } ?? 0
    let share =
      (performance - performances[right]) / (performances[right + 1] - performances[right])
    return values[right] + share * (values[right + 1] - values[right])
  }
}
