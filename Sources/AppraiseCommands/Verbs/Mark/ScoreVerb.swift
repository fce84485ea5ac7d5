import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

struct ScoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Give a mark, as on the Score screen.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Option(
    name: .customLong("option"), help: "The option's id; appraise show lists them.")
  var optionText: String

  @Option(name: .customLong("criterion"), help: "The criterion's id.")
  var criterionText: String

  @Option(
    parsing: .unconditional,
    help: "A number on the scale, or pass, fail, does-not-apply, do-not-know, rather-not, blank.")
  var value: String

  @Option(parsing: .unconditional, help: "Why.")
  var reason: String?

  @Option(help: "The id of evidence that the mark rests on; may be repeated.")
  var evidence: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var option: String
    var criterion: String
    var value: String?
    var saved = true
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let place = try place(in: file.fold.appraisal, file.person)
    let edits = try edits(file.fold.appraisal, place)
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    let answer = file.fold.appraisal[place].answer
    if json {
      return try Console.json(
        Done(option: optionText, criterion: criterionText, value: answer?.description))
    }
    Console.say("Saved: \(optionText), \(criterionText): \(answer.map(\.words) ?? "blank")")
  }

  private func place(
    in appraisal: Appraisal, _ person: AssessorID
  ) throws(CommandFailure) -> MarkingPlace {
    let document = appraisal.document
    guard let option = OptionID(optionText), document.option(option) != nil else {
      throw .unknown("option", optionText, document.appraisedOptions.map(\.id.text))
    }
    guard let criterion = CriterionID(criterionText), document.criterion(criterion) != nil else {
      throw .unknown("criterion", criterionText, document.criteria.map(\.id.text))
    }
    return appraisal.place(of: person, option, criterion)
  }

  private func edits(
    _ appraisal: Appraisal, _ place: MarkingPlace
  ) throws(CommandFailure) -> [Edit] {
    let answer: Answer?
    if value == "blank" {
      answer = nil
    } else if let read = Answer(value) {
      answer = read
    } else {
      let scale = appraisal.document.criterion(place.criterion)?.scale
      let range = scale.map { "a number from \($0.lowest) to \($0.highest)" } ?? "pass or fail"
      throw CommandFailure(
        .refused,
        "\"\(value)\" is not a mark. Give \(range), or does-not-apply, "
          + "do-not-know, rather-not or blank.")
    }
    let rests = try evidence.map { text throws(CommandFailure) -> EvidenceID in
      guard let id = EvidenceID(text) else {
        throw .unknown("evidence", text, appraisal.document.evidence.map(\.id.text))
      }
      return id
    }
    return appraisal.marking(place) { marking in
      marking.answer = answer
      marking.reason = reason ?? marking.reason
      if !rests.isEmpty { marking.evidence = rests }
    }
  }
}
