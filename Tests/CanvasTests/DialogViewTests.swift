import Canvas
import Testing

private func drawn(_ dialog: DialogView, _ width: Int, _ height: Int) -> (Canvas, Drawn<Int>) {
  var canvas = Canvas(size: Size(width: width, height: height), glyphs: .ascii)
  let drawn = dialog.draw(on: &canvas, in: canvas.bounds)
  return (canvas, drawn)
}

private let reveal = DialogView(
  title: "Reveal", body: ["Everybody will see the marks."],
  buttons: [DialogButton(key: "Esc", label: "Cancel"), DialogButton(key: "y", label: "Reveal")])

@Suite struct DialogViewTests {
  @Test func `a question stands in the middle with its default chosen`() {
    let (canvas, drawn) = drawn(reveal, 37, 7)
    #expect(
      rows(canvas) == [
        "", "+- Reveal --------------------------+", "| Everybody will see the marks.     |",
        "|                                   |", "| [ Esc  Cancel ]  [ y  Reveal ]    |",
        "+-----------------------------------+", "",
      ])
    #expect(canvas[2, 4].role == .selected)
    #expect(canvas[19, 4].role == .accent)
    #expect(drawn.cursor == Point(x: 2, y: 4))
    #expect(
      drawn.hits == [
        HitBox(Rect(x: 2, y: 4, width: 15, height: 1), 0),
        HitBox(Rect(x: 19, y: 4, width: 13, height: 1), 1),
      ])
  }

  @Test func `buttons that do not fit beside each other stand in rows`() {
    let (canvas, drawn) = drawn(reveal, 24, 7)
    #expect(
      rows(canvas).suffix(3).map { String($0.prefix(19)) } == [
        "| [ Esc  Cancel ]  ", "| [ y  Reveal ]    ", "+------------------",
      ])
    #expect(drawn.hits.map(\.action) == [0, 1])
  }

  @Test func `a field carries the cursor and one of several lines wraps`() {
    var dialog = DialogView(
      title: "Name", body: ["Call it?"], buttons: [], entry: TextEntry("Round one"))
    let (single, drawnSingle) = drawn(dialog, 30, 6)
    #expect(single.text(row: 3) == "| Round one                  |")
    #expect(drawnSingle.cursor == Point(x: 11, y: 3))
    dialog.entry = TextEntry("one two three four five six", isMultiline: true)
    let (several, drawnSeveral) = drawn(dialog, 30, 8)
    #expect(several.text(row: 3) == "| one two three four five    |")
    #expect(several.text(row: 4) == "| six                        |")
    #expect(drawnSeveral.cursor == Point(x: 5, y: 4))
    #expect(dialog.textWidth(in: Rect(x: 0, y: 0, width: 30, height: 8)) == 25)
  }

  @Test func `a long body scrolls and its buttons stay`() {
    var dialog = reveal
    dialog.body = [(1...9).map { "line \($0)" }.joined(separator: "\n")]
    dialog.offset = 2
    let (canvas, drawn) = drawn(dialog, 40, 8)
    #expect(canvas.text(row: 1).hasPrefix("| line 3"))
    #expect(canvas.text(row: 6).hasPrefix("| [ Esc"))
    #expect(drawn.hits.count == 2)
  }
}
