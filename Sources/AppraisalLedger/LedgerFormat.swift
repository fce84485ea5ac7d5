package import StrictJSON

/// The constants of the format on disk.
package enum LedgerFormat {
  /// The lowest version of a reader that understands what this program writes.
  package static let reader = 2
  /// The lowest version of a reader that understands a segment whose lines name every end that
  /// their author had seen; where some follow from others, version 2 is needed.
  package static let plainReader = 1
  /// The largest segment that is read, in bytes.
  package static let maximumSegmentBytes = 64 << 20
  /// The longest line that is read or written, in bytes, its line feed not counted.
  package static let maximumLineBytes = 1 << 20
  /// The largest sum of segments that is read, in bytes.
  package static let maximumRecordBytes = 512 << 20
  /// So many signatures that are not good are looked at from the end of a segment back; a segment
  /// with more of them has nothing that counts.
  static let maximumWrongSignatures = 64
  /// The largest number of segments in one appraisal.
  package static let maximumSegments = 10_000
  /// What every hash of a line begins with.
  static let domain = Array("appraise.ledger.v1\n".utf8)
  /// What stands between the hashed part of a line and its hash.
  static let hashKey = Array(",\"h\":\"".utf8)
  /// The bytes after the hashed part: the key, 64 digits, a quotation mark and a brace.
  static let hashedSuffix = 6 + 64 + 2

  /// The hash of a line that follows another.
  static func hash(_ content: Span<UInt8>, after previous: Digest256) -> Digest256 {
    Digest256(of: domain, previous, content)
  }
}

/// The end of a segment as somebody saw it.
package struct LedgerHead: Hashable, Encodable, Sendable {
  /// The name of the segment.
  package var segment: String
  /// The number of its last good entry.
  package var n: Int
  /// The hash of that entry as 64 hexadecimal digits.
  package var h: String
  /// The length up to and with the line feed of that entry.
  package var bytes: Int

  package init(segment: String, n: Int, h: String, bytes: Int) {
    self.segment = segment
    self.n = n
    self.h = h
    self.bytes = bytes
  }
}

extension LedgerHead: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    segment = try fields.value("segment")
    n = try fields.value("n")
    h = try fields.value("h")
    bytes = try fields.value("bytes")
  }
}

/// Names of segments and operations: a label of the time, or a count, and something random.
package enum LedgerNames {
  /// A segment's name, such as `20261121T001259Z-9f2c41d0a1b2c3d4`.
  ///
  /// The time is the text of a moment in UTC, such as `2026-11-21T00:12:59.123Z`.
  package static func segment(at time: String, random: UInt64) -> String {
    let digits = time.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 14 - digits.count))
    let text = String(decoding: digits.prefix(14) + zeros, as: UTF8.self)
    return "\(text.prefix(8))T\(text.dropFirst(8))Z-\(hex(random))"
  }

  package static func hex(_ random: UInt64) -> String {
    let digits = String(random, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Whether a name may be a part of a path: a letter or digit, then letters, digits and hyphens.
  ///
  /// Names are at most 64 characters long, so that nothing read from a file leads elsewhere.
  package static func isSafe(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard (1...64).contains(bytes.count), bytes[0] != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}

/// Hands out the ids of operations, which stay the same when an edit is written again.
package struct OperationSource: Sendable {
  private let stem: String
  private var count = 0

  /// Makes a source; the random number tells it from every other.
  package init(random: UInt64) {
    stem = LedgerNames.hex(random)
  }

  /// The next id, such as `9f2c41d0a1b2c3d4-17`.
  package mutating func next() -> String {
    count += 1
    return "\(stem)-\(count)"
  }
}
