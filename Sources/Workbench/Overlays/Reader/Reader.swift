package import Canvas

/// A text with headings and tables to read, and to close.
package struct Reader: Overlay, Equatable {
  package let title: String
  package let blocks: [TextBlock]
  /// The first visible line.
  package private(set) var scroll = 0

  package init(title: String, blocks: [TextBlock]) {
    self.title = title
    self.blocks = blocks.last?.kind == .blank ? blocks.dropLast() : blocks
  }

  package init(title: String, paragraphs: [String]) {
    self.init(title: title, blocks: paragraphs.flatMap { [.paragraph($0), .blank] })
  }

  private var pane: ReadingPane { ReadingPane(blocks, offset: scroll, isFocused: true) }

  package var hints: [KeyHint] { [Self.more, KeyHint(.enter, "close")] }
  private static let more = KeyHint(.down, "more")

  package func hints(in bench: Bench) -> [KeyHint] {
    pane.goesOn(below: OverlayFrame.inside(bench.content))
      ? hints : hints.filter { $0 != Self.more }
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    if key == .enter || key == .character("q") { return false }
    scroll = Motion.line(key, from: scroll, page: bench.page(leaving: 6)) ?? scroll
    return true
  }

  package mutating func settleScroll(_ bench: Bench) {
    // At the top there is nothing to take back, and wrapping the text would cost every key.
    guard scroll > 0 else { return }
    scroll = pane.firstLine(in: OverlayFrame.inside(bench.content))
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: title)
    _ = pane.draw(on: &frame.canvas, in: inner)
    frame.cursor = Point(x: inner.x, y: inner.y)
  }
}
