import Canvas
import PlainText

let screenSizes = [
  Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 60, height: 15),
  Size(width: 40, height: 10), Size(width: 20, height: 5),
]

/// What is wrong with the cells of a canvas: a character that must not be shown, a wrong width, half
/// of a wide character; empty where all is well.
func problems(_ canvas: Canvas) -> [String] {
  var problems: [String] = []
  for y in 0..<canvas.size.height {
    for x in 0..<canvas.size.width {
      let cell = canvas[x, y]
      let place = "\(x),\(y) U+\(String(cell.base.value, radix: 16))"
      let isPlain = cell.base.value >= 0x20 && cell.base.value < 0x7F
      let shown =
        isPlain ? [DisplayCell(base: cell.base)] : Array(DisplayCells(String(cell.base)))
      if shown.count != 1 || shown[0].base != cell.base { problems.append("\(place) is not safe") }
      if canvas.glyphs == .ascii, !cell.base.isASCII || cell.marks != .zero {
        problems.append("\(place) is not ASCII")
      }
      let isHalf = cell.width == 0
      let followsWide = x > 0 && canvas[x - 1, y].width == 2
      if isHalf != followsWide { problems.append("\(place) is half a character") }
      if !isHalf, shown.first?.width != Int(cell.width) { problems.append("\(place) has no width") }
      if cell.width == 2, x == canvas.size.width - 1 { problems.append("\(place) leaves the edge") }
    }
  }
  return problems
}

/// The rows of a canvas as text.
func rows(_ canvas: Canvas) -> [String] {
  (0..<canvas.size.height).map { canvas.text(row: $0) }
}
