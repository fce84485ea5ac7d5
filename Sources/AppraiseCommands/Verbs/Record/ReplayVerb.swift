import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalRecord
import ArgumentParser

/// Rebuilds everything from the ledgers alone.
struct ReplayVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Rebuild every state and every stored result from the ledgers, and compare.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON.")
  var json = false

  private struct Report: Encodable {
    var engine: String
    var rebuilt: Int
    var snapshots: Int
    var findings: [Verification.Finding]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let record = try arguments.record(surroundings)
    let verification = Verification(of: record)
    let faulty = Set(verification.findings.filter { $0.weight != .note }.map(\.file))
    let rebuilt = record.snapshots.count { !faulty.contains("snapshots/\($0.name.file)") }
    if json {
      try Console.json(
        Report(
          engine: Surroundings.version, rebuilt: rebuilt, snapshots: record.snapshots.count,
          findings: verification.findings))
    } else {
      for finding in verification.findings { Console.say(finding.words) }
      Console.say(
        "Rebuilt \(rebuilt) of \(Numbers.count(record.snapshots.count, "snapshot")) from the "
          + "ledgers, with the same state and the same result, byte for byte.")
    }
    try verification.end(arguments.path)
  }
}
