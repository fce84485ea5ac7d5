// What a ballot owes, and how far it has come.

/// How far a person's ballot has come in the present round.
package enum BallotStage: Hashable, Sendable {
  /// Nothing stands on it.
  case notBegun
  /// Something stands on it, and so many of its scored cells have no answer or it waits to be
  /// handed in.
  case begun(blanks: Int)
  /// It is handed in, where there is a round to hand it in for, and every scored cell that it owes
  /// has an answer.
  case finished
}

extension Appraisal {
  /// The cells that a person is asked about, in reading order: every scored criterion and hurdle of
  /// every appraised option that nothing keeps the person from marking.
  ///
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  package func owedCells(by person: AssessorID) -> [MatrixCell] {
    let owed = cells(owedBy: person) { $0 == .scored || $0 == .hurdle }
    guard let round = rounds.last, round.isReballot else { return owed }
    return owed.filter(round.asks)
  }

  /// The cells among those a person is asked about that have no answer yet.
  ///
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  package func blanks(of person: AssessorID) -> [MatrixCell] {
    let ballot = ballot(markingRound, person)
    return owedCells(by: person).filter { ballot[$0.option, $0.criterion].answer == nil }
  }

  /// How far a person's ballot has come; hurdles are asked about and keep no ballot from counting.
  ///
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  package func stage(of person: AssessorID) -> BallotStage {
    if let round = rounds.last, round.isReballot { return stage(of: person, inReballot: round) }
    guard let ballot = ballots[markingRound]?[person], !ballot.isEmpty else { return .notBegun }
    let blanks = cells(owedBy: person) { $0 == .scored }.count {
      ballot.markings[$0.option]?[$0.criterion]?.answer == nil
    }
    let isIn = rounds.isEmpty || ballot.handedIn
    return isIn && blanks == 0 ? .finished : .begun(blanks: blanks)
  }

  /// How far a person's ballot has come in a round that asks again about some cells: while it is open
  /// whoever has not handed in again is waited for, and afterwards keeps what they marked before.
  private func stage(of person: AssessorID, inReballot round: Round) -> BallotStage {
    let own = ballot(round.id, person)
    if round.state == .open, !own.handedIn {
      return own.isEmpty ? .notBegun : .begun(blanks: blanks(of: person).count)
    }
    let standing = standingBallot(of: person)
    guard !standing.isEmpty else { return .notBegun }
    let blanks = cells(owedBy: person) { $0 == .scored }.count {
      standing[$0.option, $0.criterion].answer == nil
    }
    return standing.handedIn && blanks == 0 ? .finished : .begun(blanks: blanks)
  }

  private func cells(
    owedBy id: AssessorID, _ isAsked: (CriterionKind) -> Bool
  ) -> [MatrixCell] {
    let person = assessor(id) ?? Assessor(id: id, name: "")
    let mayBeBarred =
      person.interests.contains(where: \.barsSomething)
      || document.criteria.contains { !$0.markedBy.isEmpty }
    let criteria = document.criteria.filter { isAsked($0.kind) }.map(\.id)
    return document.appraisedOptions.flatMap { option in
      criteria.compactMap { criterion in
        mayBeBarred && bar(on: person, option: option.id, criterion: criterion) != nil
          ? nil : MatrixCell(option.id, criterion)
      }
    }
  }
}
