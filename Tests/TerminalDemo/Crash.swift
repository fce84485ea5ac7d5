import Glibc

/// Ways to end that a program does not choose.
enum Crash {
  static func perform(_ character: Character) {
    switch character {
    case "T": trap(Int.max)
    case "G": abort()
    case "V": raise(SIGSEGV)
    case "X": exit(3)
    case "O": _ = overflow(1)
    case "E": complain("written to standard error\n")
    default: break
    }
  }

  /// Reads beyond an array, which traps with a message as an application's own mistake would.
  @inline(never) private static func trap(_ number: Int) {
    complain("\([0][number])")
  }

  /// Uses up the stack.
  @inline(never) private static func overflow(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { bytes in
      bytes[0] = UInt8(truncatingIfNeeded: depth)
      return overflow(depth + 1) + Int(bytes[0])
    }
  }

  static func complain(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
