import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

struct ScoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Give a mark, or a whole ballot, as on the Score screen.",
    discussion: """
      With --file a whole ballot of one person is taken: all of it, or nothing where any of it is \
      wrong. A facilitator or recorder enters somebody else's by --for, from their paper; what that \
      person marked themselves is never replaced, and what they mark later takes its place.

      The file is one of three, and - is standard input:
        a table   option,criterion,mark,reason  (appraise ballots PATH --blank --csv gives one)
        text      CRITERION: 60 40 85 ? 30 -    one line a card, in the printed order,
                  reason 3: WORDS               and a reason for the third option below it
        JSON      {"marks":[{"option":"a","criterion":"x","mark":"60","reason":"..."}]}

      A mark is a number, y or f on a hurdle, ? for "I do not know", n/a for "does not apply", - for \
      "would rather not", and a point or nothing for a blank.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Option(
    name: .customLong("option"), help: "The option's id; appraise show lists them.")
  var optionText: String?

  @Option(name: .customLong("criterion"), help: "The criterion's id.")
  var criterionText: String?

  @Option(
    parsing: .unconditional,
    help: "A number on the scale, or pass, fail, does-not-apply, do-not-know, rather-not, blank.")
  var value: String?

  @Option(parsing: .unconditional, help: "Why.")
  var reason: String?

  @Option(help: "The id of evidence that the mark rests on; may be repeated.")
  var evidence: [String] = []

  @Option(name: .customLong("file"), help: "A file with a whole ballot of one person; - for stdin.")
  var ballot: String?

  @Option(name: .customLong("for"), help: "The id of the person for whom you enter it.")
  var owner: String?

  @Flag(name: .customLong("hand-in"), help: "Hand the ballot of --file in as well.")
  var handIn = false

  @Option(
    name: .customLong("blanks-as"),
    help: "With --hand-in: what blanks become: do-not-know, rather-not or does-not-apply.")
  var blanksAs: HandInVerb.Blanks?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var option: String
    var criterion: String
    var value: String?
    var saved = true
  }

  /// One mark takes three words, and a whole ballot none of them.
  func validate() throws {
    if ballot != nil {
      guard optionText == nil, criterionText == nil, value == nil, reason == nil, evidence.isEmpty
      else {
        throw ValidationError(
          "Either --file, or one mark by --option, --criterion and --value.")
      }
      guard handIn || blanksAs == nil else {
        throw ValidationError("--blanks-as goes with --hand-in.")
      }
      return
    }
    guard !handIn, blanksAs == nil else {
      throw ValidationError("--hand-in goes with --file. appraise handin hands in by itself.")
    }
    for (name, text) in [("option", optionText), ("criterion", criterionText), ("value", value)]
    where text == nil {
      throw ValidationError("Missing expected argument '--\(name) <\(name)>'")
    }
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let owner = try owner(file)
    if let ballot {
      return try WholeBallot(
        source: ballot, owner: owner, name: arguments.speaker.shown(surroundings),
        mayJoin: joining.isNew, handsIn: handIn, blanksAs: blanksAs?.kind
      ).enter(in: file, asJSON: json)
    }
    let place = try place(in: file.fold.appraisal, owner)
    do throws(BallotEntryRefusal) {
      try file.fold.checkEntering(at: place, by: file.person)
    } catch {
      throw CommandFailure(.refused, error.sentence(in: file.fold.appraisal))
    }
    let edits = try edits(file.fold.appraisal, place)
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    let answer = file.fold.appraisal[place].answer
    let (option, criterion) = (place.option.text, place.criterion.text)
    if json {
      return try Console.json(
        Done(option: option, criterion: criterion, value: answer?.description))
    }
    Console.say("Saved: \(option), \(criterion): \(answer.map(\.words) ?? "blank")")
  }

  /// Whose mark it is: the speaker's, unless it is entered for somebody on the panel.
  private func owner(_ file: OpenAppraisal) throws(CommandFailure) -> AssessorID {
    guard let owner else { return file.person }
    guard let id = AssessorID(owner), file.fold.appraisal.assessor(id) != nil else {
      throw .unknown("person", owner, file.fold.appraisal.assessors.map(\.id.text))
    }
    return id
  }

  private func place(
    in appraisal: Appraisal, _ person: AssessorID
  ) throws(CommandFailure) -> MarkingPlace {
    let document = appraisal.document
    let (optionText, criterionText) = (optionText ?? "", criterionText ?? "")
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
    let value = value ?? ""
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
