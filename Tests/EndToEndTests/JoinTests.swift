import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// Sitting down by `join`, and staying in one appraisal.
  @Suite struct JoinTests {
    private static let folder = "mk-2010.appraisal"

    private func begin(_ sandbox: Sandbox) throws {
      try sandbox.succeed("new", Self.folder, "--case", "mk-2010", as: "fay")
      try sandbox.succeed(
        "score", Self.folder, "--option", "arms-length", "--criterion", "care", "--value", "50",
        "--new", as: "ann")
    }

    @Test func `whoever is on the panel by no name is asked which of it they are`() throws {
      let sandbox = try Sandbox()
      try begin(sandbox)
      let desk = try PtyProcess(
        Program.path, ["join", Self.folder], environment: sandbox.environment(),
        removing: ["APPRAISE_AS"], folder: sandbox.path)
      try desk.waitUntil("the list") { $0.contains("Type a number and press Enter:") }
      #expect(desk.screen.contains("2  ann"))
      try desk.send("9\r")
      try desk.waitUntil("the refusal") { $0.contains("There is nobody of that number or name.") }
      try desk.send("2\r")
      try desk.waitUntil("Home") { $0.contains("ann") && $0.contains("YOUR WAY") }
      try desk.send("q")
      #expect(try desk.waitExit() == .exit(0))
    }

    @Test func `without a terminal it is said whom there is to choose from`() throws {
      let sandbox = try Sandbox()
      try begin(sandbox)
      var environment = sandbox.environment()
      environment["APPRAISE_AS"] = nil
      let asked = try sandbox.run(Program.path, ["join", Self.folder], environment)
      #expect(asked.code == 1 && asked.words.contains("one of: fay, ann."))
      let unbound = try sandbox.run(Program.path, ["join", Self.folder, "--only"], environment)
      #expect(unbound.code == 64 && unbound.words.contains("Say whom with --as, one of: fay, ann."))
      let none = try sandbox.run(Program.path, ["join", "none.appraisal"], environment)
      #expect(none.code == 66)
    }

    @Test func `a sitting that stays in the appraisal asks no variable who it is`() throws {
      let sandbox = try Sandbox()
      try begin(sandbox)
      let unbound = try sandbox.run("join", Self.folder, "--only", as: "fay")
      #expect(unbound.code == 64)
      let desk = try Desk(
        ["join", Self.folder, "--as", "ann", "--only"], in: sandbox, as: "fay",
        adding: ["EDITOR": "/usr/bin/touch"])
      #expect(desk.terminal.screen.lines[0].contains("ann"))
      #expect(!desk.terminal.screen.lines[0].contains("fay"))
      for keys in ["o", "f", "n", "\u{1A}", "w", "?\u{1A}", Keys.escape, "g0"] {
        try desk.type(keys)
        #expect(desk.terminal.screen.contains("Home"), "\(keys)")
      }
      try desk.type(":suspend")
      #expect(!desk.terminal.screen.contains("Pause the program"))
      try desk.type(Keys.escape)
      try desk.leave()
    }
  }

  /// Members with a key each at one account, by a real sshd on the loopback.
  @Suite(
    .enabled(if: SecureShell.isPossible, "NO SSHD HERE, OR NOT RUN BY ROOT: nobody came by SSH."))
  struct SecureShellTests {
    private static let folder = "mk-2010.appraisal"

    @Test func `a member who comes by SSH stays in the appraisal, and is known by their key`()
      throws
    {
      let shell = try SecureShell()
      let sandbox = shell.sandbox
      try sandbox.succeed("new", Self.folder, "--case", "mk-2010", as: "fay")
      try sandbox.succeed(
        "score", Self.folder, "--option", "arms-length", "--criterion", "care", "--value", "50",
        "--new", as: "ann")
      try shell.start(
        command: "\(Program.path) join \(sandbox(Self.folder)) --as ann --only")
      let before = sandbox.contents.filter { !$0.key.contains(Self.folder) }
      var desk = try shell.connect(["-tt"], [])
      try desk.waitIdle()
      #expect(desk.screen.lines[0].contains("ann"))
      for keys in Self.waysOut {
        do {
          try desk.type(keys)
          let program = try #require(shell.program)
          #expect(shell.children(of: program).isEmpty, "\(keys.debugDescription)")
          try desk.type("\u{1B}")
          try desk.type("\u{1B}")
          try desk.type("\u{1B}")
          #expect(
            desk.screen.lines[1].contains("0 Home"), "\(keys.debugDescription): \(desk.screen)")
          try desk.type("g0")
        } catch is PtyFailure {
          // Whoever leaves is out of the machine too.
          #expect(try desk.waitExit() == .exit(0), "\(keys.debugDescription)")
          desk = try shell.connect(["-tt"], [])
          try desk.waitIdle()
        }
      }
      // The header says that a key was shown.
      try desk.type("s55\r")
      try desk.waitUntil("saved") { $0.isSaved }
      try desk.send("g0q")
      #expect(try desk.waitExit() == .exit(0))
      #expect(try sandbox.run("log", Self.folder, as: "fay").text.contains("known by an SSH key"))
      // Whatever is asked for beside the command is not done.
      for (options, words) in Self.otherRequests {
        let other = try shell.connect(options, words)
        _ = other.output(duringMilliseconds: 300)
        if other.ending == nil { try other.send("q") }
        _ = try? other.waitExit(timeoutSeconds: 3)
        #expect(!other.screen.contains("uid="), "\(words)")
      }
      #expect(!Files.names(sandbox.out).contains("ran"))
      let after = sandbox.contents.filter { !$0.key.contains(Self.folder) }
      #expect(after == before)
      // Without --only the same keys lead out: the editor of whoever came in is run.
      try shell.give(command: "\(Program.path) join \(sandbox(Self.folder)) --as ann")
      let free = try shell.connect(["-tt"], [])
      try free.waitIdle()
      try free.type("sr")
      try free.send("\u{1B}OS")
      try free.waitUntil("the editor") { _ in Files.names(sandbox.out).contains("ran") }
    }

    /// Keys by which somebody might get out.
    private static let waysOut = [
      "\u{1A}", "?\u{1A}", "o", "f", "n", "w", "\u{3}1", "\u{1C}", "\u{1D}", "\u{0F}",
      ":pause\r", ":shell\r", ":folder\r", ":editor\r", ":other app\r", ":another\r", ":start an\r",
      "!sh\r", "|id\r", "sr\u{1B}OS", "sr\u{18}\u{5}", "i\u{1B}OS", "\u{1B}]0;id\u{7}",
      "\u{1B}[200~\n!sh\nid\n\u{1B}[201~", "\u{1B}[21t", "`id`\r", "$(id)\r", "\u{1B}!id\r",
      "~.\r~!id\r",
      "g8", "g9", "v\u{1A}", "d\u{1A}", "y\u{1A}", "p\u{1A}",
    ].filter { $0 != "\u{3}1" }

    /// What might be asked for beside the forced command.
    private static let otherRequests: [([String], [String])] = [
      ([], ["id"]), (["-T"], ["sh", "-c", "id"]), (["-tt"], ["sh"]), (["-s"], ["sftp"]),
      (["-N"], []), (["-R", "0:127.0.0.1:9"], ["id"]), (["-tt", "-o", "SendEnv=EDITOR"], ["id"]),
    ]
  }
}

