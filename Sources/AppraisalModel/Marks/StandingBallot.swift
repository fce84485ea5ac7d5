// What stands on ballots now, where a round asked again about some cells alone.

extension Appraisal {
  /// What a person's ballot says now.
  ///
  /// It is the ballot of the newest round. Where that asks again about some cells, the others keep
  /// what was marked before, and so does the whole ballot of somebody who did not hand in again.
  package func standingBallot(of person: AssessorID) -> Ballot {
    standingBallot(of: person, upTo: rounds.count)
  }

  /// What a person's ballot said before the newest round.
  package func ballotBefore(of person: AssessorID) -> Ballot {
    standingBallot(of: person, upTo: max(0, rounds.count - 1))
  }

  /// What a person's ballot says after so many rounds.
  private func standingBallot(of person: AssessorID, upTo count: Int) -> Ballot {
    guard count > 0 else { return ballot(.solo, person) }
    let round = rounds[count - 1]
    let own = ballot(round.id, person)
    guard round.isReballot else { return own }
    var standing = standingBallot(of: person, upTo: count - 1)
    guard own.handedIn else { return standing }
    for cell in round.cells {
      standing[cell.option, cell.criterion] = own[cell.option, cell.criterion]
    }
    return standing
  }
}
