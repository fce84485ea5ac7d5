import DecisionAnalysis
import Foundation
import Testing

@Suite struct ElementaryTests {
  private func ulps(_ value: Double, _ expected: Double) -> Double {
    abs(value - expected) / expected.ulp
  }

  @Test(arguments: seeds)
  func `the logarithm agrees with the platform's`(seed: UInt64) {
    var dice = Dice(seed)
    for _ in 0..<500 {
      let x = Foundation.exp(dice.number(-700, 700))
      #expect(ulps(Elementary.log(x), Foundation.log(x)) <= 2, "seed \(seed), x \(x)")
      let near = dice.number(0.5, 2)
      #expect(ulps(Elementary.log(near), Foundation.log(near)) <= 2, "seed \(seed), x \(near)")
    }
  }

  @Test(arguments: seeds)
  func `the exponential agrees with the platform's`(seed: UInt64) {
    var dice = Dice(seed)
    for _ in 0..<500 {
      let x = dice.number(-700, 700)
      #expect(ulps(Elementary.exp(x), Foundation.exp(x)) <= 2, "seed \(seed), x \(x)")
      let small = dice.number(-1, 1)
      #expect(ulps(Elementary.exp(small), Foundation.exp(small)) <= 2, "seed \(seed), x \(small)")
    }
  }

  @Test func `the ends of the range are right`() {
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.leastNonzeroMagnitude) == Foundation.log(.leastNonzeroMagnitude))
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-800) == 0)
    #expect(Elementary.exp(800) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(-745) == Foundation.exp(-745))
  }

  @Test(
    arguments: [
      (2, 10, 1024), (9, 0.5, 3), (0, 0, 1), (0, 2, 0), (5, 0, 1), (0, -1, .infinity),
    ] as [(Double, Double, Double)])
  func `powers are right`(base: Double, exponent: Double, expected: Double) {
    let power = Elementary.power(base, exponent)
    #expect(power == expected || isClose(power, expected, within: 1e-12 * expected))
  }
}
