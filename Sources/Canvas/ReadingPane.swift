import PlainText

/// A block of running text.
public struct TextBlock: Equatable, Sendable {
  /// What kind of block it is.
  public enum Kind: Equatable, Sendable {
    /// The heading of a part.
    case heading
    /// A paragraph.
    case paragraph
    /// An item after a bullet.
    case bullet
    /// A label with what it stands for beside it.
    case keyValue(key: String)
    /// A label with a bar beside it and what it stands for behind that.
    case bar(key: String, SpanBar)
    /// A table.
    case table(TextTable)
    /// A rule across the pane.
    case rule
    /// An empty line.
    case blank
  }

  /// What kind of block it is.
  public var kind: Kind
  /// The text; line feeds in it break lines.
  public var text: String
  /// What the text means.
  public var role: Role
  /// Whether it can be chosen and clicked.
  public var isLink: Bool

  /// Makes a block.
  public init(
    _ kind: Kind, _ text: String = "", role: Role = .normal, isLink: Bool = false
  ) {
    self.kind = kind
    self.text = text
    self.role = role
    self.isLink = isLink
  }

  /// The label beside it, or nil where it has none.
  var label: String? {
    switch kind {
    case .keyValue(let key), .bar(let key, _): key
    case .heading, .paragraph, .bullet, .table, .rule, .blank: nil
    }
  }

  /// A heading.
  public static func heading(_ text: String) -> TextBlock {
    TextBlock(.heading, text, role: .heading)
  }
  /// A paragraph.
  public static func paragraph(
    _ text: String, role: Role = .normal, isLink: Bool = false
  ) -> TextBlock {
    TextBlock(.paragraph, text, role: role, isLink: isLink)
  }
  /// An item after a bullet.
  public static func bullet(
    _ text: String, role: Role = .normal, isLink: Bool = false
  ) -> TextBlock {
    TextBlock(.bullet, text, role: role, isLink: isLink)
  }
  /// A label with what it stands for beside it.
  public static func keyValue(_ key: String, _ value: String, role: Role = .normal) -> TextBlock {
    TextBlock(.keyValue(key: key), value, role: role)
  }
  /// A label with a bar beside it, and a few words behind that.
  public static func bar(_ key: String, _ bar: SpanBar, _ words: String) -> TextBlock {
    TextBlock(.bar(key: key, bar), words)
  }
  /// A table whose first row holds the headings.
  public static func table(_ rows: [[String]], isNumeric: Bool = false) -> TextBlock {
    TextBlock(.table(TextTable(rows, isNumeric: isNumeric)))
  }
  /// A rule across the pane.
  public static let rule = TextBlock(.rule)
  /// An empty line.
  public static let blank = TextBlock(.blank)
}

/// Text that is set to a width once, so that not every picture has to do it.
public struct SetText: Equatable, Sendable {
  /// The blocks, from the top.
  public let blocks: [TextBlock]
  /// The width of the pane that it is set for.
  public let width: Int
  fileprivate let lines: [ReadingPane.Line]

  /// Sets a text to a width.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ blocks: [TextBlock], width: Int) {
    self.blocks = blocks
    self.width = width
    lines = ReadingPane(blocks).lines(width: width)
  }
}

/// Wrapped text that scrolls; a click means the index of a block that is a link.
public struct ReadingPane: Equatable, Sendable {
  /// The blocks, from the top.
  public let blocks: [TextBlock]
  /// The lines, where they were set before the pane was made.
  private var setText: SetText?
  /// The first visible line; it is corrected so that no empty part shows while lines are hidden.
  public var offset: Int
  /// The block that is chosen, which stays in sight.
  public var selected: Int?
  /// Whether keys go to this pane, so that the cursor stands on its chosen block.
  public var isFocused: Bool

  /// Makes a pane.
  public init(
    _ blocks: [TextBlock], offset: Int = 0, selected: Int? = nil, isFocused: Bool = false
  ) {
    self.blocks = blocks
    self.offset = offset
    self.selected = selected
    self.isFocused = isFocused
  }

  /// Makes a pane of text that is set already; in another width it is set anew.
  public init(_ text: SetText, offset: Int = 0, isFocused: Bool = false) {
    self.init(text.blocks, offset: offset, isFocused: isFocused)
    setText = text
  }

  /// How many lines the text has in a width.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func lineCount(width: Int) -> Int { lines(width: width).count }

