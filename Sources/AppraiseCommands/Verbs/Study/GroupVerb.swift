import AppraisalFindings
import AppraisalFolder
import ArgumentParser

/// Says how the group stands: first choices, agreement, and what each body would lose.
struct GroupVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "group",
    abstract: "Say who puts what first, how alike people rank and what each body would lose.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Inquiry(arguments, surroundings)
    let standing: GroupStanding
    do {
      standing = try GroupStanding(
        asked.findings, in: asked.appraisal, contested: asked.contested)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
    let record = GroupRecord(standing, in: asked.appraisal)
    try form.print(record, table: record.table, lines: record.sentences)
  }
}
