// Ballots that are entered as a whole, by their owners or on their behalf.

/// What one line of a ballot says.
package struct BallotLine: Hashable, Sendable {
  package var cell: MatrixCell
  /// The answer; nil where the box is blank.
  package var answer: Answer?
  /// The reason; nil where nothing is said of it.
  package var reason: String?

  package init(cell: MatrixCell, answer: Answer?, reason: String? = nil) {
    (self.cell, self.answer, self.reason) = (cell, answer, reason)
  }
}

/// Why a ballot cannot be entered for somebody; the facts, without the words.
package enum BallotEntryRefusal: Error, Hashable, Sendable {
  /// The person answered themselves, and nobody who enters a ballot for them replaces that.
  case ownAnswer(AssessorID, MatrixCell)
  /// Whoever enters it may not enter anything for the person.
  case notAllowed(EditRefusal)
}

extension Fold {
  /// Whether what stands in a cell of a ballot comes from its owner, so that whoever enters a ballot
  /// for them leaves it.
  package func isOwn(_ place: MarkingPlace) -> Bool {
    guard !appraisal[place].isEmpty else { return false }
    return [Register.mark(place), .reason(place), .evidence(place)].contains { register in
      standing[register]?.contains { $0.author == place.assessor } == true
    }
  }

  /// Refuses to enter what stands on somebody's ballot.
  ///
  /// Who may is asked first, so that nobody else learns by it what stands there.
  /// - Throws: `BallotEntryRefusal` for an author who may not, and where the owner answered.
  package func checkEntering(
    at place: MarkingPlace, by author: AssessorID
  ) throws(BallotEntryRefusal) {
    guard author != place.assessor else { return }
    do {
      try Author(author, in: appraisal).mustEnter(for: place.assessor)
    } catch {
      throw .notAllowed(error)
    }
    if isOwn(place) { throw .ownAnswer(place.assessor, place.cell) }
  }

  /// The edits that put a line of somebody's ballot on the record.
  ///
  /// A ballot that was entered on behalf is superseded by what its owner marks later, as every value
  /// is by whoever has seen it; what the owner marked first is not replaced.
  /// - Throws: `BallotEntryRefusal` where an author enters for somebody who answered themselves.
  package func entering(
    _ line: BallotLine, onBallotOf owner: AssessorID, by author: AssessorID,
    in appraisal: Appraisal
  ) throws(BallotEntryRefusal) -> [Edit] {
    let place = appraisal.place(of: owner, line.cell.option, line.cell.criterion)
    try checkEntering(at: place, by: author)
    return appraisal.marking(place) { marking in
      marking.answer = line.answer
      if let reason = line.reason { marking.reason = reason }
    }
  }
}
