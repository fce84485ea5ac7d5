import SeededRandom
import Canvas
import PlainText
import Testing

private func canvas(_ width: Int, _ height: Int = 1, _ glyphs: GlyphSet = .unicode) -> Canvas {
  Canvas(size: Size(width: width, height: height), glyphs: glyphs)
}

@Suite struct CanvasTests {
  @Test(arguments: [
    ("abc", 0, Int.max, 3, "abc"), ("abc", 3, Int.max, 2, "   ab"), ("abc", 0, 2, 2, "ab"),
    ("abc", -1, Int.max, 3, "bc"), ("abc", -5, Int.max, 3, ""), ("abc", 5, Int.max, 0, ""),
    ("abc", 0, 0, 0, ""), ("abc", 0, -4, 0, ""), ("中文字", 0, Int.max, 4, "中文"),
    ("中文", -1, Int.max, 4, " 文"), ("中", 4, Int.max, 0, ""),
    ("é\u{301}x", 0, Int.max, 2, "é\u{301}x"),
    ("abe\u{301}d", 0, 3, 3, "abe\u{301}"),
    ("a\u{1B}", 0, Int.max, 5, "a‹U+0"), ("", 0, Int.max, 0, ""),
    ("abc", Int.min, Int.max, 0, ""), ("abc", Int.max, Int.max, 0, ""),
  ])
  func `text is clipped and reports its columns`(
    text: String, x: Int, limit: Int, used: Int, shown: String
  ) {
    var canvas = canvas(5)
    #expect(canvas.put(text, x: x, y: 0, width: limit) == used)
    #expect(canvas.text(row: 0) == shown)
    #expect(problems(canvas) == [])
    let untouched = canvas
    canvas.put(text, x: x, y: 1)
    canvas.put(text, x: x, y: -1)
    #expect(canvas == untouched)
  }

  @Test func `cells outside read blank and cannot be written`() {
    var canvas = canvas(2, 2)
    let untouched = canvas
    for (x, y) in [(-1, 0), (0, -1), (2, 0), (0, 2), (Int.max, Int.min)] {
      #expect(canvas[x, y] == .blank)
      canvas[x, y] = Cell(base: "x")
    }
    #expect(canvas == untouched)
  }

  @Test func `overwriting half of a wide character blanks the other half`() {
    var left = canvas(6)
    left.put("中文字", x: 0, y: 0)
    left.put("x", x: 2, y: 0)
    #expect(left.text(row: 0) == "中x 字")
    #expect(problems(left) == [])
    var right = canvas(6)
    right.put("中文字", x: 0, y: 0)
    right.put("x", x: 3, y: 0, role: .danger)
    #expect(right.text(row: 0) == "中 x字")
    #expect(problems(right) == [])
    var wide = canvas(6)
    wide.put("中文字", x: 0, y: 0)
    wide.put("有", x: 1, y: 0)
    #expect(wide.text(row: 0) == " 有 字")
    wide.fill(Rect(x: 5, y: 0, width: 1, height: 1))
    #expect(wide.text(row: 0) == " 有")
    #expect(problems(wide) == [])
  }

  @Test func `writing a cell takes its width from the character`() {
    var canvas = canvas(4)
    canvas[0, 0] = Cell(base: "中", width: 1, role: .accent)
    #expect(canvas[0, 0].width == 2)
    #expect(canvas[1, 0] == Cell(base: " ", width: 0, role: .accent))
    canvas[3, 0] = Cell(base: "中", width: 2)
    #expect(canvas[3, 0] == Cell(base: " "))
    canvas[2, 0] = Cell(base: "\u{1B}")
    #expect(canvas[2, 0].base == "\u{FFFD}")
    canvas[2, 0] = Cell(base: "e", marks: [0x301, 0x202E, 0x302])
    #expect(canvas.text(row: 0) == "中e\u{301}")
    #expect(problems(canvas) == [])
  }

  @Test func `marks go with the character that carried them`() {
    var marked = canvas(3)
    marked.put("e\u{301}\u{302}", x: 1, y: 0)
    #expect(marked[1, 0].marks == [0x301, 0x302, 0])
    marked.put("abc", x: 0, y: 0)
    var plain = canvas(3)
    plain.put("abc", x: 0, y: 0)
    #expect(marked == plain)
  }

