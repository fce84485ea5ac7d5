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

  /// Tells a test that everything so far has been dealt with: how often, and input bytes read.
  static func idle(_ count: Int, read: Int) -> String {
    "\u{1B}]7771;idle;\(count);\(read)\u{07}"
  }
}
