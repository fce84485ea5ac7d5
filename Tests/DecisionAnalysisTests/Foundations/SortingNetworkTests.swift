import Testing

@testable import DecisionAnalysis
@testable import SampleKernel

@Suite struct SortingNetworkTests {
  // A network that sorts all zeros and ones sorts everything (Knuth, 5.3.4).
  @Test(arguments: 0...12)
  func `every pattern of zeros and ones is sorted`(count: Int) {
    let network = SortingNetwork(count: count)
    for pattern in 0..<(1 << count) {
      var bits = (0..<count).map { (pattern >> $0) & 1 }
      for step in network.steps where bits[step.low] > bits[step.high] {
        bits.swapAt(step.low, step.high)
      }
      #expect(bits == bits.sorted(), "pattern \(pattern)")
    }
  }

  @Test(arguments: [1, 2, 5, 7, 8, 9, 11, 15, 16, 17, 19, 24, 31, 33])
  func `lanes are sorted independently, eights in registers`(count: Int) {
    var dice = Dice(UInt64(count))
    var items = (0..<count).map { _ in SIMD8<Double>((0..<8).map { _ in dice.unit() }) }
    let before = items
    items.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let places = SortingNetwork(count: count).offsetsAfterEights
      places.withUnsafeBufferPointer { steps in
        guard let start = steps.baseAddress else { return }
        sortLanes(base, count: count, by: start, steps: steps.count / 2)
      }
    }
    for lane in 0..<8 {
      #expect(items.map { $0[lane] } == before.map { $0[lane] }.sorted())
    }
  }
}
