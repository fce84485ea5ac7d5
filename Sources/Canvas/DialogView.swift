import PlainText

/// A button of a dialog.
public struct DialogButton: Equatable, Sendable {
  /// The key that presses it.
  public var key: String
  /// What it does.
  public var label: String

  /// Makes a button.
  public init(key: String, label: String) {
    self.key = key
    self.label = label
  }
}

/// A question over the screen; a click means the index of a button.
public struct DialogView: Equatable, Sendable {
  /// What stands in the frame.
  public var title: String
  /// The paragraphs.
  public var body: [String]
  /// The buttons, the default one first.
  public var buttons: [DialogButton]
  /// The button that Enter presses, or nil where each has only its own key.
  public var focused: Int?
  /// What is being typed, for a dialog that asks for text.
  public var entry: TextEntry?
  /// What is shown while nothing has been typed.
  public var placeholder: String
  /// The first visible line of a body that is too long, or of a text of several lines.
  public var offset: Int
  /// The width that it has where there is room.
  public var preferredWidth: Int

  /// Makes a dialog.
  public init(
    title: String, body: [String] = [], buttons: [DialogButton], focused: Int? = 0,
    entry: TextEntry? = nil, placeholder: String = "", offset: Int = 0, preferredWidth: Int = 64
  ) {
    self.title = title
    self.body = body
    self.buttons = buttons
    self.focused = focused
    self.entry = entry
    self.placeholder = placeholder
    self.offset = offset
    self.preferredWidth = preferredWidth
  }

  /// The width to which text of several lines is wrapped, for moving the cursor up and down.
  public func textWidth(in rect: Rect) -> Int {
    TextAreaView.textWidth(in: layout(in: rect).entry)
  }

  /// The first line of the body that an area shows, which is what the offset is corrected to.
  public func firstLine(in rect: Rect) -> Int {
    let layout = layout(in: rect)
    return Scroll.offset(
      stored: offset, selected: nil, count: layout.lines.count, visible: layout.body.height)
  }

  /// Draws the dialog in the middle of an area.
  ///
  /// Where there is little room the body is cut first; the field and the buttons stay longest.
  ///
  /// - Complexity: O(*n*) in the length of the texts.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<Int> {
    let layout = layout(in: rect)
    _ = Overlay.frame(on: &canvas, layout.frame, title: title)
    drawBody(layout.lines, on: &canvas, in: layout.body)
    var drawn = Drawn<Int>()
    for (index, place) in layout.buttons.enumerated() where layout.inner.contains(place) {
      let button = Self.text(buttons[index])
      let isFocused = index == focused
      let used = canvas.put(
        button, x: place.x, y: place.y, width: layout.inner.maxX - place.x,
        role: isFocused ? .selected : .accent)
      drawn.hits.append(HitBox(Rect(x: place.x, y: place.y, width: used, height: 1), index))
      if isFocused { drawn.cursor = Point(x: place.x, y: place.y) }
    }
    if let entry, !layout.entry.isEmpty {
      if entry.isMultiline {
        let area = TextAreaView(entry: entry, offset: offset, placeholder: placeholder)
        drawn.cursor = area.draw(on: &canvas, in: layout.entry)
      } else {
        let field = TextFieldView(entry: entry, placeholder: placeholder)
        drawn.cursor = field.draw(on: &canvas, in: layout.entry)
      }
    }
    return drawn
  }

  /// The areas of a dialog.
  private struct Layout {
    var frame: Rect
    var inner: Rect
    var body: Rect
    var lines: [String]
    var entry: Rect
    var buttons: [Point]
  }

  private func layout(in rect: Rect) -> Layout {
    let width = min(max(16, preferredWidth), rect.width)
    let hasFrame = width >= 16 && rect.height >= 5
    let room = max(1, width - (hasFrame ? 4 : 0))
    let lines = bodyLines(width: room - 1)
    let (places, buttonRows) = buttonPlaces(width: room)
    let entryRows = entry.map { $0.isMultiline ? max(4, min(8, rect.height / 3)) : 1 } ?? 0
    let content =
      lines.count + (lines.isEmpty || entryRows == 0 ? 0 : 1) + entryRows
      + (buttonRows == 0 ? 0 : 1) + buttonRows
    let frame = Overlay.centred(width: width, height: content + (hasFrame ? 2 : 0), in: rect)
    let isFramed = frame.width >= 16 && frame.height >= 5
    let inner = isFramed ? frame.inset(left: 2, top: 1, right: 2, bottom: 1) : frame
    let (bottom, rest) = inner.splitBottom(buttonRows)
    let above = rest.height > entryRows ? rest.splitBottom(buttonRows == 0 ? 0 : 1).rest : rest
    let (field, remaining) = above.splitBottom(entryRows)
    let body = entryRows == 0 ? remaining : remaining.splitBottom(1).rest
    return Layout(
      frame: frame, inner: inner, body: body, lines: lines, entry: field,
      buttons: places.map { Point(x: bottom.x + $0.x, y: bottom.y + $0.y) })
  }

  private func bodyLines(width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in body {
      if !lines.isEmpty { lines.append("") }
      lines += DisplayText.wrap(paragraph, width: max(1, width))
    }
    return lines
  }

  private func drawBody(_ lines: [String], on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let scrolls = entry?.isMultiline != true
    let first = Scroll.offset(
      stored: scrolls ? offset : 0, selected: nil, count: lines.count, visible: rect.height)
    for (row, line) in lines[first...].prefix(rect.height).enumerated() {
      canvas.put(line, x: rect.x, y: rect.y + row, width: rect.width)
    }
    Scroll.drawMarks(on: &canvas, in: rect, offset: first, count: lines.count)
  }

  /// Where the buttons stand in rows of a width, and how many rows they take.
  private func buttonPlaces(width: Int) -> (places: [Point], rows: Int) {
    var places: [Point] = []
    var next = Point(x: 0, y: 0)
    for button in buttons {
      let needed = DisplayText.displayWidth(Self.text(button))
      if next.x > 0, next.x + needed > width { next = Point(x: 0, y: next.y + 1) }
      places.append(next)
      next.x += needed + 2
    }
    return (places, buttons.isEmpty ? 0 : next.y + 1)
  }

  private static func text(_ button: DialogButton) -> String {
    button.key.isEmpty ? "[ \(button.label) ]" : "[ \(button.key)  \(button.label) ]"
  }
}
