import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

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
    let asked = try Inquiry(arguments, surroundings)
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
