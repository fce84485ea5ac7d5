/// Finds the marks by which a program says that it is idle: ESC ] 7771;idle;count;bytes BEL.
struct IdleMarks {
  private static let opening = Array("\u{1B}]7771;idle;".utf8)

  /// The number of the last mark.
  private(set) var count = 0
  /// The input bytes that the program had read at the last mark.
  private(set) var bytesRead = 0
  private var matched = 0
  private var body: [UInt8] = []

  mutating func take(_ bytes: [UInt8]) {
    for byte in bytes { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    guard matched == Self.opening.count else {
      matched = byte == Self.opening[matched] ? matched + 1 : byte == Self.opening[0] ? 1 : 0
      return
    }
    guard byte == 0x07 else {
      body.append(byte)
      return
    }
    let numbers = String(decoding: body, as: UTF8.self).split(separator: ";").map { Int($0) ?? 0 }
    count = numbers.first ?? count
    bytesRead = numbers.last ?? bytesRead
    matched = 0
    body = []
  }
}
