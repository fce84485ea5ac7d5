package import AppraisalModel

/// When a decision is looked at again, and how far that has come.
package struct ReviewDue: Equatable, Sendable {
  /// How far the review has come.
  package enum Stage: Equatable, Sendable {
    /// Its day is still to come.
    case waiting
    /// Its day has come, and this round opens it.
    case due(opening: Round)
    /// Its day has come, and an older round must end first.
    case heldUp(by: RoundNumber)
    /// The round that looks at the question again is open.
    case open(RoundNumber)
    /// That round has ended, and the next decision is still to come.
    case ended(RoundNumber)
  }

  /// The day, or nil where the appraisal was opened again without one.
  package let day: CalendarDay?
  /// How far it has come at the stated day.
  package let stage: Stage
  /// What a reader is told.
  package let sentence: String

  /// Whether its day has come and nobody has opened it.
  package var isDue: Bool {
    switch stage {
    case .due, .heldUp: true
    case .waiting, .open, .ended: false
    }
  }

  /// What opens the review, or ends it and shows its marks; empty while there is nothing to do.
  package var edits: [Edit] { opening ?? ending ?? [] }

  /// What opens the review; nil unless it is due, and then the sentence says why not.
  package var opening: [Edit]? {
    switch stage {
    case .due(let round): [.rounds(.openRound(round: round))]
    case .waiting, .heldUp, .open, .ended: nil
    }
  }

  /// What ends the review and shows its marks; nil unless it is open, and then the sentence says
  /// why not.
  package var ending: [Edit]? {
    switch stage {
    case .open(let round): Appraisal.ending(round)
    case .waiting, .due, .heldUp, .ended: nil
    }
  }

  /// Works out the review of the present decision; nil without a decision, and where no review is
  /// asked for or its day cannot be said.
  ///
  /// Any round that was opened since the decision counts as its review.
  package init?(_ appraisal: Appraisal, on today: CalendarDay) {
    guard let decision = appraisal.decision else { return nil }
    let review = appraisal.document.terms.review
    day = review?.due(after: CalendarDay(decision.day))
    let decided = CalendarDay.words(of: decision.day)
    let last = appraisal.rounds.last
    if let last, appraisal.isReopened {
      let which = "The review of the decision of \(decided)"
      if last.state == .open {
        stage = .open(last.id)
        sentence = "\(which) is open, as round \(last.id.number)."
      } else {
        stage = .ended(last.id)
        sentence = "\(which), round \(last.id.number), has ended. The next decision is to be made."
      }
      return
    }
    guard let day else { return nil }
    guard today >= day else {
      stage = .waiting
      let days = Numbers.count(day.number - today.number, "day")
      sentence = "The decision is looked at again on \(day.words), in \(days)."
      return
    }
    let due = "The review of the decision of \(decided) has been due since \(day.words)."
    if let last, last.state == .open {
      stage = .heldUp(by: last.id)
      sentence = "\(due) Round \(last.id.number) is still open and must end first."
    } else {
      let next = appraisal.nextRound
      stage = .due(opening: Round(id: next, purpose: "Review of the decision of \(decided)"))
      sentence = "\(due) The facilitator opens it, as round \(next.number)."
    }
  }
}
