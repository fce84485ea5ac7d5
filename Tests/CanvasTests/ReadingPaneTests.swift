import Canvas
import Testing

private func drawn(_ pane: ReadingPane, _ width: Int, _ height: Int) -> (Canvas, Drawn<Int>) {
  var canvas = Canvas(size: Size(width: width, height: height), glyphs: .ascii)
  let drawn = pane.draw(on: &canvas, in: canvas.bounds)
  return (canvas, drawn)
}

private let blocks: [TextBlock] = [
  .heading("Join the council"), .blank, .bullet("one team and one budget"), .rule,
  .keyValue("VAT", "recoverable by the council"), .paragraph("source 3.1", isLink: true),
]

@Suite struct ReadingPaneTests {
  @Test func `blocks are wrapped each in its way`() {
    let (canvas, drawn) = drawn(ReadingPane(blocks), 20, 9)
    #expect(
      rows(canvas) == [
        "Join the council", "", "* one team and one", "  budget", "--------------------",
        "VAT  recoverable by", "     the council", "source 3.1", "",
      ])
    #expect(canvas[0, 0].role == .heading)
    #expect(canvas[0, 5].role == .muted)
    #expect(drawn.hits == [HitBox(Rect(x: 0, y: 7, width: 20, height: 1), 5)])
    #expect(ReadingPane(blocks).lineCount(width: 20) == 8)
  }

  @Test(arguments: [(0, 0), (3, 3), (99, 5), (-4, 0)])
  func `the offset is corrected`(offset: Int, first: Int) {
    let pane = ReadingPane(blocks, offset: offset)
    #expect(pane.firstLine(in: Size(width: 20, height: 3)) == first)
    let (canvas, _) = drawn(pane, 20, 3)
    #expect((canvas[19, 0].base == "^") == (first > 0))
    #expect((canvas[19, 2].base == "v") == (first < 5))
  }

  @Test func `a chosen block is kept in sight and carries the cursor`() {
    let (canvas, drawn) = drawn(ReadingPane(blocks, selected: 5, isFocused: true), 20, 3)
    #expect(canvas.text(row: 2) == "source 3.1")
    #expect(canvas[0, 2].role == .selected)
    #expect(drawn.cursor == Point(x: 0, y: 2))
  }

  @Test func `long labels are cut`() {
    let pane = ReadingPane([.keyValue("Who employs the people", "the council")])
    #expect(rows(drawn(pane, 30, 2).0) == ["Who e... the council", ""])
  }

  /// The lines of a table of numbers in a width.
  private func lines(_ rows: [[String]], width: Int) -> [String] {
    var canvas = Canvas(size: Size(width: width + 1, height: 8), glyphs: .unicode)
    _ = ReadingPane([.table(rows, isNumeric: true)]).draw(on: &canvas, in: canvas.bounds)
    let lines = (0..<8).map { canvas.text(row: $0) }
    return Array(lines.prefix((lines.lastIndex { !$0.isEmpty } ?? -1) + 1))
  }

  @Test func `the points of numbers stand under each other`() {
    #expect(
      lines(
        [["GBP", "2010", "2011"], ["Base", "85", "1,250.5"], ["Low", "3.25", "-"]], width: 40)
        == [
          "GBP    2010     2011", "Base  85     1,250.5", "Low    3.25      -",
        ])
  }

  @Test func `years that do not fit go on below under the names of the rows`() {
    #expect(
      lines(
        [["GBP 000", "2010", "2011", "2012"], ["Base case", "-10", "-20", "-30"]], width: 21)
        == [
          "GBP 000    2010  2011", "Base case   -10   -20", "", "GBP 000    2012",
          "Base case   -30",
        ])
  }
}
