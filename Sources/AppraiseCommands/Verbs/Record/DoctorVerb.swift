import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalRecord
import ArgumentParser
import Glibc
import PlainText

/// Says what is wrong with a folder and what can be done.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with a folder, and what can be done.",
    discussion:
      "Nothing is changed without --repair. A ledger that another program saved again is brought back by it where every hash then holds, and what it replaces is kept in recovered; other ledgers and snapshots are never touched."
  )

  @OptionGroup var arguments: AppraisalArguments

  @Flag(
    help:
      "Do what is safe: put back what is missing, bring back what was saved again, set aside what is left over."
  )
  var repair = false

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let caller = try surroundings.caller(arguments.speaker.name)
    try say(
      FolderExamination(folder(surroundings), repairing: repair, as: caller, surroundings)
        .complaints)
  }

  /// The folder, also where its appraisal cannot be opened.
  private func folder(_ surroundings: Surroundings) throws(CommandFailure) -> String {
    let person = try surroundings.person(arguments.speaker.name)
    if PosixFileSystem.exists(arguments.path + "/ledger") { return arguments.path }
    return try Bookshelf(surroundings).find(arguments.path, as: person).path
  }

  private func say(_ complaints: [FolderExamination.Complaint]) throws(CommandFailure) {
    let left = complaints.count { $0.needsAttention && !$0.repaired }
    if json {
      try Console.json(complaints)
    } else if complaints.isEmpty {
      Console.say("Nothing is wrong with the folder.")
    } else {
      for complaint in complaints {
        Console.say("\(complaint.words) \(complaint.repaired ? "Repaired." : complaint.advice)")
      }
    }
    guard left > 0 else { return }
    let isOffered = complaints.contains { !$0.repaired && $0.advice.contains("--repair") }
    let offer =
      isOffered && !repair
      ? " What --repair can do is done by: appraise doctor \(ShellWord.path(arguments.path)) --repair"
      : ""
    throw CommandFailure(
      .refused,
      "\(arguments.path): \(Numbers.count(left, "thing needs", "things need")) "
        + "your attention.\(offer)")
  }
}
