import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import PlainText

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
    let viewer = try surroundings.person(arguments.speaker.name)
    let record = try WholeRecord.find(arguments, surroundings)
    let (old, oldTitle) = try record.side(from)
    let (new, newTitle) = try record.side(to)
    let difference = StateDifference(from: old, to: new, viewer: viewer)
    if json { return try Output.json(report(difference, oldTitle, newTitle)) }
    let lines = ["From \(oldTitle) to \(newTitle)", ""] + difference.lines
    Console.write(lines.map { DisplayText.visible($0) + "\n" }.joined())
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
          words: turn.entry.edit.words(difference.names, by: turn.entry.author))
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

extension WholeRecord {
  /// One side of a comparison, with its title: the history that led to a snapshot, or to now.
  ///
  /// A state that the ledgers do not lead to any more, because entries are withheld or missing, is
  /// taken from the snapshot, without its history.
  func side(_ text: String) throws(CommandFailure) -> (fold: Fold, title: String) {
    if text == "now" { return (fold(), "now") }
    let stored = try snapshot(text)
    let history = fold(upTo: stored.header.heads)
    let state = try stored.state()
    return (history.appraisal == state ? history : Fold(state: state), stored.title)
  }
}

/// Brings back how things stood in a snapshot.
struct RestoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring back how things stood in a snapshot; nothing is erased.",
    discussion: """
      The case, marks, reasons, agreed scores, weights and comments come back by new entries. \
      People, rounds and the decision stay, because they happened.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Argument(help: "The snapshot, by number or name.")
  var snapshot: String

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var snapshot: Int
    var edits: Int
    var saved = true
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let person = try surroundings.person(arguments.speaker.name)
    let file = try arguments.open(surroundings)
    if let reason = file.readOnly { throw CommandFailure(.notWritten, reason) }
    let stored: StoredSnapshot
    do {
      stored = try WholeRecord(file.path).snapshot(snapshot)
    } catch let error as RecordError {
      throw error.failure
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.notFound, "The snapshot cannot be read.")
    }
    let edits = try file.restoration(of: stored.state(), named: stored.title, by: person)
    try file.perform(edits, as: person, named: arguments.speaker.shown(surroundings))
    if json { return try Output.json(Done(snapshot: stored.header.number, edits: edits.count)) }
    Console.write(
      DisplayText.visible(
        "Restored \(stored.title) by \(Numbers.count(edits.count, "new entry", "new entries")). "
          + "Nothing was erased.") + "\n")
  }
}

extension AppraisalFile {
  /// The edits that bring a state back, or a refusal in a sentence.
  func restoration(
    of state: Appraisal, named title: String, by person: AssessorID
  ) throws(CommandFailure) -> [Edit] {
    do {
      return try Restoration(of: state, over: fold.appraisal, by: person).complete()
    } catch {
      throw CommandFailure(
        .refused, DisplayText.visible(error.sentence(title, in: fold.appraisal.document)))
    }
  }
}
