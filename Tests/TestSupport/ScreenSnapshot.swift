import CPty

/// A cell of the emulated screen.
public struct ScreenCell: Equatable, Sendable {
  /// What it shows; a space where nothing was written.
  public var text: String
  /// Columns taken: 1 or 2, 0 for the second half of a wide character.
  public var width: Int
  /// Heavy or bright.
  public var isBold: Bool
  /// Underlined.
  public var isUnderlined: Bool
  /// Foreground and background exchanged.
  public var isReversed: Bool
  /// The foreground as 0xRRGGBB, nil for the terminal's own.
  public var foreground: Int?
  /// The background as 0xRRGGBB, nil for the terminal's own.
  public var background: Int?
}

/// What the emulated terminal shows at one moment.
public struct ScreenSnapshot: Sendable {
  /// Rows of cells, from the top.
  public let cells: [[ScreenCell]]
  /// The cursor's column, from 0.
  public let cursorX: Int
  /// The cursor's row, from 0.
  public let cursorY: Int
  /// Whether the cursor can be seen.
  public let isCursorVisible: Bool
  /// Whether the program is on the alternate screen, which leaves no trace when it ends.
  public let isAlternate: Bool
  /// Whether the program asked for mouse reports.
  public let hasMouse: Bool

  /// The text of every row without the spaces at its end.
  public var lines: [String] {
    cells.map { row in
      var line = row.map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// All rows joined by line ends, without empty rows at the bottom.
  public var text: String {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Whether a row holds a text.
  public func contains(_ text: String) -> Bool {
    lines.contains { $0.contains(text) }
  }

  /// The first row that holds a text, counted from 0.
  public func row(of text: String) -> Int? {
    lines.firstIndex { $0.contains(text) }
  }
}

extension ScreenSnapshot: CustomStringConvertible {
  /// The rows, each after a bar, and the cursor's place.
  public var description: String {
    "cursor \(cursorX),\(cursorY)\n" + lines.map { "|\($0)" }.joined(separator: "\n")
  }
}

/// A terminal emulator without a window.
final class ScreenEmulator {
  private let screen: OpaquePointer
  private(set) var rows: Int
  private(set) var columns: Int

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    screen = cpty_screen_new(Int32(rows), Int32(columns))
  }

  deinit { cpty_screen_free(screen) }

  func resize(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cpty_screen_resize(screen, Int32(rows), Int32(columns))
  }

  func feed(_ bytes: [UInt8]) {
    cpty_screen_feed(screen, bytes, bytes.count)
  }

  var snapshot: ScreenSnapshot {
    var row: Int32 = 0
    var column: Int32 = 0
    cpty_screen_cursor(screen, &row, &column)
    return ScreenSnapshot(
      cells: (0..<rows).map { y in (0..<columns).map { x in cell(x, y) } },
      cursorX: Int(column), cursorY: Int(row),
      isCursorVisible: cpty_screen_cursor_visible(screen),
      isAlternate: cpty_screen_alternate(screen), hasMouse: cpty_screen_mouse(screen) != 0)
  }

  private func cell(_ x: Int, _ y: Int) -> ScreenCell {
    let cell = cpty_screen_cell(screen, Int32(y), Int32(x))
    let codes = withUnsafeBytes(of: cell.characters) { Array($0.bindMemory(to: UInt32.self)) }
    let scalars = codes.prefix { $0 != 0 }.compactMap { Unicode.Scalar($0) }
    var text = String(String.UnicodeScalarView(scalars))
    if text.isEmpty, cell.width != 0 { text = " " }
    return ScreenCell(
      text: text, width: Int(cell.width), isBold: cell.bold, isUnderlined: cell.underline,
      isReversed: cell.reverse, foreground: cell.foreground < 0 ? nil : Int(cell.foreground),
      background: cell.background < 0 ? nil : Int(cell.background))
  }
}
