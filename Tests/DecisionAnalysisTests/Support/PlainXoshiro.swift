import DecisionAnalysis

/// One lane of the weight generator written plainly, as an oracle for the vector form.
struct PlainXoshiro {
  private var s: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, stream: UInt64, lane: Int) {
    var outer = SplitMix64(seed: seed)
    var inner = SplitMix64(seed: outer.next() ^ (stream &* 0xd134_2543_de82_ef95))
    for _ in 0..<(4 * lane) { _ = inner.next() }
    s = (inner.next(), inner.next(), inner.next(), inner.next())
  }

  mutating func next() -> UInt64 {
    let result = s.0 &+ s.3
    let shifted = s.1 << 17
    s.2 ^= s.0
    s.3 ^= s.1
    s.1 ^= s.2
    s.0 ^= s.3
    s.2 ^= shifted
    s.3 = (s.3 << 45) | (s.3 >> 19)
    return result
  }

  mutating func uniform() -> Double {
    Double(next() >> 12) * 0x1p-52
  }
}
