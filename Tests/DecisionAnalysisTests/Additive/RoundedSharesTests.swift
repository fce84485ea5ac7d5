import DecisionAnalysis
import Testing

@Suite struct RoundedSharesTests {
  @Test(
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (100, [0.5, 0.25, 0.25], [50, 25, 25]),
      (100, [0.615, 0.225, 0.16], [62, 22, 16]), (10, [0, 0], [0, 0]), (100, [3], [100]),
      (0, [1, 2], [0, 0]), (100, [], []), (7, [0, 1, 0], [0, 7, 0]),
      (100, [0.07, 0.93], [7, 93]),
    ] as [(Int, [Double], [Int])])
  func `parts follow the largest remainders`(total: Int, shares: [Double], parts: [Int]) {
    #expect(RoundedShares.split(total, by: shares) == parts)
  }

  @Test(arguments: seeds)
  func `parts always add up and stay within one of the exact share`(seed: UInt64) {
    var dice = Dice(seed)
    let shares = dice.weights(dice.whole(1...15))
    let parts = RoundedShares.split(100, by: shares)
    #expect(parts.reduce(0, +) == 100, "seed \(seed)")
    let sum = shares.reduce(0, +)
    for (part, share) in zip(parts, shares) {
      #expect(abs(Double(part) - share / sum * 100) < 1, "seed \(seed)")
    }
  }
}
