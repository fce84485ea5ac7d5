import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Says how far the eight steps of an appraisal have come.
struct AgendaVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Say how far each of the eight steps has come, and what is next.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON.")
  var json = false

  /// The steps for programs.
  private struct Report: Encodable {
    var done: Int
    var next: String?
    var steps: [Agenda.Line]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToRead(surroundings)
    let whole = file.fold.appraisal
    let ranked = file.unreadWords == nil ? whole : whole.withoutAnswers
    let agenda = Agenda(whole, Findings(ranked.visible(to: nil), viewer: nil))
    if json {
      try Console.json(
        Report(done: agenda.doneCount, next: agenda.next?.step.rawValue, steps: agenda.lines))
    } else {
      let lines = agenda.lines.map { line in
        "\(line.step.number)  \(line.stage.words)  \(line.title): \(line.detail)"
      }
      Console.say(lines + ["\(agenda.words)."])
    }
    try file.mustBeWhole()
  }
}

extension Agenda.Stage {
  /// How far it has come, in words of one length.
  fileprivate var words: String {
    switch self {
    case .open: "open "
    case .begun: "begun"
    case .done: "done "
    }
  }
}
