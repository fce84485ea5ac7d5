import CNcurses
import Canvas
import Glibc
import Testing

@testable import Terminal

/// Curses on no terminal: what was drawn is read back from its own screen.
@Suite(.serialized) struct CursesScreenTests {
  private struct ReadCell: Equatable {
    var text: String
    var attributes: attr_t
    var pair: Int16
  }

  func withScreen(
    _ type: String = "xterm-256color", columns: Int = 60, rows: Int = 12, colour: Bool = true,
    _ body: (CursesScreen) throws -> Void
  ) throws {
    let encoding = TextEncoding.establish()
    try #require(encoding == .utf8)
    let output = try #require(fopen("/dev/null", "w"))
    let input = try #require(fopen("/dev/null", "r"))
    defer {
      fclose(output)
      fclose(input)
    }
    let screen = try CursesScreen(
      type: type, output: output, input: input, encoding: encoding, wantsColour: colour)
    defer { screen.end() }
    screen.resize(to: Size(width: columns, height: rows))
    try body(screen)
  }

  private func read(_ x: Int, _ y: Int) -> ReadCell {
    var text = [wchar_t](repeating: 0, count: 6)
    var attributes: attr_t = 0
    var pair: Int16 = 0
    cn_read(Int32(y), Int32(x), &text, &attributes, &pair)
    let scalars = text.prefix { $0 != 0 }.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
    // The colour pair is read separately.
    let styles = cn_bold() | cn_dim() | cn_reverse() | cn_underline()
    return ReadCell(
      text: String(String.UnicodeScalarView(scalars)), attributes: attributes & styles, pair: pair)
  }

  @Test func `every cell arrives as it was drawn`() throws {
    try withScreen { screen in
      var canvas = Canvas(size: screen.size, glyphs: .unicode)
      for (row, role) in Role.allCases.prefix(12).enumerated() {
        canvas.put("│ é 中 e\u{301} █▓▒░ \(role)", x: row, y: row, role: role)
      }
      #expect(screen.stage(canvas, cursor: nil) != nil)
      for y in 0..<12 {
        for x in 0..<60 where canvas[x, y].width > 0 {
          let cell = canvas[x, y]
          let marks = (0..<3).compactMap { Unicode.Scalar(cell.marks[$0]) }.filter { $0.value > 0 }
          let text = String(String.UnicodeScalarView([cell.base] + marks))
          let look = Theme.look(cell.role, depth: .palette)
          let isColoured = look.foreground >= 0 || look.background >= 0
          #expect(read(x, y).text.unicodeScalars.elementsEqual(text.unicodeScalars), "\(x), \(y)")
          #expect(read(x, y).pair == (isColoured ? Int16(cell.role.rawValue) + 1 : 0))
        }
      }
    }
  }

  @Test func `only a change is staged, and the screen follows it`() throws {
    try withScreen { screen in
      var canvas = Canvas(size: screen.size, glyphs: .unicode)
      canvas.put("中文 first", x: 0, y: 0)
      let cursor = Point(x: 3, y: 0)
      #expect(screen.stage(canvas, cursor: cursor) == 60 * 12 - 2)
      #expect(screen.stage(canvas, cursor: cursor) == nil)
      #expect(screen.stage(canvas, cursor: Point(x: 4, y: 0)) == 0)
      #expect(screen.stage(canvas, cursor: nil) != nil)
      #expect(screen.stage(canvas, cursor: nil) == nil)
      canvas.put("x", x: 1, y: 0)
      #expect(screen.stage(canvas, cursor: nil) == 2)
      #expect((0..<4).map { read($0, 0).text } == [" ", "x", "文", "文"])
    }
  }

