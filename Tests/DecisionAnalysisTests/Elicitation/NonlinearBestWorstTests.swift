import Testing

@testable import DecisionAnalysis

@Suite struct NonlinearBestWorstTests {
  private func solved(_ oracle: Oracle) throws -> NonlinearBestWorst {
    let inputs = try oracle.at("inputs")
    return try NonlinearBestWorst(
      best: Int(try inputs.at("best").number), worst: Int(try inputs.at("worst").number),
      bestToOthers: try inputs.at("best_to_others").numbers,
      othersToWorst: try inputs.at("others_to_worst").numbers)
  }

  @Test(arguments: ["bwm-rezaei-2016-ex1", "bwm-rezaei-2016-ex3"])
  func `the cars agree with Rezaei 2016 by ratios`(name: String) throws {
    let oracle = try Oracle(name)
    let expected = try oracle.at("expected", "nonlinear", "xi").number
    #expect(isClose(try solved(oracle).deviation, expected, within: 1e-4))
  }

  @Test func `consistency and intervals of the third car agree with Rezaei 2016`() throws {
    let oracle = try Oracle("bwm-rezaei-2016-ex3")
    let expected = try oracle.at("expected")
    let found = try solved(oracle)
    // The published index has two decimals.
    let ratio = try #require(found.consistencyRatio)
    #expect(isClose(ratio, try expected.at("CR").number, within: 1e-3))
    let intervals = try expected.at("recomputed", "nonlinear_intervals").rows
    for (interval, ends) in zip(found.intervals, intervals) {
      #expect(isClose(interval.low, ends[0], within: 1e-5))
      #expect(isClose(interval.high, ends[1], within: 1e-5))
    }
  }

  // The largest misfits for a comparison of best and worst from 1 to 9, as Rezaei 2015 prints them.
  @Test(arguments: zip(2...9, [0.44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23]))
  func `the ratio is to the largest misfit with the same extreme comparison`(
    extreme: Int, largest: Double
  ) throws {
    // The worst case says the extreme ratio of every comparison.
    let ratio = Double(extreme)
    let found = try NonlinearBestWorst(
      best: 0, worst: 2, bestToOthers: [1, ratio, ratio], othersToWorst: [ratio, ratio, 1])
    #expect(isClose(found.deviation, largest, within: 0.005))
    #expect(isClose(try #require(found.consistencyRatio), 1, within: 1e-9))
  }

  @Test(arguments: seeds)
  func `consistent comparisons leave no misfit and one set of weights`(seed: UInt64) throws {
    var dice = Dice(seed)
    let worst = dice.number(1, 2)
    let middle = dice.number(2, 4)
    let sizes = [middle * dice.number(1, 2), middle, worst]
    let found = try NonlinearBestWorst(
      best: 0, worst: 2, bestToOthers: sizes.map { sizes[0] / $0 },
      othersToWorst: sizes.map { $0 / sizes[2] })
    #expect(isClose(found.deviation, 0, within: 1e-6), "seed \(seed)")
    let shares = try Weights(normalising: sizes).shares
    #expect(isClose(found.intervals.map(\.low), shares, within: 1e-6), "seed \(seed)")
    #expect(isClose(found.intervals.map(\.high), shares, within: 1e-6), "seed \(seed)")
  }

  @Test func `a single criterion and bad comparisons`() throws {
    let one = try NonlinearBestWorst(
      best: 0, worst: 0, bestToOthers: [1, 1], othersToWorst: [1, 1])
    #expect(one.deviation == 0 && one.consistencyRatio == nil)
    #expect(one.intervals == [ValueRange(exactly: 0.5), ValueRange(exactly: 0.5)])
    #expect(throws: AnalysisError.outsideNinePointScale(index: 1)) {
      try NonlinearBestWorst(
        best: 0, worst: 1, bestToOthers: [1, 10], othersToWorst: [9, 1])
    }
    #expect(throws: AnalysisError.noSuchItem(index: 3, count: 2)) {
      try NonlinearBestWorst(best: 0, worst: 3, bestToOthers: [1, 2], othersToWorst: [2, 1])
    }
  }
}
