public import ArgumentParser
import AppraisalRecord
import Glibc
import PlainText
import Runtime

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
    subcommands: verbs.map(\.type), defaultSubcommand: OpenVerb.self)

  /// The verbs by their names; asking the verbs for them would cost a tenth of every start.
  static let verbs: [(name: String, type: any ParsableCommand.Type)] = [
    ("open", OpenVerb.self), ("new", NewVerb.self), ("list", ListVerb.self),
    ("show", ShowVerb.self), ("score", ScoreVerb.self), ("rank", RankVerb.self),
    ("snapshot", SnapshotVerb.self), ("validate", ValidateVerb.self),
    ("compute", ComputeVerb.self), ("health", HealthVerb.self), ("bodies", BodiesVerb.self),
    ("money", MoneyVerb.self), ("response", ResponseVerb.self), ("verify", VerifyVerb.self),
    ("log", LogVerb.self), ("diff", DiffVerb.self), ("replay", ReplayVerb.self),
    ("restore", RestoreVerb.self), ("decide", DecideVerb.self), ("redact", RedactVerb.self),
    ("doctor", DoctorVerb.self), ("sign", SignVerb.self),
    ("sensitivity", SensitivityVerb.self), ("acceptability", AcceptabilityVerb.self),
    ("challenge", ChallengeVerb.self), ("why", WhyVerb.self), ("whatif", WhatIfVerb.self),
    ("review", ReviewVerb.self), ("weigh", WeighVerb.self),
  ]

  /// Makes the command.
  public init() {}

  /// Runs what the command line says and ends the process where it fails.
  public static func start() {
    // Files are for their owner alone unless sharing was chosen; a full disk is an error, not an end.
    umask(0o077)
    Memory.giveBackLargeBlocks()
    PosixFileSystem.ignoreWriteSignals()
    Console.occupyStandardFiles()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let opening = Opening(plain: arguments, verbs: verbs.map(\.name)) {
        return try Console.report { surroundings throws(CommandFailure) in
          try opening.run(surroundings)
        }
      }
      var command = try parsed(arguments)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// The command of a line.
  ///
  /// A line that begins with a verb is given to that verb alone, which is most of the work less.
  /// What it cannot take is parsed whole, so that errors and help are those of the program.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    if let verb = verbs.first(where: { $0.name == arguments.first })?.type,
      let command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb
    {
      return command
    }
    return try parseAsRoot(arguments)
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
