import Canvas
import Testing

private let tabs = TabStrip(
  tabs: [
    Tab(key: "1", title: "Read"), Tab(key: "2", title: "Score", short: "Sc"),
    Tab(key: "3", title: "Result", short: "Res"), Tab(title: "More", short: "+"),
  ], active: 2)

private let hints = HintBar([
  Hint(key: "Enter", label: "save"), Hint(key: "n", label: "next"),
  Hint(key: "r", label: "reason"), Hint(key: "e", label: "evidence"),
  Hint(key: "?", label: "help"),
])

@Suite struct BarsTests {
  @Test(arguments: [
    (40, " 1 Read   2 Score  [3 Result]  More"), (34, " 1   2 Sc  [3 Result]  +"),
    (23, " 1   2 Sc  [3 Res]  +"), (22, " 1   2 Sc  [3 Res]  +"), (21, " 1   2  [3]  +"),
    (15, " 1   2  [3]  +"), (14, " 1   2  [3]"), (7, " 1  [3]"), (4, "[3]"), (2, "[3"), (0, ""),
  ])
  func `tabs drop to shorter forms and keep the open one`(width: Int, shown: String) {
    var canvas = Canvas(size: Size(width: width, height: 1), glyphs: .ascii)
    let drawn = tabs.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == shown)
    #expect(drawn.hits.map(\.action).contains(2) == (width > 0))
  }

  @Test func `a tab's area is its label with its margins`() {
    var canvas = Canvas(size: Size(width: 40, height: 1), glyphs: .ascii)
    let drawn = tabs.draw(on: &canvas, in: canvas.bounds)
    #expect(drawn.hits[2] == HitBox(Rect(x: 19, y: 0, width: 10, height: 1), 2))
    #expect(drawn.cursor == Point(x: 19, y: 0))
  }

  @Test(arguments: [
    (60, "Enter save   n next   r reason   e evidence           ? help", [0, 1, 2, 3, 4]),
    (52, "Enter save   n next   r reason   e evidence   ? help", [0, 1, 2, 3, 4]),
    (51, "Enter save   n next   r reason               ? help", [0, 1, 2, 4]),
    (40, "Enter save   n next   r reason    ? help", [0, 1, 2, 4]),
    (30, "Enter save   n next     ? help", [0, 1, 4]), (18, "            ? help", [4]),
    (6, "? help", [4]), (3, "? h", [4]), (1, "?", [4]), (0, "", []),
  ])
  func `help is the last hint that goes`(width: Int, shown: String, kept: [Int]) {
    var canvas = Canvas(size: Size(width: width, height: 1), glyphs: .ascii)
    let drawn = hints.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == shown)
    #expect(drawn.hits.map(\.action) == kept)
  }

  @Test func `an empty bar draws nothing`() {
    var canvas = Canvas(size: Size(width: 9, height: 1), glyphs: .ascii)
    #expect(HintBar([]).draw(on: &canvas, in: canvas.bounds).hits == [])
    #expect(TabStrip(tabs: [], active: nil).draw(on: &canvas, in: canvas.bounds).hits == [])
  }
}
