import AppraisalFindings
import AppraisalFolder
import ArgumentParser

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
    let asked = try Inquiry(arguments, surroundings)
    let study = try asked.study()
    let record = SensitivityRecord(
      study, asked.findings, in: asked.appraisal, scope: isLocal ? .family : .all,
      node: try criterion.map { text throws(CommandFailure) in try asked.node(text) })
    try form.print(record, table: record.table, lines: record.lines)
  }
}
