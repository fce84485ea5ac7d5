package import AppraisalModel

/// Something about a decision that contradicts it, and that its readers must be told.
///
/// Rules of majorities differ, so that none of it keeps a decision from being recorded.
package enum DecisionNote: Equatable, Sendable {
  /// More voted against than for.
  case moreAgainst(Vote)
  case tie(Vote)
  /// Nobody voted for or against.
  case nobodyVoted(Vote)
  /// Its day is still to come.
  case toCome(String)
  /// Another choice stands under the same votes.
  case votesOfFormerChoice

  /// What is odd, in a sentence.
  package func sentence(in document: CaseDocument) -> String {
    func whose(_ vote: Vote) -> String { vote.body.map { "\(document.name($0)): " } ?? "" }
    return switch self {
    case .moreAgainst(let vote):
      "\(whose(vote))\(vote.against) voted against the decision and \(vote.inFavour) for it."
    case .tie(let vote): "\(whose(vote))the vote was a tie, \(vote.inFavour) for and against."
    case .nobodyVoted(let vote):
      "\(whose(vote))a vote is recorded in which nobody voted for or against."
    case .toCome(let day): "The day of the decision, \(day), is still to come."
    case .votesOfFormerChoice: "The votes are still those on the former choice."
    }
  }
}

extension Decision {
  /// What contradicts the decision, in a fixed order.
  ///
  /// - Parameters:
  ///   - old: The decision that it takes the place of, or nil.
  ///   - today: The present day, or nil where that does not matter.
  /// - Returns: The notes; none where nothing contradicts it.
  package func notes(replacing old: Decision?, today: CalendarDay?) -> [DecisionNote] {
    var notes: [DecisionNote] = votes.compactMap { vote in
      if vote.inFavour == 0, vote.against == 0 { return .nobodyVoted(vote) }
      if vote.against > vote.inFavour { return .moreAgainst(vote) }
      return vote.against == vote.inFavour ? .tie(vote) : nil
    }
    if let old, keepsVotes(of: old) { notes.append(.votesOfFormerChoice) }
    if let today, let made = CalendarDay(day), made > today { notes.append(.toCome(made.words)) }
    return notes
  }

  /// Whether another choice is made and the votes are those of the one before.
  package func keepsVotes(of old: Decision) -> Bool {
    !votes.isEmpty && votes == old.votes && Set(chosen) != Set(old.chosen)
  }

  /// The option that is chosen twice, or nil.
  var doubledChoice: OptionID? {
    chosen.enumerated().first { chosen[..<$0].contains($1) }?.element
  }

  /// A vote of which there is another of the same body, or nil.
  var doubledVote: Vote? {
    votes.enumerated().first { place, vote in
      votes[..<place].contains { $0.body == vote.body }
    }?.element
  }
}
