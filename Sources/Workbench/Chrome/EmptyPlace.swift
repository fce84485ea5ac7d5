import Canvas
import PlainText

/// A room that has nothing to show yet, and what to do about it.
struct EmptyPlace {
  let words: String

  init(_ words: String) { self.words = words }

  static let noAppraisal = EmptyPlace("No appraisal is open. g 0 goes Home, where you open one.")

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let lines = DisplayText.wrap(words, width: max(1, min(rect.width - 4, 70)))
    let top = lines.count < rect.height && rect.height > 6 ? 1 : 0
    for (index, line) in lines.prefix(rect.height).enumerated() {
      frame.canvas.put(line, x: rect.x + 2, y: rect.y + top + index)
    }
    frame.cursor = Point(x: rect.x, y: rect.y)
  }
}
