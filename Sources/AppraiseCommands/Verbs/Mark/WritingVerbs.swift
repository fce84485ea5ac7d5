import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser

/// Gives a mark.
struct ScoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Give a mark, as on the Score screen.")

  @OptionGroup var arguments: AppraisalArguments

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
    let person = try surroundings.person(arguments.speaker.name)
    let place = try place(in: file.fold.appraisal, person)
    let edits = try edits(file.fold.appraisal, place)
    try file.perform(edits, named: arguments.speaker.shown(surroundings))
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
      throw CommandFailure(
        .refused, Self.unknown("option", optionText, document.appraisedOptions.map(\.id.text)))
    }
    guard let criterion = CriterionID(criterionText), document.criterion(criterion) != nil else {
      throw CommandFailure(
        .refused, Self.unknown("criterion", criterionText, document.criteria.map(\.id.text)))
    }
    return appraisal.place(of: person, option, criterion)
  }

  private static func unknown(_ what: String, _ text: String, _ known: [String]) -> String {
    let list = known.isEmpty ? "none yet" : known.joined(separator: ", ")
    return "There is no \(what) \(text). Choose one of: \(list)."
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
        throw CommandFailure(
          .refused, Self.unknown("evidence", text, appraisal.document.evidence.map(\.id.text)))
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

/// Saves a snapshot.
struct SnapshotVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Save how things stand under a name, for good.")

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "What this moment is called.")
  var name: String

  @Option(help: "Why it is saved.")
  var note: String = ""

  @Flag(help: "Refuse while values are contested, rounds are open or weights are out of date.")
  var final = false

  @Flag(help: "Print JSON.")
  var json = false

  private struct Saved: Encodable {
    var number: Int
    var name: String
    var file: String
    var fingerprint: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard !name.allSatisfy(\.isWhitespace) else {
      throw CommandFailure(.usage, "A snapshot needs a name: --name \"Before the meeting\".")
    }
    let file = try arguments.open(surroundings)
    let said: String
    do {
      said = try file.fold.snapshotNote(note, isFinal: final)
    } catch {
      throw CommandFailure(
        .refused,
        "This cannot be final yet. " + error.obstacles.joined(separator: " "))
    }
    let saved: StoredSnapshot
    do {
      saved = try file.saveSnapshot(name: name, note: said)
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
    if json {
      return try Console.json(
        Saved(
          number: saved.header.number, name: saved.header.name, file: saved.name.file,
          fingerprint: saved.fingerprint))
    }
    Console.say([
      "Snapshot \(saved.header.number) \"\(saved.header.name)\" is saved.",
      "Fingerprint \(saved.fingerprint)",
    ])
  }
}
