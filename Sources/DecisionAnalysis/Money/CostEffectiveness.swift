/// What the options' benefit points cost, and which options are worth considering.
///
/// Cost must not also stand among the criteria that make up the benefit, or it counts twice.
public struct CostEffectiveness: Equatable, Sendable {
  /// Where an option stands beside the others.
  public enum Standing: Equatable, Sendable {
    /// On the frontier: no mixture of others gives as much for less.
    case efficient
    /// Another option costs no more and gives no less, and is better in one of both.
    case dominated(by: Int)
    /// A mixture of two options on the frontier gives more for the same cost.
    case extendedDominated(between: Int, and: Int)
  }

  /// A step along the frontier from one option to the next dearer one.
  public struct Step: Equatable, Sendable {
    /// The cheaper option.
    public let from: Int
    /// The dearer option, which gives more.
    public let to: Int
    /// The extra cost of each extra point.
    public let costPerExtraPoint: Double
  }

  /// The cost of each point, for each option; `nil` where there are no points.
  public let costPerPoint: [Double?]
  /// Where each option stands.
  public let standings: [Standing]
  /// The efficient options by rising cost.
  public let frontier: [Int]
  /// The steps along the frontier; the cost of an extra point rises from each to the next.
  public let steps: [Step]
  private let costs: [Double]
  private let benefits: [Double]

  /// Compares options by cost and benefit.
  ///
  /// Options equal in both share their standing. Throws when the lists differ in length, are empty or
  /// hold a number that is not finite. Complexity: O(m²).
  public init(costs: [Double], benefits: [Double]) throws(AnalysisError) {
    guard !costs.isEmpty else { throw .noOptions }
    guard benefits.count == costs.count else {
      throw .length(expected: costs.count, found: benefits.count)
    }
    for (index, number) in (costs + benefits).enumerated() where !number.isFinite {
      throw .notFinite(index: index % costs.count)
    }
    self.costs = costs
    self.benefits = benefits
    costPerPoint = zip(costs, benefits).map { $1 > 0 ? $0 / $1 : nil }
    let rivals = costs.indices.map { CostEffectiveness.dominator(of: $0, costs, benefits) }
    let open = costs.indices.filter { rivals[$0] == nil }
      .sorted { (costs[$0], $0) < (costs[$1], $1) }
    let hull = CostEffectiveness.hull(open, costs, benefits)
    standings = costs.indices.map { option in
      if let rival = rivals[option] { return .dominated(by: rival) }
      let above = hull.first { benefits[$0] > benefits[option] }
      let below = hull.last { benefits[$0] < benefits[option] }
      let isLevel = hull.contains {
        costs[$0] == costs[option] && benefits[$0] == benefits[option]
      }
      guard !isLevel, let above, let below else { return .efficient }
      return .extendedDominated(between: below, and: above)
    }
    frontier = hull
    steps = zip(hull, hull.dropFirst()).map { from, to in
      Step(
        from: from, to: to,
        costPerExtraPoint: (costs[to] - costs[from]) / (benefits[to] - benefits[from]))
    }
  }

  /// The extra cost of each extra point over a baseline option, for each option.
  ///
  /// `nil` where an option gives no more points than the baseline, and for the baseline itself.
  /// Throws when there is no such option.
  public func costPerExtraPoint(over baseline: Int) throws(AnalysisError) -> [Double?] {
    guard costs.indices.contains(baseline) else {
      throw .noSuchItem(index: baseline, count: costs.count)
    }
    return zip(costs, benefits).map { cost, benefit in
      benefit > benefits[baseline]
        ? (cost - costs[baseline]) / (benefit - benefits[baseline]) : nil
    }
  }

  private static func dominator(
    of option: Int, _ costs: [Double], _ benefits: [Double]
  ) -> Int? {
    let rivals = costs.indices.filter {
      costs[$0] <= costs[option] && benefits[$0] >= benefits[option]
        && (costs[$0] < costs[option] || benefits[$0] > benefits[option])
    }
    return rivals.max { (benefits[$0], -costs[$0], -$0) < (benefits[$1], -costs[$1], -$1) }
  }

  private static func hull(
    _ open: [Int], _ costs: [Double], _ benefits: [Double]
  ) -> [Int] {
    var hull: [Int] = []
    for option in open {
      if let last = hull.last, costs[last] == costs[option] { continue }
      while hull.count > 1 {
        let (one, two) = (hull[hull.count - 2], hull[hull.count - 1])
        let early = (costs[two] - costs[one]) * (benefits[option] - benefits[two])
        let late = (costs[option] - costs[two]) * (benefits[two] - benefits[one])
        // A dearer extra point before a cheaper one: the middle option is passed over.
        guard early > late else { break }
        hull.removeLast()
      }
      hull.append(option)
    }
    return hull
  }
}
