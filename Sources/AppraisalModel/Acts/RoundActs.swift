extension Appraisal {
  /// The edits that open the next round.
  package func openingRound(
    visibility: RoundVisibility = .closed, purpose: String = ""
  ) -> [Edit] {
    [.rounds(.openRound(round: Round(id: nextRound, visibility: visibility, purpose: purpose)))]
  }

  /// The edits that end the open round and show its marks; empty where none is open.
  package func endingRound() -> [Edit] {
    guard let round = rounds.last, round.state == .open else { return [] }
    return Self.ending(round.id)
  }

  /// The edits that end an open round and show its marks.
  package static func ending(_ round: RoundNumber) -> [Edit] {
    [
      .rounds(.moveRound(round: round, old: .open, new: .ended)),
      .rounds(.moveRound(round: round, old: .ended, new: .revealed)),
    ]
  }

  /// The edits that hand a person's ballot in, or open it again.
  package func handing(_ isIn: Bool, ballotOf person: AssessorID) -> [Edit] {
    let round = markingRound
    guard ballot(round, person).handedIn != isIn else { return [] }
    return [
      isIn
        ? .rounds(.handIn(round: round, assessor: person))
        : .rounds(.reopen(round: round, assessor: person))
    ]
  }
}
