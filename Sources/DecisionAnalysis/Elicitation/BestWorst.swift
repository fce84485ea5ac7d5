/// Weights from comparing the best criterion with all and all with the worst: the best-worst method.
///
/// Linear model: the least ξ with |w(best) − a(best,j) w(j)| ≤ ξ and |w(j) − a(j,worst) w(worst)| ≤ ξ,
/// solved exactly as a linear programme. ξ is itself the measure of consistency, 0 when perfect.
/// Sources: Rezaei (2015), doi 10.1016/j.omega.2014.11.009; Rezaei (2016),
/// doi 10.1016/j.omega.2015.12.001; Liang, Brunelli and Rezaei (2020),
/// doi 10.1016/j.omega.2019.102175 (input-based consistency).
public struct BestWorst: Equatable, Sendable {
  /// The weights, adding up to 1.
  public let weights: [Double]
  /// The largest misfit ξ.
  public let deviation: Double
  /// The input-based consistency ratio: 0 when every chain through a criterion agrees with the
  /// comparison of best and worst.
  public let inputConsistency: Double

  /// Solves the model for comparisons on the scale from 1 to 9.
  ///
  /// The entries for the best against itself and the worst against itself are taken as 1. With best
  /// and worst the same criterion all weights are equal. Throws when the lists differ in length, when
  /// there is no such criterion or when a comparison is outside 1 to 9.
  public init(
    best: Int, worst: Int, bestToOthers: [Double], othersToWorst: [Double]
  ) throws(AnalysisError) {
    let count = bestToOthers.count
    let (toOthers, toWorst) = try BestWorst.checked(
      best: best, worst: worst, bestToOthers, othersToWorst)
    inputConsistency = BestWorst.inputConsistency(best, worst, toOthers, toWorst)
    guard best != worst, count > 1 else {
      weights = Array(repeating: 1 / Double(count), count: count)
      deviation = 0
      return
    }
    let programme = BestWorst.programme(best, worst, toOthers, toWorst)
    guard case .optimal(let solution, let value) = programme.solve() else {
      throw .badComparison(row: best, column: worst)
    }
    weights = Array(solution.prefix(count))
    deviation = value < 1e-12 ? 0 : value
  }

  /// The comparisons, with those of the best and the worst with themselves as 1.
  static func checked(
    best: Int, worst: Int, _ bestToOthers: [Double], _ othersToWorst: [Double]
  ) throws(AnalysisError) -> (toOthers: [Double], toWorst: [Double]) {
    let count = bestToOthers.count
    guard count > 0 else { throw .noCriteria }
    guard othersToWorst.count == count else {
      throw .length(expected: count, found: othersToWorst.count)
    }
    for index in [best, worst] where !bestToOthers.indices.contains(index) {
      throw .noSuchItem(index: index, count: count)
    }
    for index in 0..<count {
      for ratio in [bestToOthers[index], othersToWorst[index]] where !(1...9).contains(ratio) {
        throw .outsideNinePointScale(index: index)
      }
    }
    var (toOthers, toWorst) = (bestToOthers, othersToWorst)
    toOthers[best] = 1
    toWorst[worst] = 1
    return (toOthers, toWorst)
  }

  private static func programme(
    _ best: Int, _ worst: Int, _ toOthers: [Double], _ toWorst: [Double]
  ) -> LinearProgram {
    let count = toOthers.count
    var programme = LinearProgram(minimising: Array(repeating: 0, count: count) + [1])
    programme.require(Array(repeating: 1, count: count) + [0], .equal, 1)
    func bound(_ larger: Int, _ ratio: Double, _ smaller: Int) {
      guard larger != smaller else { return }
      var row = Array(repeating: 0.0, count: count + 1)
      row[larger] = 1
      row[smaller] = -ratio
      for sign in [1.0, -1.0] {
        programme.require(row.dropLast().map { sign * $0 } + [-1], .atMost, 0)
      }
    }
    for index in 0..<count {
      bound(best, toOthers[index], index)
      if index != best { bound(index, toWorst[index], worst) }
    }
    return programme
  }

  private static func inputConsistency(
    _ best: Int, _ worst: Int, _ toOthers: [Double], _ toWorst: [Double]
  ) -> Double {
    let whole = toOthers[worst]
    guard whole > 1 else { return 0 }
    return toOthers.indices.reduce(0) { largest, index in
      max(largest, abs(toOthers[index] * toWorst[index] - whole) / (whole * whole - whole))
    }
  }
}
