import Canvas
import Testing

private func entry(_ text: String, at cursor: Int, multiline: Bool = false) -> TextEntry {
  var entry = TextEntry(text, isMultiline: multiline)
  entry.move(to: cursor)
  return entry
}

@Suite struct TextFieldViewTests {
  @Test(arguments: [
    ("abc", 3, "abc", 3), ("abcdefg", 7, "abcdefg", 7), ("abcdefgh", 8, "<cdefgh", 7),
    ("abcdefghij", 10, "<efghij", 7), ("abcdefghij", 0, "abcdefgh", 0),
    ("abcdefghij", 7, "abcdefgh", 7), ("abcdefghij", 9, "<defghij", 7),
  ])
  func `a field scrolls with its cursor`(text: String, at: Int, shown: String, column: Int) {
    var canvas = Canvas(size: Size(width: 8, height: 1), glyphs: .ascii)
    let field = TextFieldView(entry: entry(text, at: at))
    let cursor = field.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == shown)
    #expect(cursor == Point(x: column, y: 0))
    #expect(field.position(at: Point(x: column, y: 0), in: canvas.bounds) == at)
  }

  @Test func `a field without text shows its placeholder, one without focus no cursor`() {
    var canvas = Canvas(size: Size(width: 8, height: 1), glyphs: .ascii)
    let field = TextFieldView(entry: TextEntry(), placeholder: "a name", isFocused: false)
    #expect(field.draw(on: &canvas, in: canvas.bounds) == nil)
    #expect(canvas.text(row: 0) == "a name")
    #expect(canvas[7, 0].role == .field)
  }

  @Test func `wide characters scroll whole`() {
    var canvas = Canvas(size: Size(width: 6, height: 1), glyphs: .unicode)
    let cursor = TextFieldView(entry: TextEntry("中文字有")).draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == "‹字有")
    #expect(cursor == Point(x: 5, y: 0))
    #expect(problems(canvas) == [])
  }

  @Test func `several lines wrap and scroll with the cursor`() {
    var canvas = Canvas(size: Size(width: 9, height: 2), glyphs: .ascii)
    let area = TextAreaView(entry: entry("one two\nthree four", at: 18, multiline: true))
    let cursor = area.draw(on: &canvas, in: canvas.bounds)
    #expect(rows(canvas) == ["three   ^", "four"])
    #expect(cursor == Point(x: 4, y: 1))
    #expect(area.position(at: Point(x: 2, y: 0), in: canvas.bounds) == 10)
    #expect(area.position(at: Point(x: 99, y: 99), in: canvas.bounds) == 18)
  }

  @Test func `invisible line separators take the columns that their marks take`() {
    var canvas = Canvas(size: Size(width: 20, height: 1), glyphs: .ascii)
    let area = TextAreaView(entry: TextEntry("a\u{2028}b", isMultiline: true))
    let cursor = area.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == "a<U+2028>b")
    #expect(cursor == Point(x: 10, y: 0))
  }

  @Test func `the cursor stands behind a full line and below a line end`() {
    var canvas = Canvas(size: Size(width: 5, height: 3), glyphs: .ascii)
    let full = TextAreaView(entry: TextEntry("abcd", isMultiline: true))
    #expect(full.draw(on: &canvas, in: canvas.bounds) == Point(x: 4, y: 0))
    let ended = TextAreaView(entry: TextEntry("abcd\n", isMultiline: true))
    #expect(ended.draw(on: &canvas, in: canvas.bounds) == Point(x: 0, y: 1))
  }
}
