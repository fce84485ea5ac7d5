package import ArgumentParser
import AppraisalFolder
import AppraisalRecord
import Glibc
import Runtime

/// The program: screens without a verb, and a verb for everything else.
package struct Appraise: ParsableCommand {
  /// The name, the help and the verbs.
  package static let configuration = CommandConfiguration(
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
    ("show", ShowVerb.self), ("score", ScoreVerb.self),
    ("find", FindVerb.self), ("rank", RankVerb.self),
    ("snapshot", SnapshotVerb.self), ("validate", ValidateVerb.self),
    ("compute", ComputeVerb.self), ("health", HealthVerb.self), ("bodies", BodiesVerb.self),
    ("money", MoneyVerb.self), ("response", ResponseVerb.self), ("verify", VerifyVerb.self),
    ("log", LogVerb.self), ("diff", DiffVerb.self), ("replay", ReplayVerb.self),
    ("restore", RestoreVerb.self), ("decide", DecideVerb.self), ("redact", RedactVerb.self),
    ("hold", HoldVerb.self),
    ("doctor", DoctorVerb.self), ("sign", SignVerb.self),
    ("sensitivity", SensitivityVerb.self), ("acceptability", AcceptabilityVerb.self),
    ("challenge", ChallengeVerb.self), ("why", WhyVerb.self), ("whatif", WhatIfVerb.self),
    ("chairs", ChairsVerb.self), ("concessions", ConcessionsVerb.self), ("price", PriceVerb.self),
    ("group", GroupVerb.self),
    ("review", ReviewVerb.self), ("keys", KeysVerb.self), ("slips", SlipsVerb.self),
    ("join", JoinVerb.self), ("panel", PanelVerb.self), ("interest", InterestVerb.self),
    ("ballots", BallotsVerb.self),
    ("weigh", WeighVerb.self),
    ("contests", ContestsVerb.self), ("round", RoundVerb.self), ("handin", HandInVerb.self),
    ("agree", AgreeVerb.self), ("dissent", DissentVerb.self), ("minutes", MinutesVerb.self),
    ("demo", DemoVerb.self),
    ("attend", AttendVerb.self), ("park", ParkVerb.self),
    ("present", PresentVerb.self), ("agenda", AgendaVerb.self),
  ]

  package init() {}

  /// Runs what the command line says and ends the process where it fails.
  package static func start() {
    // Files are for their owner alone unless sharing was chosen; a full disk is an error, not an end.
    umask(0o077)
    Memory.giveBackLargeBlocks()
    PosixFileSystem.ignoreWriteSignals()
    Console.occupyStandardFiles()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      let names = verbs.map(\.name)
      if let start = Opening(plain: arguments, verbs: names) {
        if let failure = UnknownVerb.failure(arguments, verbs: names) { throw failure }
        return try Console.report { surroundings throws(CommandFailure) in
          try start.run(surroundings)
        }
      }
      var command = try parsed(arguments)
      try command.run()
    } catch let failure as CommandFailure {
      Console.complain(failure.sentence)
      Glibc.exit(failure.status.rawValue)
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
    do {
      let command = try parseAsRoot(arguments)
      guard command is OpenVerb else { return command }
      if let failure = UnknownVerb.failure(arguments, verbs: verbs.map(\.name)) { throw failure }
      return command
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      // A word that is no verb is said to be none, and not that the rest is one too many.
      throw UnknownVerb.failure(arguments, verbs: verbs.map(\.name)) ?? error
    }
  }

  /// Says what a command line led to, help included, and ends the process.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let words = fullMessage(for: error)
    if code.isSuccess {
      Console.say(text: words + "\n")
    } else if !words.isEmpty {
      Console.explain(words)
    }
    Glibc.exit(code.rawValue)
  }
}
