import Glibc
import Testing
import TestSupport

extension OnATerminal {
  /// Every way out leaves the terminal as it was.
  @Suite struct EndingTests {
    private func expectRestored(_ demo: PtyProcess) {
      let screen = demo.screen
      #expect(!screen.isAlternate)
      #expect(screen.isCursorVisible)
      #expect(!screen.hasMouse)
      let written = String(decoding: demo.output, as: UTF8.self)
      for mode in ["2004", "1000", "1002", "1006"] {
        #expect(Self.isOff("\u{1B}[?\(mode)", in: written), "mode \(mode)")
      }
      #expect(Self.isOff("\u{1B}[?2026", in: written))
    }

    /// Whether the last thing said about a mode is that it is off.
    private static func isOff(_ mode: String, in written: String) -> Bool {
      let bytes = Array(written.utf8)
      let on = Array("\(mode)h".utf8)
      let off = Array("\(mode)l".utf8)
      func last(_ pattern: [UInt8]) -> Int {
        (0...max(0, bytes.count - pattern.count)).last {
          bytes.dropFirst($0).starts(with: pattern)
        } ?? -1
      }
      return last(off) >= last(on)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal to end restores the terminal`(signal: Int32) throws {
      let demo = try startDemo()
      demo.kill(signal)
      let ending = try demo.waitExit()
      #expect(ending == .exit(129))
      expectRestored(demo)
    }

    @Test(arguments: [
      ("T", SIGILL), ("G", SIGABRT), ("V", SIGSEGV), ("O", SIGSEGV), ("W", SIGILL),
    ])
    func `a crash restores the terminal and dies of its own signal`(
      key: String, signal: Int32
    ) throws {
      let demo = try startDemo()
      try demo.send(key)
      let ending = try demo.waitExit()
      #expect(ending == .signal(signal))
      expectRestored(demo)
      #expect(!demo.screen.contains("row 5"))
    }

    @Test func `what a trap says can be read afterwards`() throws {
      let demo = try startDemo()
      try demo.type("E")
      try demo.send("T")
      let ending = try demo.waitExit()
      #expect(ending == .signal(SIGILL))
      let written = String(decoding: demo.output, as: UTF8.self)
      let afterwards = written.split(separator: "\u{1B}[?1049l", maxSplits: 1).last ?? ""
      #expect(afterwards.contains("written to standard error"))
      #expect(afterwards.contains("Fatal error: Index out of range"))
    }

    @Test func `standard error does not disturb the picture and appears at the end`() throws {
      let demo = try startDemo()
      try demo.type("E")
      #expect(!demo.screen.contains("written to standard error"))
      try demo.send("q")
      let ending = try demo.waitExit()
      #expect(ending == .exit(0))
      // Before what the program says afterwards.
      #expect(demo.screen.text == "written to standard error\nsaved 0")
    }

    @Test func `leaving through exit restores the terminal too`() throws {
      let demo = try startDemo()
      try demo.type("E")
      try demo.send("X")
      let ending = try demo.waitExit()
      #expect(ending == .exit(3))
      expectRestored(demo)
      #expect(demo.screen.contains("written to standard error"))
    }

    @Test func `a terminal that goes away ends the program`() throws {
      let demo = try startDemo()
      demo.hangUp()
      let ending = try demo.waitExit()
      #expect(ending == .exit(129))
    }

    @Test func `quitting waits for a durable effect and its result`() throws {
      let demo = try startDemo()
      try demo.send("Q")
      let ending = try demo.waitExit()
      #expect(ending == .exit(7))
      #expect(demo.screen.contains("saved 1"))
    }

    @Test(arguments: [("| cat", "Standard output"), ("< /dev/null", "Standard input")])
    func `without a terminal it says so and touches nothing`(tail: String, words: String) throws {
      let command = "\(Executables.path(of: "TerminalDemo")) \(tail); echo code ${PIPESTATUS[0]}"
      let shell = try PtyProcess("/bin/bash", ["-c", command])
      let ending = try shell.waitExit()
      #expect(ending == .exit(0))
      #expect(shell.screen.contains("\(words) is not a terminal"))
      #expect(shell.screen.contains("code 2"))
      #expect(!shell.output.contains(0x1B))
    }

    @Test func `a terminal left in disorder can be reset`() throws {
      let rescue = try PtyProcess(Executables.path(of: "TerminalDemo"), ["--reset"])
      let ending = try rescue.waitExit()
      #expect(ending == .exit(0))
      expectRestored(rescue)
      #expect(String(decoding: rescue.output, as: UTF8.self).contains("\u{1B}[?1049l"))
    }

    @Test(arguments: [
      ("", "is not set"), ("nosuch-terminal", "is not known"), ("dumb", "cannot place the cursor"),
      ("../../x", "is not known"), (String(repeating: "x", count: 5000), "is not known"),
      ("\u{1B}[31m", "\"?[31m\""),
    ])
    func `an unusable terminal type is refused in words`(type: String, words: String) throws {
      let demo = try startDemo(environment: ["TERM": type], waiting: false)
      let ending = try demo.waitExit()
      #expect(ending == .exit(2))
      let written = String(decoding: demo.output, as: UTF8.self).replacing("\r\n", with: "")
      #expect(written.contains(words), "\(written)")
      #expect(!written.contains("\u{1B}"))
    }
  }
}
