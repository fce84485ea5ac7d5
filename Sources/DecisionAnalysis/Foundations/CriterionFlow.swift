/// How strongly each performance is preferred to all others of one criterion, added up.
enum CriterionFlow {
  /// For each performance x the sum over all y of the strength of x − y, and of y − x; more is better.
  ///
  /// Complexity: O(m) after sorting, for the Gaussian O(m²).
  static func sums(
    _ performances: [Double], _ function: PreferenceFunction
  ) -> (leaving: [Double], entering: [Double]) {
    if case .gaussian = function {
      return (pairs(performances, function), pairs(performances.map { -$0 }, function))
    }
    let order = NumberOrder.ascending(performances)
    let values = order.map { performances[$0] }
    var (leaving, entering) = (performances, performances)
    // What enters is what leaves when all signs are changed; the order is then the reverse.
    let mean = performances.reduce(0, +) / Double(max(1, performances.count))
    scan(values, order, mean: mean, function, into: &leaving)
    scan(
      values.reversed().map { -$0 }, order.reversed(), mean: -mean, function, into: &entering)
    return (leaving, entering)
  }

  static func pairs(_ performances: [Double], _ function: PreferenceFunction) -> [Double] {
    performances.map { own in
      performances.reduce(0) { $0 + function.strength(own - $1) }
    }
  }

  // In ascending order the performances that x beats in full come first, then those beaten in part;
  // both bounds only move up as x does. Performances count from their mean, so that the sums
  // stay small beside the differences.
  private static func scan(
    _ values: [Double], _ order: [Int], mean: Double, _ function: PreferenceFunction,
    into sums: inout [Double]
  ) {
    let (low, high) = function.thresholds
    var prefix = Array(repeating: 0.0, count: values.count + 1)
    for (place, value) in values.enumerated() {
      prefix[place + 1] = prefix[place] + (value - mean)
    }
    let (isLevel, isSloped) = (function.isLevel, function.isSloped && high > low)
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        prefix.withUnsafeBufferPointer { prefix in
          var (full, part) = (0, 0)
          for (place, own) in values.enumerated() {
            while part < values.count, own - values[part] > low { part += 1 }
            while full < part, own - values[full] > high { full += 1 }
            let inside = Double(part - full)
            var strength = isLevel ? inside / 2 : 0
            if isSloped {
              strength = inside * (own - mean - low) - (prefix[part] - prefix[full])
              strength /= high - low
            }
            sums[order[place]] = Double(full) + strength
          }
        }
      }
    }
  }
}

extension PreferenceFunction {
  fileprivate var isLevel: Bool {
    if case .level = self { return true }
    return false
  }

  fileprivate var isSloped: Bool {
    switch self {
    case .vShape, .linear: true
    case .usual, .threshold, .level, .gaussian: false
    }
  }
}
