package import Canvas
import CTerminal
import Glibc
import Runtime

/// The terminal of this process as a front end.
///
/// Belongs to the main thread; only `wake` may be called from others. At most one exists at a time.
/// Whatever way the process ends, except by SIGKILL, the terminal is given back as it was.
package final class CursesDriver: FrontEnd {
  /// The size of the window, at least 1 by 1 and at most 1000 by 1000.
  package private(set) var size: Size
  /// The glyphs that locale and terminal can show.
  package let glyphs: GlyphSet
  /// What the user should know although the screen works.
  package let notice: TerminalNotice?

  private let kind: TerminalKind
  private let screen: CursesScreen
  private let source: InputSource
  private let reportsIdle: Bool
  private var idleCount = 0
  private var hasMouse: Bool
  private var pending: [InputEvent] = []
  private var isStopped = false

  /// Takes the terminal, or says why it cannot be used; then nothing has been written to it.
  ///
  /// The variables LINES and COLUMNS are ignored and removed: the window itself is asked.
  package static func start(
    options: TerminalOptions = TerminalOptions()
  ) throws(TerminalError) -> CursesDriver {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputNotTerminal }
    guard isatty(STDIN_FILENO) == 1 else { throw .inputNotTerminal }
    let kind = try TerminalKind(checking: Environment.value("TERM"))
    let encoding = TextEncoding.establish()
    boundCurses(to: windowSize())
    defer { releaseCurses() }
    try CursesScreen.check(type: kind.name, output: STDOUT_FILENO)
    let problem = ct_start(
      STDIN_FILENO, STDOUT_FILENO, EscapeCodes.leave.utf8Start.asCharacters,
      EscapeCodes.leave.utf8CodeUnitCount)
    guard problem == 0 else { throw problem == EBUSY ? .alreadyRunning : .system(problem) }
    do throws(TerminalError) {
      let screen = try CursesScreen(
        type: kind.name, encoding: encoding, wantsColour: wantsColour(options.colour))
      return CursesDriver(kind: kind, screen: screen, encoding: encoding, options: options)
    } catch {
      ct_stop()
      throw error
    }
  }

  private init(
    kind: TerminalKind, screen: CursesScreen, encoding: TextEncoding, options: TerminalOptions
  ) {
    self.kind = kind
    self.screen = screen
    let canShowBlocks = encoding == .utf8 && kind.hasBlockGlyphs
    glyphs = encoding == .ascii ? .ascii : options.glyphs ?? (canShowBlocks ? .unicode : .ascii)
    notice = encoding == .ascii ? .asciiOnly : nil
    source = InputSource(
      descriptor: STDIN_FILENO, table: CursesScreen.keyTable(),
      escapeDelay: Environment.escapeDelay)
    reportsIdle = Environment.value("APPRAISE_TEST_SYNC") == "1"
    hasMouse = options.mouse
    size = Self.windowSize()
    screen.resize(to: size)
    ct_set_active(true)
    enterModes()
  }

  private static func wantsColour(_ choice: ColourChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .automatic: Environment.value("NO_COLOR")?.isEmpty ?? true
    }
  }

  /// Ends a wait for events early, from any thread.
  package var wake: @Sendable () -> Void { { ct_wake() } }

  // MARK: Pictures

  /// The most characters that reach the terminal in one piece anyway.
  private static let smallFrame = 512

  /// Sends the cells that differ from the last picture, as one frame where the terminal can.
  package func present(_ canvas: Canvas, cursor: Point?) {
    guard !isStopped, let count = screen.stage(canvas, cursor: cursor) else { return }
    let isFrame = kind.hasSynchronisedOutput && count > Self.smallFrame
    screen.flush(
      between: isFrame ? EscapeCodes.frameBegin : "", and: isFrame ? EscapeCodes.frameEnd : "")
  }

  /// Makes the next picture be painted whole.
  package func redraw() { screen.repaint() }

  // MARK: Events

  /// Waits for keys, the mouse, the window or a signal; nothing after a wake-up or the limit.
  package func nextEvents(within limit: Duration?) -> [InputEvent] {
    guard pending.isEmpty else {
      defer { pending = [] }
      return pending
    }
    let arrival = source.next(within: limit)
    var events = arrival.events
    if arrival.signals & UInt32(CT_STOP) != 0 {
      suspend()
    } else if arrival.signals & UInt32(CT_CONTINUED) != 0 {
      // Stopped by force: the shell has written on the screen and changed the settings.
      screen.pause()
      takeBack()
    } else if arrival.signals & UInt32(CT_RESIZED) != 0 {
      // Back at its old size, the window may have lost what it showed on the way.
      follow(always: true)
    }
    events += pending
    pending = []
    if arrival.signals & UInt32(CT_END) != 0 { events.append(.hangUp) }
    return events
  }

  /// Gives the terminal to the shell and stops, as Ctrl-Z does in other programs.
  package func suspend() {
    guard !isStopped else { return }
    leaveModes()
    screen.pause()
    ct_set_active(false)
    ct_suspend()
    takeBack()
  }

  /// Gives the terminal to another program, and takes it back in whatever state that leaves it.
  package func lend(_ work: () -> Void) {
    guard !isStopped else { return }
    leaveModes()
    screen.pause()
    ct_set_active(false)
    work()
    takeBack()
  }

  private func takeBack() {
    ct_set_active(true)
    screen.resume()
    enterModes()
    pending.append(.resumed)
    follow()
  }

  /// Follows the window when its size has changed, or in any case.
  private func follow(always: Bool = false) {
    let now = Self.windowSize()
    guard always || now != size else { return }
    size = now
    screen.resize(to: now)
    pending.append(.resize(now))
  }

  /// Makes curses start with a size that it can afford, whatever the window or its user says.
  private static func boundCurses(to size: Size) {
    setenv("LINES", "\(size.height)", 1)
    setenv("COLUMNS", "\(size.width)", 1)
  }

  /// Keeps helpers that the program starts from inheriting the bound.
  private static func releaseCurses() {
    unsetenv("LINES")
    unsetenv("COLUMNS")
  }

  private static func windowSize() -> Size {
    var rows: Int32 = 24
    var columns: Int32 = 80
    _ = ct_window_size(STDOUT_FILENO, &rows, &columns)
    return Size(
      width: min(Int(columns), CursesScreen.largest), height: min(Int(rows), CursesScreen.largest))
  }

  // MARK: Modes

  /// Takes the mouse, or gives it back so that the terminal selects text itself.
  package func setMouse(_ on: Bool) {
    guard kind.hasPrivateModes, on != hasMouse else { return }
    hasMouse = on
    send(on ? EscapeCodes.mouseOn : EscapeCodes.mouseOff)
  }

  private func enterModes() {
    guard kind.hasPrivateModes else { return }
    send(EscapeCodes.pasteOn + (hasMouse ? EscapeCodes.mouseOn : ""))
  }

  private func leaveModes() {
    guard kind.hasPrivateModes else { return }
    send((hasMouse ? EscapeCodes.mouseOff : "") + EscapeCodes.pasteOff)
  }

  /// Tells a test that everything so far is done; writes nothing otherwise.
  package func markIdle() {
    guard reportsIdle else { return }
    idleCount += 1
    send(EscapeCodes.idle(idleCount, read: source.bytesRead))
  }

  /// Gives the terminal back; what was written to standard error meanwhile appears then.
  package func stop() {
    guard !isStopped else { return }
    isStopped = true
    leaveModes()
    screen.end()
    ct_stop()
  }

  private func send(_ text: String) {
    var text = text
    _ = text.withUTF8 { ct_write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}

extension UnsafePointer<UInt8> {
  /// The same bytes as C's characters.
  fileprivate var asCharacters: UnsafePointer<CChar> {
    UnsafeRawPointer(self).assumingMemoryBound(to: CChar.self)
  }
}
