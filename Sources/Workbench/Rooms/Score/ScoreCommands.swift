import AppraisalModel
import Canvas

extension ScoreRoom {
  package static let way: Command = .way(
    to: .score, "score", "Score", "Your marks.", keys: [.alt("2"), .character("s")], hint: "score",
    rank: 30,
    hintNow: { model in
      let isHere = [.score, .record].contains(model.bench.place)
      let watches = model.bench.session?.onlyWatches ?? true
      return isHere || watches ? "" : "score"
    })

  package static let commands: [Command] = [
    acceptMark, nextUnmarked, giveReason, linkEvidence, noMark, clearMark, nextCriterion,
    previousCriterion, toggleMatrix, checkBallot,
  ]

  /// Why the cell of the cursor cannot be marked now, or nil.
  static func markingRefusal(
    _ room: ScoreRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = roleRefusal(session) { return reason }
    guard room.option != nil, room.criterion != nil else {
      return "This case has no options or criteria to mark yet."
    }
    return endedRefusal(session.appraisal.rounds.last) ?? handedInRefusal(session)
  }

  fileprivate static func clearRefusal(
    _ room: ScoreRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = roleRefusal(session) { return reason }
    guard let option = room.option, let criterion = room.criterion else {
      return "This case has no options or criteria to mark yet."
    }
    if let reason = endedRefusal(session.appraisal.rounds.last) { return reason }
    if session.marking(option, criterion).answer == nil {
      return "There is no mark to take back."
    }
    return handedInRefusal(session)
  }

  private static func roleRefusal(_ session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    guard session.onlyWatches, let person = session.person else { return nil }
    guard let role = person.roles.first else {
      return "You take no part any more. The facilitator can give you a role again."
    }
    return "You take part as \(role.rawValue) and do not mark."
  }

  private static func handedInRefusal(_ session: Session) -> String? {
    session.isHandedIn
      ? "Your ballot is handed in. Reopen it with h to change a mark." : nil
  }

  /// Why nothing can be marked in a round, or nil while it is open.
  private static func endedRefusal(_ round: Round?) -> String? {
    guard let round, round.state != .open else { return nil }
    return "Round \(round.id.number) has ended and takes no more marks. What was marked stays."
  }

  fileprivate static func criteriaRefusal(
    _ room: ScoreRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.markedCriteria.isEmpty ? "This case has no criteria to mark yet." : nil
  }

  fileprivate static func handInRefusal(
    _ room: ScoreRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    guard let round = session.appraisal.rounds.last else {
      return "No round is open, so there is nothing to hand in: every mark is saved as you give it."
    }
    return roleRefusal(session) ?? endedRefusal(round)
  }
}

extension ScoreRoom {
  package static let acceptMark: Command = Command(
    "accept-mark", "Save the mark", "Records what was typed and goes to the next row.",
    keys: [.enter], in: ScoreRoom.self, hint: "next row", rank: 1, unless: ScoreRoom.markingRefusal,
    act: { room, bench throws(Refusal) in try room.acceptMark(&bench) })

  package static let nextUnmarked: Command = Command(
    "next-unmarked", "Next blank", "Goes to the next cell without a mark.",
    keys: [.character("n")], in: ScoreRoom.self, hint: "next blank", rank: 2,
    hintNow: { _, session in session.onlyWatches ? "" : "next blank" },
    unless: ScoreRoom.criteriaRefusal,
    act: { room, bench throws(Refusal) in try room.goOn(&bench) })

  package static let giveReason: Command = Command(
    "give-reason", "Give the reason", "Why you gave this mark.", keys: [.character("r")],
    in: ScoreRoom.self, hint: "reason", rank: 3, unless: ScoreRoom.markingRefusal,
    act: { room, bench throws(Refusal) in
      try room.open(&bench) { cell, name, marking, session in
        ReasonForm.form(cell, named: name, marking.reason, isHidden: session.appraisal.hidesMarks)
      }
    })

  package static let linkEvidence: Command = Command(
    "link-evidence", "Link the evidence", "The evidence that this mark rests on.",
    keys: [.character("e")], in: ScoreRoom.self, hint: "evidence", rank: 4,
    unless: ScoreRoom.markingRefusal,
    act: { room, bench throws(Refusal) in
      try room.open(&bench) { cell, name, marking, session in
        EvidencePicker(cell, named: name, marking, in: session.document)
      }
    })

  package static let noMark: Command = Command(
    "no-mark", "No mark, and why",
    "Does not apply, I do not know, or I would rather not: three different answers.",
    keys: [.character("x")], in: ScoreRoom.self, hint: "no mark", rank: 5,
    unless: ScoreRoom.markingRefusal,
    act: { room, bench throws(Refusal) in
      try room.open(&bench) { cell, name, _, _ in
        ChoiceMenu(
          title: "No mark for \(name), because:",
          choices: NoMark.allCases.map { kind in
            ChoiceMenu.Choice(words: kind.words) { model throws(Refusal) in
              try model.bench.give(kind.answer, in: cell)
              try model.inside(ScoreRoom.self) { room, bench in room.goToNextRow(&bench) }
            }
          })
      }
    })

  package static let clearMark: Command = Command(
    "clear-mark", "Take the mark back", "Leaves the cell blank again.",
    keys: [.delete, .character("z")], in: ScoreRoom.self, unless: ScoreRoom.clearRefusal,
    act: { room, bench throws(Refusal) in try room.clearMark(&bench) })

  package static let nextCriterion: Command = Command(
    "next-criterion", "Next criterion", "Goes to the next card.", keys: [.right, .character("]")],
    in: ScoreRoom.self, unless: ScoreRoom.criteriaRefusal,
    act: { room, bench throws(Refusal) in try room.moveCriterion(by: 1, &bench) })

  package static let previousCriterion: Command = Command(
    "previous-criterion", "Previous criterion", "Goes to the card before.",
    keys: [.left, .character("[")], in: ScoreRoom.self, unless: ScoreRoom.criteriaRefusal,
    act: { room, bench throws(Refusal) in try room.moveCriterion(by: -1, &bench) })

  package static let toggleMatrix: Command = Command(
    "toggle-matrix", "Card or matrix", "Shows one criterion at a time, or all marks at once.",
    keys: [.character("m")], in: ScoreRoom.self, hint: "matrix", rank: 6,
    hintNow: { room, _ in room.isMatrix ? "card" : "matrix" }, unless: ScoreRoom.criteriaRefusal,
    act: { room, _ in room.toggleMatrix() })

  package static let checkBallot: Command = Command(
    "hand-in", "Check and hand in",
    "Lists what is blank and what it means, then hands in; or opens a ballot that is in again.",
    keys: [.character("h")], in: ScoreRoom.self, hint: "hand in", rank: 7,
    hintNow: { _, session in session.isHandedIn ? "reopen" : "hand in" },
    unless: ScoreRoom.handInRefusal,
    act: { room, bench throws(Refusal) in try room.checkAndHandIn(&bench) })
}
