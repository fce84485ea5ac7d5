import Testing

@testable import DecisionAnalysis

@Suite struct SimplexProjectionTests {
  @Test(
    arguments: [
      ([0.2, 0.3, 0.5], [0.2, 0.3, 0.5]), ([2, 0], [1, 0]), ([0.6, 0.6, -1], [0.5, 0.5, 0]),
      ([5], [1]),
    ] as [([Double], [Double])])
  func `points are projected`(point: [Double], nearest: [Double]) {
    #expect(isClose(SimplexProjection.nearest(to: point), nearest))
  }

  @Test(arguments: seeds)
  func `no point of the simplex is nearer`(seed: UInt64) {
    var dice = Dice(seed)
    let point = (0..<dice.whole(1...6)).map { _ in dice.number(-1, 1) }
    let nearest = SimplexProjection.nearest(to: point)
    func distance(_ other: [Double]) -> Double {
      zip(point, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(isClose(nearest.reduce(0, +), 1), "seed \(seed)")
    for _ in 0..<300 {
      #expect(distance(dice.simplex(point.count)) >= distance(nearest) - 1e-12, "seed \(seed)")
    }
  }
}
