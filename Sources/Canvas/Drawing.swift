public import PlainText

extension Canvas {
  /// Draws text from a column on, and says how many columns it took.
  ///
  /// The text goes no further than the limit or the edge; a wide character that does not fit ends
  /// it. Whatever a terminal must not show is drawn as a visible mark, a line end too; on a canvas
  /// with ASCII glyphs every character becomes a close ASCII one.
  ///
  /// - Complexity: O(*n*) in the columns drawn.
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, width limit: Int = .max, role: Role = .normal
  ) -> Int {
    guard y >= 0, y < size.height, x < size.width, x > -Self.maximumLength else { return 0 }
    let room = min(limit, size.width - x)
    guard room > 0 else { return 0 }
    if x >= 0, let used = putASCII(text, x: x, y: y, room: room, role: role) { return used }
    return putCells(text, x: x, y: y, room: room, role: role)
  }

  /// Draws text cut with an ellipsis or set within exactly a width; the rest becomes spaces.
  public mutating func putFitted(
    _ text: String, x: Int, y: Int, width: Int, alignment: Alignment = .left, role: Role = .normal
  ) {
    let width = min(width, 2 * Self.maximumLength)
    guard width > 0, y >= 0, y < size.height else { return }
    var used = DisplayText.displayWidth(text)
    var text = text
    if used > width {
      text = DisplayText.truncated(text, to: width, ellipsis: glyphs.ellipsis)
      used = DisplayText.displayWidth(text)
    }
    let left =
      switch alignment {
      case .left: 0
      case .right: width - used
      case .centre: (width - used) / 2
      }
    fill(Rect(x: x, y: y, width: width, height: 1), role: role)
    put(text, x: x + left, y: y, width: width - left, role: role)
  }

  /// Fills an area with one narrow character.
  public mutating func fill(_ rect: Rect, with glyph: Unicode.Scalar = " ", role: Role = .normal) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let cell = PackedCell(narrow(glyph).value, width: 1, role: role)
    for y in area.y..<area.maxY {
      let start = y * size.width + area.x
      clearEdges(start..<start + area.width)
      cells.withUnsafeMutableBufferPointer { cells in
        for index in start..<start + area.width { cells[index] = cell }
      }
    }
  }

  /// The character that fills one column for another, a space where that is not possible.
  private func narrow(_ glyph: Unicode.Scalar) -> Unicode.Scalar {
    if glyph.value >= 0x20, glyph.value < 0x7F { return glyph }
    let cells = Array(DisplayCells(String(glyph)))
    guard cells.count == 1, cells[0].width == 1, cells[0].marks == .zero else { return " " }
    return glyphs == .ascii ? ASCIIFold.character(for: cells[0].base) : cells[0].base
  }

  /// Gives the cells of an area another role and leaves what they show.
  public mutating func paint(_ rect: Rect, role: Role) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for index in y * size.width + area.x..<y * size.width + area.maxX {
        cells[index] = cells[index].with(role: role)
      }
    }
  }

  /// Draws a horizontal rule.
  public mutating func horizontalRule(x: Int, y: Int, width: Int, role: Role = .rule) {
    fill(Rect(x: x, y: y, width: width, height: 1), with: glyphs.horizontal, role: role)
  }

  /// Draws a vertical rule.
  public mutating func verticalRule(x: Int, y: Int, height: Int, role: Role = .rule) {
    fill(Rect(x: x, y: y, width: 1, height: height), with: glyphs.vertical, role: role)
  }

  /// Draws a frame just inside an area, blanks what it encloses, and returns that inner area.
  ///
  /// An area with fewer than two columns or rows is only blanked.
  @discardableResult
  public mutating func box(_ rect: Rect, title: String = "", role: Role = .rule) -> Rect {
    fill(rect)
    guard rect.width >= 2, rect.height >= 2 else { return rect }
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for y in [rect.y, bottom] { horizontalRule(x: rect.x, y: y, width: rect.width, role: role) }
    for x in [rect.x, right] { verticalRule(x: x, y: rect.y, height: rect.height, role: role) }
    let corners = [
      (rect.x, rect.y, glyphs.topLeft), (right, rect.y, glyphs.topRight),
      (rect.x, bottom, glyphs.bottomLeft), (right, bottom, glyphs.bottomRight),
    ]
    for (x, y, glyph) in corners {
      fill(Rect(x: x, y: y, width: 1, height: 1), with: glyph, role: role)
    }
    if !title.isEmpty, rect.width > 6 {
      let shown = DisplayText.truncated(title, to: rect.width - 6, ellipsis: glyphs.ellipsis)
      put(" \(shown) ", x: rect.x + 2, y: rect.y, width: rect.width - 4, role: .heading)
    }
    return rect.inset(left: 1, top: 1, right: 1, bottom: 1)
  }

  /// Writes a cell whose content is known to be safe, and keeps wide characters whole.
  mutating func place(_ cell: DisplayCell, x: Int, y: Int, role: Role) {
    guard let index = index(x, y) else { return }
    let fits = x + cell.width <= size.width
    let width = fits ? cell.width : 1
    clearEdges(index..<index + width)
    guard glyphs == .unicode else {
      let base = fits ? ASCIIFold.character(for: cell.base).value : 0x20
      for at in index..<index + width { cells[at] = PackedCell(base, width: 1, role: role) }
      return
    }
    let hasMarks = fits && cell.marks != .zero
    let base = fits ? cell.base.value : 0x20
    cells[index] = PackedCell(base, width: UInt32(width), hasMarks: hasMarks, role: role)
    if hasMarks { marks[index] = cell.marks }
    if width == 2 { cells[index + 1] = PackedCell(0x20, width: 0, role: role) }
  }

  /// Blanks the outer halves of wide characters at both ends of a run, and drops the run's marks.
  private mutating func clearEdges(_ run: Range<Int>) {
    if cells[run.lowerBound].width == 0 {
      clear(run.lowerBound - 1)
    }
    let last = run.upperBound - 1
    if cells[last].width == 2 { clear(last + 1) }
    guard !marks.isEmpty else { return }
    for index in run { marks[index] = nil }
  }

  private mutating func clear(_ index: Int) {
    guard cells.indices.contains(index) else { return }
    cells[index] = PackedCell(0x20, width: 1, role: cells[index].role)
    marks[index] = nil
  }

  /// Draws the text if what fits of it is printable ASCII, else does nothing and returns nil.
  private mutating func putASCII(
    _ text: String, x: Int, y: Int, room: Int, role: Role
  ) -> Int? {
    let start = y * size.width + x
    let style = PackedCell(0, width: 1, role: role).bits
    let used: Int?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      let count = min(bytes.count, room)
      guard bytes.prefix(count + 1).allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      guard count > 0 else { return 0 }
      clearEdges(start..<start + count)
      cells.withUnsafeMutableBufferPointer { cells in
        for offset in 0..<count { cells[start + offset].bits = style | UInt32(bytes[offset]) }
      }
      return count
    }
    return used ?? nil
  }

  private mutating func putCells(
    _ text: String, x: Int, y: Int, room: Int, role: Role
  ) -> Int {
    var used = 0
    for cell in DisplayCells(text) {
      guard used + cell.width <= room else { break }
      if x + used >= 0 {
        place(cell, x: x + used, y: y, role: role)
      } else if x + used + cell.width > 0 {
        place(DisplayCell(base: " "), x: 0, y: y, role: role)
      }
      used += cell.width
    }
    return used
  }
}
