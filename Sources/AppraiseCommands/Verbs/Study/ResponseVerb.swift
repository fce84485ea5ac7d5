import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Writes the response of a body.
struct ResponseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "response",
    abstract: "Write what the people of a body said and how they marked, as text to send.")

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "The body, by its name in the case.")
  var body: String

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openWhole(surroundings)
    let appraisal = file.fold.appraisal
    let people = appraisal.assessors.filter { $0.body?.text == body && !$0.roles.isEmpty }
    let known = KeyWords.people(people, in: file.fold)
    guard let id = BodyID(body), let response = BodyResponse(appraisal, of: id, known: known)
    else {
      let known = appraisal.document.bodies.map(\.id.text).joined(separator: ", ")
      throw CommandFailure(
        .badData,
        "There is no body \(body). The bodies are: \(known.isEmpty ? "none yet" : known).")
    }
    Console.say(text: response.text)
  }
}
