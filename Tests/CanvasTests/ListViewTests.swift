import Canvas
import Testing

private let items = (1...20).map { ListItem("Option \($0)", detail: $0 == 3 ? "done" : "") }

private func drawn(_ list: ListView, _ width: Int = 16, _ height: Int = 4) -> (Canvas, Drawn<Int>) {
  var canvas = Canvas(size: Size(width: width, height: height), glyphs: .ascii)
  let drawn = list.draw(on: &canvas, in: canvas.bounds)
  return (canvas, drawn)
}

@Suite struct ListViewTests {
  @Test func `the selected row is kept in sight and marked`() {
    let list = ListView(items: items, selected: 9, showsPosition: true)
    let (canvas, drawn) = drawn(list)
    #expect(rows(canvas) == ["  Option 8     ^", "  Option 9", "> Option 10    v", "  10 of 20"])
    #expect(canvas[0, 2].role == .selected)
    #expect(drawn.cursor == Point(x: 0, y: 2))
    #expect(drawn.hits.map(\.action) == [7, 8, 9])
    #expect(drawn.hits[2].rect == Rect(x: 0, y: 2, width: 16, height: 1))
  }

  @Test func `a list without focus keeps its mark but not the cursor`() {
    let (canvas, drawn) = drawn(ListView(items: items, selected: 0, isFocused: false))
    #expect(canvas.text(row: 0) == "> Option 1")
    #expect(canvas[0, 0].role == .normal)
    #expect(drawn.cursor == nil)
  }

  @Test func `details give way to the text`() {
    #expect(drawn(ListView(items: items, offset: 2), 20).0.text(row: 0) == "  Option 3    done ^")
    #expect(drawn(ListView(items: items, offset: 2), 12).0.text(row: 0) == "  Option 3 ^")
  }

  @Test func `matches are painted and rows indented`() {
    let item = ListItem("Join the council", depth: 2, match: 5..<8)
    let (canvas, _) = drawn(ListView(items: [item]), 30)
    #expect(canvas.text(row: 0) == "      Join the council")
    #expect((0..<30).filter { canvas[$0, 0].role == .match } == [11, 12, 13])
  }

  @Test func `an empty list says so`() {
    let list = ListView(items: [], showsPosition: true, emptyText: "No option yet")
    let (canvas, drawn) = drawn(list)
    #expect(rows(canvas) == ["No option yet", "", "", "  none"])
    #expect(drawn == Drawn())
  }
}
