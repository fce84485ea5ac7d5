import PlainText

/// One row of a list.
public struct ListItem: Equatable, Sendable {
  /// What the row says.
  public var text: String
  /// A short text at the right, such as a count.
  public var detail: String
  /// How many levels it is indented.
  public var depth: Int
  /// What it means.
  public var role: Role
  /// The characters of the text that the filter matched, by offset.
  public var match: Range<Int>?

  /// Makes a row.
  public init(
    _ text: String, detail: String = "", depth: Int = 0, role: Role = .normal,
    match: Range<Int>? = nil
  ) {
    self.text = text
    self.detail = detail
    self.depth = depth
    self.role = role
    self.match = match
  }
}

/// A scrolling list with one selected row; a click means the index of a row.
public struct ListView: Equatable, Sendable {
  /// The rows.
  public var items: [ListItem]
  /// The selected row.
  public var selected: Int?
  /// The first visible row of the last frame; it is corrected so that the selected row is in sight.
  public var offset: Int
  /// Whether keys go to this list, so that the cursor stands on its selected row.
  public var isFocused: Bool
  /// Whether the last row of the area says "3 of 20".
  public var showsPosition: Bool
  /// What is said where there are no rows.
  public var emptyText: String
  /// How many rows there are without the filter, if one is set.
  public var total: Int?

  /// Makes a list.
  public init(
    items: [ListItem], selected: Int? = nil, offset: Int = 0, isFocused: Bool = true,
    showsPosition: Bool = false, emptyText: String = "", total: Int? = nil
  ) {
    self.items = items
    self.selected = selected
    self.offset = offset
    self.isFocused = isFocused
    self.showsPosition = showsPosition
    self.emptyText = emptyText
    self.total = total
  }

  /// How many rows of the list an area of a height shows.
  public func visibleRows(height: Int) -> Int {
    showsPosition && height > 1 ? height - 1 : max(0, height)
  }

  /// Draws the list.
  ///
  /// Texts are cut so that no two look alike.
  ///
  /// - Complexity: O(*n*) in the number of visible rows, and that of
  ///   ``DisplayText/apart(_:within:ellipsis:)`` for all where one of those has to be cut.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<Int> {
    var drawn = Drawn<Int>()
    guard !rect.isEmpty else { return drawn }
    let (rows, footer) = rect.splitTop(visibleRows(height: rect.height))
    if items.isEmpty {
      canvas.put(emptyText, x: rows.x, y: rows.y, width: rows.width, role: .muted)
    }
    let first = Scroll.offset(
      stored: offset, selected: selected, count: items.count, visible: rows.height)
    let shown = first..<max(first, min(items.count, first + rows.height))
    let isCut = shown.contains {
      DisplayText.displayWidth(items[$0].text) > room(for: items[$0], in: rows.width)
    }
    let texts =
      isCut
      ? DisplayText.apart(
        items.map(\.text), within: items.map { room(for: $0, in: rows.width) },
        ellipsis: canvas.glyphs.ellipsis) : nil
    for index in shown {
      let row = Rect(x: rows.x, y: rows.y + index - first, width: rows.width, height: 1)
      drawRow(items[index], texts?[index], isSelected: index == selected, on: &canvas, in: row)
      drawn.hits.append(HitBox(row, index))
      if index == selected, isFocused { drawn.cursor = Point(x: row.x, y: row.y) }
    }
    Scroll.drawMarks(on: &canvas, in: rows, offset: first, count: items.count)
    if !footer.isEmpty {
      let text = Scroll.position(selected: selected, count: items.count, total: total)
      canvas.put(text, x: footer.x + 2, y: footer.y, width: footer.width - 2, role: .muted)
    }
    return drawn
  }

  private func indent(_ item: ListItem, in width: Int) -> Int {
    2 + 2 * min(max(0, item.depth), width)
  }

  /// Whether the detail of a row stands behind its text.
  private func showsDetail(_ item: ListItem, in width: Int) -> Bool {
    let detailWidth = DisplayText.displayWidth(item.detail)
    return detailWidth > 0 && width - indent(item, in: width) - 1 - detailWidth - 3 >= 8
  }

  /// The columns for the text of a row; one stays free for the scroll marks.
  private func room(for item: ListItem, in width: Int) -> Int {
    let room = width - indent(item, in: width) - 1
    return showsDetail(item, in: width) ? room - DisplayText.displayWidth(item.detail) - 3 : room
  }

  private func drawRow(
    _ item: ListItem, _ cut: String?, isSelected: Bool, on canvas: inout Canvas, in row: Rect
  ) {
    let role = isSelected && isFocused ? Role.selected : item.role
    canvas.fill(row, role: role)
    if isSelected {
      canvas.put(String(canvas.glyphs.selection), x: row.x, y: row.y, width: row.width, role: role)
    }
    let indent = indent(item, in: row.width)
    let room = room(for: item, in: row.width)
    if showsDetail(item, in: row.width) {
      let detailWidth = DisplayText.displayWidth(item.detail)
      let detailRole = role == .normal ? Role.muted : role
      canvas.put(item.detail, x: row.maxX - 2 - detailWidth, y: row.y, role: detailRole)
    }
    canvas.put(cut ?? item.text, x: row.x + indent, y: row.y, width: room, role: role)
    // In a text that was cut, what matched may stand elsewhere or be gone.
    // In a text that was cut in its middle, what matched stands elsewhere.
    guard let match = item.match, role != .selected,
      cut?.hasPrefix(item.text.prefix(match.lowerBound)) ?? true
    else { return }
    let start = DisplayText.displayWidth(String(item.text.prefix(match.lowerBound)))
    let width = DisplayText.displayWidth(
      String(item.text.dropFirst(match.lowerBound).prefix(match.count)))
    let x = row.x + indent + start
    canvas.paint(
      Rect(x: x, y: row.y, width: min(width, room - start), height: 1), role: .match)
  }
}
