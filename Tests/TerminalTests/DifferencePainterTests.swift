import Canvas
import SeededRandom
import Testing

@testable import Terminal
@testable import TestSupport

/// Differences as the terminal's own sequences, read by an emulated terminal.
extension CursesScreenTests {
  private static let size = Size(width: 20, height: 5)

  /// What a terminal shows after some pictures, each painted over the one before.
  private func shown(
    _ pictures: [Canvas], by painter: DifferencePainter, cursor: Point
  ) -> ScreenSnapshot {
    var painter = painter
    let terminal = ScreenEmulator(rows: Self.size.height, columns: Self.size.width)
    var last = Canvas(size: Self.size, glyphs: .unicode)
    for picture in pictures {
      _ = painter.paint(picture, over: last)
      painter.move(to: cursor)
      terminal.feed(painter.bytes)
      last = picture
    }
    return terminal.snapshot
  }

  @Test(arguments: [UInt64(3), 7, 19])
  func `differences end as the picture painted whole`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func draw(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    let words = ["中文字", "abc", "é", "e\u{301}o", "█", "", "    ", "→中", "a long run of text"]
    try withScreen { screen in
      let painter = try #require(DifferencePainter(encoding: .utf8, depth: screen.depth))
      var pictures: [Canvas] = []
      var canvas = Canvas(size: Self.size, glyphs: .unicode)
      for round in 0..<120 {
        if draw(6) == 0 { canvas.fill(Rect(x: draw(20), y: draw(5), width: 20, height: 2)) }
        for _ in 0..<draw(4) {
          let role = Role.allCases[draw(Role.allCases.count)]
          canvas.put(words[draw(words.count)], x: draw(22) - 1, y: draw(5), role: role)
        }
        canvas.paint(Rect(x: draw(20), y: draw(5), width: draw(4), height: 1), role: .match)
        // The emulator puts a mark on the last column into the next row.
        for y in 0..<5 where canvas[19, y].marks != .zero { canvas.put(" ", x: 19, y: y) }
        pictures.append(canvas)
        let cursor = Point(x: draw(20), y: draw(5))
        let stepwise = shown(pictures, by: painter, cursor: cursor)
        let whole = shown([canvas], by: painter, cursor: cursor)
        // The emulator keeps an older look in the second halves of wide characters.
        let isSame =
          stepwise.cells.joined().filter { $0.width > 0 }
          == whole.cells.joined().filter { $0.width > 0 }
        #expect(isSame, "seed \(seed), round \(round)")
        #expect(stepwise.cursorX == cursor.x && stepwise.cursorY == cursor.y)
        let texts = (0..<5).map { canvas.text(row: $0) }
        #expect(stepwise.lines == texts, "seed \(seed), round \(round)")
      }
    }
  }

  @Test func `a picture painted whole has the looks of its roles`() throws {
    try withScreen { screen in
      let painter = try #require(DifferencePainter(encoding: .utf8, depth: screen.depth))
      var canvas = Canvas(size: Self.size, glyphs: .unicode)
      for (index, role) in Role.allCases.enumerated() {
        canvas.put("x", x: index, y: 1, role: role)
      }
      let row = shown([canvas], by: painter, cursor: Point(x: 0, y: 0)).cells[1]
      for (index, role) in Role.allCases.enumerated() {
        let look = Theme.look(role, depth: screen.depth)
        #expect(row[index].isBold == look.attributes.contains(.bold), "\(role)")
        #expect(row[index].isReversed == look.attributes.contains(.reverse), "\(role)")
        #expect(row[index].isUnderlined == look.attributes.contains(.underline), "\(role)")
        #expect((row[index].foreground != nil) == (look.foreground >= 0), "\(role)")
        #expect((row[index].background != nil) == (look.background >= 0), "\(role)")
      }
    }
  }

  @Test func `an unchanged picture is nothing, and blanks at the end of a row are cleared`() throws
  {
    try withScreen { screen in
      var painter = try #require(DifferencePainter(encoding: .utf8, depth: screen.depth))
      let blank = Canvas(size: Self.size, glyphs: .unicode)
      var full = blank
      full.put("a row full of letters", x: 0, y: 0)
      #expect(painter.paint(full, over: full) == 0)
      #expect(painter.bytes.isEmpty)
      #expect(painter.paint(blank, over: full) == 16)
      #expect(painter.bytes == Array("\u{1B}[1;1H\u{1B}[K".utf8))
    }
  }

  @Test func `a long row of blanks is erased, and what stays beyond it is passed over`() throws {
    try withScreen { screen in
      var painter = try #require(DifferencePainter(encoding: .utf8, depth: screen.depth))
      var full = Canvas(size: Self.size, glyphs: .unicode)
      full.put("a row full of letters", x: 0, y: 0)
      var sparse = full
      sparse.put(String(repeating: " ", count: 14), x: 0, y: 0)
      #expect(painter.paint(sparse, over: full) == 10)
      #expect(painter.bytes == Array("\u{1B}[1;1H\u{1B}[14X".utf8))
      sparse.put("r", x: 18, y: 0)
      #expect(painter.paint(sparse, over: full) == 11)
      #expect(painter.bytes == Array("\u{1B}[1;1H\u{1B}[14X\u{1B}[18Cr".utf8))
    }
  }

  @Test(arguments: ["vt100", "vt102"])
  func `terminals that need padding are left to curses`(type: String) throws {
    try withScreen(type) { screen in
      #expect(DifferencePainter(encoding: .utf8, depth: screen.depth) == nil)
    }
  }
}
