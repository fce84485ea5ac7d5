// What is done with rounds and ballots, as edits made from the state and a wish.

/// Why something cannot be done with a round; the facts, without the words.
package enum RoundRefusal: Error, Hashable, Sendable {
  /// No round has been opened yet.
  case noRound
  /// There is nothing to mark yet.
  case nothingToMark
  /// The round still takes marks.
  case stillOpen(RoundNumber)
  /// The round has ended already.
  case endedAlready(RoundNumber)
  /// The round has ended, and its marks are not revealed yet.
  case awaitsReveal(RoundNumber)
  /// The marks of the round have been revealed, so that it cannot go back.
  case revealedAlready(RoundNumber)
  /// The round has been settled already.
  case settledAlready(RoundNumber)
  /// Ballots are missing, and nobody said that it ends without them.
  case ballotsMissing(RoundNumber, [AssessorID])
  /// It is not said why.
  case reasonMissing
}

/// Why no score can be agreed on; the facts, without the words.
package enum AgreementRefusal: Error, Hashable, Sendable {
  /// People still mark by themselves: the round's marks are not revealed yet.
  case awaitsReveal(RoundNumber)
  /// It is not said why.
  case reasonMissing
  /// A hurdle is a question of fact, of which it is recorded who found it.
  case isHurdle(CriterionID)
  /// There is no agreed score to take back.
  case nothingAgreed
}

/// Why a ballot cannot be handed in or taken back; the facts, without the words.
package enum HandInRefusal: Error, Hashable, Sendable {
  /// No round was opened, so that there is nothing to hand in.
  case noRound
  /// The round takes no ballots any more.
  case ended(RoundNumber, RoundState)
  /// Cells are blank, and nobody said what they are.
  case blanksLeft([MatrixCell])
}

extension Appraisal {
  // MARK: Rounds

  /// Who sees marks in the next round unless told: only their author as soon as two may mark.
  package var usualVisibility: RoundVisibility {
    assessors.count(where: \.counts) > 1 ? .closed : .open
  }

  /// The edits that open the next round.
  ///
  /// - Throws: `RoundRefusal` while the last round goes on or there is nothing to mark.
  package func openingRound(
    visibility: RoundVisibility? = nil, purpose: String = "", policy: RoundPolicy = RoundPolicy(),
    askingAgain cells: [MatrixCell] = []
  ) throws(RoundRefusal) -> [Edit] {
    switch rounds.last?.state {
    case .open: throw .stillOpen(markingRound)
    case .ended: throw .awaitsReveal(markingRound)
    case .revealed, .settled, nil: break
    }
    let isMarkable = document.criteria.contains { $0.kind == .scored || $0.kind == .hurdle }
    guard isMarkable, !document.appraisedOptions.isEmpty else { throw .nothingToMark }
    guard cells.isEmpty || !rounds.isEmpty else { throw .noRound }
    let round = Round(
      id: nextRound, visibility: visibility ?? usualVisibility, purpose: purpose, policy: policy,
      cells: cells)
    return [.rounds(.openRound(round: round))]
  }

  /// The edits that end the open round; nobody sees more of it until it is revealed.
  ///
  /// - Throws: `RoundRefusal` where none is open, or where ballots are missing and that was not said.
  package func endingRound(evenWithMissing: Bool = false) throws(RoundRefusal) -> [Edit] {
    guard let round = rounds.last else { throw .noRound }
    switch round.state {
    case .open: break
    case .ended: throw .endedAlready(round.id)
    case .revealed, .settled: throw .revealedAlready(round.id)
    }
    let missing = missingPeople.map(\.id)
    guard missing.isEmpty || evenWithMissing else { throw .ballotsMissing(round.id, missing) }
    return [.rounds(.moveRound(round: round.id, old: .open, new: .ended))]
  }

  /// The edits that show everybody the marks of a round that has ended; it cannot be taken back.
  package func revealingRound() throws(RoundRefusal) -> [Edit] {
    let round = try endedRound()
    return [.rounds(.moveRound(round: round, old: .ended, new: .revealed))]
  }

  /// The edits by which a round that has ended takes marks again.
  package func openingAgain(why: String) throws(RoundRefusal) -> [Edit] {
    let round = try endedRound()
    guard why.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    return [.rounds(.openAgain(round: round, why: why))]
  }

