import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Says whether the decision is due for its review, opens the review, or ends it.
struct ReviewVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Say whether the review of the decision is due, open it, or end it.",
    discussion: """
      The review is a new round: marks of before stay as they are. Once it is open, decide records \
      the next decision, which follows the first.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Flag(help: "Open the review, once it is due.")
  var open = false

  @Flag(help: "End the review, so that everybody sees all its marks.")
  var end = false

  @Flag(help: "Print JSON.")
  var json = false

  private struct Report: Encodable {
    var stage: String
    var due: String?
    var round: RoundNumber?
    var sentence: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard !(open && end) else {
      throw CommandFailure(.usage, "Either --open or --end: a review is opened and later ended.")
    }
    let file = try arguments.open(surroundings)
    let today = surroundings.today ?? CalendarDay(number: 0)
    if open || end {
      let edits = try edits(ReviewDue(file.fold.appraisal, on: today))
      try file.mustBeWritable()
      try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    }
    let review = ReviewDue(file.fold.appraisal, on: today)
    let report = Report(
      stage: review?.stage.word ?? "none", due: review?.day?.description,
      round: review?.stage.round, sentence: review?.sentence ?? Self.none)
    if json { return try Console.json(report) }
    Console.say([report.sentence])
  }

  private static let none = "There is no decision that is to be reviewed."

  /// What opens or ends the review, or why that cannot be done now.
  private func edits(_ review: ReviewDue?) throws(CommandFailure) -> [Edit] {
    guard let review else { throw CommandFailure(.refused, Self.none) }
    guard let edits = open ? review.opening : review.ending else {
      throw CommandFailure(.refused, review.sentence)
    }
    return edits
  }
}

extension ReviewDue.Stage {
  /// The stage in a word, for programs.
  fileprivate var word: String {
    switch self {
    case .waiting: "waiting"
    case .due: "due"
    case .heldUp: "held-up"
    case .open: "open"
    case .ended: "ended"
    }
  }

  /// The round that is the review, or will be.
  fileprivate var round: RoundNumber? {
    switch self {
    case .waiting, .heldUp: nil
    case .due(let round): round.id
    case .open(let number), .ended(let number): number
    }
  }
}
