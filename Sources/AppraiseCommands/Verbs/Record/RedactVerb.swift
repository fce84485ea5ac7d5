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
      The line is replaced by its hash, by whom and why; the chain still verifies. appraise log \
      --hashes shows the hashes. This cannot be undone.
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
    var stillInSnapshots: [Int]
    var sameValue: [String]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let by = try authority(file, surroundings)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw CommandFailure(
        .usage, "Withholding a line needs a reason: --reason \"A name was in it\".")
    }
    let line = try Withholding(of: hash, in: WholeRecord(file.path))
    try line.perform(by: by, why: reason)
    let (segment, entry) = (line.segment, line.entry)
    let (holding, others) = (line.snapshotsAfter, line.sameValue)
    if json {
      return try Console.json(
        Done(
          file: segment.file, line: entry.n + 1, hash: entry.hash.hex, stillInSnapshots: holding,
          sameValue: others))
    }
    Console.say("Withheld: \(segment.file), line \(entry.n + 1).")
    if !holding.isEmpty {
      let numbers = Numbers.list(holding.map(String.init))
      Console.say(
        "Snapshots made after it still hold what it led to: \(numbers). Copies elsewhere, and the "
          + "history of git, do too.")
    }
    if !others.isEmpty {
      Console.say(
        "Other lines set the same value and may repeat what it said: "
          + "\(Numbers.list(others.map { String($0.prefix(16)) })).")
    }
  }

  /// Who withholds, with the day; only facilitators may.
  private func authority(
    _ file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) -> String {
    let id = file.person
    guard let person = file.fold.appraisal.assessor(id), person.facilitates else {
      throw CommandFailure(.refused, "\(id) may not do this; it takes a facilitator.")
    }
    return "\(person.name) (\(id)), \(surroundings.now().prefix(10))"
  }
}
