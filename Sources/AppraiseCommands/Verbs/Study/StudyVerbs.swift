import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser
import StrictJSON
import Workbench

/// How a verb that answers a question prints its answer.
struct AnswerForm: ParsableArguments {
  @Flag(help: "Print JSON, with all digits.")
  var json = false

  @Flag(help: "Print a table with commas between the columns.")
  var csv = false

  /// Prints an answer in the form that was asked for.
  func print(
    _ value: some Encodable, table: @autoclosure () -> [[String]],
    lines: @autoclosure () -> [String]
  ) throws(CommandFailure) {
    if json { return try Console.json(value) }
    if csv { return Console.csv(table()) }
    Console.say(lines())
  }
}

/// An appraisal as somebody asks questions of it.
struct Asked {
  let appraisal: Appraisal
  let findings: Findings
  let contested: Int

  var document: CaseDocument { appraisal.document }

  init(_ arguments: AppraisalArguments, _ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    appraisal = file.fold.appraisal
    findings = Findings(appraisal, viewer: try surroundings.person(arguments.speaker.name))
    contested = file.fold.contested.count
  }

  /// The result taken up for study, or a refusal in a sentence.
  func study() throws(CommandFailure) -> Study {
    do {
      return try Study(findings, contested: contested)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
  }

  /// The option of a typed identifier.
  func option(_ text: String) throws(CommandFailure) -> OptionID {
    guard let id = OptionID(text), document.option(id)?.isAppraised == true else {
      let known = document.appraisedOptions.map(\.id.text).joined(separator: ", ")
      throw CommandFailure(
        .refused, "There is no option \(text). Choose one of: \(known).")
    }
    return id
  }

  /// The criterion or heading of a typed identifier that has a weight.
  func node(_ text: String) throws(CommandFailure) -> CriterionID {
    guard let id = CriterionID(text), findings.weights.node(id) != nil else {
      let known = findings.weights.nodes.map(\.id.text).joined(separator: ", ")
      throw CommandFailure(
        .refused, "There is no criterion \(text). Choose one of: \(known).")
    }
    return id
  }
}

/// Says what would overturn the answer.
struct SensitivityVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity", abstract: "Say what would overturn the answer.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  @Option(
    name: .customLong("criterion"), help: "Only the weight of this criterion or heading.")
  var criterion: String?

  @ArgumentParser.Flag(
    name: .customLong("family"), help: "Weights as shares of their family, and not of all.")
  var isLocal = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Asked(arguments, surroundings)
    let study = try asked.study()
    let record = SensitivityRecord(
      study, asked.findings, in: asked.appraisal, scope: isLocal ? .family : .all,
      node: try criterion.map { text throws(CommandFailure) in try asked.node(text) })
    try form.print(record, table: record.table, lines: record.lines)
  }
}

/// Says why one option is ahead of another.
struct WhyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Say why one option is ahead of another.")

  @OptionGroup var arguments: AppraisalArguments

  @Argument(help: "The id of an option.")
  var one: String

  @Argument(help: "The id of another option.")
  var other: String

  @OptionGroup var form: AnswerForm

  private struct Record: Encodable {
    var ahead: OptionID
    var behind: OptionID
    var lead: Double
    var parts: [CriterionID: Double]
    var deciding: [CriterionID]
    var sentence: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Asked(arguments, surroundings)
    let (first, second) = (try asked.option(one), try asked.option(other))
    guard asked.contested == 0, let why = WhyOver(first, over: second, in: asked.findings) else {
      let refusal =
        asked.contested > 0
        ? StudyRefusal.contested(asked.contested).sentence
        : WhyOver.unknown(first, over: second, in: asked.findings, document: asked.document)
      throw CommandFailure(.refused, refusal)
    }
    let sentence = why.sentence(in: asked.document)
    let record = Record(
      ahead: why.ahead, behind: why.behind, lead: why.lead,
      parts: Dictionary(
        why.parts.map { ($0.criterion, $0.points) }, uniquingKeysWith: { first, _ in first }),
      deciding: why.deciding.map(\.criterion), sentence: sentence)
    try form.print(
      record,
      table: [["criterion", "points"]] + why.parts.map { [$0.criterion.text, "\($0.points)"] },
      lines: [sentence])
  }
}

/// Says what other methods make of the same marks.
struct ChallengeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "challenge", abstract: "Say what other methods make of the same marks.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Asked(arguments, surroundings)
    let record = ChallengeRecord(
      Challenge(try asked.study(), ballots: Views(asked.appraisal).assessors.compactMap(\.totals)),
      in: asked.document)
    try form.print(record, table: record.table, lines: record.lines)
  }
}
