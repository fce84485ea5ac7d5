/// How strongly each performance is preferred to all others of one criterion, added up.
enum CriterionFlow {
  /// For each performance x the sum over all y of the strength of x − y; more is better.
  ///
  /// Complexity: O(m log m), for the Gaussian O(m²).
  static func sums(_ performances: [Double], _ function: PreferenceFunction) -> [Double] {
    if case .gaussian = function { return pairs(performances, function) }
    return sorted(performances, function)
  }

  static func pairs(_ performances: [Double], _ function: PreferenceFunction) -> [Double] {
    performances.map { own in
      performances.reduce(0) { $0 + function.strength(own - $1) }
    }
  }

  // In ascending order the performances that x beats in full come first, then those beaten in part;
  // both bounds only move up as x does. Performances count from their mean, so that the sums
  // stay small beside the differences.
  private static func sorted(
    _ performances: [Double], _ function: PreferenceFunction
  ) -> [Double] {
    let (low, high) = function.thresholds
    let mean = performances.reduce(0, +) / Double(max(1, performances.count))
    let order = performances.indices.sorted { performances[$0] < performances[$1] }
    let values = order.map { performances[$0] }
    var prefix = [0.0]
    for value in values { prefix.append(prefix[prefix.count - 1] + (value - mean)) }
    var sums = performances.map { _ in 0.0 }
    var (full, part) = (0, 0)
    for (place, own) in values.enumerated() {
      while part < values.count, own - values[part] > low { part += 1 }
      while full < part, own - values[full] > high { full += 1 }
      let inside = Double(part - full)
      let strength: Double =
        switch function {
        case .level: inside / 2
        case .vShape, .linear:
          high > low
            ? (inside * (own - mean - low) - (prefix[part] - prefix[full])) / (high - low) : 0
        case .usual, .threshold, .gaussian: 0
        }
      sums[order[place]] = Double(full) + strength
    }
    return sums
  }
}
