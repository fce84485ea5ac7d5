import AppraisalFindings
import AppraisalFolder
import ArgumentParser

/// Says what the answer can still become while members have not marked everything.
struct ChairsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "chairs",
    abstract: "Say what members who have not marked everything could still change.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Inquiry(arguments, surroundings)
    let seats: EmptySeats
    do {
      seats = try EmptySeats(asked.findings, in: asked.appraisal, contested: asked.contested)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
    let record = EmptySeatsRecord(seats, in: asked.appraisal)
    try form.print(record, table: record.table, lines: record.sentences)
  }
}
