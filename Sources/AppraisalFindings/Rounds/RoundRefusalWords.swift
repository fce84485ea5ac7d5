package import AppraisalModel

extension RoundRefusal {
  /// Why it cannot be done and what can, in a sentence.
  package func sentence(in appraisal: Appraisal) -> String {
    switch self {
    case .noRound: "No round has been opened yet."
    case .nothingToMark: "There is nothing to mark yet: the case has no options or no criteria."
    case .stillOpen(let round): "Round \(round.number) is still open. End it first."
    case .endedAlready(let round): "Round \(round.number) has ended already."
    case .awaitsReveal(let round):
      "Round \(round.number) has ended and waits for its reveal."
    case .revealedAlready(let round):
      "The marks of round \(round.number) are revealed, and nobody can unsee them. Open another round."
    case .settledAlready(let round): "Round \(round.number) is settled already."
    case .ballotsMissing(let round, let people):
      "\(Numbers.list(people.map { appraisal.name($0) })) \(people.count == 1 ? "has" : "have") not "
        + "handed in, so round \(round.number) does not end yet."
    case .reasonMissing: "Say why the round is opened again."
    }
  }
}

extension HandInRefusal {
  /// Why it cannot be done and what can, in a sentence.
  package var sentence: String {
    switch self {
    case .noRound:
      "No round is open, so there is nothing to hand in: every mark is saved as it is given."
    case .ended(let round, .ended):
      "Round \(round.number) has ended and takes no more ballots. Until the reveal the facilitator can "
        + "open it again."
    case .ended(let round, _): "Round \(round.number) is over and takes no more ballots."
    case .blanksLeft(let cells):
      "\(Numbers.count(cells.count, "cell is", "cells are")) blank. Mark them, or say which kind of "
        + "no mark they are."
    }
  }
}
