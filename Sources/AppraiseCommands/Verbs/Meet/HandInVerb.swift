import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Hands a ballot in, or takes it back.
struct HandInVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "handin",
    abstract: "Hand in your ballot of the open round, or take it back.",
    discussion: """
      A blank says nothing, so each must be marked or become a kind of no mark by --blanks-as. While \
      the round is open a ballot can be taken back; it counts once it is in again.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(
    name: .customLong("blanks-as"),
    help: "What every blank becomes: do-not-know, rather-not or does-not-apply.")
  var blanksAs: Blanks?

  @Flag(name: .customLong("take-back"), help: "Take the ballot back, to change it.")
  var takeBack = false

  @Flag(help: "Print JSON.")
  var json = false

  /// A kind of no mark.
  enum Blanks: String, ExpressibleByArgument, CaseIterable {
    case doNotKnow = "do-not-know"
    case ratherNot = "rather-not"
    case doesNotApply = "does-not-apply"

    var kind: NoMark {
      switch self {
      case .doNotKnow: .doNotKnow
      case .ratherNot: .ratherNot
      case .doesNotApply: .doesNotApply
      }
    }
  }

  private struct Done: Encodable {
    var round: Int
    var person: String
    var handedIn: Bool
    var blanks: Int
    var code: String?
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard !(takeBack && blanksAs != nil) else {
      throw CommandFailure(
        .usage, "Either --blanks-as or --take-back: a ballot is in or it is not.")
    }
    let file = try arguments.openToWrite(surroundings)
    let blanks = file.fold.appraisal.blanks(of: file.person)
    let edits = try edits(file.fold.appraisal, file.person)
    if let words = try file.perform(edits, named: arguments.speaker.shown(surroundings)) {
      Console.complain(words)
    }
    let appraisal = file.fold.appraisal
    let round = appraisal.markingRound
    let entry = file.fold.handingIn(of: file.person, round)
    let code = entry.flatMap { file.ballotCodes[$0.address]?.text }
    if json {
      return try Console.json(
        Done(
          round: round.number, person: file.person.text, handedIn: entry != nil,
          blanks: blanks.count, code: code))
    }
    guard entry != nil else {
      return Console.say(
        "Your ballot of round \(round.number) is open again and does not count until you hand it in."
      )
    }
    Console.say(
      [
        "Your ballot of round \(round.number) is handed in."
          + (code.map { " Its code is \($0)." } ?? "")
      ]
        + (blanksAs.map { kind in
          blanks.isEmpty
            ? [] : ["\(Numbers.count(blanks.count, "blank")) became \"\(kind.kind.words)\"."]
        } ?? []))
  }

  private func edits(
    _ appraisal: Appraisal, _ person: AssessorID
  ) throws(CommandFailure) -> [Edit] {
    do throws(HandInRefusal) {
      return takeBack
        ? try appraisal.takingBack(ballotOf: person)
        : try appraisal.handingIn(ballotOf: person, blanksAs: blanksAs?.kind)
    } catch {
      let hint =
        if case .blanksLeft = error { " Or: --blanks-as do-not-know." } else { "" }
      throw CommandFailure(.refused, error.sentence + hint)
    }
  }
}
