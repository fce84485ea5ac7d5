import CPty
import Glibc

/// Why a test on a pseudo-terminal cannot go on.
public struct PtyFailure: Error, CustomStringConvertible {
  /// What was expected, and the screen as it was.
  public let description: String
}

/// A program on a pseudo-terminal with an emulated screen.
///
/// Output is read while a call waits, so everything happens on the thread of the test. The process
/// is killed and reaped at the latest when this object goes away.
public final class PtyProcess {
  /// The process.
  public let pid: Int32
  /// Everything that the program has written so far.
  public private(set) var output: [UInt8] = []
  /// How many bytes have been sent to it.
  public private(set) var bytesSent = 0

  private var terminal: Int32
  private let emulator: ScreenEmulator
  private var marks = IdleMarks()
  private var status: Int32?
  private var isAtEnd = false

  /// Starts a program, given by its path, with a whole environment.
  ///
  /// TERM is xterm-256color and the locale C.UTF-8 unless the environment says otherwise; the
  /// program is asked to say when it is idle.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
    removing: [String] = [], folder: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws(PtyFailure) {
    var whole = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC",
      "APPRAISE_TEST_SYNC": "1", "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    for name in removing { whole[name] = nil }
    emulator = ScreenEmulator(rows: rows, columns: columns)
    var terminal: Int32 = -1
    let variables = whole.map { "\($0.key)=\($0.value)" }.sorted()
    pid = CStrings.with([path] + arguments) { arguments in
      CStrings.with(variables) { variables in
        cpty_spawn(
          path, arguments, variables, folder, Int32(rows), Int32(columns), &terminal)
      }
    }
    self.terminal = terminal
    guard pid > 0 else { throw PtyFailure(description: "cannot start \(path): error \(errno)") }
  }

  deinit {
    if status == nil {
      _ = Glibc.kill(-pid, SIGKILL)
      _ = Glibc.kill(pid, SIGKILL)
      _ = Glibc.kill(pid, SIGCONT)
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }
    close(terminal)
  }

  // MARK: Towards the program

  /// Types text, escape sequences included.
  public func send(_ text: String) throws(PtyFailure) {
    try send(Array(text.utf8))
  }

  /// Sends bytes, reading output meanwhile so that neither side can block the other.
  public func send(_ bytes: [UInt8]) throws(PtyFailure) {
    var sent = 0
    while sent < bytes.count {
      var source = pollfd(fd: terminal, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&source, 1, 10_000) > 0 else { throw failure("the program takes no input") }
      if source.revents & Int16(POLLIN) != 0 { readOnce() }
      guard source.revents & Int16(POLLOUT) != 0 else {
        if isAtEnd { throw failure("the program has ended") }
        continue
      }
      let count = bytes[sent..<min(bytes.count, sent + 1024)].withUnsafeBytes {
        write(terminal, $0.baseAddress, $0.count)
      }
      guard count > 0 else { throw failure("cannot write to the program: error \(errno)") }
      sent += count
      bytesSent += count
    }
  }

  /// Types text and waits until the program has dealt with it.
  public func type(_ text: String, timeoutSeconds: Int = 20) throws(PtyFailure) {
    try send(text)
    try waitIdle(timeoutSeconds: timeoutSeconds)
  }

