/// Control sequences that the terminal database does not describe reliably.
enum EscapeCodes {
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  /// Presses, drags, and positions in decimal digits.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
  static let frameBegin = "\u{1B}[?2026h"
  static let frameEnd = "\u{1B}[?2026l"

  /// What undoes every mode that the program or curses may have set, without asking the terminal.
  ///
  /// In this order: modes off, plain text, cursor keys and keypad normal, the alternate screen
  /// left, so that what follows stands below the user's command, and the cursor shown last,
  /// because some terminals restore a hidden one with the screen.
  static let leave: StaticString =
    "\u{1B}[?2026l\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[0m\u{1B}[?1l\u{1B}>\u{1B}[?1049l\u{1B}[?25h"

  /// Offers text to the clipboard, as base64; nil for more than terminals accept.
  static func clipboard(_ text: String) -> String? {
    guard text.utf8.count <= 74_994 else { return nil }
    return "\u{1B}]52;c;" + Base64.encode(Array(text.utf8)) + "\u{07}"
  }

  /// Tells a test that everything so far has been dealt with: how often, and input bytes read.
  static func idle(_ count: Int, read: Int) -> String {
    "\u{1B}]7771;idle;\(count);\(read)\u{07}"
  }
}

/// The encoding of RFC 4648 section 4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < count ? Int(bytes[start + offset]) : 0)
      }
      for place in 0..<4 {
        let sign = alphabet[group >> (18 - 6 * place) & 63]
        out.append(place <= count ? sign : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
