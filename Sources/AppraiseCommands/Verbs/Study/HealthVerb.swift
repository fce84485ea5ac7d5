import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Says what weakens an appraisal.
struct HealthVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Say what weakens an appraisal, why it matters, and where to put it right.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON.")
  var json = false

  private struct Record: Encodable {
    struct Finding: Encodable {
      var concern: HealthConcern
      var place: String
      var what: String
      var why: String
    }
    var title: String
    var findings: [Finding]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openWhole(surroundings)
    let appraisal = file.fold.appraisal
    let viewer = file.person
    let found = HealthCheck(appraisal, viewer: viewer, today: surroundings.today).findings
    if json {
      return try Console.json(
        Record(
          title: appraisal.document.title,
          findings: found.map {
            Record.Finding(
              concern: $0.concern, place: $0.place.word, what: $0.what, why: $0.why)
          }))
    }
    guard !found.isEmpty else {
      return Console.say("Nothing was found that weakens this appraisal.")
    }
    Console.say(found.flatMap { ["\($0.what) [\($0.place.word)]", "  \($0.why)"] })
  }
}
