import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// Where no screen can be drawn the program says why, and that the verbs do the same work.
  @Suite struct NoTerminalTests {
    private static let verbs =
      " Without a terminal the verbs do the same work: appraise show PATH, appraise score PATH, "
      + "appraise rank PATH. appraise --help lists them."

    static let types: [(String?, String)] = [
      (
        nil,
        "The variable TERM is not set, so the kind of terminal is not known. "
          + "Set it, for example: TERM=xterm-256color."
      ),
      (
        "",
        "The variable TERM is not set, so the kind of terminal is not known. "
          + "Set it, for example: TERM=xterm-256color."
      ),
      (
        "nosuch",
        "The terminal type \"nosuch\" (variable TERM) is not known on this machine. "
          + "Try TERM=xterm-256color, or install the package ncurses-term."
      ),
      (
        "dumb",
        "The terminal type \"dumb\" (variable TERM) cannot place the cursor, "
          + "so it cannot show a screen."
      ),
      (
        "\u{1B}]0;x\u{07}",
        "The terminal type \"?]0;x?\" (variable TERM) is not known on this machine. "
          + "Try TERM=xterm-256color, or install the package ncurses-term."
      ),
    ]

    @Test(arguments: types)
    func `a terminal type that cannot be used is refused`(type: String?, words: String) throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let before = sandbox.contents
      let terminal = try PtyProcess(
        Program.path, ["a"],
        environment: sandbox.environment().merging(type.map { ["TERM": $0] } ?? [:]) { $1 },
        removing: type == nil ? ["TERM"] : [], folder: sandbox.path, columns: 400)
      let ending = try terminal.waitExit()
      #expect(ending == .exit(69))
      let written = String(decoding: terminal.output, as: UTF8.self)
      #expect(written == "appraise: \(words)\(Self.verbs)\r\n")
      #expect(sandbox.contents == before)
    }

    @Test func `a terminal description that is a pipe ends the start with a sentence`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try #require(mkfifo(sandbox("pipe"), 0o600) == 0)
      let terminal = try PtyProcess(
        Program.path, ["a"],
        environment: sandbox.environment().merging(["TERMINFO": sandbox("pipe")]) { $1 },
        folder: sandbox.path, columns: 400)
      let ending = try terminal.waitExit()
      #expect(ending == .exit(69))
      let written = String(decoding: terminal.output, as: UTF8.self)
      #expect(written.contains("which is not a file. Unset the variables TERMINFO"), "\(written)")
    }

    @Test(arguments: [
      ("> out", "Standard output is not a terminal, so there is no screen to draw on."),
      ("< /dev/null", "Standard input is not a terminal, so there are no keys to read."),
      ("<&-", "Standard input is not a terminal, so there are no keys to read."),
      (">&-", "Standard output is not a terminal, so there is no screen to draw on."),
    ])
    func `standard files that are no terminal are refused`(
      redirection: String, words: String
    ) throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let terminal = try PtyProcess(
        "/bin/sh", ["-c", "exec \"$0\" a \(redirection)", Program.path],
        environment: sandbox.environment(), folder: sandbox.path, columns: 400)
      let ending = try terminal.waitExit()
      #expect(ending == .exit(69))
      let written = String(decoding: terminal.output, as: UTF8.self)
      #expect(written == "appraise: \(words)\(Self.verbs)\r\n")
      #expect(Files.read(sandbox("out")).isEmpty)
    }

    @Test func `a window of one cell is drawn in, and its keys count`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox, columns: 1, rows: 1)
      try desk.type("g27\r")
      let count = desk.terminal.idleCount
      desk.terminal.resize(columns: 80, rows: 24)
      try desk.terminal.waitIdle(after: count)
      try desk.waitSaved()
      #expect(desk.terminal.screen.contains("1 of 48"))
      try desk.leave()
    }
  }
}
