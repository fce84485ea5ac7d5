import DecisionAnalysis
import Testing

@testable import SampleKernel

@Suite struct GeneratorTests {
  // The first outputs for seed 1234567, published with the reference code.
  @Test func `SplitMix64 gives the published sequence`() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    for value in expected { #expect(generator.next() == value) }
  }

  @Test func `each lane is a plain xoshiro256+`() {
    var lanes = LaneGenerator(seed: 5, stream: 3)
    var plain = (0..<8).map { PlainXoshiro(seed: 5, stream: 3, lane: $0) }
    for _ in 0..<100 {
      let bits = lanes.next()
      for lane in 0..<8 { #expect(bits[lane] == plain[lane].next()) }
    }
  }

  @Test func `uniform numbers fill the unit interval evenly`() {
    var generator = LaneGenerator(seed: 11, stream: 0)
    var cells = Array(repeating: 0, count: 20)
    for _ in 0..<2000 {
      let numbers = generator.uniform()
      for lane in 0..<8 {
        #expect(numbers[lane] >= 0 && numbers[lane] < 1)
        cells[Int(numbers[lane] * 20)] += 1
      }
    }
    // χ² with 19 degrees of freedom exceeds 43.8 once in a thousand.
    let square = cells.reduce(0.0) { $0 + (Double($1) - 800) * (Double($1) - 800) / 800 }
    #expect(square < 43.8)
  }

  @Test func `streams of a seed differ`() {
    var first = LaneGenerator(seed: 1, stream: 0)
    var second = LaneGenerator(seed: 1, stream: 1)
    var third = LaneGenerator(seed: 2, stream: 0)
    let bits = [first.next(), second.next(), third.next()].flatMap { row in (0..<8).map { row[$0] }
    }
    #expect(Set(bits).count == 24)
  }
}