/// An account to which one key gives one command.
final class SecureShell {
  static let isPossible = geteuid() == 0 && access("/usr/sbin/sshd", X_OK) == 0

  let sandbox: Sandbox
  private let port = Int.random(in: 20_000..<40_000)
  private var server: PtyProcess?

  init() throws { sandbox = try Sandbox() }

  private func file(_ name: String) -> String { "\(sandbox.out)/\(name)" }

  /// Starts the server, with one key that has one command.
  func start(command: String) throws {
    for name in ["host", "user"] {
      let made = try sandbox.run(
        "/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file(name)], [:])
      try #require(made.code == 0, "\(made.words)")
    }
    try give(command: command)
    try Files.write("#!/bin/sh\ntouch \(file("ran"))\n", to: file("editor"))
    _ = chmod(file("editor"), 0o700)
    mkdir("/run/sshd", 0o755)
    var options: [String] = []
    for option in [
      "ListenAddress=127.0.0.1", "AuthorizedKeysFile=\(file("authorized"))", "StrictModes=no",
      "PidFile=none", "UsePAM=no", "PermitRootLogin=yes", "ExposeAuthInfo=yes",
      "Subsystem=sftp internal-sftp", "AcceptEnv=APPRAISE_* EDITOR VISUAL SHELL PAGER",
      "SetEnv=XDG_STATE_HOME=\(sandbox.environment()["XDG_STATE_HOME"] ?? "")",
    ] { options += ["-o", option] }
    server = try PtyProcess(
      "/usr/sbin/sshd",
      ["-D", "-e", "-f", "/dev/null", "-p", "\(port)", "-h", file("host")] + options)
    try server?.waitUntil("the server") { $0.contains("listening") }
  }

  /// Gives the key one command.
  func give(command: String) throws {
    let key = String(decoding: Files.read(file("user.pub")), as: UTF8.self)
    try Files.write("command=\"\(command)\",restrict,pty \(key)", to: file("authorized"))
  }

  /// Comes in by the key, with variables that are to lead elsewhere.
  func connect(_ options: [String], _ words: [String]) throws -> PtyProcess {
    try PtyProcess(
      "/usr/bin/ssh",
      [
        "-F", "/dev/null", "-p", "\(port)", "-i", file("user"), "-o", "IdentitiesOnly=yes", "-o",
        "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        "-o", "EscapeChar=none", "-o", "SendEnv=APPRAISE_AS APPRAISE_TEST_SYNC EDITOR VISUAL",
      ] + options + ["root@127.0.0.1"] + words,
      environment: [
        "APPRAISE_AS": "fay", "EDITOR": file("editor"), "VISUAL": file("editor"),
        "SHELL": file("editor"), "HOME": sandbox.out,
      ], folder: sandbox.path)
  }

  /// The program on the server's side.
  var program: Int32? { Self.processes.first { $0.name == "appraise" }?.pid }

  /// The programs that a program has started.
  func children(of parent: Int32) -> [String] {
    Self.processes.filter { $0.parent == parent }.map(\.name)
  }

  private static var processes: [(pid: Int32, parent: Int32, name: String)] {
    Files.names("/proc").compactMap { name in
      guard let pid = Int32(name) else { return nil }
      let words = String(decoding: Files.read("/proc/\(pid)/stat"), as: UTF8.self)
      guard let open = words.firstIndex(of: "("), let close = words.lastIndex(of: ")") else {
        return nil
      }
      let rest = words[close...].split(separator: " ")
      guard rest.count > 2, let parent = Int32(rest[2]) else { return nil }
      return (pid, parent, String(words[words.index(after: open)..<close]))
    }
  }
}