  @Test func `random pictures always end as the last one`() throws {
    let seed: UInt64 = 7
    var state = seed
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = ["中文字", "abc", "é", "e\u{301}o", "█", "", "  ", "→中"]
    try withScreen(columns: 20, rows: 5) { screen in
      var canvas = Canvas(size: screen.size, glyphs: .unicode)
      for round in 0..<150 {
        for _ in 0..<draw(4) {
          let role = Role.allCases[draw(Role.allCases.count)]
          canvas.put(words[draw(words.count)], x: draw(22) - 1, y: draw(5), role: role)
        }
        _ = screen.stage(canvas, cursor: nil)
        for y in 0..<5 {
          let shown = (0..<20).filter { canvas[$0, y].width > 0 }.map { read($0, y).text }
          let expected = (0..<20).filter { canvas[$0, y].width > 0 }.map { x in
            String(canvas[x, y].base)
          }
          let bases = shown.map { String($0.unicodeScalars.prefix(1)) }
          #expect(bases == expected, "seed \(seed), round \(round), row \(y)")
        }
      }
    }
  }

  @Test func `a picture of another size is clipped or leaves the rest empty`() throws {
    try withScreen(columns: 10, rows: 3) { screen in
      var large = Canvas(size: Size(width: 40, height: 20), glyphs: .unicode)
      for y in 0..<20 { large.put("123456789xtail", x: 0, y: y) }
      #expect(screen.stage(large, cursor: nil) != nil)
      #expect(read(9, 2).text == "x")
      for y in 0..<20 { large.put("123456789中tail", x: 0, y: y) }
      #expect(screen.stage(large, cursor: Point(x: 30, y: 2)) != nil)
      #expect(read(8, 2).text == "9")
      #expect(read(9, 2).text == " ")
      var small = Canvas(size: Size(width: 2, height: 1), glyphs: .unicode)
      small.put("ab", x: 0, y: 0)
      #expect(screen.stage(small, cursor: nil) != nil)
      #expect(read(1, 0).text == "b")
      #expect(read(8, 2).text == " ")
    }
  }

  @Test(arguments: [(0, 0, 1, 1), (5000, 5000, 1000, 1000), (80, 24, 80, 24)])
  func `sizes are held between one cell and a thousand`(
    width: Int, height: Int, columns: Int, rows: Int
  ) throws {
    try withScreen { screen in
      screen.resize(to: Size(width: width, height: height))
      #expect(screen.size == Size(width: columns, height: rows))
      let canvas = Canvas(size: screen.size, glyphs: .ascii)
      #expect(screen.stage(canvas, cursor: Point(x: 0, y: 0)) == columns * rows)
    }
  }

  @Test(arguments: [
    ("xterm-256color", true, ColourDepth.palette), ("xterm", true, .sixteen),
    ("linux", true, .sixteen), ("vt100", true, .mono), ("xterm-256color", false, .mono),
  ])
  func `the depth of colour follows terminal and choice`(
    type: String, colour: Bool, depth: ColourDepth
  ) throws {
    try withScreen(type, colour: colour) { screen in
      #expect(screen.depth == depth)
      var canvas = Canvas(size: screen.size, glyphs: .ascii)
      canvas.put("here", x: 0, y: 0, role: .selected)
      _ = screen.stage(canvas, cursor: nil)
      #expect(depth == .palette || read(0, 0).attributes & cn_reverse() != 0)
    }
  }

  @Test func `the database names the keys of a terminal`() throws {
    try withScreen { _ in
      let table = CursesScreen.keyTable()
      #expect(table[Array("OA".utf8)] == .up)
      #expect(table[Array("[1;5D".utf8)] == .wordLeft)
      #expect(table[Array("[24~".utf8)] == .function(12))
    }
  }

  @Test func `characters that the library measures otherwise are replaced`() {
    let encoding = TextEncoding.establish()
    #expect(encoding.writable("中", width: 2) == 0x4E2D)
    #expect(encoding.writable("中", width: 1) == 0xFFFD)
    #expect(encoding.writable("\u{7}", width: 1) == 0x3F)
    #expect(encoding.writable("\u{7F}", width: 1) == 0x3F)
    #expect(TextEncoding.ascii.writable("é", width: 1) == 0x3F)
    #expect(TextEncoding.ascii.writable("~", width: 1) == 0x7E)
  }
}
