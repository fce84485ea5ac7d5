/// A weight at which two options change places.
public struct WeightCrossing: Equatable, Sendable {
  /// The weight at which they tie, from 0 to 1.
  public let weight: Double
  /// The option with the lower index.
  public let first: Int
  /// The option with the higher index.
  public let second: Int
}

/// A stretch of weights over which the same options lead.
public struct LeadershipSpan: Equatable, Sendable {
  /// Where the stretch begins.
  public let from: Double
  /// Where it ends.
  public let to: Double
  /// The options that lead inside it, several when they tie throughout.
  public let leaders: [Int]
}

extension WeightSweep {
  /// All crossings of two options between 0 and 1, by weight and then by option.
  ///
  /// Options that tie at every weight have none. Complexity: O(m²) for many of m options.
  public var crossings: [WeightCrossing] { crossings(among: Array(atZero.indices)) }

  private func crossings(among options: [Int]) -> [WeightCrossing] {
    var found: [WeightCrossing] = []
    for (place, first) in options.enumerated() {
      for second in options[(place + 1)...] {
        guard let weight = crossing(first, second) else { continue }
        found.append(WeightCrossing(weight: weight, first: first, second: second))
      }
    }
    return NumberOrder.ascending(found.map(\.weight)).map { found[$0] }
  }

  /// The weights over which an option that leads now, alone or tied, keeps leading.
  ///
  /// It contains ``current``. It is `nil` for an option that does not lead now. A tie now ends the
  /// interval on the side where the rival pulls ahead. Complexity: O(m).
  public func firstRankInterval(of option: Int) -> ValueRange? {
    let now = totals(at: current)
    guard Ranking.leaders(now, tolerance: tolerance).contains(option) else { return nil }
    var (low, high) = (0.0, 1.0)
    for rival in atZero.indices where rival != option {
      narrow(&low, &high, keeping: option, notBelow: rival)
    }
    return ValueRange(min(low, current), max(high, current))
  }

  /// The weights over which the whole ranking of now stays the same.
  ///
  /// It contains ``current``. Options tied now but not always make it a single point.
  /// Complexity: O(m log m).
  public var fullRankingInterval: ValueRange {
    let now = totals(at: current)
    let order = Ranking.order(now, tolerance: tolerance)
    var (low, high) = (0.0, 1.0)
    for (upper, lower) in zip(order, order.dropFirst()) {
      narrow(&low, &high, keeping: upper, notBelow: lower)
      if abs(now[upper] - now[lower]) <= tolerance {
        narrow(&low, &high, keeping: lower, notBelow: upper)
      }
    }
    return ValueRange(min(low, current), max(high, current))
  }

  private func narrow(
    _ low: inout Double, _ high: inout Double, keeping option: Int, notBelow rival: Int
  ) {
    guard let weight = crossing(option, rival) else { return }
    let slope = (atOne[option] - atOne[rival]) - (atZero[option] - atZero[rival])
    if slope > 0 { low = max(low, weight) } else { high = min(high, weight) }
  }

  /// Who leads at which weights, from 0 to 1 without gaps.
  ///
  /// Complexity: O(m² + m k²) for m options of which k lead somewhere.
  public var leadership: [LeadershipSpan] {
    guard !atZero.isEmpty else { return [] }
    var bounds = [0.0]
    for crossing in crossings(among: everLeading) where crossing.weight - (bounds.last ?? 0) > 1e-12
    {
      bounds.append(crossing.weight)
    }
    if 1 - (bounds.last ?? 0) > 1e-12 { bounds.append(1) }
    var spans: [LeadershipSpan] = []
    for (from, to) in zip(bounds, bounds.dropFirst()) {
      let leaders = Ranking.leaders(totals(at: (from + to) / 2), tolerance: tolerance)
      if let last = spans.last, last.leaders == leaders {
        spans[spans.count - 1] = LeadershipSpan(from: last.from, to: to, leaders: leaders)
      } else {
        spans.append(LeadershipSpan(from: from, to: to, leaders: leaders))
      }
    }
    return spans
  }

  // The options that no other is ahead of all the way; who leads changes only where these cross.
  private var everLeading: [Int] {
    atZero.indices.filter { option in
      var (low, high) = (0.0, 1.0)
      for rival in atZero.indices where rival != option {
        // The lead at 0 and its growth, with the tolerance on the option's side.
        let lead = atZero[option] - atZero[rival] + 2 * tolerance
        let growth = atOne[option] - atOne[rival] + 2 * tolerance - lead
        if growth > 0 { low = max(low, -lead / growth) }
        if growth < 0 { high = min(high, -lead / growth) }
        if low > high || (growth == 0 && lead < 0) { return false }
      }
      return true
    }
  }
}
