import AppraisalModel
import Canvas

/// How far a person has come with one card.
struct CardProgress: Equatable {
  let criterion: CriterionID
  /// The cells of the card that the person is asked about and has answered.
  let answered: Int
  let all: Int

  var dot: Dot { answered == 0 ? .open : answered < all ? .begun : .done }
}

extension Session {
  /// The viewer's cards that ask for something, in the order of the criteria.
  var cards: [CardProgress] {
    let owed = Dictionary(grouping: appraisal.owedCells(by: viewer), by: \.criterion)
    let ballot = appraisal.ballot(appraisal.markingRound, viewer)
    return markedCriteria.compactMap { criterion in
      guard let cells = owed[criterion.id], !cells.isEmpty else { return nil }
      return CardProgress(
        criterion: criterion.id,
        answered: cells.count { ballot[$0.option, $0.criterion].answer != nil }, all: cells.count)
    }
  }
}
