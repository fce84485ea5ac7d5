import Crypto

package struct Digest256: Hashable, Sendable {
  /// The 32 bytes as four big-endian words, first word first.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of which every bit is zero; it stands before the first line of a chain.
  package static let zero = Digest256(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// The digest of some bytes.
  ///
  /// - Complexity: O(number of bytes).
  package init(of bytes: [UInt8]) {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    self.init(hasher.finalize())
  }

  /// The digest of three parts, one after the other.
  init(of domain: [UInt8], _ previous: Digest256, _ bytes: Span<UInt8>) {
    var hasher = SHA256()
    domain.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    previous.hexDigits.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    self.init(hasher.finalize())
  }

  init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { bytes in
      func word(_ place: Int) -> UInt64 {
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))
      }
      return (word(0), word(1), word(2), word(3))
    }
  }

  /// Reads 64 lower-case hexadecimal digits; anything else is nil.
  package init?(hex: String) {
    self.init(hexDigits: hex.utf8.span)
  }

  /// Reads 64 lower-case hexadecimal digits as bytes; anything else is nil.
  init?(hexDigits digits: Span<UInt8>) {
    guard digits.count == 64, let first = Self.word(digits, 0), let second = Self.word(digits, 16),
      let third = Self.word(digits, 32), let fourth = Self.word(digits, 48)
    else { return nil }
    self.init(words: (first, second, third, fourth))
  }

  private static func word(_ digits: Span<UInt8>, _ start: Int) -> UInt64? {
    // Digits are random, so a branch for each of them would be guessed wrong half of the time.
    var word: UInt64 = 0
    var good = 0
    for place in start..<start + 16 {
      let byte = digits[place]
      good += byte &- UInt8(ascii: "0") < 10 ? 1 : 0
      good += byte &- UInt8(ascii: "a") < 6 ? 1 : 0
      word = word << 4 | UInt64(byte & 0xF &+ (byte >> 6) &* 9)
    }
    return good == 16 ? word : nil
  }

  /// The 64 lower-case hexadecimal digits.
  package var hex: String {
    String(decoding: hexDigits, as: UTF8.self)
  }

  /// The first 16 hexadecimal digits, for file names and for reading aloud.
  package var short: String {
    String(decoding: hexDigits.prefix(16), as: UTF8.self)
  }

  var hexDigits: [UInt8] {
    var digits = [UInt8](repeating: 0, count: 64)
    Self.put(words.0, into: &digits, at: 0)
    Self.put(words.1, into: &digits, at: 16)
    Self.put(words.2, into: &digits, at: 32)
    Self.put(words.3, into: &digits, at: 48)
    return digits
  }

  private static func put(_ word: UInt64, into digits: inout [UInt8], at start: Int) {
    var rest = word
    for place in start..<start + 16 {
      rest = rest << 4 | rest >> 60
      let digit = UInt8(rest & 0xF)
      digits[place] = digit &+ UInt8(ascii: "0") &+ ((digit &+ 6) >> 4) &* 39
    }
  }

  /// Digests are equal when all their bits are.
  package static func == (left: Digest256, right: Digest256) -> Bool {
    left.words == right.words
  }

  /// Feeds the first word, which is as random as any.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
  }
}
