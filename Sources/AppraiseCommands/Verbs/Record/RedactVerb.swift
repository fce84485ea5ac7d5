import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import Glibc
import StrictJSON

/// Withholds what one line says.
struct RedactVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Withhold what one line of the record says, by its hash.",
    discussion: """
      A facilitator or recorder withholds it, which is on record. From then on nothing shows what \
      it says. In the file the line is replaced by its hash, by whom and why, at once where it is \
      your own, else when whoever wrote it next opens the appraisal; the chain still verifies. \
      appraise log --hashes shows the hashes. This cannot be undone, and not done while a hold stands.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Argument(help: "The hash of the line, or at least its first 12 digits.")
  var hash: String

  @Option(help: "Why; it takes the place of the line for everybody to see.")
  var reason: String

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var file: String
    var line: Int
    var hash: String
    var takenOut: Bool
    var guessable: Bool
    var stillInSnapshots: [Int]
    var sameValue: [String]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw CommandFailure(
        .usage, "Withholding a line needs a reason: --reason \"A name was in it\".")
    }
    let line = try Withholding(of: hash, in: WholeRecord(file.path))
    let (segment, entry) = (line.segment, line.entry)
    let (holding, others) = (line.snapshotsAfter, line.sameValue)
    let isGuessable = line.isGuessable
    let isTakenOut = try file.withhold(
      line, why: reason, named: arguments.speaker.shown(surroundings))
    if json {
      return try Console.json(
        Done(
          file: segment.file, line: entry.n + 1, hash: entry.hash.hex, takenOut: isTakenOut,
          guessable: isGuessable, stillInSnapshots: holding, sameValue: others))
    }
    Console.say("Withheld: \(segment.file), line \(entry.n + 1).")
    if !isTakenOut {
      let id = segment.scan.header?.person ?? ""
      let name = AssessorID(id).flatMap { file.fold.appraisal.assessor($0)?.name } ?? id
      Console.say(
        "Nothing shows it any more. In the file of \(name) it stands until \(name) next opens the "
          + "appraisal where they wrote it.")
    }
    if isGuessable {
      Console.say(
        "The line is of before lines had a random part: what it said can be guessed from its hash, "
          + "a mark in 62 tries.")
    }
    if !holding.isEmpty {
      let list = Numbers.list(holding.map(String.init))
      Console.say(
        "Snapshots made after it still hold what it led to: \(list). Copies elsewhere, and the "
          + "history of git, do too.")
    }
    if !others.isEmpty {
      Console.say(
        "Other lines set the same value and may repeat what it said: "
          + "\(Numbers.list(others.map { String($0.prefix(16)) })).")
    }
  }
}
