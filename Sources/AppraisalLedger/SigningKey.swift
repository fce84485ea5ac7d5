import Crypto

/// The public part of the key that signs the sittings of one writer: Ed25519, RFC 8032.
package struct SigningKey: Hashable, Sendable {
  /// How many bytes a key has.
  static let length = 32

  /// The key as 64 lower-case hexadecimal digits, as headers name it.
  package let hex: String
  private let bytes: [UInt8]

  /// Reads 64 lower-case hexadecimal digits; anything else is nil.
  package init?(hex: String) {
    guard let bytes = HexDigits.bytes(of: hex.utf8.span, count: Self.length) else { return nil }
    (self.hex, self.bytes) = (hex, bytes)
  }

  fileprivate init(_ bytes: [UInt8]) {
    (hex, self.bytes) = (HexDigits.text(of: bytes), bytes)
  }

  /// Whether a signature is one by this key on the end of a sitting.
  ///
  /// A key that is no point of the curve has signed nothing.
  package func signed(_ end: SignedEnd, _ signature: LineSignature) -> Bool {
    signed(end.statement, signature)
  }

  /// Whether a signature is one by this key on some bytes.
  func signed(_ statement: [UInt8], _ signature: LineSignature) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature.bytes, for: statement)
  }

  /// Keys are equal when their digits are.
  package static func == (left: SigningKey, right: SigningKey) -> Bool { left.hex == right.hex }

  package func hash(into hasher: inout Hasher) { hasher.combine(hex) }
}

/// The private part of a writer's key.
package struct WriterKey: Equatable, Sendable {
  /// The 32 bytes that the key is made of; they never leave the machine.
  package let seed: [UInt8]
  package let signingKey: SigningKey
  private let key: Curve25519.Signing.PrivateKey

  /// Makes the key of 32 bytes; nil for any other number of them.
  package init?(seed: [UInt8]) {
    guard seed.count == SigningKey.length,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { return nil }
    (self.seed, self.key) = (seed, key)
    signingKey = SigningKey(Array(key.publicKey.rawRepresentation))
  }

  /// Makes a key of random numbers.
  package init?(random: () -> UInt64) {
    let words = (0..<4).map { _ in random() }
    self.init(
      seed: words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } })
  }

  /// Reads the 64 digits of a seed; anything else is nil.
  package init?(hex: String) {
    guard let seed = HexDigits.bytes(of: hex.utf8.span, count: SigningKey.length) else {
      return nil
    }
    self.init(seed: seed)
  }

  /// Keys are equal when what they are made of is.
  package static func == (left: WriterKey, right: WriterKey) -> Bool { left.seed == right.seed }

  /// The seed as 64 digits, as it is kept.
  package var hex: String { HexDigits.text(of: seed) }

  /// The signature on the end of a sitting; nil only where the system has none to give.
  package func sign(_ end: SignedEnd) -> LineSignature? { sign(end.statement) }

  /// The signature on some bytes.
  func sign(_ statement: [UInt8]) -> LineSignature? {
    (try? key.signature(for: statement)).flatMap { LineSignature(bytes: Array($0)) }
  }
}

/// The end of a sitting that a signature speaks of: the line before the signature.
package struct SignedEnd: Hashable, Sendable {
  /// The name of the segment.
  package var segment: String
  /// The number of the line.
  package var n: Int
  /// The hash of the line, which stands for all lines before it too.
  package var hash: Digest256

  package init(segment: String, n: Int, hash: Digest256) {
    (self.segment, self.n, self.hash) = (segment, n, hash)
  }

  /// The bytes that are signed.
  package var statement: [UInt8] {
    Array("appraise.signature.v1\n\(segment) \(n) \(hash.hex)\n".utf8)
  }
}

/// A signature as it stands in a line.
package struct LineSignature: Hashable, Sendable {
  static let length = 64

  package let bytes: [UInt8]

  init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// Reads 128 lower-case hexadecimal digits; anything else is nil.
  package init?(hex: String) {
    guard let bytes = HexDigits.bytes(of: hex.utf8.span, count: Self.length) else { return nil }
    self.bytes = bytes
  }

  /// The 128 digits.
  package var hex: String { HexDigits.text(of: bytes) }
}

/// Bytes as lower-case hexadecimal digits.
enum HexDigits {
  /// The bytes of just so many pairs of digits, or nil.
  static func bytes(of digits: Span<UInt8>, count: Int) -> [UInt8]? {
    guard digits.count == 2 * count else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for place in 0..<count {
      guard let high = value(digits[2 * place]), let low = value(digits[2 * place + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  static func text(of bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes { digits += [digit(byte >> 4), digit(byte & 0xF)] }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
