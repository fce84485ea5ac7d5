package import Canvas

extension Workbench {
  /// Draws the model; total for every model and size.
  package static func view(_ model: Model) -> Frame<Action> {
    let bench = model.bench
    var frame = Frame<Action>(size: bench.size, glyphs: bench.glyphs)
    let layout = ChromeLayout(bench)
    Chrome(model: model, layout: layout).draw(on: &frame)
    let content = layout.content
    guard !content.isEmpty else { return frame }
    model.room.draw(bench, on: &frame, in: content)
    for overlay in bench.overlays {
      if let below = layout.below, overlay.linesBelow(content) != nil {
        overlay.draw(model, on: &frame, in: below)
        continue
      }
      // What lies under an overlay cannot be clicked.
      frame.hits.removeAll { $0.rect.y < frame.canvas.size.height - 1 }
      overlay.draw(model, on: &frame, in: content)
    }
    // Where the cursor's place is cut off, it stands at the edge next to it.
    frame.cursor = frame.cursor.map {
      Point(
        x: max(0, min($0.x, bench.size.width - 1)), y: max(0, min($0.y, bench.size.height - 1)))
    }
    return frame
  }
}
