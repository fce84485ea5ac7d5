import Glibc
import StrictJSON
import Testing

/// A program that has run to its end without a terminal.
struct Finished {
  /// What it wrote to standard output.
  var output: [UInt8]
  /// What it wrote to standard error.
  var complaint: [UInt8]
  /// Its exit code; 128 and the number of the signal that ended it.
  var code: Int32

  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  var words: String { String(decoding: complaint, as: UTF8.self) }

  /// Standard output as JSON.
  func json() throws -> JSONNode { try StrictJSON.parse(output) }

  /// Whether nothing but printable characters and line ends was written, in valid UTF-8; a table has
  /// line ends of two scalars.
  var isSafe: Bool { Self.isSafe(output) && Self.isSafe(complaint) }

  private static func isSafe(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.replacing("\r\n", with: "\n").unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || !(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value))
    }
  }
}

extension Sandbox {
  /// Runs the program to its end, with nothing on standard input.
  func run(
    _ arguments: String..., as person: String = "member-1", adding: [String: String] = [:]
  ) throws -> Finished {
    try run(arguments, as: person, adding: adding)
  }

  /// Runs the program to its end, with nothing on standard input.
  func run(
    _ arguments: [String], as person: String = "member-1", adding: [String: String] = [:]
  ) throws -> Finished {
    try run(Program.path, arguments, environment(person).merging(adding) { $1 })
  }

  /// Runs the program and expects it to succeed.
  @discardableResult func succeed(
    _ arguments: String..., as person: String = "member-1"
  ) throws -> Finished {
    let finished = try run(arguments, as: person)
    try #require(finished.code == 0, "\(arguments): \(finished.words)")
    return finished
  }

  /// Runs any program to its end; one that hangs is ended after a minute with code 124.
  func run(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> Finished {
    let files = (output: out + "/stdout", complaint: out + "/stderr")
    let variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
      .merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Threads of tests hold signals back, and a program would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files.output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(
      &actions, 2, files.complaint, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let guarded =
      ["env", "--chdir=\(path)", "timeout", "--kill-after=5", "60", program] + arguments
    var process: pid_t = 0
    let code = try guarded.withCStrings { arguments in
      try variables.withCStrings { variables in
        try #require(
          posix_spawn(&process, "/usr/bin/env", &actions, &attributes, arguments, variables) == 0)
        return Self.wait(process)
      }
    }
    return Finished(
      output: Files.read(files.output), complaint: Files.read(files.complaint), code: code)
  }

  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

extension [String] {
  /// The strings as a call of the C library takes them.
  fileprivate func withCStrings<Result>(
    _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
  ) rethrows -> Result {
    let strings = map { strdup($0) }
    defer { for string in strings { free(string) } }
    return try body(strings + [nil])
  }
}
