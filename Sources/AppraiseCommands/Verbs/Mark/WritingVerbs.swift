import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import PlainText
import Workbench

/// Gives a mark.
struct ScoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Give a mark, as on the Score screen.")

  @OptionGroup var arguments: AppraisalArguments

  @ArgumentParser.Option(
    name: .customLong("option"), help: "The option's id; appraise show lists them.")
  var optionText: String

  @ArgumentParser.Option(name: .customLong("criterion"), help: "The criterion's id.")
  var criterionText: String

  @ArgumentParser.Option(
    parsing: .unconditional,
    help: "A number on the scale, or pass, fail, does-not-apply, do-not-know, rather-not, blank.")
  var value: String

  @ArgumentParser.Option(parsing: .unconditional, help: "Why.")
  var reason: String?

  @ArgumentParser.Option(help: "The id of evidence that the mark rests on; may be repeated.")
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
    let file = try arguments.open(surroundings)
    if let reason = file.readOnly { throw CommandFailure(.notWritten, reason) }
    let person = try surroundings.person(arguments.speaker.name)
    let place = try place(in: file.fold.appraisal, person)
    let edits = try edits(file.fold.appraisal, place)
    try file.perform(edits, as: person, named: arguments.speaker.shown(surroundings))
    let answer = file.fold.appraisal[place].answer
    if json {
      return try Output.json(
        Done(option: optionText, criterion: criterionText, value: answer?.description))
    }
    Console.write(
      "Saved: \(optionText), \(criterionText): \(answer.map(\.words) ?? "blank")\n")
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
    return "There is no \(what) \(DisplayText.visible(text)). Choose one of: \(list)."
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
        "\"\(DisplayText.visible(value))\" is not a mark. Give \(range), or does-not-apply, "
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

  @ArgumentParser.Option(help: "What this moment is called.")
  var name: String

  @ArgumentParser.Option(help: "Why it is saved.")
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
        DisplayText.visible("This cannot be final yet. " + error.obstacles.joined(separator: " ")))
    }
    let summary: SnapshotSummary
    do {
      summary = try file.saveSnapshot(name: name, note: said)
    } catch {
      throw CommandFailure(.notWritten, DisplayText.visible(error.sentence))
    }
    if json {
      return try Output.json(
        Saved(
          number: summary.number, name: summary.name, file: summary.file,
          fingerprint: summary.fingerprint))
    }
    Console.write(
      "Snapshot \(summary.number) \"\(DisplayText.visible(summary.name))\" is saved.\n"
        + "Fingerprint \(summary.fingerprint)\n")
  }
}

extension AppraisalFile {
  /// Checks edits against the state and makes them durable, or refuses them in a sentence.
  ///
  /// Whoever does not take part yet joins with the first edit, by the name that is shown.
  func perform(
    _ edits: [Edit], as person: AssessorID, named name: String
  ) throws(CommandFailure) {
    var next = fold.appraisal
    let made: [Edit]
    do {
      made = try next.make(edits, as: person, named: name)
    } catch {
      throw CommandFailure(
        .refused, DisplayText.visible(error.sentence(in: fold.appraisal.document)))
    }
    guard !made.isEmpty else { return }
    do {
      _ = try append(made)
    } catch {
      throw CommandFailure(.notWritten, DisplayText.visible(error.sentence))
    }
  }
}
