import CNcurses
import Canvas

/// Writes what differs between two pictures in the terminal's own sequences.
///
/// Curses paints whole pictures, and differences too where a terminal needs its care: padding, odd
/// margins, attributes that take a cell. Nearly every terminal of today is simpler than that, and
/// then the differences are written here: in fewer bytes, as one piece and with less work.
struct DifferencePainter {
  /// The most unchanged cells that are written again rather than jumped over.
  private static let shortGap = 5
  /// The fewest blanks for which clearing to the end of the line is shorter.
  private static let longTail = 4
  /// The fewest blanks for which erasing them and moving on is shorter.
  private static let longGap = 13

  /// What is to be sent.
  private(set) var bytes: [UInt8] = []
  private let styles: [[UInt8]]
  /// Whether a blank of a style is what erasing leaves.
  private let isErasable: [Bool]
  private let encoding: TextEncoding
  /// The style that the terminal writes in now, as an index; plain text is that of `normal`.
  private var current = 0

  /// Reads what it needs of the current terminal; nil for one that is left to curses.
  init?(encoding: TextEncoding, depth: ColourDepth) {
    guard Capability.text("cup") == "\u{1B}[%i%p1%d;%p2%dH", Capability.text("el") == "\u{1B}[K",
      Capability.text("cuf") == "\u{1B}[%p1%dC",
      cn_flag("msgr") != 0, cn_flag("am") == 0 || cn_flag("xenl") != 0, cn_number("xmc") <= 0,
      let reset = Capability.text("sgr0"), reset.contains("\u{1B}[m"), !reset.contains("$<")
    else { return nil }
    var styles: [[UInt8]] = []
    for role in Role.allCases {
      guard let style = Self.style(Theme.look(role, depth: depth), isColoured: depth != .mono)
      else { return nil }
      styles.append(style)
    }
    self.styles = styles
    let erases = Capability.text("ech") == "\u{1B}[%p1%dX"
    let keepsBackground = cn_flag("bce") != 0
    isErasable = Role.allCases.map { role in
      let look = Theme.look(role, depth: depth)
      let isPlain = depth == .mono || look.background < 0
      return erases && look.attributes.isEmpty && (isPlain || keepsBackground)
    }
    self.encoding = encoding
  }

  /// Takes the differences down and returns the number of cells that changed.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  mutating func paint(_ canvas: Canvas, over old: Canvas) -> Int {
    bytes.removeAll(keepingCapacity: true)
    var count = 0
    canvas.forEachChangedRow(since: old) { y, row in count += paint(row, y, of: canvas) }
    change(to: 0)
    return count
  }

  /// Moves the cursor.
  mutating func move(to point: Point) {
    bytes.append(0x1B)
    bytes.append(0x5B)
    append(point.y + 1)
    bytes.append(0x3B)
    append(point.x + 1)
    bytes.append(0x48)
  }

  private mutating func paint(_ row: ChangedRow, _ y: Int, of canvas: Canvas) -> Int {
    let cells = row.cells
    let end = row.end
    var count = 0
    var x = 0
    // The column of the cursor, -1 where it is in another row.
    var cursor = -1
    while x < cells.count {
      guard row.isChanged(x) else {
        x += 1
        continue
      }
      // The half of a wide character is written with its other half.
      var from = x
      while from > 0, cells[from].width == 0 { from -= 1 }
      if cursor >= 0, from > cursor, from - cursor <= Self.shortGap { from = cursor }
      if cursor < 0 || from < cursor {
        move(to: Point(x: from, y: y))
      } else if from > cursor {
        sequence(from - cursor, ending: 0x43)
      }
      for column in from..<x { write(cells[column], column, y, of: canvas) }
      if x >= end, cells.count - x >= Self.longTail {
        change(to: 0)
        bytes.append(contentsOf: [0x1B, 0x5B, 0x4B])
        return count + (x..<cells.count).count { row.isChanged($0) }
      }
      let blanks = blanks(from: x, in: cells)
      if blanks >= Self.longGap {
        change(to: Int(cells[x].roleNumber))
        sequence(blanks, ending: 0x58)
        count += (x..<x + blanks).count { row.isChanged($0) }
        cursor = x
        x += blanks
        continue
      }
      write(cells[x], x, y, of: canvas)
      count += 1
      x += max(1, Int(cells[x].width))
      cursor = x
    }
    return count
  }

  /// How many cells from one on are the same blank that erasing leaves.
  private func blanks(from x: Int, in cells: UnsafeBufferPointer<PackedCell>) -> Int {
    let cell = cells[x]
    guard cell.base == " ", !cell.hasMarks, isErasable[Int(cell.roleNumber)] else { return 0 }
    return cells[x...].prefix { $0 == cell }.count
  }

  /// A sequence that takes a number of cells.
  private mutating func sequence(_ count: Int, ending: UInt8) {
    bytes.append(0x1B)
    bytes.append(0x5B)
    append(count)
    bytes.append(ending)
  }

  private mutating func write(_ cell: PackedCell, _ x: Int, _ y: Int, of canvas: Canvas) {
    guard cell.width != 0 else { return }
    change(to: Int(cell.roleNumber))
    let ascii = cell.bits & 0x1F_FFFF
    if ascii >= 0x20, ascii < 0x7F, !cell.hasMarks {
      bytes.append(UInt8(truncatingIfNeeded: ascii))
      return
    }
    let base = encoding.writable(cell.base, width: UInt8(cell.width))
    append(base)
    guard cell.hasMarks, encoding == .utf8, base == cell.base.value else { return }
    let marks = canvas[x, y].marks
    for mark in 0..<3 where marks[mark] != 0 { append(marks[mark]) }
  }

  private mutating func append(_ scalar: UInt32) {
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "?") ?? .init())
  }

  private mutating func append(_ number: Int) {
    if number >= 10 { append(number / 10) }
    bytes.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
  }

  private mutating func change(to style: Int) {
    guard style != current else { return }
    defer { current = style }
    // Two roles may look alike.
    guard styles[style] != styles[current] else { return }
    if !styles[current].isEmpty { bytes.append(contentsOf: [0x1B, 0x5B, 0x6D]) }
    bytes += styles[style]
  }
}

// MARK: Styles

extension DifferencePainter {
  /// What turns plain text into a look, empty for plain text; nil where that takes more care.
  private static func style(_ look: Look, isColoured: Bool) -> [UInt8]? {
    let (foreground, background) = isColoured ? (look.foreground, look.background) : (-1, -1)
    let hasColour = foreground >= 0 || background >= 0
    let withheld = hasColour ? max(0, cn_number("ncv")) : 0
    var sequence = ""
    let attributes: [(Look.Attributes, name: String, bit: Int32)] = [
      (.underline, "smul", 2), (.reverse, "rev", 4), (.dim, "dim", 16), (.bold, "bold", 32),
    ]
    for (attribute, name, bit) in attributes
    where look.attributes.contains(attribute) && withheld & bit == 0 {
      sequence += Capability.text(name) ?? ""
    }
    for (colour, name) in [(foreground, "setaf"), (background, "setab")] where colour >= 0 {
      guard let capability = cn_capability(name), let text = cn_sequence(capability, Int32(colour))
      else { return nil }
      sequence += String(cString: text)
    }
    return sequence.contains("$<") ? nil : Array(sequence.utf8)
  }
}

/// The current terminal's strings.
private enum Capability {
  static func text(_ name: String) -> String? { cn_capability(name).map { String(cString: $0) } }
}
