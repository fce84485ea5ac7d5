import CTerminal
import Glibc

/// Puts a terminal in order that some program has left in disorder.
package enum TerminalRescue {
  /// Leaves every mode and the alternate screen and sets the usual line settings.
  ///
  /// Returns false when neither standard output nor standard input is a terminal.
  @discardableResult package static func reset() -> Bool {
    let hasOutput = isatty(STDOUT_FILENO) == 1
    let hasInput = isatty(STDIN_FILENO) == 1
    if hasOutput {
      _ = ct_write(
        STDOUT_FILENO, EscapeCodes.leave.utf8Start, EscapeCodes.leave.utf8CodeUnitCount)
    }
    if hasInput { ct_sane_settings(STDIN_FILENO) }
    return hasOutput || hasInput
  }
}
