import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Writes the minutes.
struct MinutesVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "minutes",
    abstract: "Write the minutes from the record, as text that can be edited.",
    discussion: """
      Who took part and was there from when to when, quorum, interests and rulings, when rounds were \
      opened, ended and revealed, what was settled and why, the decision, parked questions. No \
      individual mark stands in them. Editing the text changes \
      nothing in the record.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @OptionGroup var span: DaySpan

  @Flag(help: "Print JSON.")
  var json = false

  private struct Text: Encodable { var text: String }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    var filter = LogFilter()
    try span.narrow(&filter, surroundings.clock)
    let record = try arguments.record(surroundings)
    try record.mustBeWhole()
    let minutes = MeetingMinutes(
      record.fold(), clock: surroundings.clock, span: filter, head: RecordHead(record).hash)
    if json { return try Console.json(Text(text: minutes.text)) }
    Console.say(text: minutes.text)
  }
}
