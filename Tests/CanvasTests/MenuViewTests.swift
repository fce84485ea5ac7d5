import Canvas
import Testing

private let items = [
  MenuItem("Undo", key: "u", disabledReason: "nothing to undo", section: "Edit"),
  MenuItem("Give a reason", key: "r", section: "Edit"), MenuItem("Hand in", section: "Round"),
]

private func drawn(_ menu: MenuView, _ width: Int, _ height: Int) -> (Canvas, Drawn<Int>) {
  var canvas = Canvas(size: Size(width: width, height: height), glyphs: .ascii)
  let drawn = menu.draw(on: &canvas, in: canvas.bounds)
  return (canvas, drawn)
}

@Suite struct MenuViewTests {
  @Test func `entries stand under their sections with keys and reasons`() {
    let (canvas, drawn) = drawn(MenuView(title: "Help", items: items, selected: 1), 40, 8)
    #expect(
      rows(canvas) == [
        "+- Help -------------------------------+", "| Edit                                 |",
        "|   Undo: nothing to undo           u  |", "| > Give a reason                   r  |",
        "| Round                                |", "|   Hand in                            |",
        "| 2 of 3                               |", "+--------------------------------------+",
      ])
    #expect(drawn.hits.map(\.action) == [0, 1, 2])
    #expect(drawn.cursor == Point(x: 2, y: 3))
  }

  @Test func `the cursor stands in the filter`() {
    let menu = MenuView(title: "Help", items: [], selected: nil, filter: TextEntry("xyz"))
    let (canvas, drawn) = drawn(menu, 40, 5)
    #expect(canvas.text(row: 1) == "| / xyz                                |")
    #expect(canvas.text(row: 2) == "| Nothing found                        |")
    #expect(drawn.cursor == Point(x: 7, y: 1))
  }

  @Test func `the selected entry is kept in sight`() {
    let many = (0..<30).map { MenuItem("Command \($0)") }
    let (canvas, drawn) = drawn(MenuView(title: "Help", items: many, selected: 20), 30, 6)
    #expect(canvas.text(row: 3).hasPrefix("| > Command 20"))
    #expect(drawn.hits.map(\.action) == [18, 19, 20])
  }
}