  private func endedRound() throws(RoundRefusal) -> RoundNumber {
    guard let round = rounds.last else { throw .noRound }
    switch round.state {
    case .open: throw .stillOpen(round.id)
    case .ended: return round.id
    case .revealed, .settled: throw .revealedAlready(round.id)
    }
  }

  /// The edits that say that what a revealed round brought is settled.
  package func settlingRound() throws(RoundRefusal) -> [Edit] {
    guard let round = rounds.last else { throw .noRound }
    switch round.state {
    case .open: throw .stillOpen(round.id)
    case .ended: throw .awaitsReveal(round.id)
    case .revealed:
      return [.rounds(.moveRound(round: round.id, old: .revealed, new: .settled))]
    case .settled: throw .settledAlready(round.id)
    }
  }

  /// The edits that end an open round and show its marks, as a review does at once.
  package static func ending(_ round: RoundNumber) -> [Edit] {
    [
      .rounds(.moveRound(round: round, old: .open, new: .ended)),
      .rounds(.moveRound(round: round, old: .ended, new: .revealed)),
    ]
  }

  // MARK: Agreement

  /// The edits that record the score that the group agreed on for a cell, beside the individual
  /// marks; with nil they take it back.
  ///
  /// - Throws: `AgreementRefusal` without a reason, before the reveal, and for a hurdle, of which
  ///   ``finding(_:_:)`` records what was found.
  package func agreeing(
    on cell: MatrixCell, _ mark: DecimalNumber?, because reason: String
  ) throws(AgreementRefusal) -> [Edit] {
    if hidesMarks { throw .awaitsReveal(markingRound) }
    if document.criterion(cell.criterion)?.kind == .hurdle { throw .isHurdle(cell.criterion) }
    let old = agreed[cell.option]?[cell.criterion]
    guard let mark else {
      guard old != nil else { throw .nothingAgreed }
      return finding(cell, nil)
    }
    guard reason.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    return finding(cell, AgreedScore(mark: mark, reason: reason))
  }

  /// The edit by which somebody puts a view on record that differs from the group's; nil where it
  /// cannot be named.
  ///
  /// The names of views that were taken back are used again by nobody else: they begin with the name
  /// of whoever holds the view.
  package func dissenting(_ view: Dissent) -> Edit? {
    let name = (1...dissents.count + 1).lazy
      .compactMap { ItemID("\(view.author.text.prefix(56))-\($0)") }
      .first { dissents[$0] == nil }
    return name.map { .marks(.dissent(id: $0, old: nil, new: view)) }
  }

  /// The edit that takes a view back, or nil where there is none of that name.
  package func takingBack(dissent id: ItemID) -> Edit? {
    dissents[id].map { .marks(.dissent(id: id, old: $0, new: nil)) }
  }

  // MARK: Ballots

  /// The edits that hand a person's ballot in: each blank becomes the kind of no mark that was
  /// chosen for it; empty where it is in already.
  ///
  /// - Throws: `HandInRefusal` where no round is open, or cells are blank and nothing was chosen for
  ///   them.
  package func handingIn(
    ballotOf person: AssessorID, blanksAs choice: NoMark?
  ) throws(HandInRefusal) -> [Edit] {
    let round = try openRound()
    guard !ballot(round, person).handedIn else { return [] }
    let blanks = blanks(of: person)
    guard let answer = choice?.answer else {
      guard blanks.isEmpty else { throw .blanksLeft(blanks) }
      return [.rounds(.handIn(round: round, assessor: person))]
    }
    return blanks.flatMap { cell in
      marking(place(of: person, cell.option, cell.criterion)) { $0.answer = answer }
    } + [.rounds(.handIn(round: round, assessor: person))]
  }

  /// The edits that take a person's ballot back; empty where it is not handed in.
  package func takingBack(ballotOf person: AssessorID) throws(HandInRefusal) -> [Edit] {
    let round = try openRound()
    return ballot(round, person).handedIn
      ? [.rounds(.reopen(round: round, assessor: person))] : []
  }

  /// The round that takes ballots now.
  private func openRound() throws(HandInRefusal) -> RoundNumber {
    guard let round = rounds.last else { throw .noRound }
    guard round.state == .open else { throw .ended(round.id, round.state) }
    return round.id
  }
}
