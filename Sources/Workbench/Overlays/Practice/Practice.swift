package import AppraisalModel
package import Canvas

/// A card to practise on, which looks like those of Score and is not recorded.
package struct Practice: Overlay, Equatable {
  /// What is being typed.
  private var entry = TextEntry(byteLimit: 20)
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

  // MARK: Drawing

  private static let scale = Scale(anchors: [
    Anchor(at: 0, words: "The chair has to be woken."),
    Anchor(at: 50, words: "Half the table is awake at the vote."),
    Anchor(at: 100, words: "Nobody yawns before the last item."),
  ])

  private func card(_ glyphs: GlyphSet) -> MarkCard {
    MarkCard(
      title: "Keeping a meeting awake", counter: "practice",
      question: "How well does it keep a meeting awake?", scale: Self.scale,
      rows: [MarkCard.Row(name: "Tea", answer: mark.map(Answer.mark))], selected: 0,
      entry: mark == nil && !entry.isEmpty ? entry : nil, glyphs: glyphs)
  }

  /// What is to be done, or what was done.
  private var words: [TextBlock] {
    if let mark {
      return [
        .paragraph("You gave \(mark). That is all there is to it.", role: .good),
        .paragraph("On Score you do the same for each option. Enter closes this."),
      ]
    }
    if let refusal { return [.paragraph(refusal, role: .warning)] }
    return [.paragraph("Type a number from 0 to 100, then Enter.")]
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(
      on: &frame.canvas, rect, title: "Practice: nothing here is recorded")
    let pane = ReadingPane(words)
    let needed = pane.lineCount(width: max(1, inner.width - 2))
    let card = card(model.bench.glyphs)
    let layout = card.layout(in: inner, wanting: needed + 1, needing: min(needed, inner.height - 1))
    card.draw(&frame, layout)
    let below = layout.below.inset(left: 1, right: 1)
    let gap = below.height > needed ? 1 : 0
    _ = pane.draw(on: &frame.canvas, in: below.inset(top: gap))
  }
}
