import CNcurses
import CTerminal
import Canvas
import Glibc

/// The screen: pictures go in, the differences come out.
///
/// Curses paints whole pictures and looks after what surrounds them. Between two whole pictures the
/// differences go past it where a ``DifferencePainter`` knows the terminal; what curses then holds is
/// out of date, and the next whole picture sets it right.
///
/// Curses has global state, so there is one at a time and it belongs to one thread.
final class CursesScreen {
  /// The largest width and height; what lies beyond is never drawn.
  static let largest = 1000

  /// The colours in use.
  let depth: ColourDepth
  private let screen: OpaquePointer
  private let encoding: TextEncoding
  private var styles: [(attributes: attr_t, pair: Int16)] = []
  private var shown: Canvas?
  private var shownCursor: Point?
  private var isCursorVisible: Bool?
  private var run: [cchar_t] = []
  /// The descriptor that curses writes to, where its output is gathered; else nil.
  private let gathered: Int32?
  /// Made when the first difference is painted; nil where curses paints them.
  private lazy var painter =
    gathered == nil
    ? nil : DifferencePainter(encoding: encoding, depth: depth)
  /// Whether what was staged waits in the painter rather than in curses.
  private var isInPainter = false
  /// Whether pictures have gone past curses since its last one.
  private var isCursesBehind = false

  /// Starts curses on two streams, the standard ones where they are nil.
  ///
  /// Curses writes every run of changed cells by itself. On standard output the writes of a picture
  /// are gathered, so that it arrives in one piece.
  init(
    type: String, output: UnsafeMutablePointer<FILE>? = nil,
    input: UnsafeMutablePointer<FILE>? = nil, encoding: TextEncoding, wantsColour: Bool
  ) throws(TerminalError) {
    let own = output == nil ? ct_gather_open(STDOUT_FILENO) : -1
    let stream = own >= 0 ? fdopen(own, "w") : nil
    gathered = stream == nil ? nil : own
    guard let screen = cn_start(type, stream ?? output, input) else { throw .typeUnknown(type) }
    self.screen = screen
    self.encoding = encoding
    cn_prepare_window()
    raw()
    noecho()
    nonl()
    typeahead(-1)
    depth = wantsColour ? Self.startColour() : .mono
    styles = Role.allCases.map { prepareStyle(for: $0) }
  }

  /// Whether and how a type can be used, asked without printing anything.
  static func check(type: String, output: Int32) throws(TerminalError) {
    try TerminalDescription.check(type)
    var problem: Int32 = 0
    guard setupterm(type, output, &problem) == OK else { throw .typeUnknown(type) }
    guard cn_capability("cup") != nil else { throw .typeTooSimple(type) }
  }

  /// The sequences that the current type sends for the keys that the program uses.
  static func keyTable() -> [[UInt8]: Key] {
    var table: [[UInt8]: Key] = [:]
    for name in KeyNames.all {
      guard let key = KeyNames.key(named: name), let text = cn_capability(name) else { continue }
      let bytes = Array(UnsafeBufferPointer(start: text, count: strlen(text)))
      guard bytes.count > 1, bytes[0] == 0x1B else { continue }
      table[bytes.dropFirst().map { UInt8(bitPattern: $0) }] = key
    }
    return table
  }

  /// The size that curses draws for.
  var size: Size { Size(width: Int(cn_columns()), height: Int(cn_rows())) }

  /// Follows the window to a new size; the next picture is painted whole.
  func resize(to size: Size) {
    let width = min(max(1, size.width), Self.largest)
    let height = min(max(1, size.height), Self.largest)
    resizeterm(Int32(height), Int32(width))
    repaint()
  }

  /// Makes the next picture be painted whole, whatever the terminal shows now.
  func repaint() {
    shown = nil
    isCursorVisible = nil
    cn_repaint_all()
  }

  /// Hands a picture to curses and returns how many characters it wrote into its window.
  ///
  /// Nil when nothing has changed, not even the cursor, so that `flush` is not needed.
  ///
  /// - Complexity: O(cells).
  func stage(_ canvas: Canvas, cursor: Point?) -> Int? {
    let cursor = cursor.flatMap { isInside($0) ? $0 : nil }
    let count = stageCells(of: canvas)
    guard count > 0 || cursor != shownCursor || isCursorVisible == nil else { return nil }
    stageCursor(cursor)
    shown = canvas
    return count
  }

