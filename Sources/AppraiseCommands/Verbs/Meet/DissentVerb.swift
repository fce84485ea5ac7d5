import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Puts a view on record that differs from the group's, takes it back, or lists those there are.
struct DissentVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "dissent",
    abstract: "Put a view on record that differs from the group's; without words, list them.",
    discussion: """
      A view is shown by name, or with --unnamed as of a participant with a number; the log and the \
      files hold who wrote it in either case. A facilitator or recorder enters somebody else's with \
      --for; only whoever holds a view takes it back.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Option(parsing: .unconditional, help: "The view.")
  var words: String?

  @Option(name: .customLong("option"), help: "The id of the option that it is about.")
  var optionText: String?

  @Option(name: .customLong("criterion"), help: "The id of the criterion that it is about.")
  var criterionText: String?

  @Option(name: .customLong("for"), help: "The id of the person whose view it is.")
  var holder: String?

  @Flag(help: "Show it as of a participant with a number.")
  var unnamed = false

  @Option(name: .customLong("take-back"), help: "Take back the view of this id.")
  var takeBack: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    var id: String
    var holder: String
    var option: String?
    var criterion: String?
    var words: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard words == nil || takeBack == nil else {
      throw CommandFailure(.usage, "Either --words or --take-back.")
    }
    let isWriting = words != nil || takeBack != nil
    let file =
      try isWriting ? arguments.openToWrite(surroundings) : arguments.open(surroundings)
    if isWriting {
      let edit = try edit(file.fold.appraisal, file.person)
      try joining.perform([edit], in: file, by: arguments.speaker, surroundings)
    }
    let appraisal = file.fold.appraisal
    let rows = appraisal.dissents.sorted { $0.key < $1.key }.map { id, view in
      Row(
        id: view.unnamed ? "" : id.text, holder: view.holder(in: appraisal),
        option: view.option?.text, criterion: view.criterion?.text, words: view.words)
    }
    if json { return try Console.json(rows) }
    guard !rows.isEmpty else { return Console.say("No differing view is on record.") }
    Console.say(
      appraisal.dissents.sorted { $0.key < $1.key }.map { id, view in
        let name = view.unnamed && view.author != file.person ? "" : " [\(id)]"
        return
          "\(view.holder(in: appraisal))\(view.about(in: appraisal.document)): \(view.words)\(name)"
      })
  }

  private func edit(
    _ appraisal: Appraisal, _ person: AssessorID
  ) throws(CommandFailure) -> Edit {
    if let takeBack {
      guard let id = ItemID(takeBack), let edit = appraisal.takingBack(dissent: id) else {
        throw .unknown("view", takeBack, appraisal.dissents.keys.sorted().map(\.text))
      }
      return edit
    }
    guard !appraisal.hidesMarks else {
      throw CommandFailure(
        .refused, "Marks are not revealed yet, so there is nothing to differ from.")
    }
    var view = Dissent(author: person, words: words ?? "", unnamed: unnamed)
    if let holder {
      guard let id = AssessorID(holder), appraisal.assessor(id) != nil else {
        throw .unknown("person", holder, appraisal.assessors.map(\.id.text))
      }
      view.author = id
    }
    if let optionText {
      guard let id = OptionID(optionText), appraisal.document.option(id) != nil else {
        throw .unknown("option", optionText, appraisal.document.appraisedOptions.map(\.id.text))
      }
      view.option = id
    }
    if let criterionText {
      guard let id = CriterionID(criterionText), appraisal.document.criterion(id) != nil else {
        throw .unknown("criterion", criterionText, appraisal.document.criteria.map(\.id.text))
      }
      view.criterion = id
    }
    guard let edit = appraisal.dissenting(view) else {
      throw CommandFailure(.refused, "The view cannot be named.")
    }
    return edit
  }
}
