import AppraisalFindings
import AppraisalFolder
import ArgumentParser

/// Says what other methods make of the same marks.
struct ChallengeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "challenge", abstract: "Say what other methods make of the same marks.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Inquiry(arguments, surroundings)
    let record = ChallengeRecord(
      Challenge(try asked.study(), ballots: Views(asked.appraisal).assessors.compactMap(\.totals)),
      in: asked.document)
    try form.print(record, table: record.table, lines: record.lines)
  }
}
