import AppraisalFolder
import ArgumentParser

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
