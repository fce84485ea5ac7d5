import AppraisalFolder
import AppraisalRecord
import ArgumentParser

/// Signs a record or a snapshot.
struct SignVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign the hash of the record or of a snapshot with your SSH key."
  )

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "The file of your private key.")
  var key: String

  @Option(
    help: "The number, name or file of a snapshot; the record itself without it.")
  var snapshot: String?

  @Option(help: "Where to write what is signed; the signature is put beside it.")
  var out: String

  static var hasTerminal: Bool { true }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let record = try arguments.record(surroundings)
    let stored = try snapshot.map(record.snapshot)
    let hash = try Signing.sign(stored, in: record, with: key, to: out)
    Console.say(["Signed \(hash)", "The signature is in \(out).sig"])
  }
}
