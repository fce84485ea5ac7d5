/// Collects what is pasted until the terminal says that it ends.
struct PasteCollector: Equatable {
  /// The most that is kept; what goes beyond is dropped.
  static let limit = 1 << 20

  private static let terminator = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var matched = 0

  /// Takes a byte; true when it completes the terminator.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.terminator[matched] {
      matched += 1
      return matched == Self.terminator.count
    }
    keep(Self.terminator[..<matched])
    // Escape stands only at the terminator's beginning, so nothing shorter can have matched.
    matched = byte == Self.terminator[0] ? 1 : 0
    if matched == 0 { keep(CollectionOfOne(byte)) }
    return false
  }

  private mutating func keep(_ more: some Collection<UInt8>) {
    guard bytes.count + more.count <= Self.limit else { return }
    bytes.append(contentsOf: more)
  }

  /// The text so far: line ends are LF, a tab is a space, other control characters are gone.
  ///
  /// - Complexity: O(*n*) in the bytes kept.
  var text: String {
    var clean = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A: if !afterReturn { clean.append("\n") }
      case 0x0D: clean.append("\n")
      case 0x09: clean.append(" ")
      case 0..<0x20, 0x7F..<0xA0: continue
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }
}
