import Testing

@testable import DecisionAnalysis

@Suite struct RankReversalTests {
  @Test func `leaving out the copy in Belton and Gear 1983 reverses A and B`() throws {
    let ratios = try Oracle("ahp-belton-gear-rank-reversal").at("inputs", "priority_ratios_4").rows
    let found = RankReversal.all(optionCount: 4) { options in
      let columns = ratios.map { row in options.map { row[$0] } }
      return options.indices.map { place in
        columns.reduce(0) { $0 + $1[place] / $1.reduce(0, +) }
      }
    }
    #expect(found.contains(RankReversal(without: 3, before: 0, after: 1)))
  }

  @Test(arguments: seeds)
  func `the additive model never reverses`(seed: UInt64) throws {
    var dice = Dice(seed)
    let totals = try dice.table().totals
    let found = RankReversal.all(optionCount: totals.count) { $0.map { totals[$0] } }
    #expect(found.isEmpty, "seed \(seed)")
  }
}
