import AppraisalFindings
import AppraisalModel
import Canvas

extension PaperEntry {
  static let commands: [Command] = [enter]

  package static let enter: Command = Command(
    "paper-ballots", "Ballots on paper",
    "Types what members marked by hand: a row of marks a card, read back before it is recorded.",
    keys: [.character("P")], in: [.home, .workshop],
    unless: { model in
      model.bench.needingSession { session in
        if model.bench.snapshot != nil { return "Close this snapshot first, with Esc." }
        if let reason = session.readOnly { return reason }
        guard session.appraisal.recordsDecisions(session.viewer), session.person != nil else {
          return "A facilitator or the recorder enters ballots on paper."
        }
        if let round = session.appraisal.rounds.last, round.state != .open {
          return "Round \(round.id.number) has ended and takes no more marks."
        }
        return members(session).isEmpty ? "Nobody else is on the panel yet." : nil
      }
    },
    act: { model in choose(&model.bench) })

  /// Those whose ballots can be entered.
  private static func members(_ session: Session) -> [Assessor] {
    session.appraisal.otherMembers(than: session.viewer)
  }

  /// Asks whose ballot it is.
  private static func choose(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    let meeting = Meeting(session: session, glyphs: bench.glyphs)
    let owners =
      members(session).filter { meeting.publicStage($0) != .done }
      + members(session).filter { meeting.publicStage($0) == .done }
    bench.show(
      ChoiceMenu(
        title: "Whose ballot on paper is it?",
        choices: owners.map { person in
          let body = session.appraisal.bodyServed(by: person)
          let state = meeting.publicStage(person) == .done ? " (in already)" : ""
          return ChoiceMenu.Choice(
            words: session.appraisal.name(person) + (body.map { ", \($0.shortLabel)" } ?? "")
              + state
          ) { model throws(Refusal) in try begin(person, &model.bench) }
        }))
  }

  private static func begin(_ person: Assessor, _ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session else { return }
    let name = session.appraisal.name(person)
    guard !session.appraisal.ballot(session.appraisal.markingRound, person.id).handedIn else {
      throw Refusal(
        "The ballot of \(name) is handed in. It takes no more marks while it is.")
    }
    guard let entry = PaperEntry(person, session) else {
      throw Refusal("\(name) is asked about nothing in this round.")
    }
    bench.show(entry)
  }
}
