import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Records the score that the group agreed on for a cell.
struct AgreeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Record the score that the group agreed on for a cell, with the reason.",
    discussion: """
      It stands beside the individual marks, which stay as they are, and comes before them in the \
      result; the result always says who leads without it. What was found of a hurdle is recorded by \
      appraise find.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining
  @OptionGroup var place: CellArguments

  @Option(parsing: .unconditional, help: "The score, or none to take what was agreed back.")
  var mark: String

  @Option(parsing: .unconditional, help: "Why; needed with a score.")
  var reason: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var option: String
    var criterion: String
    var mark: String?
    var reason: String?
    /// What people marked there; nil where too few did to show it.
    var marks: TalkRecord?
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let cell = try place.cell(in: file.fold.appraisal.document)
    let edits = try edits(cell, file.fold.appraisal)
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    let appraisal = file.fold.appraisal
    let agreed = appraisal.agreed[cell.option]?[cell.criterion]
    let list = TalkList(appraisal)
    let talk = list.cells.first { $0.cell == cell }
    if json {
      return try Console.json(
        Done(
          option: place.optionText, criterion: place.criterionText,
          mark: agreed?.mark.description, reason: agreed?.reason,
          marks: talk.map { TalkRecord($0, list, appraisal.document) }))
    }
    Console.say(
      agreed.map { "Saved: \(place.optionText), \(place.criterionText): agreed at \($0.mark)" }
        ?? "Saved: \(place.optionText), \(place.criterionText): nothing is agreed any more")
    if let words = talk.flatMap({ list.statistics(of: $0) }) { Console.say("Marks: \(words).") }
  }

  private func edits(
    _ cell: MatrixCell, _ appraisal: Appraisal
  ) throws(CommandFailure) -> [Edit] {
    let number: DecimalNumber?
    if mark == "none" {
      number = nil
    } else {
      guard let read = DecimalNumber(mark) else {
        throw CommandFailure(.refused, "\"\(mark)\" is not a score. Give a number, or none.")
      }
      number = read
    }
    do throws(AgreementRefusal) {
      return try appraisal.agreeing(on: cell, number, because: reason ?? "")
    } catch {
      let hint =
        switch error {
        case .reasonMissing: " Use --reason."
        case .isHurdle: " Use appraise find."
        case .awaitsReveal, .nothingAgreed: ""
        }
      throw CommandFailure(.refused, error.sentence(in: appraisal.document) + hint)
    }
  }
}
