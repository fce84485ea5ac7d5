import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Keeps everything that is on record in it for a time.
struct HoldVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Hold the record as it is while somebody has asked for what it holds.",
    discussion: """
      While a hold stands, nothing is withheld: appraise redact refuses and says whose hold it is. \
      Without options the holds that stand are listed. Holds and their lifting stay on record.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "What it is for, such as the number of a freedom of information request.")
  var reason: String?

  @Option(help: "Who asked for it or ordered it; you, where nothing is said.")
  var by: String?

  @Option(help: "The day of it; today, where nothing is said.")
  var day: String?

  @Option(help: "Lift the hold of this name.")
  var lift: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    var id: String
    var reason: String
    var by: String
    var day: String
    var recordedBy: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let changes = reason != nil || lift != nil
    let file =
      changes ? try arguments.openToWrite(surroundings) : try arguments.open(surroundings)
    if let edit = try edit(file, surroundings) {
      try file.perform([edit], named: arguments.speaker.shown(surroundings))
    }
    let holds = file.fold.holds
    if json {
      return try Console.json(
        holds.map { hold in
          Row(
            id: hold.id.text, reason: hold.hold.words, by: hold.hold.by, day: hold.hold.day,
            recordedBy: hold.author?.text ?? "")
        })
    }
    guard !holds.isEmpty else { return Console.say("No hold stands: lines can be withheld.") }
    for hold in holds { Console.say("Hold \(hold.words(in: file.fold.appraisal)).") }
  }

  private func edit(
    _ file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) -> Edit? {
    if let lift {
      guard reason == nil else {
        throw CommandFailure(.usage, "Give --reason for a new hold, or --lift, not both.")
      }
      guard let id = ItemID(lift) else {
        throw CommandFailure(.usage, "\(lift) cannot be the name of a hold.")
      }
      do {
        return try file.fold.lifting(id)
      } catch {
        throw CommandFailure(.refused, error.sentence)
      }
    }
    guard let reason else { return nil }
    let name = file.fold.appraisal.assessor(file.person)?.name ?? file.person.text
    let day = try self.day.map { text throws(CommandFailure) in
      try CalendarDay.argument(text)
    }
    return file.fold.placing(
      Hold(
        words: reason, by: by ?? name,
        day: day?.description ?? String(surroundings.now().prefix(10)))
    )
  }
}
