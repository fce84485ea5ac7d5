import DecisionAnalysis
import Testing

@Suite struct RankingTests {
  @Test(
    arguments: [
      ([50, 70, 60], [3, 1, 2], [3, 1, 2]), ([70, 60, 60, 50], [1, 2, 2, 4], [1, 2.5, 2.5, 4]),
      ([5, 5, 5], [1, 1, 1], [2, 2, 2]), ([7], [1], [1]), ([], [], []),
      ([10, 10 + 5e-8, 9], [1, 1, 3], [1.5, 1.5, 3]),
    ] as [([Double], [Int], [Double])])
  func `ties share a rank for display and a mean rank for statistics`(
    totals: [Double], ranks: [Int], midRanks: [Double]
  ) {
    #expect(Ranking.competition(totals) == ranks)
    #expect(Ranking.midRanks(totals) == midRanks)
  }

  @Test func `near ties do not chain`() {
    let totals = [0, 0.9e-7, 1.8e-7]
    #expect(Ranking.groups(totals) == [[1, 2], [0]])
    #expect(Ranking.leaders(totals) == [1, 2])
  }

  @Test func `tied items keep their own order`() {
    #expect(Ranking.order([3, 9, 3, 9]) == [1, 3, 0, 2])
    #expect(Ranking.leaders([]) == [])
  }

  @Test(arguments: seeds)
  func `mid-ranks add up as if there were no ties`(seed: UInt64) {
    var dice = Dice(seed)
    let totals = (0..<dice.whole(1...9)).map { _ in Double(dice.whole(0...4)) }
    let sum = Double(totals.count * (totals.count + 1)) / 2
    #expect(Ranking.midRanks(totals).reduce(0, +) == sum, "seed \(seed)")
    for (total, rank) in zip(totals, Ranking.competition(totals)) {
      #expect(rank == 1 + totals.count { $0 > total }, "seed \(seed)")
    }
  }
}
