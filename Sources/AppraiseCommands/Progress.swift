import Glibc
import Runtime
import Synchronization

/// One line on the terminal while a verb takes longer than a second, which goes again.
///
/// Only where errors go to a terminal; a pipe and a file get none of it.
enum Progress {
  private static let isShown = Mutex(false)

  /// Does work that may take its time.
  static func during<Failure: Error>(
    _ work: () throws(Failure) -> Void
  ) throws(Failure) {
    guard isatty(2) == 1 else { return try work() }
    let hand = SecondHand { seconds in
      isShown.withLock { isShown in
        put("\rWorking for \(seconds) s. Ctrl-C stops it.\u{1B}[K")
        isShown = true
      }
    }
    defer {
      hand?.stop()
      clear()
    }
    try work()
  }

  /// Takes the line away, before something else is written.
  static func clear() {
    isShown.withLock { isShown in
      if isShown { put("\r\u{1B}[K") }
      isShown = false
    }
  }

  private static func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
