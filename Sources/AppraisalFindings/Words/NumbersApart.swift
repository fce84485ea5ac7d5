extension Numbers {
  /// Numbers that are read side by side, to a tenth or to as many decimals as tell those apart that
  /// differ: "67.25" and "67.23".
  ///
  /// What stands beside different ranks, or in one sentence as two things, never looks the same.
  /// Numbers no further apart than arithmetic makes them are equal.
  /// - Complexity: O(*n* log *n*).
  package static func apart(_ values: [Double], _ decimals: Int = 1) -> [String] {
    let ordered = values.filter(\.isFinite).sorted()
    let places = (decimals..<9).first { places in
      zip(ordered, ordered.dropFirst()).allSatisfy { low, high in
        high - low <= sameness || fixed(low, places) != fixed(high, places)
      }
    }
    return values.map { fixed($0, places ?? 9) }
  }

  /// Totals side by side, or their bounds where marks are missing: "67.25", "between 10.0 and 55.0".
  package static func totals(_ rows: [(total: Double?, low: Double, high: Double)]) -> [String] {
    var known = apart(rows.compactMap(\.total))[...]
    return rows.map { row in
      (row.total == nil ? nil : known.popFirst())
        ?? "between \(fixed(row.low)) and \(fixed(row.high))"
    }
  }

  /// A distance: to a tenth, or to as many decimals as tell it from nothing: "0.02".
  package static func distance(_ value: Double) -> String { apart([value, 0])[0] }

  /// A distance with its sign: "+12.4", "-0.02".
  package static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + distance(value)
  }

  /// A number that stands for a mark: as it was entered where it has at most three decimals, "50.01",
  /// else to a tenth, as a mean of several is.
  package static func mark(_ value: Double) -> String { fixed(value, markDecimals(value)) }

  /// A mark as it is and as it would have to be: the first as it is quoted, the second rounded away
  /// from it but not off its scale, with as many decimals as tell them apart.
  package static func marks(
    now: Double, needed: Double, on scale: ClosedRange<Double>
  ) -> (now: String, needed: String) {
    guard abs(needed - now) > sameness else { return (mark(now), mark(now)) }
    let rule: FloatingPointRoundingRule = needed > now ? .up : .down
    for decimals in 1..<9 {
      let rounded = outward(needed, decimals, rule)
      guard scale.contains(rounded) else { continue }
      let second = fixed(rounded, min(decimals, markDecimals(rounded)))
      let first = decimals == 1 ? mark(now) : fixed(now, max(decimals, markDecimals(now)))
      if Double(first) != Double(second) { return (first, second) }
    }
    return (fixed(now, 9), fixed(needed, 9))
  }

  /// A share within a range of shares, as percentages: the ends rounded inwards, so that what is said
  /// of the range holds everywhere in it, with as many decimals as leave the share inside.
  package static func percents(
    from low: Double, now share: Double, to high: Double
  ) -> (from: String, now: String, to: String) {
    let ends = [low, share, high].map { $0 * 100 }
    let isInside = (low + sameness < share || low <= 0) && (share + sameness < high || high >= 1)
    for decimals in 1..<9 {
      let (from, to) = (outward(ends[0], decimals, .up), outward(ends[2], decimals, .down))
      let now = outward(ends[1], decimals, .toNearestOrAwayFromZero)
      if from <= to, !isInside || (from...to).contains(now) || decimals == 8 {
        return (
          trimmed(from, decimals) + "%", trimmed(now, decimals) + "%", trimmed(to, decimals) + "%"
        )
      }
    }
    return (percent(low), percent(share), percent(high))
  }

  /// The fewest decimals, three at most, with which a number is whole; one where it takes more.
  private static func markDecimals(_ value: Double) -> Int {
    var scaled = value
    for decimals in 0...3 {
      if abs(scaled - scaled.rounded()) < sameness { return decimals }
      scaled *= 10
    }
    return 1
  }

  /// A number rounded up or down, forgiving what arithmetic adds or takes.
  private static func outward(
    _ value: Double, _ decimals: Int, _ rule: FloatingPointRoundingRule
  ) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let slack = rule == .up ? -noise : rule == .down ? noise : 1e-9
    return (value * scale + slack).rounded(rule) / scale
  }

  /// How far apart two numbers may be and yet be the same.
  private static let sameness = 1e-9
}
