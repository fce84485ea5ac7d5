import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalRecord
import ArgumentParser

/// Brings back how things stood in a snapshot.
struct RestoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring back how things stood in a snapshot; nothing is erased.",
    discussion: """
      The case, marks, reasons, agreed scores, weights and your own comments come back by new entries. \
      People, rounds and the decision stay, because they happened.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Argument(help: "The snapshot, by number or name.")
  var snapshot: String

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var snapshot: Int
    var edits: Int
    var saved = true
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let stored = try WholeRecord(file.path).snapshot(snapshot)
    let edits = try file.restoration(of: stored)
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    if json { return try Console.json(Done(snapshot: stored.header.number, edits: edits.count)) }
    Console.say(
      "Restored \(stored.title) by \(Numbers.count(edits.count, "new entry", "new entries")). "
        + "Nothing was erased.")
  }
}
