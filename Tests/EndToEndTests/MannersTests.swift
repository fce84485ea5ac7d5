import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// How the program behaves on a terminal that is not only its own.
  @Suite struct MannersTests {
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal to end loses nothing and restores the terminal`(signal: Int32) throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      // The second mark has been typed and not committed.
      try desk.type("g240\r55", until: "[ 55]")
      desk.terminal.kill(signal)
      let ending = try desk.terminal.waitExit()
      #expect(ending == .exit(0))
      #expect(desk.isRestored)
      #expect(desk.terminal.screen.contains("Saved in "))
      try expectMarks(sandbox)
    }

    @Test func `a terminal that goes away loses nothing`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.type("g240\r55", until: "[ 55]")
      desk.terminal.hangUp()
      let ending = try desk.terminal.waitExit()
      #expect(ending == .exit(0))
      try expectMarks(sandbox)
    }

    private func expectMarks(_ sandbox: Sandbox) throws {
      let shown = try sandbox.succeed("show", "mk-2010", "--json")
      #expect(shown.words.isEmpty)
      let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["answer"]?.text == "40")
      #expect(markings?["stand-alone"]?["care"]?["answer"]?.text == "55")
    }

    @Test func `a storm of sizes keeps the selection and what is typed`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.type("g2\(Keys.right)\(Keys.down)\(Keys.down)64", until: "[ 64]")
      let before = desk.terminal.screen
      for step in 0..<100 {
        desk.terminal.resize(columns: 1 + step * 37 % 150, rows: 1 + step * 17 % 50)
      }
      desk.terminal.resize(columns: 1, rows: 1)
      try desk.terminal.waitUntil("one cell") { $0.lines.count == 1 }
      desk.terminal.resize(columns: 80, rows: 24)
      try desk.terminal.waitUntil("the picture of before") { $0.lines == before.lines }
      try desk.type("\r")
      try desk.waitSaved()
      let shown = try sandbox.succeed("show", "mk-2010", "--json").json()
      let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["join-council"]?["children"]?["answer"]?.text == "64")
      try desk.leave()
    }

    @Test func `pasted text does nothing outside a field`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      for place in ["g0", "g1", "g2", "g3", "g4", "g7"] {
        try desk.type(place)
        let before = sandbox.record
        let text = "\u{1B}[200~40\r50\rq\u{03}\u{1B}[201~"
        let screen = try desk.type(text, until: "Pasted text was ignored")
        #expect(screen.contains("0 of 48"))
        #expect(sandbox.record == before)
      }
      try desk.leave()
    }

    @Test func `pasted text goes into a field and does not close it`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.type("g250\(Keys.down)\(Keys.up)r", until: "Reason")
      let screen = try desk.type(
        "\u{1B}[200~first line\rsecond line\u{1B}[201~", until: "second line")
      #expect(screen.contains("Ctrl-S keep"))
      try desk.type("\u{13}")
      try desk.waitSaved()
      let shown = try sandbox.succeed("show", "mk-2010", "--json").json()
      let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["reason"]?.text == "first line\nsecond line")
      try desk.leave()
    }

    static let wishes: [([String: String], [String], Bool)] = [
      (["NO_COLOR": "1"], [], false), ([:], ["--no-color"], false), ([:], [], true),
      (["NO_COLOR": "1"], ["--color"], true), (["TERM": "vt100"], [], false),
    ]

    @Test(arguments: wishes)
    func `colours are used only where they are wanted`(
      environment: [String: String], flags: [String], isColoured: Bool
    ) throws {
      let sandbox = try Sandbox()
      let terminal = try PtyProcess(
        Program.path, ["mk-2010"] + flags,
        environment: sandbox.environment().merging(environment) { $1 }, folder: sandbox.path)
      try terminal.waitIdle()
      for keys in ["g1", "g240\r", "g3", "g4", "g7", "?"] { try terminal.type(keys) }
      #expect(Self.hasColour(terminal.output) == isColoured)
    }

    /// Whether a sequence that sets a colour was written.
    private static func hasColour(_ bytes: [UInt8]) -> Bool {
      let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\u{1B}[")
      return parts.dropFirst().contains { part in
        let codes = part.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
        guard part.dropFirst(codes.count).first == "m" else { return false }
        return codes.split(whereSeparator: { !$0.isNumber }).contains { code in
          let number = Int(code) ?? 0
          return (30...38).contains(number) || (40...48).contains(number)
            || (90...107).contains(number)
        }
      }
    }

    @Test(arguments: [[], ["--ascii"]])
    func `the C locale works, and plain signs are all that --ascii writes`(
      flags: [String]
    ) throws {
      let sandbox = try Sandbox()
      let desk = try Desk(["mk-2010"] + flags, in: sandbox, adding: ["LC_ALL": "C"])
      for keys in ["g1", "g2", "40\r", "m", "g3", "g4", "g7", "?", Keys.escape, "g2"] {
        try desk.type(keys)
      }
      try desk.waitSaved()
      #expect(desk.terminal.screen.contains("1 of 48"))
      try desk.leave()
      #expect(desk.terminal.output.allSatisfy { $0 < 0x80 } == flags.contains("--ascii"))
    }

    @Test func `an idle program writes nothing`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.mark(cells: 0..<48)
      try desk.terminal.waitUntil("all marks") { $0.contains("48 of 48") }
      try desk.type("g3")
      try desk.terminal.waitUntil("a settled result") { ResultPage($0)?.isSettled == true }
      // Once more, so that nothing is under way.
      try desk.type("g3")
      #expect(desk.terminal.output(duringMilliseconds: 2000).isEmpty)
      try desk.leave()
    }

    @Test func `Ctrl-Z gives the shell its terminal and fg goes on where it was`() throws {
      let sandbox = try Sandbox()
      let shell = try PtyProcess(
        "/bin/bash", ["--norc", "--noprofile", "-i"],
        environment: sandbox.environment().merging(["PS1": "shell> "]) { $1 },
        folder: sandbox.path)
      try shell.waitUntil("a prompt") { $0.contains("shell>") }
      try shell.send("\(Program.path) mk-2010\r")
      try shell.waitUntil("Home") { $0.isAlternate && $0.contains("[0 Home]") }
      try shell.send("g240\r62")
      try shell.waitUntil("the second mark") { $0.contains("[ 62]") }
      try shell.send("\u{1A}")
      try shell.waitUntil("the shell") {
        !$0.isAlternate && $0.contains("Stopped") && $0.isCursorVisible && !$0.hasMouse
      }
      shell.resize(columns: 100, rows: 30)
      try shell.send("echo a\"\"live; fg\r")
      let screen = try shell.waitUntil("Score again") {
        $0.isAlternate && $0.contains("[ 62]") && $0.lines[29].contains("help")
      }
      #expect(screen.contains("1 of 48"))
      try shell.send("\rq")
      try shell.waitUntil("the shell again") { !$0.isAlternate && $0.contains("Saved in ") }
      #expect(shell.screen.contains("alive"))
      let shown = try sandbox.succeed("show", "mk-2010", "--json").json()
      let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["stand-alone"]?["care"]?["answer"]?.text == "62")
    }
  }
}
