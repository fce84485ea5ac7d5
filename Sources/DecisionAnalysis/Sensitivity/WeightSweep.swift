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
    let count = table.criterionCount
    let inFamily = try WeightSweep.marks(family ?? Array(0..<count), count)
    let isMoving = try WeightSweep.marks(moving, count)
    guard !moving.isEmpty else { throw .noCriteria }
    for index in moving where !inFamily[index] { throw .noSuchItem(index: index, count: count) }
    let others = (0..<count).filter { inFamily[$0] && !isMoving[$0] }
    let familyCount = others.count + moving.count
    let familyWeight = (family ?? Array(0..<count)).reduce(0) { $0 + table.weights[$1] }
    let movingWeight = moving.reduce(0) { $0 + table.weights[$1] }
    let fixed = (0..<count).map { inFamily[$0] ? 0 : table.weights[$0] }
    func lines(_ members: [Int]) -> [Double] {
      let moved =
        members.count == 1
        ? table.values.column(members[0])
        : AdditiveValue.totals(
          values: table.values, weights: WeightSweep.proportions(of: members, in: table.weights))
      guard family != nil else { return moved.map { familyWeight * $0 } }
      let kept = AdditiveValue.totals(values: table.values, weights: fixed)
      return zip(kept, moved).map { $0 + familyWeight * $1 }
    }
    let equal =
      (movingWeight == 0 && moving.count > 1)
      || (others.count > 1 && others.allSatisfy { table.weights[$0] == 0 })
    self.init(
      atZero: lines(others.isEmpty ? moving : others), atOne: lines(moving),
      current: WeightSweep.share(
        of: movingWeight, in: familyWeight, count: moving.count, familyCount: familyCount),
      assumesEqualShares: equal)
  }

  private static func marks(_ criteria: [Int], _ count: Int) throws(AnalysisError) -> [Bool] {
    var marks = Array(repeating: false, count: count)
    for index in criteria {
      guard marks.indices.contains(index) else { throw .noSuchItem(index: index, count: count) }
      marks[index] = true
    }
    return marks
  }

  // A share of 1 for the criteria together, 0 for all others.
  private static func proportions(of criteria: [Int], in weights: [Double]) -> [Double] {
    let sum = criteria.reduce(0) { $0 + weights[$1] }
    var shares = weights.map { _ in 0.0 }
    for index in criteria {
      shares[index] = sum > 0 ? weights[index] / sum : 1 / Double(criteria.count)
    }
    return shares
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
