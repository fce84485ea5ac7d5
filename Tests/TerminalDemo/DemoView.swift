import Canvas

extension Demo {
  static func view(_ model: Model) -> Frame<Row> {
    var frame = Frame<Row>(size: model.size, glyphs: model.glyphs)
    let width = model.size.width
    frame.canvas.put(
      "Demo \(model.size.width)x\(model.size.height) counter \(model.counter) saved \(model.saved)",
      x: 0, y: 0, role: .heading)
    frame.canvas.put("event: \(model.last)", x: 0, y: 1, role: .muted)
    frame.canvas.put("field: \(model.field)", x: 0, y: 2, role: .field)
    for index in 0..<max(0, min(rowCount, model.size.height - firstRow)) {
      let rect = Rect(x: 0, y: firstRow + index, width: width, height: 1)
      let isSelected = index == model.selection
      frame.canvas.fill(rect, role: isSelected ? .selected : .normal)
      frame.canvas.put(
        "\(isSelected ? ">" : " ") row \(index) é 中 \(model.glyphs)", x: 0, y: rect.y,
        role: isSelected ? .selected : .normal)
      frame.hits.append(HitBox(rect, Row(index: index)))
    }
    frame.cursor = Point(x: 0, y: firstRow + model.selection)
    if model.isTyping { frame.cursor = nil }
    return frame
  }
}
