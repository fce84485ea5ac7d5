import AppraisalFindings
import AppraisalFolder
import ArgumentParser

/// Says how few marks would have to be others for another option to be ahead.
struct ConcessionsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "concessions",
    abstract: "Say how few marks would have to be others for another option to be ahead.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Inquiry(arguments, surroundings)
    let record = MarkConcessionsRecord(try asked.concessions(), in: asked.document)
    try form.print(record, table: record.table, lines: record.sentences)
  }
}
