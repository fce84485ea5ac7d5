import PlainText

/// A field of one line that scrolls sideways with its cursor.
public struct TextFieldView: Equatable, Sendable {
  /// What has been typed.
  public var entry: TextEntry
  /// What is shown while nothing has been typed.
  public var placeholder: String
  /// Whether keys go to this field, so that the cursor stands in it.
  public var isFocused: Bool

  /// Makes a field.
  public init(entry: TextEntry, placeholder: String = "", isFocused: Bool = true) {
    self.entry = entry
    self.placeholder = placeholder
    self.isFocused = isFocused
  }

  /// Draws the field into the first row of an area and returns where the cursor stands.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  @discardableResult
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Point? {
    let area = rect.splitTop(1).top
    guard !area.isEmpty else { return nil }
    canvas.fill(area, role: .field)
    let first = firstCharacter(width: area.width)
    let x = area.x + (first > 0 ? 1 : 0)
    if first > 0 {
      canvas.put(
        String(canvas.glyphs.moreLeft), x: area.x, y: area.y, width: area.width, role: .muted)
    }
    // Nothing beyond the edge is drawn, so nothing beyond it is joined either.
    let shown = String(entry.characters[first...].prefix(area.width))
    canvas.put(shown, x: x, y: area.y, width: area.maxX - x, role: .field)
    if entry.isEmpty {
      canvas.put(placeholder, x: area.x, y: area.y, width: area.width, role: .muted)
    }
    guard isFocused else { return nil }
    let column = entry.columns(first..<entry.cursor)
    return Point(x: min(x + column, area.maxX - 1), y: area.y)
  }

  /// The position in the text nearest to a point in the area that the field was drawn into.
  public func position(at point: Point, in rect: Rect) -> Int {
    let first = firstCharacter(width: rect.width)
    var room = point.x - rect.x - (first > 0 ? 1 : 0)
    for index in first..<entry.characters.count {
      room -= DisplayText.displayWidth(entry.characters[index])
      if room < 0 { return index }
    }
    return entry.characters.count
  }

  /// The first character shown: the smallest for which the cursor is in sight.
  private func firstCharacter(width: Int) -> Int {
    guard entry.columns(0..<entry.cursor) >= width else { return 0 }
    // A column for the mark at the left and one for the cursor.
    var room = width - 2
    var first = entry.cursor
    while first > 0 {
      room -= DisplayText.displayWidth(entry.characters[first - 1])
      guard room >= 0 else { break }
      first -= 1
    }
    return first
  }
}

/// A field of several lines, wrapped, that scrolls with its cursor.
public struct TextAreaView: Equatable, Sendable {
  /// What has been typed.
  public var entry: TextEntry
  /// The first visible line of the last frame; it is corrected so that the cursor is in sight.
  public var offset: Int
  /// What is shown while nothing has been typed.
  public var placeholder: String
  /// Whether keys go to this field, so that the cursor stands in it.
  public var isFocused: Bool

  /// Makes a field.
  public init(
    entry: TextEntry, offset: Int = 0, placeholder: String = "", isFocused: Bool = true
  ) {
    self.entry = entry
    self.offset = offset
    self.placeholder = placeholder
    self.isFocused = isFocused
  }

  /// The width to which the text is wrapped in an area: one column stays free for the cursor.
  public static func textWidth(in rect: Rect) -> Int { max(1, rect.width - 1) }

  /// Draws the field and returns where the cursor stands.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  @discardableResult
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Point? {
    guard !rect.isEmpty else { return nil }
    let width = Self.textWidth(in: rect)
    let lines = entry.lines(width: width)
    let place = entry.place(width: width, in: lines)
    let first = firstLine(place.y, lines.count, rect.height)
    canvas.fill(rect, role: .field)
    for (row, line) in lines[first...].prefix(rect.height).enumerated() {
      let shown = String(entry.characters[line].filter { $0 != "\n" })
      canvas.put(shown, x: rect.x, y: rect.y + row, width: width, role: .field)
    }
    if entry.isEmpty {
      canvas.put(placeholder, x: rect.x, y: rect.y, width: width, role: .muted)
    }
    Scroll.drawMarks(on: &canvas, in: rect, offset: first, count: lines.count)
    guard isFocused else { return nil }
    return Point(x: min(rect.x + place.x, rect.maxX - 1), y: rect.y + place.y - first)
  }

  /// The position in the text nearest to a point in the area that the field was drawn into.
  public func position(at point: Point, in rect: Rect) -> Int {
    let width = Self.textWidth(in: rect)
    let lines = entry.lines(width: width)
    let first = firstLine(entry.place(width: width, in: lines).y, lines.count, rect.height)
    return entry.position(
      at: Point(x: point.x - rect.x, y: point.y - rect.y + first), width: width)
  }

  /// The first visible line in an area, for keeping it from one picture to the next.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func firstLine(in rect: Rect) -> Int {
    let width = Self.textWidth(in: rect)
    let lines = entry.lines(width: width)
    return firstLine(entry.place(width: width, in: lines).y, lines.count, rect.height)
  }

  private func firstLine(_ cursorLine: Int, _ count: Int, _ height: Int) -> Int {
    Scroll.offset(stored: offset, selected: cursorLine, count: count, visible: height)
  }
}
