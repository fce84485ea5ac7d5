package import AppraisalModel
package import Canvas

/// One practice mark, which is not recorded.
package struct Practice: Overlay, Equatable {
  /// What is being typed.
  private var entry = TextEntry()
  /// The mark that was given, or nil.
  package private(set) var mark: DecimalNumber?
  /// What is wrong with what was typed, or nil.
  private var refusal: String?

  package var hints: [KeyHint] { [KeyHint(.enter, "go on"), KeyHint(.escape, "close")] }
  package var scrolls: Bool { false }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    if key == .enter {
      guard mark == nil else {
        bench.say(.good, "Practice is over; nothing was recorded.")
        return false
      }
      if let number = DecimalNumber(entry.text), number >= 0, number <= 100 {
        mark = number
        refusal = nil
      } else {
        refusal = "Type a number from 0 to 100, then Enter."
      }
    } else if mark == nil {
      var givesWay = refusal != nil
      refusal = nil
      _ = NumberEntry.press(key, in: &entry, givesWay: &givesWay)
    }
    return true
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(
      on: &frame.canvas, rect, title: "Practice: nothing here is recorded")
    var blocks: [TextBlock] = [
      .heading("How well does tea keep a meeting awake?"),
      .keyValue("100", "nobody yawns before the last item"),
      .keyValue(" 50", "half the table is awake at the vote"),
      .keyValue("  0", "the chair has to be woken"),
      .blank,
    ]
    // With little room the ends of the scale stay, and then only what is to be done.
    if inner.height < 10 { blocks.removeAll { $0.kind == .blank } }
    if inner.height < 8 { blocks = [blocks[1], blocks[3]] }
    if inner.height < 4 { blocks = [] }
    if let mark = mark {
      blocks += [
        .paragraph("You gave \(mark). That is all there is to it.", role: .good),
        .paragraph("On Score you do the same for each option. Enter closes this."),
      ]
    } else {
      let isShort = inner.width < 30
      blocks.append(
        .paragraph(
          isShort ? "0 to 100, then Enter" : "Type a number from 0 to 100 and press Enter:"))
      if let refusal = refusal { blocks.append(.paragraph(refusal, role: .warning)) }
    }
    let isTyped = mark == nil && inner.height > 1
    let room = isTyped ? inner.height - 1 : inner.height
    let shown = ReadingPane(blocks)
    let lines = min(shown.lineCount(width: inner.width), room)
    // What is to be done stands last, and stays in sight.
    _ = ReadingPane(blocks, offset: Int.max / 2)
      .draw(on: &frame.canvas, in: inner.splitTop(lines).top)
    guard mark == nil, inner.height > 0 else { return }
    let line = Rect(x: inner.x, y: inner.y + (isTyped ? lines : 0), width: 8, height: 1)
    frame.cursor = TextFieldView(entry: entry)
      .draw(on: &frame.canvas, in: line.intersection(inner))
  }
}
