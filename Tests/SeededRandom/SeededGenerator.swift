/// Random numbers that a seed fixes on every machine.
///
/// Source: SplitMix64, G. L. Steele, D. Lea, C. H. Flood (2014), doi:10.1145/2660193.2660195.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the sequence of a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// A text of up to so many code points in which ordinary, wide, combining, invisible and hostile
  /// ones all occur.
  public mutating func hostileText(upTo length: Int) -> String {
    var result = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let range: ClosedRange<UInt32>
      switch Int.random(in: 0..<14, using: &self) {
      case 0...4: range = 0x20...0x7E
      case 5: range = 0x00...0x1F
      case 6: range = 0x7F...0xFF
      case 7: range = 0x300...0x36F
      case 8: range = 0x1100...0x11FF
      case 9: range = 0x2000...0x206F
      case 10: range = 0xAC00...0xAC40
      case 11: range = 0x1F1E0...0x1F650
      case 12: range = 0xFE00...0xFE0F
      default: range = 0...0x10FFFF
      }
      let value = UInt32.random(in: range, using: &self)
      result.append(Unicode.Scalar(value) ?? " ")
      if Int.random(in: 0..<8, using: &self) == 0 { result.append(" ") }
    }
    return String(result)
  }
}