  /// Sends what was staged to the terminal, between two sequences if they are given.
  func flush(between begin: String = "", and end: String = "") {
    guard let gathered else {
      doupdate()
      return
    }
    if isInPainter, let bytes = painter?.bytes {
      send(begin.utf8 + bytes + end.utf8)
    } else if isendwin() {
      // After a pause curses sets the terminal's lines again, for which it needs the terminal.
      doupdate()
    } else {
      send(Array(begin.utf8))
      ct_gather_begin(gathered)
      doupdate()
      ct_gather_end(gathered, STDOUT_FILENO)
      send(Array(end.utf8))
    }
  }

  private func send(_ bytes: [UInt8]) {
    if !bytes.isEmpty { ct_write(STDOUT_FILENO, bytes, bytes.count) }
  }

  /// Leaves curses' modes for a while; the next `flush` enters them again.
  func pause() { endwin() }

  /// Takes the terminal's line settings back after a pause.
  func resume() {
    reset_prog_mode()
    repaint()
  }

  /// Ends curses and frees what it holds; not to be used afterwards.
  func end() {
    endwin()
    delscreen(screen)
  }

  // MARK: Cells

  /// Stages the cells that differ from those shown and returns their number.
  private func stageCells(of canvas: Canvas) -> Int {
    var old = shown.flatMap { $0.size == canvas.size ? $0 : nil }
    isInPainter = old != nil && canvas.size == size && painter != nil
    if isInPainter, let before = old {
      isCursesBehind = true
      return painter?.paint(canvas, over: before) ?? 0
    }
    if isCursesBehind {
      // It has not seen the last pictures, so that it cannot tell what differs.
      isCursesBehind = false
      old = nil
      cn_repaint_all()
    }
    return stageForCurses(canvas, since: old)
  }

  /// Gives curses the cells that differ as runs.
  private func stageForCurses(_ canvas: Canvas, since old: Canvas?) -> Int {
    let size = size
    if old == nil { cn_erase() }
    var start = Point(x: 0, y: -1)
    var end = 0
    var count = 0
    canvas.forEachChange(since: old) { x, y, cell in
      guard x < size.width, y < size.height else { return }
      if y != start.y || x != end {
        write(at: start)
        start = Point(x: x, y: y)
      }
      end = x + Int(cell.width)
      run.append(image(of: cell, fits: end <= size.width))
      count += 1
    }
    write(at: start)
    return count
  }

  private func write(at start: Point) {
    guard !run.isEmpty else { return }
    cn_write(Int32(start.y), Int32(start.x), run, Int32(run.count))
    run.removeAll(keepingCapacity: true)
  }

  private func image(of cell: Cell, fits: Bool) -> cchar_t {
    let style = styles[Int(cell.role.rawValue)]
    let base = fits ? encoding.writable(cell.base, width: cell.width) : 0x20
    let marks = encoding == .utf8 && base == cell.base.value ? cell.marks : .zero
    var image = cchar_t()
    cn_cell(&image, base, marks.x, marks.y, marks.z, style.attributes, style.pair)
    return image
  }

  private func stageCursor(_ cursor: Point?) {
    if isCursorVisible != (cursor != nil) {
      curs_set(cursor == nil ? 0 : 1)
      isCursorVisible = cursor != nil
    }
    shownCursor = cursor
    guard !isInPainter else {
      if let cursor { painter?.move(to: cursor) }
      return
    }
    let at = cursor ?? Point(x: 0, y: 0)
    cn_stage(Int32(at.y), Int32(at.x))
  }

  private func isInside(_ point: Point) -> Bool {
    let size = size
    return point.x >= 0 && point.x < size.width && point.y >= 0 && point.y < size.height
  }
}

// MARK: Styles

extension CursesScreen {
  private static func startColour() -> ColourDepth {
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return .mono }
    return cn_colours() >= 256 ? .palette : cn_colours() >= 8 ? .sixteen : .mono
  }

  /// Every role has a colour pair of its own, numbered after it.
  private func prepareStyle(for role: Role) -> (attributes: attr_t, pair: Int16) {
    let look = Theme.look(role, depth: depth)
    var attributes: attr_t = 0
    if look.attributes.contains(.bold) { attributes |= cn_bold() }
    if look.attributes.contains(.dim) { attributes |= cn_dim() }
    if look.attributes.contains(.reverse) { attributes |= cn_reverse() }
    if look.attributes.contains(.underline) { attributes |= cn_underline() }
    guard depth != .mono, look.foreground >= 0 || look.background >= 0 else {
      return (attributes, 0)
    }
    let pair = Int16(role.rawValue) + 1
    init_pair(pair, look.foreground, look.background)
    return (attributes, pair)
  }
}
