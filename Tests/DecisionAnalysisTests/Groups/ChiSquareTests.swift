import Testing

@testable import DecisionAnalysis

@Suite struct ChiSquareTests {
  // The points above which a twentieth, a hundredth and a thousandth lie, as tables print them.
  @Test(arguments: [
    (1, 3.841, 0.05), (2, 5.991, 0.05), (5, 11.070, 0.05), (10, 18.307, 0.05), (1, 6.635, 0.01),
    (4, 13.277, 0.01), (30, 50.892, 0.01), (3, 16.266, 0.001),
  ])
  func `the tails agree with printed tables`(degrees: Int, value: Double, tail: Double) {
    #expect(isClose(ChiSquare.upperTail(value, degrees: degrees), tail, within: tail * 0.002))
  }

  @Test(arguments: seeds)
  func `with an even number of degrees the tail is a finite sum`(seed: UInt64) {
    var dice = Dice(seed)
    let half = dice.whole(1...12)
    let value = dice.number(0.01, 60)
    var (term, sum) = (1.0, 1.0)
    for step in 1..<max(half, 1) {
      term *= value / 2 / Double(step)
      sum += term
    }
    let expected = Elementary.exp(-value / 2) * sum
    let found = ChiSquare.upperTail(value, degrees: 2 * half)
    #expect(isClose(found, expected, within: 1e-12), "seed \(seed): \(found) \(expected)")
  }

  @Test func `nothing is always exceeded, and a huge value never`() {
    for degrees in [1, 2, 7, 1000] {
      #expect(ChiSquare.upperTail(0, degrees: degrees) == 1)
      #expect(ChiSquare.upperTail(-3, degrees: degrees) == 1)
      #expect(ChiSquare.upperTail(1e6, degrees: degrees) == 0)
    }
    #expect(ChiSquare.upperTail(3, degrees: 0) == 1)
  }
}