  @Test func `a canvas with ASCII glyphs holds nothing else`() {
    var canvas = canvas(20, 3, .ascii)
    canvas.put("café 中 – “x”", x: 0, y: 0)
    canvas.fill(Rect(x: 0, y: 1, width: 3, height: 1), with: "█")
    canvas[5, 1] = Cell(base: "é")
    #expect(rows(canvas) == ["cafe ?? - \"x\"", "###  e", ""])
    #expect(problems(canvas) == [])
  }

  @Test(arguments: [
    (Alignment.left, "council…"), (.right, "council…"),
  ])
  func `fitted text is cut with the ellipsis of the canvas`(alignment: Alignment, shown: String) {
    var unicode = canvas(8)
    unicode.putFitted("council services", x: 0, y: 0, width: 8, alignment: alignment)
    #expect(unicode.text(row: 0) == shown)
    var ascii = canvas(8, 1, .ascii)
    ascii.putFitted("council services", x: 0, y: 0, width: 8, alignment: alignment)
    #expect(ascii.text(row: 0) == "counc...")
  }

  @Test func `fitted text is aligned and blanks what was there`() {
    var canvas = canvas(8)
    canvas.fill(canvas.bounds, with: "x")
    canvas.putFitted("7.5", x: 1, y: 0, width: 6, alignment: .right)
    #expect(canvas.text(row: 0) == "x   7.5x")
    canvas.putFitted("7.5", x: 1, y: 0, width: 6, alignment: .centre)
    #expect(canvas.text(row: 0) == "x 7.5  x")
  }

  @Test func `a box is drawn with its title and gives its inside`() {
    var canvas = canvas(12, 3)
    let inner = canvas.box(canvas.bounds, title: "Reason for it")
    #expect(rows(canvas) == ["┌─ Reaso… ─┐", "│          │", "└──────────┘"])
    #expect(inner == Rect(x: 1, y: 1, width: 10, height: 1))
    #expect(canvas.box(Rect(x: 0, y: 0, width: 1, height: 3)).width == 1)
  }

  @Test func `only cells that changed are reported`() {
    var old = canvas(6, 2)
    old.put("abc", x: 0, y: 0)
    var new = old
    new.put("中", x: 1, y: 0)
    new.put("e\u{301}", x: 0, y: 1)
    var changes: [Point] = []
    new.forEachChange(since: old) { x, y, cell in
      #expect(cell == new[x, y])
      changes.append(Point(x: x, y: y))
    }
    #expect(changes == [Point(x: 1, y: 0), Point(x: 0, y: 1)])
    var other = new
    other.put("e\u{302}", x: 0, y: 1)
    var count = 0
    other.forEachChange(since: new) { _, _, _ in count += 1 }
    #expect(count == 1)
    new.forEachChange(since: new) { _, _, _ in Issue.record("nothing changed") }
    count = 0
    new.forEachChange(since: canvas(5, 2)) { _, _, _ in count += 1 }
    #expect(count == 11)
  }

  @Test(arguments: [0, 1, 2_000, Int.max])
  func `any length gives a canvas`(length: Int) {
    var canvas = canvas(length, 1)
    canvas.put("text", x: 0, y: 0)
    canvas.fill(Rect(x: -5, y: -5, width: 10_000, height: 10_000))
    #expect(canvas.size.width == min(length, Canvas.maximumLength))
  }

  @Test func `random drawing of hostile text keeps every cell whole and safe`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let glyphs: GlyphSet = Bool.random(using: &generator) ? .unicode : .ascii
      var canvas = canvas(
        Int.random(in: 0...24, using: &generator), Int.random(in: 0...4, using: &generator), glyphs)
      for _ in 0..<30 {
        let x = Int.random(in: -10...30, using: &generator)
        let y = Int.random(in: -1...5, using: &generator)
        let text = generator.hostileText(upTo: 12)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: canvas.put(text, x: x, y: y, role: .accent)
        case 1: canvas.putFitted(text, x: x, y: y, width: 7, alignment: .right)
        case 2:
          canvas.fill(Rect(x: x, y: y, width: 3, height: 2), with: text.unicodeScalars.first ?? "x")
        default: canvas[x, y] = Cell(base: text.unicodeScalars.first ?? "x", width: 2)
        }
      }
      #expect(problems(canvas) == [], "seed \(seed)")
    }
  }
}
