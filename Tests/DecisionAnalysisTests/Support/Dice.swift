import SeededRandom
import DecisionAnalysis

/// Random inputs for property tests; the seed goes into every expectation's comment.
struct Dice {
  let seed: UInt64
  private var generator: SeededGenerator

  init(_ seed: UInt64) {
    self.seed = seed
    generator = SeededGenerator(seed: seed)
  }

  mutating func unit() -> Double {
    Double(generator.next() >> 11) * 0x1p-53
  }

  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(generator.next() % UInt64(range.count))
  }

  /// Marks such as boards give, multiples of 5, so that ties and equal columns do happen.
  mutating func marks(_ rows: Int, _ columns: Int) throws -> Matrix<Double> {
    try Matrix(
      rows: (0..<rows).map { _ in (0..<columns).map { _ in Double(whole(0...20) * 5) } })
  }

  mutating func values(_ rows: Int, _ columns: Int) throws -> Matrix<Double> {
    try Matrix(rows: (0..<rows).map { _ in (0..<columns).map { _ in number(0, 100) } })
  }

  /// Raw weights of which some are zero but not all.
  mutating func weights(_ count: Int) -> [Double] {
    var raw = (0..<count).map { _ in whole(0...4) == 0 ? 0 : number(0.1, 100) }
    if raw.allSatisfy({ $0 == 0 }) { raw[0] = 1 }
    return raw
  }

  mutating func table() throws -> DecisionTable {
    let (options, criteria) = (whole(1...6), whole(1...7))
    return try DecisionTable(values: marks(options, criteria), weights: weights(criteria))
  }

  /// A point of the weight simplex, uniformly.
  mutating func simplex(_ count: Int) -> [Double] {
    let cuts = ([0, 1] + (0..<(count - 1)).map { _ in unit() }).sorted()
    return zip(cuts.dropFirst(), cuts).map { $0 - $1 }
  }
}

let seeds: [UInt64] = Array(1...40)

/// Fewer seeds, for properties that need many samples each.
let fewSeeds: [UInt64] = Array(1...6)
