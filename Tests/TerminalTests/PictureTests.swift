import Glibc
import Testing
import TestSupport

extension OnATerminal {
  @Suite struct PictureTests {
    @Test func `the picture stands on the alternate screen and leaves no trace`() throws {
      let demo = try startDemo()
      #expect(demo.screen.isAlternate)
      #expect(demo.screenText[0] == "Demo 80x24 counter 0 saved 0")
      #expect(demo.screenText[3] == "> row 0 é 中 unicode")
      try demo.send("q")
      let ending = try demo.waitExit()
      #expect(ending == .exit(0))
      #expect(!demo.screen.isAlternate)
      #expect(demo.screen.isCursorVisible)
      #expect(!demo.screen.hasMouse)
      #expect(demo.screen.text == "saved 0")
    }

    @Test func `the cursor stands where the frame says and hides when it says nothing`() throws {
      let demo = try startDemo()
      try demo.type("jj")
      #expect(demo.screen.cursorY == 5)
      #expect(demo.screen.isCursorVisible)
      try demo.type("i")
      #expect(!demo.screen.isCursorVisible)
    }

    @Test func `an idle program writes nothing and uses no processor time`() throws {
      let demo = try startDemo(environment: ["APPRAISE_TEST_SYNC": "0"], waiting: false)
      try demo.waitUntil { $0.contains("row 20") }
      _ = demo.output(duringMilliseconds: 200)
      let ticks = demo.processorTicks
      #expect(ticks != nil)
      #expect(demo.output(duringMilliseconds: 1500) == [])
      #expect(demo.processorTicks == ticks)
    }

    @Test func `a picture that has not changed costs no bytes beside the idle mark`() throws {
      let demo = try startDemo()
      try demo.type("k")
      let before = demo.output.count
      try demo.type("k")
      let written = String(decoding: demo.output[before...], as: UTF8.self)
      #expect(written.hasPrefix("\u{1B}]7771;idle;"), "\(written.debugDescription)")
      #expect(written.utf8.filter { $0 == 0x1B }.count == 1)
    }

    @Test func `a moved selection is one small frame`() throws {
      let demo = try startDemo()
      try demo.type("j")
      let before = demo.output.count
      try demo.type("j")
      let written = String(decoding: demo.output[before...], as: UTF8.self)
      #expect(!written.contains("?2026"))
      #expect(written.utf8.count < 400, "\(written.utf8.count) bytes")
    }

    @Test(arguments: ["linux", "vt100", "vt220"])
    func `old terminals get no private modes`(type: String) throws {
      let demo = try startDemo(environment: ["TERM": type])
      let written = String(decoding: demo.output, as: UTF8.self)
      for mode in ["?2026", "?2004", "?1000", "?1006"] { #expect(!written.contains(mode)) }
      #expect(demo.screen.contains("> row 0"))
      #expect(demo.screen.contains("ascii"))
    }

    @Test func `no colour is sent when NO_COLOR is set, and selection is reversed`() throws {
      let demo = try startDemo(environment: ["NO_COLOR": "1"])
      let cells = demo.screen.cells
      #expect(cells.joined().allSatisfy { $0.foreground == nil && $0.background == nil })
      #expect(cells[3].prefix(10).allSatisfy { $0.isReversed })
      #expect(cells[4].prefix(10).allSatisfy { !$0.isReversed })
    }

    @Test func `an empty NO_COLOR means colour, and the option beats the variable`() throws {
      let selection = "48;5;25m"
      for (arguments, variable, isColoured) in [
        ([], "", true), (["--colour"], "1", true), (["--no-colour"], "", false), ([], "0", false),
      ] {
        let demo = try startDemo(arguments, environment: ["NO_COLOR": variable])
        let written = String(decoding: demo.output, as: UTF8.self)
        #expect(written.contains(selection) == isColoured, "\(arguments) NO_COLOR=\(variable)")
        #expect((demo.screen.cells[3][0].background != nil) == isColoured)
      }
    }

    @Test func `without a UTF-8 locale the screen finds one or keeps to ASCII`() throws {
      let demo = try startDemo(environment: ["LC_ALL": "C"])
      #expect(demo.screenText[3].hasPrefix("> row 0"))
    }

    @Test func `a large picture appears as one frame`() throws {
      let demo = try startDemo(columns: 120, rows: 40)
      let written = String(decoding: demo.output, as: UTF8.self)
      let frame = written.split(separator: "\u{1B}[?2026h").last ?? ""
      #expect(frame.contains("row 29 "))
      #expect(frame.contains("\u{1B}[?2026l\u{1B}]7771"))
    }

    @Test func `a whole repaint writes every row again`() throws {
      let demo = try startDemo()
      let before = demo.output.count
      try demo.type("\u{0C}")
      let written = String(decoding: demo.output[before...], as: UTF8.self)
      for row in 1..<20 { #expect(written.contains("row \(row) ")) }
      #expect(demo.screenText[23] == "  row 20 é 中 unicode")
    }
  }
}
