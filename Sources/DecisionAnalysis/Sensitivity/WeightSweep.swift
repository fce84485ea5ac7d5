/// What happens to every total while one weight moves and the others keep their proportions.
///
/// A criterion, or all criteria below a node of the value tree, takes the share t of a family's
/// weight; the rest of the family shares 1 − t as before; weights outside the family stay. Totals are
/// then straight lines in t, so that crossings follow in closed form:
/// V(t) = (1 − t) V(0) + t V(1), and two options tie at t* = D / (D − d) with D and d their
/// differences at 0 and at 1. With the whole tree as the family t is a cumulative weight; with the
/// members of one parent it is a local weight.
public struct WeightSweep: Equatable, Sendable {
  /// Each option's total when the moving weight is 0.
  public let atZero: [Double]
  /// Each option's total when the moving weight is 1, that is the whole of its family.
  public let atOne: [Double]
  /// The moving weight as it is now.
  public let current: Double
  /// Whether shares had to be assumed equal, because the weights they keep in proportion are zero.
  public let assumesEqualShares: Bool
  /// Differences of totals up to this size count as ties: 1e-9 of the largest total.
  public let tolerance: Double

  /// Makes a sweep from lines that are known already, such as single-criterion net flows.
  public init(
    atZero: [Double], atOne: [Double], current: Double, assumesEqualShares: Bool = false
  ) {
    self.atZero = atZero
    self.atOne = atOne
    self.current = current
    self.assumesEqualShares = assumesEqualShares
    tolerance = 1e-9 * (atZero + atOne).reduce(0) { max($0, abs($1)) }
  }

  /// Makes the sweep of some criteria's joint weight within a family of criteria.
  ///
  /// `family` holds the criteria that exchange weight, by default all; `moving` is part of it.
  /// Throws when a criterion does not exist or when nothing moves. Complexity: O(options × criteria).
  public init(
    _ table: DecisionTable, moving: [Int], within family: [Int]? = nil
  ) throws(AnalysisError) {
    let all = Array(0..<table.criterionCount)
    let members = family ?? all
    for index in moving + members where !all.contains(index) {
      throw .noSuchItem(index: index, count: table.criterionCount)
    }
    guard !moving.isEmpty else { throw .noCriteria }
    for index in moving where !members.contains(index) {
      throw .noSuchItem(index: index, count: table.criterionCount)
    }
    let others = members.filter { !moving.contains($0) }
    let outside = all.filter { !members.contains($0) }
    let familyWeight = members.reduce(0) { $0 + table.weights[$1] }
    let movingWeight = moving.reduce(0) { $0 + table.weights[$1] }
    let inner = WeightSweep.proportions(of: moving, in: table.weights)
    let outer = WeightSweep.proportions(of: others.isEmpty ? moving : others, in: table.weights)
    let share = WeightSweep.share(
      of: movingWeight, in: familyWeight, count: moving.count, familyCount: members.count)
    func lines(_ mix: [(criterion: Int, share: Double)]) -> [Double] {
      (0..<table.optionCount).map { option in
        let fixed = outside.reduce(0) { $0 + table.weights[$1] * table.values[option, $1] }
        let moved = mix.reduce(0) { $0 + $1.share * table.values[option, $1.criterion] }
        return fixed + familyWeight * moved
      }
    }
    let equal =
      (movingWeight == 0 && moving.count > 1)
      || (others.count > 1 && others.allSatisfy { table.weights[$0] == 0 })
    self.init(
      atZero: lines(outer), atOne: lines(inner), current: share, assumesEqualShares: equal)
  }

  private static func proportions(
    of criteria: [Int], in weights: [Double]
  ) -> [(criterion: Int, share: Double)] {
    let sum = criteria.reduce(0) { $0 + weights[$1] }
    return criteria.map { ($0, sum > 0 ? weights[$0] / sum : 1 / Double(criteria.count)) }
  }

  private static func share(
    of moving: Double, in family: Double, count: Int, familyCount: Int
  ) -> Double {
    guard count < familyCount else { return 1 }
    return family > 0 ? min(moving / family, 1) : Double(count) / Double(familyCount)
  }

  /// The totals of all options at a weight between 0 and 1.
  public func totals(at weight: Double) -> [Double] {
    zip(atZero, atOne).map { (1 - weight) * $0 + weight * $1 }
  }

  /// Whether two options tie at every weight.
  public func alwaysTied(_ one: Int, _ other: Int) -> Bool {
    abs(atZero[one] - atZero[other]) <= tolerance && abs(atOne[one] - atOne[other]) <= tolerance
  }

  /// The weight at which two options tie, if there is exactly one between 0 and 1.
  public func crossing(_ one: Int, _ other: Int) -> Double? {
    guard !alwaysTied(one, other) else { return nil }
    let gapAtZero = atZero[one] - atZero[other]
    let gapAtOne = atOne[one] - atOne[other]
    guard gapAtZero != gapAtOne else { return nil }
    let weight = gapAtZero / (gapAtZero - gapAtOne)
    return (0...1).contains(weight) ? weight : nil
  }
}
