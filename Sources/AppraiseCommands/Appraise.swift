public import ArgumentParser
import AppraisalRecord
import Glibc
import PlainText

/// The program: screens without a verb, and a verb for everything else.
public struct Appraise: ParsableCommand {
  /// The name, the help and the verbs.
  public static let configuration = CommandConfiguration(
    commandName: "appraise",
    abstract: "Appraise the options for reconfiguring health and care services.",
    discussion: """
      Without a verb it opens the screens: appraise, appraise PATH, or appraise mk-2010 for a \
      case that comes with the program. PATH is the folder of an appraisal.

      Exit codes: \(ExitStatus.allCases.map { "\($0.rawValue) \($0.words)" }.joined(separator: "; ")).
      """,
    version: Surroundings.version,
    subcommands: [
      OpenVerb.self, NewVerb.self, ListVerb.self, ShowVerb.self, ScoreVerb.self, RankVerb.self,
      SnapshotVerb.self, ValidateVerb.self, ComputeVerb.self, HealthVerb.self, BodiesVerb.self,
      MoneyVerb.self, ResponseVerb.self, VerifyVerb.self, LogVerb.self, DiffVerb.self,
      ReplayVerb.self, RestoreVerb.self, DecideVerb.self, RedactVerb.self, DoctorVerb.self,
      SignVerb.self, SensitivityVerb.self, AcceptabilityVerb.self, ChallengeVerb.self,
      WhyVerb.self, WhatIfVerb.self,
    ], defaultSubcommand: OpenVerb.self)

  /// The names of the verbs; asking the verbs themselves would cost a tenth of every start.
  static let verbNames = [
    "open", "new", "list", "show", "score", "rank", "snapshot", "validate", "compute", "health",
    "bodies", "money", "response", "verify", "log", "diff", "replay", "restore", "decide",
    "redact", "doctor", "sign", "sensitivity", "acceptability", "challenge", "why", "whatif",
  ]

  /// Makes the command.
  public init() {}

  /// Runs what the command line says and ends the process where it fails.
  public static func start() {
    // Files are for their owner alone unless sharing was chosen; a full disk is an error, not an end.
    umask(0o077)
    PosixFileSystem.ignoreWriteSignals()
    Console.occupyStandardFiles()
    do {
      if let opening = Opening(plain: Array(CommandLine.arguments.dropFirst()), verbs: verbNames) {
        return try Console.report { surroundings throws(CommandFailure) in
          try opening.run(surroundings)
        }
      }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Says what a command line led to, help included, and ends the process.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let words = fullMessage(for: error)
    if code.isSuccess {
      Console.write(words + "\n")
    } else if !words.isEmpty {
      // It repeats what was typed.
      Console.explain(DisplayText.visible(words, lines: .multiple))
    }
    Glibc.exit(code.rawValue)
  }
}

/// A verb that fails with one sentence on standard error and an exit code of the table.
protocol Verb: ParsableCommand {
  /// Does what the verb says.
  func perform(_ surroundings: Surroundings) throws(CommandFailure)
}

extension Verb {
  /// Runs the verb.
  public func run() throws { try Console.report(perform) }
}

/// The appraisal that a verb works on, and who is speaking.
struct AppraisalArguments: ParsableArguments {
  @Argument(help: "The folder of the appraisal.")
  var path: String

  @OptionGroup var speaker: Speaker

  /// Opens the appraisal, and says what is wrong with its folder.
  func open(_ surroundings: Surroundings) throws(CommandFailure) -> AppraisalFile {
    let person = try surroundings.person(speaker.name)
    let file = try Starting(surroundings).find(path, as: person)
    for problem in file.problems { Console.complain(problem) }
    return file
  }
}

/// Who is speaking; the program does not check it.
struct Speaker: ParsableArguments {
  @ArgumentParser.Option(
    name: .customLong("as"),
    help: "Who is speaking, instead of your login name. The program does not check identity.")
  var name: String?

  /// The name shown for the speaker.
  func shown(_ surroundings: Surroundings) -> String {
    surroundings.shownName(name)
  }
}

/// Writing to the terminal or a pipe, in whole lines.
enum Console {
  /// Does something and says in one sentence why it could not be done.
  static func report(_ work: (Surroundings) throws(CommandFailure) -> Void) throws(ExitCode) {
    do {
      try work(.live())
    } catch {
      complain(error.sentence)
      throw ExitCode(error.status.rawValue)
    }
  }

  /// Opens nothing in place of what was closed, so that no file of a record takes its number.
  static func occupyStandardFiles() {
    for file in Int32(0)...2 where fcntl(file, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
  }

  /// Writes text to standard output.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes to standard output; ends the process where they cannot be kept.
  static func write(_ bytes: [UInt8]) {
    guard !put(bytes, to: 1), errno != EPIPE else { return }
    complain("The output could not be written: \(String(cString: strerror(errno))).")
    Glibc.exit(ExitStatus.notWritten.rawValue)
  }

  /// Writes text to standard output, where somebody is still there to read it.
  static func mention(_ text: String) { _ = put(Array(text.utf8), to: 1) }

  /// Writes a sentence to standard error.
  static func complain(_ sentence: String) { explain("appraise: \(sentence)") }

  /// Writes lines to standard error.
  static func explain(_ lines: String) { _ = put(Array("\(lines)\n".utf8), to: 2) }

  private static func put(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
