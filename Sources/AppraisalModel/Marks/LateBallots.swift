/// What somebody put on a ballot of a round that had ended without having seen it.
package struct LateBallot: Hashable, Sendable {
  package var person: AssessorID
  package var round: RoundNumber
  /// The number of entries that came late and do not count.
  package var entries: Int
  /// Whether one of them hands the ballot in.
  package var wasHandedIn: Bool

  package init(person: AssessorID, round: RoundNumber, entries: Int, wasHandedIn: Bool) {
    self.person = person
    self.round = round
    self.entries = entries
    self.wasHandedIn = wasHandedIn
  }
}

extension Edit {
  /// Whose ballot it changes, or nil.
  package var ballotOwner: AssessorID? {
    switch self {
    case .marks(let edit): edit.place?.assessor
    case .rounds(.handIn(_, let person)), .rounds(.reopen(_, let person)): person
    case .rounds, .document, .people, .weights, .decision, .meeting, .record: nil
    }
  }
}

extension Fold.Ignored {
  /// Whether it belongs to a ballot and came after the round had ended.
  package var isLate: Bool {
    if case .roundNotOpen = reason { entry.edit.ballotOwner != nil } else { false }
  }
}

extension Fold {
  /// The ballots that came late or partly late, by round and person.
  ///
  /// - Complexity: O(*n* log *n*) in the number of entries that were not applied.
  package var lateBallots: [LateBallot] {
    var found: [RoundNumber: [AssessorID: LateBallot]] = [:]
    for late in ignored where late.isLate {
      guard let round = late.entry.edit.ballotRound, let person = late.entry.edit.ballotOwner else {
        continue
      }
      var ballot =
        found[round]?[person]
        ?? LateBallot(person: person, round: round, entries: 0, wasHandedIn: false)
      ballot.entries += 1
      ballot.wasHandedIn = ballot.wasHandedIn || late.entry.edit.handsIn
      found[round, default: [:]][person] = ballot
    }
    return found.values.flatMap(\.values).sorted { ($0.round, $0.person) < ($1.round, $1.person) }
  }
}
