import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Says what is different between two snapshots, or between a snapshot and now.
struct DiffVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changed between two snapshots, by whom and why.",
    discussion: "A and B are numbers or names of snapshots, or now.")

  @OptionGroup var arguments: AppraisalArguments

  @Argument(help: "The earlier snapshot, by number or name.")
  var from: String

  @Argument(help: "The later snapshot, or now.")
  var to: String = "now"

  @Flag(help: "Print JSON, with all digits.")
  var json = false

  private struct Change: Encodable {
    var words: String
    var by: String?
    var at: String?
    var why: String
  }

  private struct Total: Encodable {
    var option: OptionID
    var old: Double
    var new: Double
    var change: Double
    var scores: Double
    var weights: Double
    var fromScores: [CriterionID: Double]
    var fromWeights: [CriterionID: Double]
  }

  private struct Turn: Encodable {
    var before: [OptionID]
    var after: [OptionID]
    var by: String
    var at: String
    var words: String
  }

  private struct Report: Encodable {
    var from: String
    var to: String
    var leadersBefore: [OptionID]
    var leadersAfter: [OptionID]
    var turnovers: [Turn]
    var totals: [Total]
    var unknownTotals: [OptionID]
    var authored: [Change]
    var rescored: [Change]
    var reweighted: [Change]
    var others: [Change]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let found = try arguments.comparison(from: from, to: to, surroundings)
    if json {
      try Console.json(report(found.difference, found.oldTitle, found.newTitle))
    } else {
      Console.say(
        ["From \(found.oldTitle) to \(found.newTitle)", ""]
          + found.difference.lines(surroundings.clock))
    }
    try found.mustBeSound()
  }

  private func report(_ difference: StateDifference, _ from: String, _ to: String) -> Report {
    func changes(_ list: [ValueChange]) -> [Change] {
      list.map { change in
        Change(
          words: change.words, by: change.entry?.author?.text, at: change.entry?.time,
          why: change.reason)
      }
    }
    return Report(
      from: from, to: to, leadersBefore: difference.leaders.old,
      leadersAfter: difference.leaders.new,
      turnovers: difference.turnovers.map { turn in
        Turn(
          before: turn.before, after: turn.after, by: turn.entry.author?.text ?? "",
          at: turn.entry.time,
          words: turn.words(difference.names))
      },
      totals: difference.totals.map { total in
        Total(
          option: total.option, old: total.old, new: total.new, change: total.new - total.old,
          scores: total.scores, weights: total.weights, fromScores: total.fromScores,
          fromWeights: total.fromWeights)
      },
      unknownTotals: difference.unknownTotals, authored: changes(difference.authored),
      rescored: changes(difference.rescored), reweighted: changes(difference.reweighted),
      others: changes(difference.others))
  }
}
