import Glibc
import Testing

extension EndToEnd {
  /// The program inside tmux, as over a line that may drop.
  @Suite(.enabled(if: Tmux.isInstalled, "TMUX IS NOT INSTALLED: its journeys were not made."))
  struct TmuxTests {
    @Test(arguments: ["tmux-256color", "screen"])
    func `start, stop, go on and leave`(type: String) throws {
      let tmux = try Tmux(type: type)
      try tmux.type("\(Program.path) mk-2010", "Enter")
      try tmux.wait("Home") { $0.contains("[0 Home]") }
      try tmux.type("g240", "Enter")
      try tmux.wait("a saved mark") { $0.contains("1 of 48") && $0.contains(" saved") }
      #expect(try tmux.isAlternate)
      try tmux.type("C-z")
      try tmux.wait("the shell") { $0.contains("Stopped") && !$0.contains("of 48") }
      #expect(try !tmux.isAlternate)
      try tmux.type("fg", "Enter")
      try tmux.wait("Score again") { $0.contains("[2 Score]") && $0.contains("1 of 48") }
      try tmux.type("q")
      try tmux.wait("the end") { $0.contains("Saved in ") && !$0.contains("of 48") }
      #expect(try !tmux.isAlternate)
      try tmux.type("echo still \"\"here", "Enter")
      try tmux.wait("the shell's echo") { $0.contains("\nstill here\n") }
    }

    @Test func `a paste that the terminal does not mark is text and never keys`() throws {
      let tmux = try Tmux(type: "tmux-256color")
      try tmux.type("\(Program.path) mk-2010", "Enter")
      try tmux.wait("Home") { $0.contains("[0 Home]") }
      try tmux.type("g280", "Enter")
      try tmux.wait("a saved mark") { $0.contains("1 of 48") && $0.contains(" saved") }
      let text = "It scored well because:\n95 beds are there\nx\n"
      try tmux.paste(text)
      let refused = try tmux.wait("a refusal") { $0.contains("Pasted text was ignored") }
      #expect(refused.contains("1 of 48"))
      try tmux.type("Up", "r")
      try tmux.wait("the form") { $0.contains("Ctrl-S keep") }
      try tmux.paste(text)
      try tmux.wait("the text") { $0.contains("95 beds are there") && $0.contains("Ctrl-S keep") }
      try tmux.type("C-s")
      try tmux.wait("the reason") { $0.contains("It scored well") && !$0.contains("Ctrl-S keep") }
      try tmux.wait("one mark") { $0.contains("1 of 48") && $0.contains("80") }
      try tmux.type("q")
      try tmux.wait("the end") { $0.contains("Saved in ") }
    }

    @Test func `a terminal that a kill left in disorder can be put in order`() throws {
      let tmux = try Tmux(type: "tmux-256color")
      try tmux.type("\(Program.path) mk-2010; echo was \"\"killed", "Enter")
      try tmux.wait("Home") { $0.contains("[0 Home]") }
      try tmux.killProgram()
      try tmux.wait("the shell") { $0.contains("was killed") }
      #expect(try tmux.isAlternate)
      try tmux.type("C-u", "\(Program.path) --reset-terminal; echo in \"\"order", "Enter")
      try tmux.wait("order") { $0.contains("in order") && !$0.contains("[0 Home]") }
      #expect(try !tmux.isAlternate)
    }
  }
}

/// A shell in a tmux of its own.
private final class Tmux {
  static var isInstalled: Bool { access("/usr/bin/tmux", X_OK) == 0 }

  private let sandbox: Sandbox

  init(type: String) throws {
    sandbox = try Sandbox()
    let settings = "set -g default-terminal \(type)\nset -g status off\n"
    try Files.write(settings, to: sandbox.out + "/settings")
    let started = try command(
      "new-session", "-d", "-x", "80", "-y", "24", "exec bash --norc --noprofile -i")
    try #require(started.code == 0, "\(started.words)")
    try wait("a prompt") { $0.contains("$") || $0.contains("#") }
  }

  deinit { _ = try? command("kill-server") }

  private func command(_ arguments: String...) throws -> Finished {
    let variables = ["TERM": "xterm-256color", "TMUX_TMPDIR": sandbox.out]
    return try sandbox.run(
      "/usr/bin/tmux", ["-f", sandbox.out + "/settings", "-L", "test"] + arguments,
      sandbox.environment().merging(variables) { $1 })
  }

  /// Types keys as tmux names them, or words.
  func type(_ keys: String...) throws {
    for key in keys {
      let sent = try command("send-keys", key)
      try #require(sent.code == 0, "\(sent.words)")
    }
  }

  /// Pastes a text as a terminal does that does not mark pastes.
  func paste(_ text: String) throws {
    for arguments in [["set-buffer", text], ["paste-buffer"]] {
      let done =
        try arguments.count == 2
        ? command(arguments[0], arguments[1]) : command(arguments[0])
      try #require(done.code == 0, "\(done.words)")
    }
  }

  /// Whether the alternate screen is on.
  var isAlternate: Bool {
    get throws { try command("display-message", "-p", "#{alternate_on}").text == "1\n" }
  }

  /// Waits for a state of the screen.
  @discardableResult
  func wait(_ what: String, _ isReached: (String) -> Bool) throws -> String {
    let end = ContinuousClock.now + .seconds(20)
    while true {
      let screen = try command("capture-pane", "-p").text
      if isReached(screen) { return screen }
      try #require(ContinuousClock.now < end, "waited for \(what):\n\(screen)")
    }
  }

  /// Kills the program that runs in the shell.
  func killProgram() throws {
    let shell = try command("display-message", "-p", "#{pane_pid}").text.filter(\.isNumber)
    let children = try sandbox.run(
      "/usr/bin/cat", ["/proc/\(shell)/task/\(shell)/children"], [:]
    ).text
    let program = try #require(children.split(separator: " ").compactMap { Int32($0) }.first)
    try #require(kill(program, SIGKILL) == 0)
  }
}
