import Testing

@testable import DecisionAnalysis

@Suite struct SortingNetworkTests {
  // A network that sorts all zeros and ones sorts everything (Knuth, 5.3.4).
  @Test(arguments: 0...12)
  func `every pattern of zeros and ones is sorted`(count: Int) {
    let network = SortingNetwork(count: count)
    for pattern in 0..<(1 << count) {
      var bits = (0..<count).map { (pattern >> $0) & 1 }
      for (low, high) in network.steps where bits[low] > bits[high] { bits.swapAt(low, high) }
      #expect(bits == bits.sorted(), "pattern \(pattern)")
    }
  }

  @Test func `lanes are sorted independently`() {
    var dice = Dice(7)
    var items = (0..<19).map { _ in SIMD8<Double>((0..<8).map { _ in dice.unit() }) }
    let before = items
    items.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { SortingNetwork(count: 19).sort(base) }
    }
    for lane in 0..<8 {
      #expect(items.map { $0[lane] } == before.map { $0[lane] }.sorted())
    }
  }
}
