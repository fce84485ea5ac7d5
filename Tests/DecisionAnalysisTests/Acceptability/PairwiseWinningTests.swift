import DecisionAnalysis
import Testing

@Suite struct PairwiseWinningTests {
  @Test(
    arguments: [
      ([1, -1], 0.5), ([3, -1], 0.75), ([0, 0], 0.5), ([1, 0], 1), ([-1, 0], 0),
      ([1, 1, -1], 0.75),
      ([2], 1),
    ] as [([Double], Double)])
  func `simple leads have known shares`(lead: [Double], share: Double) {
    #expect(isClose(PairwiseWinning.probability(lead: lead), share, within: 1e-5))
  }

  @Test(arguments: seeds)
  func `the shares of both options add up to one`(seed: UInt64) {
    var dice = Dice(seed)
    let lead = (0..<dice.whole(2...8)).map { _ in dice.number(-10, 10) }
    let both =
      PairwiseWinning.probability(lead: lead)
      + PairwiseWinning.probability(lead: lead.map { -$0 })
    #expect(isClose(both, 1, within: 1e-6), "seed \(seed)")
  }
}
