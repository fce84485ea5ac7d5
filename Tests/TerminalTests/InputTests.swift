import Testing
import TestSupport

extension OnATerminal {
  @Suite struct InputTests {
    @Test(arguments: [
      ("\u{1B}[1;5D", "event: key(Canvas.Key.wordLeft)"),
      ("\u{1B}OA", "event: key(Canvas.Key.up)"),
      ("\u{1B}[15~", "event: key(Canvas.Key.function(5))"),
      ("\u{1B}x", "event: key(Canvas.Key.alt(\"x\"))"),
      ("\u{1B}", "event: key(Canvas.Key.escape)"),
      ("\u{1B}[?62;22c", "event: key(Canvas.Key.unknown)"),
      ("\u{1B}[99;98;97u", "event: key(Canvas.Key.unknown)"),
      ("\u{1B}]11;rgb:0000/0000/0000\u{07}", "event: key(Canvas.Key.unknown)"),
      ("\u{10}", "event: key(Canvas.Key.control(\"p\"))"),
      ("\u{13}", "event: key(Canvas.Key.control(\"s\"))"),
      ("é", "event: key(Canvas.Key.character(\"é\"))"),
    ])
    func `a key is one event`(bytes: String, shown: String) throws {
      let demo = try startDemo()
      try demo.type(bytes)
      try demo.waitUntil(shown) { $0.lines[1] == shown }
    }

    @Test func `no unknown sequence types anything`() throws {
      let demo = try startDemo()
      try demo.type("i")
      try demo.type("a\u{1B}[15;9~b\u{1B}[[Zc\u{1B}[?1;2$yd\u{1B}P1+r\u{1B}\\e")
      try demo.waitUntil("the letters alone") { $0.lines[2] == "field: abcde" }
    }

    @Test func `a paste is text and never a command`() throws {
      let demo = try startDemo()
      try demo.type("\u{1B}[200~qqjj\r\nQ\u{1B}[31m\u{1B}[201~")
      #expect(demo.screen.contains("> row 0"))
      #expect(demo.screenText[1] == "event: paste(\"qqjj\\nQ[31m\")")
    }

    @Test func `a megabyte can be pasted`() throws {
      let demo = try startDemo()
      let line = String(repeating: "0123456789 ", count: 95_000)
      try demo.type("\u{1B}[200~\(line)\u{1B}[201~j")
      #expect(demo.screen.contains("> row 1"))
    }

    @Test func `a click selects the row under it, far to the right too`() throws {
      let demo = try startDemo(columns: 300)
      try demo.type("\u{1B}[<0;290;10M\u{1B}[<0;290;10m")
      #expect(demo.screen.contains("> row 6"))
      #expect(demo.screen.hasMouse)
    }

    @Test(arguments: ["tmux-256color", "xterm-256color", "screen-256color", "xterm", "screen"])
    func `the mouse works under every terminal type`(type: String) throws {
      let demo = try startDemo(environment: ["TERM": type])
      try demo.type("\u{1B}[<0;3;5M\u{1B}[<0;3;5m")
      #expect(demo.screen.contains("> row 1"))
    }

    @Test func `the mouse can be given back to the terminal`() throws {
      let demo = try startDemo()
      try demo.type("m")
      #expect(!demo.screen.hasMouse)
      try demo.type("m")
      #expect(demo.screen.hasMouse)
    }

    @Test func `keys typed ahead are all dealt with`() throws {
      let demo = try startDemo()
      try demo.type("jjjjjkkjj")
      #expect(demo.screen.contains("> row 5"))
    }

    @Test func `a computation shows its last result`() throws {
      let demo = try startDemo()
      try demo.type("a")
      #expect(demo.screenText[0].contains("counter 50"))
    }
  }
}
