import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalRecord
import ArgumentParser
import Glibc

/// Says what is wrong with a folder and what can be done.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with a folder, and what can be done.",
    discussion:
      "Nothing is changed without --repair, and --repair never touches a ledger or a snapshot.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Do what is safe: put back what is missing, set aside what is left over.")
  var repair = false

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    try say(FolderExamination(folder(surroundings), repairing: repair).complaints)
  }

  /// The folder, also where its appraisal cannot be opened.
  private func folder(_ surroundings: Surroundings) throws(CommandFailure) -> String {
    let person = try surroundings.person(arguments.speaker.name)
    if PosixFileSystem.exists(arguments.path + "/ledger") { return arguments.path }
    return try Bookshelf(surroundings).find(arguments.path, as: person).path
  }

  private func say(_ complaints: [FolderExamination.Complaint]) throws(CommandFailure) {
    let left = complaints.count { !$0.repaired }
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
    throw CommandFailure(
      .refused,
      "\(arguments.path): \(Numbers.count(left, "thing needs", "things need")) "
        + "your attention.")
  }
}
