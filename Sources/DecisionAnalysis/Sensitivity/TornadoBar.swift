/// How much an option's lead depends on each weight in turn.
public struct TornadoBar: Equatable, Sendable {
  /// The criterion whose weight moves.
  public let criterion: Int
  /// The weights between which it moves.
  public let weights: ValueRange
  /// The option's lead over its strongest rival at the lower weight.
  public let leadAtLow: Double
  /// The option's lead over its strongest rival at the higher weight.
  public let leadAtHigh: Double

  /// The distance between the two leads.
  public var width: Double { abs(leadAtHigh - leadAtLow) }

  /// Whether the option loses its lead at one end.
  public var overturns: Bool { leadAtLow < 0 || leadAtHigh < 0 }
}

extension TornadoBar {
  /// The bars of all criteria, widest first, when each weight moves by the same amount both ways.
  ///
  /// The moving weight stays between 0 and 1 and the others keep their proportions. With one option
  /// every lead is 0. Complexity: O(options × criteria²).
  public static func bars(
    for option: Int, in table: DecisionTable, swing: Double
  ) throws(AnalysisError) -> [TornadoBar] {
    let ranges = table.weights.map { ValueRange(max(0, $0 - swing), min(1, $0 + swing)) }
    return try bars(for: option, in: table, between: ranges)
  }

  /// The bars of all criteria, widest first, when each weight moves over its own range.
  ///
  /// Throws when there is not one range for each criterion. Complexity: O(options × criteria²).
  public static func bars(
    for option: Int, in table: DecisionTable, between ranges: [ValueRange]
  ) throws(AnalysisError) -> [TornadoBar] {
    guard ranges.count == table.criterionCount else {
      throw .length(expected: table.criterionCount, found: ranges.count)
    }
    var bars: [TornadoBar] = []
    for (criterion, range) in ranges.enumerated() {
      let sweep = try WeightSweep(table, moving: [criterion])
      bars.append(
        TornadoBar(
          criterion: criterion, weights: range,
          leadAtLow: lead(of: option, in: sweep.totals(at: range.low)),
          leadAtHigh: lead(of: option, in: sweep.totals(at: range.high))))
    }
    return bars.sorted {
      $0.width != $1.width ? $0.width > $1.width : $0.criterion < $1.criterion
    }
  }

  private static func lead(of option: Int, in totals: [Double]) -> Double {
    let rivals = totals.indices.filter { $0 != option }.map { totals[$0] }
    return rivals.max().map { totals[option] - $0 } ?? 0
  }
}
