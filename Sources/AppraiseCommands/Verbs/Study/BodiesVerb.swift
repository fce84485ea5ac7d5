import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

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
    let appraisal = try arguments.openWhole(surroundings).fold.appraisal
    let results = BodyResults(appraisal)
    if json {
      return try Console.json(
        Record(sentence: results.sentence, bodies: results.shown.map(Self.row)))
    }
    let document = appraisal.document
    var lines = results.sentence.isEmpty ? [] : [results.sentence, ""]
    if results.bodies.isEmpty { lines.append("No body's marks can be shown yet.") }
    if !results.areShown { lines.append(appraisal.bodiesKeptBackWords) }
    for result in results.shown.filter(\.counts) + results.shown.filter({ !$0.counts }) {
      let label = document.bodies.first { $0.id == result.body }?.label ?? result.body.text
      let people = Numbers.count(result.people.count, "person", "people")
      lines.append("\(label), \(people)\(result.counts ? "" : ", indicative")")
      let ranking = result.findings.ranking + result.findings.out
      let totals = Numbers.totals(ranking.map { ($0.total, $0.low, $0.high) })
      lines += zip(ranking, totals).map { row, points in
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
