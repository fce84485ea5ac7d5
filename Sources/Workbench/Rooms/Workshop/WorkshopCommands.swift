import AppraisalFindings
import AppraisalModel
import Canvas

extension WorkshopRoom {
  package static let way: Command = .way(
    to: .workshop, "workshop", "Workshop", "The round: who has handed in, and what comes next.",
    keys: [.alt("6")])

  package static let commands: [Command] = [
    choose, openNextRound, endRound, revealRound, openOnceMore, settleRound, agree, askAgain,
    differ, park,
  ]

  /// Why the person at the keyboard cannot do something with a round now, or nil.
  private static func refusal(
    _ bench: Bench, _ session: Session, _ act: (Appraisal) throws(RoundRefusal) -> [Edit]
  ) -> String? {
    if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
    if let reason = session.readOnly { return reason }
    guard session.mayFacilitate else {
      return "The facilitator opens, ends and reveals rounds. You see here how far it has come."
    }
    do {
      _ = try act(session.appraisal)
      return nil
    } catch {
      return error.sentence(in: session.appraisal)
    }
  }

  /// Makes the edits of an act, and says so.
  private static func make(
    _ bench: inout Bench, _ label: (RoundNumber) -> String, _ words: (RoundNumber) -> String,
    _ act: (Appraisal) throws(RoundRefusal) -> [Edit]
  ) throws(Refusal) {
    guard let appraisal = bench.session?.appraisal else { return }
    let edits: [Edit]
    do {
      edits = try act(appraisal)
    } catch {
      throw Refusal(error.sentence(in: appraisal))
    }
    let round = appraisal.markingRound
    try bench.perform(label(round), edits)
    bench.say(.good, words(round))
  }
}

extension WorkshopRoom {
  package static let choose: Command = Command(
    "choose-step", "Do the selected step", "Does what the selected line says.", keys: [.enter],
    in: WorkshopRoom.self, hint: "do it", rank: 1,
    hintNow: { room, session in
      room.selectedCell(session) != nil
        ? "what was said" : WorkshopRows(session, room).all.isEmpty ? "" : "do it"
    },
    unless: { room, bench, session in
      WorkshopRows(session, room).all.isEmpty ? "There is nothing to choose here now." : nil
    },
    act: { room, bench in room.choose(&bench) })

  package static let openNextRound: Command = Command(
    "open-round", "Open a round",
    "Asks who will see what, and what the round is for, and then opens it.",
    keys: [.character("o")], in: WorkshopRoom.self, hint: "open a round", rank: 2,
    unless: { _, bench, session in
      refusal(bench, session) { appraisal throws(RoundRefusal) in try appraisal.openingRound() }
    },
    act: { room, bench in
      guard let session = bench.session else { return }
      bench.show(RoundForm.form(session.appraisal, askingAgain: room.askedAgain))
    })

  package static let endRound: Command = Command(
    "end-round", "End the round",
    "Takes no more marks; nobody sees them before the reveal, which is a step of its own.",
    keys: [.character("e")], in: WorkshopRoom.self, hint: "end the round", rank: 3,
    unless: { _, bench, session in
      refusal(bench, session) { appraisal throws(RoundRefusal) in
        try appraisal.endingRound(evenWithMissing: true)
      }
    },
    act: { _, bench in
      if let session = bench.session { bench.show(endQuestion(session)) }
    })

  package static let revealRound: Command = Command(
    "reveal-round", "Reveal the marks",
    "Shows everybody the marks of a round that has ended; it cannot be taken back.",
    keys: [.character("r")], in: WorkshopRoom.self, hint: "reveal", rank: 4,
    unless: { _, bench, session in
      refusal(bench, session) { appraisal throws(RoundRefusal) in try appraisal.revealingRound() }
    },
    act: { _, bench in
      if let session = bench.session { bench.show(revealQuestion(session)) }
    })

  package static let openOnceMore: Command = Command(
    "open-again", "Open the round again",
    "A round that has ended and is not revealed takes marks again, with a reason.",
    keys: [.character("b")], in: WorkshopRoom.self, hint: "open again", rank: 5,
    unless: { _, bench, session in
      refusal(bench, session) { appraisal throws(RoundRefusal) in
        try appraisal.openingAgain(why: "?")
      }
    },
    act: { _, bench in bench.show(OpenAgainForm.form) })

  package static let settleRound: Command = Command(
    "settle-round", "Settle the round",
    "Says that what the round brought has been talked about and agreed.",
    keys: [.character("t")], in: WorkshopRoom.self, hint: "settle", rank: 6,
    unless: { _, bench, session in
      refusal(bench, session) { appraisal throws(RoundRefusal) in try appraisal.settlingRound() }
    },
    act: { _, bench in
      if let session = bench.session { bench.show(settleQuestion(session)) }
    })
}

// MARK: What is talked about

extension WorkshopRoom {
  private static let noCell = "Choose a cell to talk about first; they are listed after the reveal."

