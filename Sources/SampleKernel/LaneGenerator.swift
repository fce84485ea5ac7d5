typealias Reals = SIMD8<Double>
typealias Whole = SIMD8<Int64>

/// Eight xoshiro256+ generators side by side, one in each lane.
///
/// The states are drawn from SplitMix64, lane after lane, so that a seed and a stream number fix every
/// bit on every machine. Source: Blackman and Vigna (2021), doi 10.1145/3460772.
struct LaneGenerator {
  typealias Bits = SIMD8<UInt64>

  private var state0 = Bits.zero
  private var state1 = Bits.zero
  private var state2 = Bits.zero
  // The fourth word in two parts that are put together at the next step: a compiler that sees both
  // halves of the rotation at once takes the vector apart, because it has no instruction for it.
  private var left3 = Bits.zero
  private var right3 = Bits.zero

  /// Starts the generators of one stream of a seed; streams of one seed do not repeat each other.
  init(seed: UInt64, stream: UInt64) {
    var outer = Seeding(state: seed)
    var inner = Seeding(state: outer.next() ^ (stream &* 0xd134_2543_de82_ef95))
    for lane in 0..<8 {
      state0[lane] = inner.next()
      state1[lane] = inner.next()
      state2[lane] = inner.next()
      left3[lane] = inner.next()
    }
  }

  /// The next 64 random bits of each lane.
  @inline(__always)
  mutating func next() -> Bits {
    var state3 = left3 | right3
    let result = state0 &+ state3
    let shifted = state1 &<< 17
    state2 ^= state0
    state3 ^= state1
    state1 ^= state2
    state0 ^= state3
    state2 ^= shifted
    left3 = state3 &<< 45
    right3 = state3 &>> 19
    return result
  }

  /// The next number of each lane, uniform on 0 (included) to 1 (excluded) in steps of 2⁻⁵².
  ///
  /// The upper 52 bits become the fraction of a number between 1 and 2, from which 1 is taken off:
  /// exact, and free of conversions that differ between machines.
  @inline(__always)
  mutating func uniform() -> Reals {
    let bits = (next() &>> 12) | Bits(repeating: 0x3ff0_0000_0000_0000)
    return unsafeBitCast(bits, to: Reals.self) - 1
  }
}

/// SplitMix64 for the states above; the kernel shares no code with other targets.
///
/// Source: Steele, Lea and Flood (2014), doi 10.1145/2660193.2660195.
private struct Seeding {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
