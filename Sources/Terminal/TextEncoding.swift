import CNcurses
import Glibc

/// How characters reach the terminal.
enum TextEncoding: Equatable {
  /// Every character that the canvas holds.
  case utf8
  /// ASCII alone: the machine has no UTF-8 locale.
  case ascii

  /// Sets the locale of characters, and of nothing else, from the environment.
  ///
  /// Where that is not UTF-8 the fallbacks are tried, because terminals have been UTF-8 for longer
  /// than their users' settings; numbers and messages do not depend on it.
  static func establish() -> TextEncoding {
    for name in ["", "C.UTF-8", "en_US.UTF-8"] {
      guard setlocale(LC_CTYPE, name) != nil, isCodesetUTF8 else { continue }
      return .utf8
    }
    setlocale(LC_CTYPE, "C")
    return .ascii
  }

  private static var isCodesetUTF8: Bool {
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: codeset) == "UTF-8"
  }

  /// The character to write for a cell: its own where it can be shown in its width, else a mark.
  func writable(_ base: Unicode.Scalar, width: UInt8) -> UInt32 {
    let value = base.value
    if value < 0x80 { return (0x20..<0x7F).contains(value) ? value : 0x3F }
    guard self == .utf8 else { return 0x3F }
    // A width that the library does not share would shift the rest of the line.
    if wcwidth(wchar_t(bitPattern: value)) == Int32(width) { return value }
    return width == 1 ? 0xFFFD : 0x3F
  }
}