  package static let agree: Command = Command(
    "agree", "Agree on a score",
    "Records what the group agreed on for this cell, with the reason; of a hurdle, what was found.",
    keys: [.character("a")], in: WorkshopRoom.self, hint: "agreed score", rank: 2,
    unless: { room, bench, session in
      if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
      if let reason = session.readOnly { return reason }
      guard session.mayFacilitate else {
        return "The facilitator records what the group agrees on."
      }
      return room.selectedCell(session) == nil ? noCell : nil
    },
    act: { room, bench in
      guard let session = bench.session, let cell = room.selectedCell(session) else { return }
      bench.show(
        cell.isHurdle
          ? FindingForm.form(cell, session)
          : AgreementForm.form(cell, room.talk(session), session))
    })

  package static let askAgain: Command = Command(
    "ask-again", "Ask about this cell again",
    "Marks the cell for the next round, which then asks about the marked cells alone.",
    keys: [.character("m")], in: WorkshopRoom.self, hint: "ask again", rank: 7,
    unless: { room, bench, session in
      guard session.mayFacilitate else { return "The facilitator opens the next round." }
      return room.selectedCell(session) == nil ? noCell : nil
    },
    act: { room, bench in room.askAgain(&bench) })

  package static let differ: Command = Command(
    "dissent", "Put a differing view on record",
    "Your view where you do not agree with what the group came to, by name or as a participant.",
    keys: [.character("d")], in: WorkshopRoom.self, hint: "differing view", rank: 8,
    hintNow: { room, session in
      session.appraisal.hidesMarks || room.talk(session).cells.isEmpty ? "" : "differing view"
    },
    unless: { _, bench, session in
      if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
      if let reason = session.readOnly { return reason }
      guard session.person.map({ !$0.roles.isEmpty }) ?? true else {
        return "You take no part any more. The facilitator can give you a role again."
      }
      return session.appraisal.hidesMarks
        ? "Marks are not revealed yet, so there is nothing to differ from." : nil
    },
    act: { room, bench in
      guard let session = bench.session else { return }
      bench.show(DissentForm.form(room.selectedCell(session)?.cell, session))
    })
}

// MARK: Questions before what cannot be taken back

extension WorkshopRoom {
  /// Asks before a round ends; with ballots missing this is a step of its own that names them.
  private static func endQuestion(_ session: Session) -> Confirmation {
    let appraisal = session.appraisal
    let number = appraisal.markingRound.number
    let missing = appraisal.missingPeople
    let after =
      "It then takes no more marks. Nobody sees them before the reveal, and until then you can open "
      + "it again with a reason."
    guard !missing.isEmpty else {
      let standing = RoundStanding(appraisal)
      return Confirmation(
        title: "End round \(number)?",
        words: "\(standing.expected == 0 ? "Nobody has begun" : "All have handed in"). \(after)",
        key: "y", label: "end it", act: ending)
    }
    let count = Numbers.small(missing.count)
    return Confirmation(
      title: "End round \(number) with \(count) missing?",
      words:
        "\(Numbers.list(missing.map(appraisal.name))) \(missing.count == 1 ? "has" : "have") not "
        + "handed in. What they marked in this round would not count. \(after)",
      key: "m", label: "end with \(count) missing", act: ending)
  }

  private static let ending: Bench.Errand = { model throws(Refusal) in
    try make(
      &model.bench, { "Round \($0.number) ended" },
      { "Round \($0.number) has ended. r reveals its marks; b opens it again." }
    ) { appraisal throws(RoundRefusal) in try appraisal.endingRound(evenWithMissing: true) }
  }

  private static func revealQuestion(_ session: Session) -> Confirmation {
    let number = session.appraisal.markingRound.number
    let standing = RoundStanding(session.appraisal)
    return Confirmation(
      title: "Reveal round \(number)?",
      words:
        "\(standing.countWords). Everybody then sees all its marks and reasons. This cannot be "
        + "taken back, and the round cannot be opened again.",
      key: "v", label: "reveal",
      act: { model throws(Refusal) in
        try make(
          &model.bench, { "Round \($0.number) revealed" },
          { "Round \($0.number) is revealed. Everybody sees all its marks." }
        ) { appraisal throws(RoundRefusal) in try appraisal.revealingRound() }
      })
  }

  private static func settleQuestion(_ session: Session) -> Confirmation {
    let number = session.appraisal.markingRound.number
    return Confirmation(
      title: "Settle round \(number)?",
      words:
        "This says that what the round brought has been talked about. Individual marks and agreed "
        + "scores stay as they are, beside each other.",
      key: "y", label: "settle it",
      act: { model throws(Refusal) in
        try make(
          &model.bench, { "Round \($0.number) settled" }, { "Round \($0.number) is settled." }
        ) { appraisal throws(RoundRefusal) in try appraisal.settlingRound() }
      })
  }
}

extension RoundStanding.Step {
  /// The command that does it.
  var command: Command {
    switch self {
    case .open: WorkshopRoom.openNextRound
    case .end: WorkshopRoom.endRound
    case .reveal: WorkshopRoom.revealRound
    case .again: WorkshopRoom.openOnceMore
    case .settle: WorkshopRoom.settleRound
    }
  }
}
