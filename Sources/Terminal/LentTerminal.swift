import CTerminal
import Glibc

/// Another program on the terminal while the driver has lent it.
package enum LentTerminal {
  package enum Ending: Equatable, Sendable {
    /// By itself, with a code.
    case exit(Int32)
    case signal(Int32)
    /// It could not be started; the system's number says why.
    case notStarted(Int32)
  }

  /// Runs a program, given by its name and arguments, without a shell, and waits for its end.
  ///
  /// Belongs into the work of `CursesDriver.lend`.
  package static func run(_ arguments: [String]) -> Ending {
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var status: Int32 = 0
    let problem = words.withUnsafeBufferPointer { ct_run($0.baseAddress, &status) }
    guard problem == 0 else { return .notStarted(problem) }
    // As the macros of <sys/wait.h> read it.
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}
