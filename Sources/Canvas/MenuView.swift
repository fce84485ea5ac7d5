import PlainText

/// One entry of a menu.
public struct MenuItem: Equatable, Sendable {
  /// What it does.
  public var title: String
  /// The key that does the same, or an empty text.
  public var key: String
  /// Why it cannot be chosen now, or nil if it can.
  public var disabledReason: String?
  /// The heading under which it stands; a heading is shown where it changes.
  public var section: String

  /// Makes an entry.
  public init(
    _ title: String, key: String = "", disabledReason: String? = nil, section: String = ""
  ) {
    self.title = title
    self.key = key
    self.disabledReason = disabledReason
    self.section = section
  }
}

/// A framed list over the screen, with a field that filters it; a click means the index of an entry.
public struct MenuView: Equatable, Sendable {
  /// What stands in the frame.
  public var title: String
  /// The entries that the filter leaves.
  public var items: [MenuItem]
  /// The selected entry.
  public var selected: Int?
  /// The first visible row of the last frame; it is corrected so that the selection is in sight.
  public var offset: Int
  /// What has been typed to filter the entries, or nil for a menu without a filter.
  public var filter: TextEntry?
  /// What is said where the filter leaves nothing.
  public var emptyText: String
  /// How many entries there are without the filter, if one is set.
  public var total: Int?

  /// Makes a menu.
  public init(
    title: String, items: [MenuItem], selected: Int?, offset: Int = 0, filter: TextEntry? = nil,
    emptyText: String = "Nothing found", total: Int? = nil
  ) {
    self.title = title
    self.items = items
    self.selected = selected
    self.offset = offset
    self.filter = filter
    self.emptyText = emptyText
    self.total = total
  }

  /// Draws the menu in the middle of an area, no larger than it needs to be.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<Int> {
    let rows = rows()
    let extra = (filter == nil ? 1 : 2) + 2
    let frame = Overlay.centred(width: 72, height: max(1, rows.count) + extra, in: rect)
    let inner = Overlay.frame(on: &canvas, frame, title: title)
    var drawn = Drawn<Int>()
    var area = inner
    if let filter {
      let (top, rest) = area.splitTop(1)
      canvas.put("/", x: top.x, y: top.y, width: top.width, role: .accent)
      let field = TextFieldView(entry: filter, placeholder: "type to filter")
      drawn.cursor = field.draw(on: &canvas, in: top.inset(left: 2))
      area = rest
    }
    let (list, footer) = area.splitTop(max(1, area.height - 1))
    let chosen = rows.firstIndex { $0 == .item(selected ?? -1) }
    let first = Scroll.offset(
      stored: offset, selected: chosen, count: rows.count, visible: list.height)
    let texts = DisplayText.apart(
      items.map(Self.text), within: items.map { Self.room(for: $0, in: list.width) },
      ellipsis: canvas.glyphs.ellipsis)
    for (row, content) in rows[first...].prefix(list.height).enumerated() {
      let line = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
      switch content {
      case .section(let text):
        canvas.putFitted(text, x: line.x, y: line.y, width: line.width, role: .heading)
      case .item(let index):
        drawItem(index, texts[index], on: &canvas, in: line)
        drawn.hits.append(HitBox(line, index))
        if filter == nil, index == selected { drawn.cursor = Point(x: line.x, y: line.y) }
      }
    }
    if items.isEmpty {
      canvas.put(emptyText, x: list.x, y: list.y, width: list.width, role: .muted)
    }
    Scroll.drawMarks(on: &canvas, in: list, offset: first, count: rows.count)
    if !footer.isEmpty {
      let position = Scroll.position(selected: selected, count: items.count, total: total)
      canvas.put(position, x: footer.x, y: footer.y, width: footer.width, role: .muted)
    }
    return drawn
  }

  private enum Row: Equatable {
    case section(String)
    case item(Int)
  }

  private func rows() -> [Row] {
    var rows: [Row] = []
    var section = ""
    for (index, item) in items.enumerated() {
      if item.section != section {
        section = item.section
        if !section.isEmpty { rows.append(.section(section)) }
      }
      rows.append(.item(index))
    }
    return rows
  }

  private static func text(_ item: MenuItem) -> String {
    item.disabledReason.map { "\(item.title): \($0)" } ?? item.title
  }

  /// The columns for the text of an item; one stays free for the scroll marks.
  private static func room(for item: MenuItem, in width: Int) -> Int {
    let keyWidth = DisplayText.displayWidth(item.key)
    let room = width - 3
    return keyWidth > 0 && room - keyWidth - 2 >= 8 ? room - keyWidth - 2 : room
  }

  private func drawItem(_ index: Int, _ text: String, on canvas: inout Canvas, in line: Rect) {
    let item = items[index]
    let isSelected = index == selected
    let role: Role = isSelected ? .selected : item.disabledReason == nil ? .normal : .muted
    canvas.fill(line, role: role)
    if isSelected {
      let mark = String(canvas.glyphs.selection)
      canvas.put(mark, x: line.x, y: line.y, width: line.width, role: role)
    }
    let room = Self.room(for: item, in: line.width)
    if room < line.width - 3 {
      let keyWidth = DisplayText.displayWidth(item.key)
      canvas.put(
        item.key, x: line.maxX - 1 - keyWidth, y: line.y, role: isSelected ? role : .accent)
    }
    canvas.put(text, x: line.x + 2, y: line.y, width: room, role: role)
  }
}

/// Where things that lie over the screen stand.
enum Overlay {
  /// An area in the middle of another, no larger than that.
  static func centred(width: Int, height: Int, in rect: Rect) -> Rect {
    let width = min(width, rect.width)
    let height = min(height, rect.height)
    return Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
  }

  /// Draws a frame with a margin and returns the area inside; small areas have no frame.
  static func frame(on canvas: inout Canvas, _ rect: Rect, title: String) -> Rect {
    guard rect.width >= 16, rect.height >= 5 else {
      canvas.fill(rect)
      return rect
    }
    return canvas.box(rect, title: title, role: .accent).inset(left: 1, right: 1)
  }
}
