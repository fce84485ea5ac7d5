import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// An option of a verb; the options of an appraisal are named nowhere in this target.
typealias Option<Value> = ArgumentParser.Option<Value>

/// A verb that fails with one sentence on standard error and an exit code of the table.
protocol Verb: ParsableCommand {
  /// Does what the verb says.
  func perform(_ surroundings: Surroundings) throws(CommandFailure)

  /// Whether it has the terminal to itself, as screens and questions for a passphrase have.
  static var hasTerminal: Bool { get }
}

extension Verb {
  static var hasTerminal: Bool { false }

  package func run() throws {
    try Console.report { surroundings throws(CommandFailure) in
      guard !Self.hasTerminal else { return try perform(surroundings) }
      try Progress.during { () throws(CommandFailure) in try perform(surroundings) }
    }
  }
}

/// The appraisal that a verb works on, and who is speaking.
struct AppraisalArguments: ParsableArguments {
  @Argument(help: "The folder of the appraisal.")
  var path: String

  @OptionGroup var speaker: Speaker

  /// Opens the appraisal, and says what is wrong with its folder.
  func open(_ surroundings: Surroundings) throws(CommandFailure) -> OpenAppraisal {
    let file = try find(surroundings)
    file.problems.forEach(Console.complain)
    return file
  }

  /// Opens the appraisal to tell what comes first, which takes everything that was saved.
  func openWhole(_ surroundings: Surroundings) throws(CommandFailure) -> OpenAppraisal {
    let file = try openToRead(surroundings)
    try file.mustBeWhole()
    return file
  }

  /// Opens the appraisal to read of it what can be read; what cannot is to be said at the end.
  func openToRead(_ surroundings: Surroundings) throws(CommandFailure) -> OpenAppraisal {
    let file = try find(surroundings)
    if file.unreadWords == nil { file.problems.forEach(Console.complain) }
    return file
  }

  private func find(_ surroundings: Surroundings) throws(CommandFailure) -> OpenAppraisal {
    let caller = try surroundings.caller(speaker.name)
    let file = try Bookshelf(surroundings).find(path, as: caller.id)
    file.settle(caller)
    return file
  }

  /// Opens the appraisal to write to it.
  func openToWrite(_ surroundings: Surroundings) throws(CommandFailure) -> OpenAppraisal {
    let file = try open(surroundings)
    try file.mustBeWritable()
    if let words = file.takeOutWithheld() { Console.complain(words) }
    return file
  }

  /// Reads the record whole, to judge or explain it, with the states of its snapshots or without.
  func record(
    _ surroundings: Surroundings, rebuilding: Bool = false
  ) throws(CommandFailure) -> WholeRecord {
    _ = try surroundings.person(speaker.name)
    return try WholeRecord(Bookshelf(surroundings).locate(path)) { _ in rebuilding }
  }

  /// Reads the history of the record, to tell it.
  func history(_ surroundings: Surroundings) throws(CommandFailure) -> RecordHistory {
    _ = try surroundings.person(speaker.name)
    return try RecordHistory(Bookshelf(surroundings).locate(path))
  }

  /// What is different between two moments of the record, as whoever is speaking may see it.
  func comparison(
    from: String, to: String, _ surroundings: Surroundings
  ) throws(CommandFailure) -> RecordComparison {
    try RecordComparison(
      of: Bookshelf(surroundings).locate(path), from: from, to: to,
      as: surroundings.caller(speaker.name), surroundings)
  }
}

/// Whether whoever is speaking joins the panel where they are not on it yet.
struct Joining: ParsableArguments {
  @Flag(
    name: .customLong("new"),
    help: "Join the panel as a member, where nobody on it has your name yet.")
  var isNew = false

  /// Checks edits and makes them durable; says who joined by them.
  func perform(
    _ edits: [Edit], in file: OpenAppraisal, by speaker: Speaker, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    let joined = try file.perform(
      edits, named: speaker.shown(surroundings), mayJoin: isNew)
    if let joined { Console.complain(joined) }
  }
}

/// Who is speaking; the program does not check it.
struct Speaker: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: "Who is speaking, instead of your login name. The program does not check identity.")
  var name: String?

  /// The name shown for the speaker.
  func shown(_ surroundings: Surroundings) -> String {
    surroundings.shownName(name)
  }
}
