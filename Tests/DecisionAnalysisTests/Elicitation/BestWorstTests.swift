import Testing

@testable import DecisionAnalysis

@Suite struct BestWorstTests {
  @Test(arguments: ["bwm-rezaei-2016-ex1", "bwm-rezaei-2016-ex3"])
  func `the cars agree with Rezaei 2016`(name: String) throws {
    let oracle = try Oracle(name)
    let inputs = try oracle.at("inputs")
    let toOthers = try inputs.at("best_to_others").numbers
    let toWorst = try inputs.at("others_to_worst").numbers
    let (best, worst) = (Int(try inputs.at("best").number), Int(try inputs.at("worst").number))
    let result = try BestWorst(
      best: best, worst: worst, bestToOthers: toOthers, othersToWorst: toWorst)
    let expected = try oracle.at("expected")
    if name.hasSuffix("1") {
      let linear = try expected.at("linear")
      #expect(isClose(result.weights, try linear.at("weights").numbers, within: 5.1e-5))
      #expect(isClose(result.deviation, 0))
      #expect(result.inputConsistency == 0)
    } else {
      let recomputed = try expected.at("recomputed")
      let weights = try recomputed.at("linear_weights").numbers
      #expect(isClose(result.weights, weights, within: 1e-5))
      let deviation = try recomputed.at("linear_xi").number
      #expect(isClose(result.deviation, deviation, within: 1e-5))
    }
    let misfit = leastRatioMisfit(best, worst, toOthers, toWorst)
    let published = try expected.at("nonlinear", "xi").number
    #expect(isClose(misfit, published, within: 1e-4), "\(misfit)")
    if name.hasSuffix("3") {
      #expect(isClose(misfit / 4.47, try expected.at("CR").number, within: 1e-4))
    }
  }

  /// The non-linear model, by halving the misfit within which all ratios have a solution.
  private func leastRatioMisfit(
    _ best: Int, _ worst: Int, _ toOthers: [Double], _ toWorst: [Double]
  ) -> Double {
    let count = toOthers.count
    var (low, high) = (0.0, 9.0)
    for _ in 0..<24 {
      let misfit = (low + high) / 2
      var programme = LinearProgram(minimising: Array(repeating: 0, count: count))
      programme.require(Array(repeating: 1, count: count), .equal, 1)
      func bound(_ one: Int, _ ratio: Double, _ other: Int) {
        guard one != other else { return }
        for (factor, relation) in [
          (ratio + misfit, LinearProgram.Relation.atMost), (ratio - misfit, .atLeast),
        ] {
          var row = Array(repeating: 0.0, count: count)
          row[one] = 1
          row[other] = -factor
          programme.require(row, relation, 0)
        }
      }
      for index in 0..<count {
        bound(best, toOthers[index], index)
        bound(index, toWorst[index], worst)
      }
      if case .optimal = programme.solve() { high = misfit } else { low = misfit }
    }
    return high
  }

  @Test(
    arguments: [
      ([1, 2, 8], [8, 4, 1], 0, 2, [0.615385, 0.307692, 0.076923], 0, 0),
      ([8, 2, 1], [1, 5, 8], 2, 0, [0.071429, 0.321429, 0.607143], 0.035714, 0.035714),
      ([1, 2, 8], [8, 1, 1], 0, 2, [0.65, 0.25, 0.10], 0.15, 0.107143),
    ] as [([Double], [Double], Int, Int, [Double], Double, Double)])
  func `golden cases give the weights computed elsewhere`(
    toOthers: [Double], toWorst: [Double], best: Int, worst: Int, weights: [Double],
    deviation: Double, consistency: Double
  ) throws {
    let result = try BestWorst(
      best: best, worst: worst, bestToOthers: toOthers, othersToWorst: toWorst)
    #expect(isClose(result.weights, weights, within: 1e-6))
    #expect(isClose(result.deviation, deviation, within: 1e-6))
    #expect(isClose(result.inputConsistency, consistency, within: 1e-6))
  }

  @Test func `one criterion, or best and worst the same, gives equal weights`() throws {
    let alone = try BestWorst(best: 0, worst: 0, bestToOthers: [1], othersToWorst: [1])
    #expect(alone.weights == [1] && alone.deviation == 0)
    let same = try BestWorst(best: 1, worst: 1, bestToOthers: [1, 1], othersToWorst: [1, 1])
    #expect(same.weights == [0.5, 0.5] && same.inputConsistency == 0)
  }

  @Test(
    arguments: [
      (0, 1, [1, 0.5], [2, 1], .outsideNinePointScale(index: 1)),
      (0, 1, [1, 2], [10, 1], .outsideNinePointScale(index: 0)),
      (0, 2, [1, 2], [2, 1], .noSuchItem(index: 2, count: 2)),
      (0, 1, [1, 2], [2], .length(expected: 2, found: 1)), (0, 0, [], [], .noCriteria),
    ] as [(Int, Int, [Double], [Double], AnalysisError)])
  func `impossible comparisons are refused`(
    best: Int, worst: Int, toOthers: [Double], toWorst: [Double], error: AnalysisError
  ) {
    #expect(throws: error) {
      try BestWorst(best: best, worst: worst, bestToOthers: toOthers, othersToWorst: toWorst)
    }
  }

  @Test(arguments: seeds)
  func `consistent comparisons are reproduced`(seed: UInt64) throws {
    var dice = Dice(seed)
    let whole = Double(dice.whole(2...9))
    var toOthers = [1, whole]
    for _ in 0..<dice.whole(0...5) { toOthers.append(dice.number(1, whole)) }
    let toWorst = toOthers.map { whole / $0 }
    let result = try BestWorst(
      best: 0, worst: 1, bestToOthers: toOthers, othersToWorst: toWorst)
    let weights = try Weights(normalising: toOthers.map { 1 / $0 }).shares
    #expect(isClose(result.weights, weights, within: 1e-8), "seed \(seed)")
    #expect(isClose(result.deviation, 0, within: 1e-9), "seed \(seed)")
    #expect(isClose(result.inputConsistency, 0), "seed \(seed)")
  }
}
