import TestSupport
import Testing

/// The screens of the program on a terminal, with the keys of a person at it.
struct Desk {
  let terminal: PtyProcess

  /// Opens the screens and waits for the first picture.
  init(
    _ arguments: String..., in sandbox: Sandbox, as person: String = "member-1",
    columns: Int = 80, rows: Int = 24
  ) throws {
    try self.init(arguments, in: sandbox, as: person, columns: columns, rows: rows)
  }

  /// Opens the screens and waits for the first picture.
  init(
    _ arguments: [String], in sandbox: Sandbox, as person: String = "member-1",
    adding: [String: String] = [:], removing: [String] = [], columns: Int = 80, rows: Int = 24
  ) throws {
    terminal = try PtyProcess(
      Program.path, arguments, environment: sandbox.environment(person).merging(adding) { $1 },
      removing: removing, folder: sandbox.path, columns: columns, rows: rows)
    try terminal.waitIdle()
  }

  /// Types keys and waits until they have been dealt with.
  @discardableResult func type(_ keys: String) throws -> ScreenSnapshot {
    try terminal.type(keys)
    return terminal.screen
  }

  /// Types keys, waits for words on the screen, and until the whole picture stands.
  @discardableResult func type(_ keys: String, until words: String) throws -> ScreenSnapshot {
    try type(keys, untilBusyWith: words)
    return try terminal.waitIdle()
  }

  /// Types keys and waits for words on the screen while work goes on.
  @discardableResult func type(
    _ keys: String, untilBusyWith words: String
  ) throws -> ScreenSnapshot {
    try terminal.send(keys)
    return try terminal.waitUntil("\"\(words)\"") { $0.contains(words) }
  }

  /// Waits until the top line says that everything is on the disk.
  @discardableResult func waitSaved() throws -> ScreenSnapshot {
    try terminal.waitUntil("saved") { $0.isSaved }
  }

  /// Leaves and expects that to succeed.
  func leave() throws {
    try terminal.send("q")
    let ending = try terminal.waitExit()
    #expect(ending == .exit(0), "\(terminal.screen)")
  }

  /// Whether the terminal is as a shell needs it.
  var isRestored: Bool {
    let screen = terminal.screen
    return !screen.isAlternate && screen.isCursorVisible && !screen.hasMouse
  }
}

/// Keys as a terminal sends them.
enum Keys {
  static let enter = "\r"
  static let escape = "\u{1B}"
  static let up = "\u{1B}OA"
  static let down = "\u{1B}OB"
  static let right = "\u{1B}OC"
  static let left = "\u{1B}OD"
}

extension ScreenSnapshot {
  /// Whether the top line says that everything is on the disk.
  var isSaved: Bool { lines[0].hasSuffix(" saved") }

  /// The words of some rows as one paragraph.
  func paragraph(_ rows: Range<Int>) -> String {
    lines[rows].flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }
}
