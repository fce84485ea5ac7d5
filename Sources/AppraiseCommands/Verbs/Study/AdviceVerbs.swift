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
    let file = try arguments.open(surroundings)
    let appraisal = file.fold.appraisal
    let viewer = try surroundings.person(arguments.speaker.name)
    let found = HealthCheck(appraisal, viewer: viewer).findings
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

/// Writes the response of a body.
struct ResponseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "response",
    abstract: "Write what the people of a body said and how they marked, as text to send.")

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "The body, by its name in the case.")
  var body: String

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    let appraisal = file.fold.appraisal
    guard let id = BodyID(body), let response = BodyResponse(appraisal, of: id) else {
      let known = appraisal.document.bodies.map(\.id.text).joined(separator: ", ")
      throw CommandFailure(
        .badData,
        "There is no body \(body). The bodies are: \(known.isEmpty ? "none yet" : known).")
    }
    Console.say(text: response.text)
  }
}

/// Shows what each body's marks come to.
struct BodiesVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "bodies",
    abstract: "Show what each body puts first, and whether those that must agree do.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON.")
  var json = false

  private struct Record: Encodable {
    struct Row: Encodable {
      var body: BodyID
      var counts: Bool
      var people: Int
      var ownWeights: Bool
      var leaders: [OptionID]
      var totals: [OptionID: Double]
    }
    var sentence: String
    var bodies: [Row]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let appraisal = try arguments.open(surroundings).fold.appraisal
    let results = BodyResults(appraisal)
    if json {
      return try Console.json(
        Record(sentence: results.sentence, bodies: results.bodies.map(Self.row)))
    }
    let document = appraisal.document
    var lines = results.sentence.isEmpty ? [] : [results.sentence, ""]
    if results.bodies.isEmpty { lines.append("No body's marks can be shown yet.") }
    for result in results.deciding + results.indicative {
      let label = document.bodies.first { $0.id == result.body }?.label ?? result.body.text
      let people = Numbers.count(result.people.count, "person", "people")
      lines.append("\(label), \(people)\(result.counts ? "" : ", indicative")")
      lines += result.findings.ranking.map { row in
        let points =
          row.total.map { Numbers.fixed($0) }
          ?? "between \(Numbers.fixed(row.low)) and \(Numbers.fixed(row.high))"
        let name = document.option(row.option)?.label ?? row.option.text
        return "  \(row.rank.map(String.init) ?? "-")  \(name)  \(points)"
      }
    }
    Console.say(lines)
  }

  private static func row(_ result: BodyResult) -> Record.Row {
    Record.Row(
      body: result.body, counts: result.counts, people: result.people.count,
      ownWeights: result.hasOwnWeights, leaders: result.leaders,
      totals: Dictionary(
        result.findings.ranking.compactMap { row in row.total.map { (row.option, $0) } },
        uniquingKeysWith: { first, _ in first }))
  }
}
