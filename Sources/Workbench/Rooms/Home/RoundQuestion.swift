import AppraisalFindings
import AppraisalModel
import Canvas

/// Asks before a round is opened or ended, because neither can be taken back.
enum RoundQuestion {
  static func confirmation(_ session: Session) -> Confirmation {
    let appraisal = session.appraisal
    guard let round = appraisal.rounds.last, round.state == .open else {
      let number = (appraisal.rounds.last?.id.number ?? 0) + 1
      return Confirmation(
        title: "Open round \(number)?",
        words: "Until it ends, people see only their own marks of this round, and whether others "
          + "have handed in. The program hides the marks; someone who can read the files could "
          + "find them. What was marked before stays. A round that was opened stays on the record.",
        key: "o", label: "open it", act: act(opening: true))
    }
    let meeting = Meeting(session: session, glyphs: .ascii)
    return Confirmation(
      title: "End round \(round.id.number)?",
      words:
        "\(meeting.awaited.isEmpty ? "Nobody has" : "\(meeting.handedInCount) have") handed in. Nobody can mark in it any more, and "
        + "everybody sees all its marks.",
      key: "e", label: "end it", act: act(opening: false))
  }

  private static func act(opening: Bool) -> Bench.Errand {
    { model throws(Refusal) in
      guard let appraisal = model.bench.session?.appraisal else { return }
      let round = opening ? appraisal.nextRound : appraisal.markingRound
      try model.bench.perform(
        "Round \(round.number) \(opening ? "opened" : "ended")",
        opening ? appraisal.openingRound() : appraisal.endingRound())
      model.bench.say(.good, "Round \(round.number) is \(opening ? "open" : "ended").")
    }
  }

  /// Why no round can be opened or ended now, or nil.
  static func refusal(_ bench: Bench, _ session: Session) -> String? {
    if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
    if let reason = session.readOnly { return reason }
    guard session.mayFacilitate else { return "The facilitator opens and ends rounds." }
    if session.appraisal.rounds.last?.state == .ended {
      return "The last round has ended and waits for its reveal."
    }
    return session.appraisedOptions.isEmpty || session.markedCriteria.isEmpty
      ? "There is nothing to mark yet: the case has no options or no criteria." : nil
  }
}

extension HomeRoom {
  package static let round: Command = Command(
    "round", "Open or end a round",
    "Opens the next round of marking, or ends the open one and shows its marks.",
    in: HomeRoom.self,
    unless: { _, bench, session in RoundQuestion.refusal(bench, session) },
    act: { _, bench in
      if let session = bench.session { bench.show(RoundQuestion.confirmation(session)) }
    })

  package static let paperBallots: Command = Command(
    "paper-ballots", "Ballots on paper", "Who has handed in, and how a ballot on paper is entered.",
    in: HomeRoom.self,
    act: { _, bench in bench.show(HomePages.paperBallots(bench)) })
}
