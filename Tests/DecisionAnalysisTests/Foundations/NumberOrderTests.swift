import Testing

@testable import DecisionAnalysis

@Suite struct NumberOrderTests {
  @Test(arguments: [0, 1, 2, 17, 48, 49, 300], fewSeeds)
  func `numbers are sorted and equal ones keep their order`(count: Int, seed: UInt64) {
    var dice = Dice(seed)
    let pool = (0..<max(1, count / 3)).map { _ in dice.number(-1e6, 1e6) }
    let numbers = (0..<count).map { _ -> Double in
      switch dice.whole(0...9) {
      case 0: 0
      case 1: -0.0
      case 2: .infinity
      case 3: -.infinity
      case 4: dice.number(-1e-300, 1e-300)
      default: pool[dice.whole(0...(pool.count - 1))]
      }
    }
    let up = numbers.indices.sorted {
      numbers[$0] != numbers[$1] ? numbers[$0] < numbers[$1] : $0 < $1
    }
    let down = numbers.indices.sorted {
      numbers[$0] != numbers[$1] ? numbers[$0] > numbers[$1] : $0 < $1
    }
    #expect(NumberOrder.ascending(numbers) == up, "seed \(seed)")
    #expect(NumberOrder.descending(numbers) == down, "seed \(seed)")
  }
}
