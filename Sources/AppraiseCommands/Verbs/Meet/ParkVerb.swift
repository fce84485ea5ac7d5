import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Puts questions aside with an owner and a day, says what became of them, or lists them.
struct ParkVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "park",
    abstract: "Put a question aside with an owner and a day; without options, list them.",
    discussion: """
      --question TEXT --owner NAME --by DAY puts a question aside; the owner is somebody of the panel, \
      or anybody in words. --answer ID or --drop ID with --words says what became of one. A final \
      snapshot names those that are open. It takes a facilitator or recorder.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(parsing: .unconditional, help: "The question.")
  var question: String?

  @Option(help: "Who sees to it: an id or a name on the panel, or anybody in words.")
  var owner: String?

  @Option(help: "By which day, as 2010-03-31.")
  var by: String?

  @Option(help: "The id of a question that is answered, in --words.")
  var answer: String?

  @Option(help: "The id of a question that is dropped, with the reason in --words.")
  var drop: String?

  @Option(parsing: .unconditional, help: "The answer, or why the question is dropped.")
  var words: String?

  @Option(name: .customLong("take-back"), help: "Take back the question of this id.")
  var takeBack: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    var id: String
    var question: String
    var owner: String
    var person: String?
    var by: String
    var state: String
    var answer: String?
    var overdue: Bool
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let wishes = [question, answer, drop, takeBack].compactMap(\.self).count
    guard wishes < 2 else {
      throw CommandFailure(.usage, "One of --question, --answer, --drop and --take-back at a time.")
    }
    guard question != nil || (owner == nil && by == nil) else {
      throw CommandFailure(.usage, "Give --owner and --by with --question.")
    }
    guard words == nil || answer != nil || drop != nil else {
      throw CommandFailure(.usage, "Give --words with --answer or --drop.")
    }
    let file =
      try wishes > 0 ? arguments.openToWrite(surroundings) : arguments.open(surroundings)
    if wishes > 0 {
      let edits = try edits(file.fold.appraisal, file.person)
      let told = try file.perform(edits, named: arguments.speaker.shown(surroundings))
      if let told { Console.complain(told) }
    }
    try tell(file.fold.appraisal, surroundings)
  }

  private func edits(
    _ appraisal: Appraisal, _ author: AssessorID
  ) throws(CommandFailure) -> [Edit] {
    let day = try by.map(CalendarDay.argument)
    do throws(ParkingRefusal) {
      if let answer {
        return try appraisal.ending(parked: try Self.id(answer, appraisal), .answered, words ?? "")
      }
      if let drop {
        return try appraisal.ending(parked: try Self.id(drop, appraisal), .dropped, words ?? "")
      }
      if let takeBack {
        return try appraisal.changing(parked: try Self.id(takeBack, appraisal), to: nil)
      }
      let person = owner.flatMap(appraisal.person(named:))
      return try appraisal.parking(
        ParkedQuestion(
          words: question ?? "", person: person, owner: person == nil ? owner ?? "" : "",
          day: day?.description ?? ""), by: author)
    } catch {
      throw CommandFailure(.refused, error.sentence + Self.hint(error))
    }
  }

  private static func id(
    _ text: String, _ appraisal: Appraisal
  ) throws(ParkingRefusal) -> ItemID {
    let known = appraisal.parkedQuestions.map(\.id)
    guard let id = ItemID(text) else { throw .unknown(ItemID(checked: "none"), known: known) }
    return id
  }

  private static func hint(_ refusal: ParkingRefusal) -> String {
    switch refusal {
    case .wordsMissing: " Use --question."
    case .ownerMissing: " Use --owner."
    case .dayMissing: " Use --by."
    case .answerMissing: " Use --words."
    case .unknown: ""
    }
  }

  private func tell(
    _ appraisal: Appraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    let all = appraisal.parkedQuestions
    if json {
      return try Console.json(
        all.map { id, question in
          Row(
            id: id.text, question: question.words, owner: question.ownerWords(in: appraisal),
            person: question.person?.text, by: question.day,
            state: question.outcome?.rawValue ?? "open",
            answer: question.isOpen ? nil : question.answer,
            overdue: question.isOverdue(on: surroundings.today))
        })
    }
    guard !all.isEmpty else { return Console.say("No question is parked.") }
    Console.say(
      all.map { id, question in
        let overdue = question.isOverdue(on: surroundings.today) ? ", overdue" : ""
        return "\(question.sentence(in: appraisal))\(overdue) [\(id)]"
      })
  }
}