  /// Gives the window another size; the program gets SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    drain()
    emulator.resize(rows: rows, columns: columns)
    _ = cpty_resize(terminal, Int32(rows), Int32(columns))
  }

  /// Sends a signal to the program.
  public func kill(_ signal: Int32) {
    if status == nil { _ = Glibc.kill(pid, signal) }
  }

  /// Closes the terminal, as when the window is closed or the line drops.
  public func hangUp() {
    drain()
    close(terminal)
    terminal = -1
    isAtEnd = true
  }

  // MARK: From the program

  /// The screen as it is, after reading what has arrived.
  public var screen: ScreenSnapshot {
    drain()
    return emulator.snapshot
  }

  /// The rows of the screen without the spaces at their ends.
  public var screenText: [String] { screen.lines }

  /// How many times the program has said that it is idle.
  public var idleCount: Int { marks.count }

  /// Waits for a state of the screen and returns it; fails with the screen when it does not come.
  @discardableResult public func waitUntil(
    _ what: String = "the expected screen", timeoutSeconds: Int = 20,
    _ isReached: (ScreenSnapshot) -> Bool
  ) throws(PtyFailure) -> ScreenSnapshot {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(timeoutSeconds)
    while true {
      let snapshot = screen
      if isReached(snapshot) { return snapshot }
      guard !isAtEnd, clock.now < end else { throw failure("waited for \(what)") }
      wait(until: end)
    }
  }

  /// Waits until the program has dealt with all that was sent, and returns the screen.
  @discardableResult public func waitIdle(
    timeoutSeconds: Int = 20
  ) throws(PtyFailure) -> ScreenSnapshot {
    let wanted = bytesSent
    return try waitUntil("idleness after \(wanted) bytes", timeoutSeconds: timeoutSeconds) { _ in
      marks.count > 0 && marks.bytesRead >= wanted
    }
  }

  /// Waits until the program says once more that it is idle than it had at the given count.
  @discardableResult public func waitIdle(
    after count: Int, timeoutSeconds: Int = 20
  ) throws(PtyFailure) -> ScreenSnapshot {
    try waitUntil("idle mark \(count + 1)", timeoutSeconds: timeoutSeconds) { _ in
      marks.count > count
    }
  }

  /// Waits for so long and returns what the program wrote meanwhile.
  public func output(duringMilliseconds milliseconds: Int) -> [UInt8] {
    drain()
    let before = output.count
    let end = ContinuousClock().now + .milliseconds(milliseconds)
    while !isAtEnd, ContinuousClock().now < end { wait(until: end) }
    return Array(output[before...])
  }

  /// Waits until the program has ended and returns how; fails with the screen when it does not.
  public func waitExit(timeoutSeconds: Int = 20) throws(PtyFailure) -> Ending {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(timeoutSeconds)
    while true {
      drain()
      if let ending { return ending }
      guard clock.now < end else { throw failure("waited for the end of the program") }
      // The end of the output and the end of the process are two events.
      wait(until: min(end, clock.now + .milliseconds(5)))
    }
  }

  /// How the program ended, or nil while it runs.
  public var ending: Ending? {
    if status == nil {
      var now: Int32 = 0
      if waitpid(pid, &now, WNOHANG) == pid {
        status = now
        drain()
      }
    }
    return status.map { status in
      let signal = cpty_signal(status)
      return signal != 0 ? .signal(signal) : .exit(cpty_exit_code(status))
    }
  }

  /// How a program ends.
  public enum Ending: Equatable, Sendable {
    /// By itself, with a code.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
  }

  /// The processor time used so far, in ticks of the system's clock; nil when it has ended.
  public var processorTicks: Int? {
    guard let file = fopen("/proc/\(pid)/stat", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = fread(&bytes, 1, bytes.count, file)
    // The name, in brackets, may hold spaces; user and system time are the 12th and 13th after it.
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 13, let user = Int(fields[11]), let system = Int(fields[12]) else {
      return nil
    }
    return user + system
  }

  // MARK: Reading

  private func wait(until end: ContinuousClock.Instant) {
    let left = max(.zero, end - ContinuousClock().now)
    let (seconds, fraction) = left.components
    let milliseconds = seconds * 1000 + fraction / 1_000_000_000_000_000
    // At the end of the output there is nothing to wait for but the process.
    var source = pollfd(fd: isAtEnd ? -1 : terminal, events: Int16(POLLIN), revents: 0)
    if poll(&source, 1, Int32(clamping: milliseconds + 1)) > 0 { readOnce() }
  }

  private func drain() {
    while !isAtEnd {
      var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, 0) > 0 else { return }
      readOnce()
    }
  }

  private func readOnce() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal, &buffer, buffer.count)
    guard count > 0 else {
      isAtEnd = count == 0 || errno != EINTR
      return
    }
    let bytes = Array(buffer[..<count])
    output += bytes
    marks.take(bytes)
    emulator.feed(bytes)
  }

  private func failure(_ what: String) -> PtyFailure {
    let state = ending.map { "\($0)" } ?? "running"
    return PtyFailure(description: "\(what); process \(pid): \(state), \(emulator.snapshot)")
  }
}
