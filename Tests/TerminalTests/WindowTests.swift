import Glibc
import Testing
import TestSupport

extension OnATerminal {
  @Suite struct WindowTests {
    @Test func `a new size is drawn at once, down to one cell`() throws {
      let demo = try startDemo()
      for (columns, rows) in [(1, 1), (40, 10), (2, 1), (200, 60), (1, 24), (80, 24)] {
        let count = demo.idleCount
        demo.resize(columns: columns, rows: rows)
        try demo.waitIdle(after: count)
        let title = "Demo \(columns)x\(rows) counter"
        try demo.waitUntil(title) { $0.lines[0].hasPrefix(title.prefix(columns)) }
      }
      #expect(demo.screenText[23] == "  row 20 é 中 unicode")
    }

    @Test func `a window that is back at its size is painted whole`() throws {
      let demo = try startDemo()
      let before = demo.output.count
      demo.kill(SIGWINCH)
      try demo.waitUntil("the last row again") { _ in
        String(decoding: demo.output[before...], as: UTF8.self).contains("row 20 ")
      }
    }

    @Test func `a storm of sizes ends with the last one`() throws {
      let demo = try startDemo()
      for step in 0..<200 {
        demo.resize(columns: 1 + step * 37 % 150, rows: 1 + step * 17 % 50)
      }
      demo.resize(columns: 70, rows: 20)
      try demo.waitUntil("the last size") { $0.lines[0].hasPrefix("Demo 70x20") }
      try demo.type("j")
      #expect(demo.screenText[4] == "> row 1 é 中 unicode")
      #expect(demo.screenText[19] == "  row 16 é 中 unicode")
    }

    @Test(arguments: [("5000", "5000"), ("-5", "99999999"), ("", "x")])
    func `LINES and COLUMNS do not matter`(lines: String, columns: String) throws {
      let demo = try startDemo(environment: ["LINES": lines, "COLUMNS": columns])
      #expect(demo.screenText[0].hasPrefix("Demo 80x24"))
    }

    @Test func `an absurd window is cut to a thousand cells each way`() throws {
      let demo = try startDemo(columns: 5000, rows: 3)
      #expect(demo.screenText[0].hasPrefix("Demo 1000x3"))
      let count = demo.idleCount
      demo.resize(columns: 3, rows: 9000)
      try demo.waitIdle(after: count)
      #expect(demo.screenText[0] == "Dem")
    }

    @Test func `Ctrl-Z gives the terminal to the shell and fg takes it back`() throws {
      let shell = try startShell()
      try shell.send("\(Executables.path(of: "TerminalDemo"))\r")
      try shell.waitUntil("the demo") { $0.contains("> row 0") }
      try shell.send("j\u{1A}")
      try shell.waitUntil("the shell") { !$0.isAlternate && $0.contains("Stopped") }
      #expect(!shell.screen.hasMouse)
      shell.resize(columns: 100, rows: 30)
      try shell.send("fg\r")
      let screen = try shell.waitUntil("the demo at its new size") {
        $0.isAlternate && $0.contains("Demo 100x30") && $0.contains("row 26")
      }
      #expect(screen.contains("> row 1"))
      #expect(screen.hasMouse)
      try shell.send("q")
      try shell.waitUntil("the shell again") { !$0.isAlternate && $0.contains("saved 0") }
    }

    @Test func `a stop signal from outside does the same, and bg does not disturb the shell`()
      throws
    {
      let shell = try startShell()
      try shell.send("\(Executables.path(of: "TerminalDemo")) & sleep 0.1; fg\r")
      try shell.waitUntil("the demo") { $0.contains("> row 0") && $0.isAlternate }
      try shell.send("\u{1A}")
      try shell.waitUntil("the shell") { !$0.isAlternate && $0.contains("Stopped") }
      try shell.send("bg; wait; echo back; fg\r")
      try shell.waitUntil("the demo again") { $0.isAlternate && $0.contains("> row 0") }
      try shell.send("q")
      try shell.waitUntil("the shell again") { !$0.isAlternate && $0.contains("saved 0") }
      #expect(shell.screen.contains("back"))
    }

    @Test func `where nobody could continue it, a stop signal does not stop it`() throws {
      let demo = try startDemo()
      let count = demo.idleCount
      demo.kill(SIGTSTP)
      try demo.waitIdle(after: count)
      #expect(demo.screenText[1] == "event: resumed")
      #expect(demo.screenText[23] == "  row 20 é 中 unicode")
      try demo.type("j")
      #expect(demo.screen.contains("> row 1"))
    }

    @Test func `stopped by force and continued, it paints the whole screen`() throws {
      let demo = try startDemo()
      demo.kill(SIGSTOP)
      let before = demo.output.count
      let count = demo.idleCount
      demo.kill(SIGCONT)
      try demo.waitIdle(after: count)
      let written = String(decoding: demo.output[before...], as: UTF8.self)
      #expect(written.contains("row 20 "))
      #expect(demo.screen.isAlternate)
      #expect(demo.screenText[1] == "event: resumed")
    }

    private func startShell() throws -> PtyProcess {
      let shell = try PtyProcess(
        "/bin/bash", ["--norc", "--noprofile", "-i"],
        environment: ["PS1": "shell> ", "HISTFILE": "/dev/null"])
      try shell.waitUntil("a prompt") { $0.contains("shell>") }
      return shell
    }
  }
}
