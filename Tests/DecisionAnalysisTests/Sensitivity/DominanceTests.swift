import DecisionAnalysis
import Testing

@Suite struct DominanceTests {
  @Test func `the hub example has no dominance, and two cases of it under the ranking`() throws {
    let values = try Hub.values
    #expect(Dominance.pairs(in: values).isEmpty)
    let pairs = Dominance.pairs(in: values, ranking: Hub.order)
    #expect(pairs.map { [$0.better, $0.worse] } == [[1, 0], [3, 0]])
  }

  @Test(
    arguments: [
      ([[5, 5], [5, 4]], true), ([[5, 5], [5, 5]], false), ([[5, 4], [4, 5]], false),
    ] as [([[Double]], Bool)])
  func `one strict difference and no loss is needed`(rows: [[Double]], holds: Bool) throws {
    #expect(Dominance.dominates(0, 1, in: try Matrix(rows: rows)) == holds)
  }

  @Test func `inside a block nothing is assumed about the weights`() throws {
    let values = try Matrix<Double>(rows: [[60, 40, 50], [50, 50, 50]])
    #expect(Dominance.dominates(0, 1, in: values, ranking: [[0], [1], [2]]))
    #expect(!Dominance.dominates(0, 1, in: values, ranking: [[0, 1], [2]]))
    #expect(!Dominance.dominates(0, 1, in: values, ranking: [[1], [0], [2]]))
  }

  @Test(arguments: seeds)
  func `dominance under a ranking holds for every weight that keeps it`(seed: UInt64) throws {
    var dice = Dice(seed)
    let criteria = dice.whole(1...5)
    let values = try dice.marks(2, criteria)
    var blocks: [[Int]] = [[]]
    for criterion in 0..<criteria {
      if dice.whole(0...1) == 0, !blocks[blocks.count - 1].isEmpty { blocks.append([]) }
      blocks[blocks.count - 1].append(criterion)
    }
    let claimed = Dominance.dominates(0, 1, in: values, ranking: blocks)
    var worst = Double.infinity
    // The extreme weights are equal on all earlier blocks and on a part of one block.
    for (position, block) in blocks.enumerated() {
      for part in 1..<(1 << block.count) {
        let members =
          blocks[..<position].flatMap { $0 }
          + block.indices.filter { part >> $0 & 1 == 1 }.map { block[$0] }
        let lead = members.reduce(0) { $0 + values[0, $1] - values[1, $1] }
        worst = min(worst, lead)
      }
    }
    let differs = (0..<criteria).contains { values[0, $0] != values[1, $0] }
    #expect(claimed == (worst >= 0 && differs), "seed \(seed)")
  }
}