  /// The first line that an area shows, which is what the offset is corrected to.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func firstLine(in size: Size) -> Int {
    firstLine(lines(width: size.width), height: size.height)
  }

  /// Whether text stands below what an area shows.
  ///
  /// - Complexity: O(*n*) in the length of the text down to the end of the area.
  public func goesOn(below size: Size) -> Bool {
    let end = max(0, min(offset, .max - size.height - 1)) + size.height
    return lines(width: size.width, beyond: end).count > end
  }

  /// Draws the pane.
  ///
  /// - Complexity: O(*n*) in the length of the text down to the end of the area.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<Int> {
    var drawn = Drawn<Int>()
    guard !rect.isEmpty else { return drawn }
    // One line more than is seen says that there is more; a chosen block may stand anywhere.
    let needed = selected == nil ? max(0, min(offset, .max - rect.height - 1)) + rect.height : .max
    let lines = lines(width: rect.width, beyond: needed)
    let first = firstLine(lines, height: rect.height)
    canvas.fill(rect)
    let labels = cutLabels(width: rect.width, ellipsis: canvas.glyphs.ellipsis)
    for (row, line) in lines[first...].prefix(rect.height).enumerated() {
      let area = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
      draw(line, label: labels[line.block], on: &canvas, in: area)
      if blocks[line.block].isLink { drawn.hits.append(HitBox(area, line.block)) }
      if line.block == selected, isFocused, drawn.cursor == nil {
        drawn.cursor = Point(x: area.x, y: area.y)
      }
    }
    Scroll.drawMarks(on: &canvas, in: rect, offset: first, count: lines.count)
    return drawn
  }

  fileprivate struct Line: Equatable, Sendable {
    var block: Int
    var isFirst: Bool
    var indent: Int
    var text: String
    /// The columns of the bar before the text, with the space behind it.
    var bar = 0
  }

  /// The lines up to the block that goes beyond a number of them; without one all lines.
  ///
  /// One column at the right is the scroll marks'.
  fileprivate func lines(width: Int, beyond needed: Int = .max) -> [Line] {
    if let setText, setText.width == width { return setText.lines }
    let room = max(1, width - 1)
    let keyWidth = keyWidth(room: room)
    let barWidth = barWidth(room: room - keyWidth)
    var lines: [Line] = []
    for (index, block) in blocks.enumerated() where lines.count <= needed {
      let indent =
        switch block.kind {
        case .bullet: min(2, room - 1)
        case .keyValue, .bar: keyWidth
        case .heading, .paragraph, .table, .rule, .blank: 0
        }
      if case .table(let table) = block.kind {
        for (row, text) in table.lines(width: room).enumerated() {
          lines.append(Line(block: index, isFirst: row == 0, indent: 0, text: text))
        }
        continue
      }
      let bar = if case .bar = block.kind { barWidth } else { 0 }
      for (row, text) in DisplayText.wrap(block.text, width: room - indent - bar).enumerated() {
        lines.append(Line(block: index, isFirst: row == 0, indent: indent, text: text, bar: bar))
      }
    }
    return lines
  }

  /// The columns of the bars: what their words leave; none where that is too little to see by.
  private func barWidth(room: Int) -> Int {
    let longest = blocks.reduce(0) { width, block in
      guard case .bar = block.kind else { return width }
      return max(width, DisplayText.displayWidth(block.text))
    }
    return room - longest >= 9 ? room - longest : 0
  }

  /// The columns of the labels with the space behind them: no more than a third of the pane.
  private func keyWidth(room: Int) -> Int {
    let longest = blocks.reduce(0) { width, block in
      max(width, block.label.map(DisplayText.displayWidth) ?? 0)
    }
    return max(0, min(longest + 2, max(room / 3, min(longest + 2, room - 20)), room - 1))
  }

  private func firstLine(_ lines: [Line], height: Int) -> Int {
    let chosen = selected.flatMap { block in lines.firstIndex { $0.block == block } }
    return Scroll.offset(stored: offset, selected: chosen, count: lines.count, visible: height)
  }

  /// The labels that have to be cut, by block, so that no two look alike.
  private func cutLabels(width: Int, ellipsis: String) -> [Int: String] {
    let room = keyWidth(room: max(1, width - 1)) - 1
    let labels = blocks.indices.compactMap { index in
      blocks[index].label.map { (block: index, text: $0) }
    }
    let cut = DisplayText.apart(labels.map(\.text), within: room, ellipsis: ellipsis)
    return Dictionary(
      uniqueKeysWithValues: zip(labels, cut).filter { $0.text != $1 }.map { ($0.block, $1) })
  }

  private func draw(_ line: Line, label: String?, on canvas: inout Canvas, in area: Rect) {
    let block = blocks[line.block]
    let isChosen = line.block == selected && isFocused
    let role = isChosen ? Role.selected : block.role
    if isChosen { canvas.fill(area, role: role) }
    switch block.kind {
    case .rule: canvas.horizontalRule(x: area.x, y: area.y, width: area.width)
    case .blank: break
    case .bullet where line.isFirst:
      canvas.put(
        String(canvas.glyphs.bullet), x: area.x, y: area.y, width: line.indent, role: role)
    case .keyValue(let key) where line.isFirst, .bar(let key, _) where line.isFirst:
      canvas.put(
        label ?? key, x: area.x, y: area.y, width: line.indent, role: isChosen ? role : .muted)
    case .heading, .paragraph, .bullet, .keyValue, .bar, .table: break
    }
    let x = area.x + line.indent
    if case .bar(_, let bar) = block.kind, line.bar > 1, line.isFirst {
      bar.draw(on: &canvas, in: Rect(x: x, y: area.y, width: line.bar - 1, height: 1))
    }
    canvas.put(
      line.text, x: x + line.bar, y: area.y, width: area.width - line.indent - line.bar, role: role)
  }
}
