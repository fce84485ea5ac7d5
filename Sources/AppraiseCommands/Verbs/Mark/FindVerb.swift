import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

struct FindVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Record what was found of an option on a hurdle, who found it and on which evidence.",
    discussion: "A hurdle is a question of fact. What was found comes before what members answered."
  )

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Option(
    name: .customLong("option"), help: "The option's id; appraise show lists them.")
  var optionText: String

  @Option(name: .customLong("hurdle"), help: "The hurdle's id.")
  var hurdleText: String

  @Option(help: "pass, fail, or none to take the finding back.")
  var outcome: String

  @Option(parsing: .unconditional, help: "Who found it: a person, an office or a body.")
  var by: String?

  @Option(help: "The id of evidence that the finding rests on; may be repeated.")
  var evidence: [String] = []

  @Option(parsing: .unconditional, help: "Why.")
  var reason: String?

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let appraisal = file.fold.appraisal
    let cell = try cell(in: appraisal.document)
    let finding = try finding(in: appraisal.document)
    try joining.perform(
      appraisal.finding(cell, finding), in: file, by: arguments.speaker, surroundings)
    Console.say("Saved: \(optionText), \(hurdleText): \(outcome)")
  }

  private func cell(in document: CaseDocument) throws(CommandFailure) -> MatrixCell {
    guard let option = OptionID(optionText), document.option(option) != nil else {
      throw .unknown("option", optionText, document.options.map(\.id.text))
    }
    let hurdles = document.criteria.filter { $0.kind == .hurdle }.map(\.id)
    guard let hurdle = CriterionID(hurdleText), hurdles.contains(hurdle) else {
      throw .unknown("hurdle", hurdleText, hurdles.map(\.text))
    }
    return MatrixCell(option, hurdle)
  }

  private func finding(in document: CaseDocument) throws(CommandFailure) -> AgreedScore? {
    if outcome == "none" { return nil }
    guard outcome == "pass" || outcome == "fail" else {
      throw CommandFailure(.refused, "Give --outcome pass, fail or none.")
    }
    guard let by, !by.isEmpty else {
      throw CommandFailure(.refused, "Say who found it: --by.")
    }
    let rests = try evidence.map { text throws(CommandFailure) -> EvidenceID in
      guard let id = EvidenceID(text), document.evidence.contains(where: { $0.id == id }) else {
        throw .unknown("evidence", text, document.evidence.map(\.id.text))
      }
      return id
    }
    return AgreedScore(passes: outcome == "pass", by: by, evidence: rests, reason: reason ?? "")
  }
}
