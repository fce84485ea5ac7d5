import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser
import PlainText

struct DecideVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Record the decision, with what it rests on and why.",
    discussion: """
      Everything can be given by options or as JSON by --input; options come on top of it. Where \
      the decision departs from the ranking, --departure is needed.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining
  @OptionGroup var words: DecisionWords
  @OptionGroup var meeting: DecisionMeeting

  @Option(
    help: "A JSON file with the decision; - is none. Options change parts of it.")
  var input: String?

  @Option(help: "The report that was before the meeting; its SHA-256 is recorded.")
  var report: String?

  @Flag(help: "Print the decision as JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    let person = file.person
    try file.mustBeWritable()
    try file.mustBeSound()
    let appraisal = file.fold.appraisal
    let old = appraisal.replacedDecision
    var new = try decision(from: old)
    // Votes are given anew or not at all where another choice is made.
    let dropsVotes = meeting.vote.isEmpty && input == nil && old.map(new.keepsVotes) == true
    if dropsVotes { new.votes = [] }
    let edits: [Edit]
    do {
      edits = try appraisal.recording(
        new,
        beside: Findings(appraisal, viewer: person))
    } catch {
      throw CommandFailure(.refused, error.sentence(in: appraisal.document) + Self.hint(error))
    }
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    var notes = new.notes(replacing: old, today: surroundings.today).map {
      $0.sentence(in: appraisal.document)
    }
    if dropsVotes {
      notes.append("The votes on the former choice are not kept. --vote gives those on this one.")
    }
    if json {
      notes.forEach { Console.complain("Note: \($0)") }
      return try Console.json(new)
    }
    Console.say("Saved: the decision of \(CalendarDay.words(of: new.day)).")
    notes.forEach { Console.say("Note: \($0)") }
    if !new.reportHash.isEmpty {
      Console.say("The report's hash is \(new.reportHash)")
    }
  }

  private static func hint(_ refusal: DecisionRefusal) -> String {
    switch refusal {
    case .recordedAlready, .chosenTwice, .votedTwice: ""
    case .departureMissing: " Use --departure."
    }
  }

  /// The decision that the file and the options give.
  private func decision(from old: Decision?) throws(CommandFailure) -> Decision {
    var decision = try start(old)
    try words.fill(&decision, of: arguments.path)
    try meeting.fill(&decision)
    if let report {
      decision.reportHash = try ReportFile.hash(of: report)
      decision.report = report.split(separator: "/").last.map(String.init) ?? report
    }
    guard !decision.day.isEmpty, !decision.words.isEmpty else {
      throw CommandFailure(
        .usage,
        "A decision needs its day and its words: --day 2010-03-25 --words \"Resolved to ...\".")
    }
    return decision
  }

  private func start(_ old: Decision?) throws(CommandFailure) -> Decision {
    guard let input else { return old ?? Decision(day: "", words: "") }
    return try InputFile.read(input, as: Decision.self)
  }
}

/// What was recommended and decided, and why.
struct DecisionWords: ParsableArguments {
  @Option(help: "The day: 2010-03-25, 25/3/2010 or \"25 March 2010\".")
  var day: String?

  @Option(help: "What was recommended.")
  var recommendation: String?

  @Option(help: "What was decided, in the words of the minute.")
  var words: String?

  @Option(help: "The id of an option that was chosen; may be repeated.")
  var chosen: [String] = []

  @Option(help: "Why the decision departs from the ranking.")
  var departure: String?

  @Option(help: "What it depends on; may be repeated.")
  var condition: [String] = []

  @Option(
    help: "An answer to the consultation: who | what | how it was considered; may be repeated.")
  var response: [String] = []

  @Option(
    name: .customLong("equality-day"), help: "The day of the equality assessment.")
  var equalityDay: String?

  @Option(name: .customLong("equality-version"), help: "Its version.")
  var equalityVersion: String?

  @Option(name: .customLong("equality-words"), help: "What it found.")
  var equalityWords: String?

  /// Puts what was given into a decision.
  func fill(_ decision: inout Decision, of path: String) throws(CommandFailure) {
    decision.day = try day.map(CalendarDay.argument)?.description ?? decision.day
    decision.recommendation = recommendation ?? decision.recommendation
    decision.words = words ?? decision.words
    decision.departure = departure ?? decision.departure
    if !condition.isEmpty { decision.conditions = condition }
    if !chosen.isEmpty {
      decision.chosen = try chosen.map { text throws(CommandFailure) -> OptionID in
        guard let id = OptionID(text) else {
          throw CommandFailure(
            .refused,
            "There is no option \(text). All are listed by: appraise show \(ShellWord.path(path))")
        }
        return id
      }
    }
    if !response.isEmpty {
      decision.responses = try response.map { text throws(CommandFailure) in
        guard let read = ConsultationResponse(text) else {
          throw CommandFailure(
            .usage, "Give an answer as: who | what was answered | how it was considered.")
        }
        return read
      }
    }
    guard equalityDay != nil || equalityVersion != nil || equalityWords != nil else { return }
    var equality = decision.equality ?? EqualityAssessment()
    equality.day = try equalityDay.map(CalendarDay.argument)?.description ?? equality.day
    equality.version = equalityVersion ?? equality.version
    equality.words = equalityWords ?? equality.words
    decision.equality = equality
  }
}

/// Who was there, who moved it and how people voted.
struct DecisionMeeting: ParsableArguments {
  @Option(help: "Who moved or seconded it; may be repeated.")
  var mover: [String] = []

  @Option(help: "Who was present at that point; may be repeated.")
  var present: [String] = []

  @Option(
    help:
      "Votes for, against and abstained, of a body or all: council:5:1:0 or 5:1:0; may be repeated."
  )
  var vote: [String] = []

  /// Puts what was given into a decision.
  func fill(_ decision: inout Decision) throws(CommandFailure) {
    if !mover.isEmpty { decision.movers = mover }
    if !present.isEmpty { decision.present = present }
    guard !vote.isEmpty else { return }
    decision.votes = try vote.map { text throws(CommandFailure) in
      guard let read = Vote(text) else {
        throw CommandFailure(
          .usage, "Give votes as for:against:abstained, such as 5:1:0 or council:5:1:0.")
      }
      return read
    }
  }
}
