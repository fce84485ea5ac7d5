/// The whole state of an appraisal: what was authored, who takes part, and everything marked.
///
/// It is what the fold of a record's edits gives. Individual marks, agreed scores and weights
/// stand beside one another and none overwrites another.
package struct Appraisal: Encodable, Hashable, Sendable {
  /// The longest reason or other free text, in bytes.
  package static let textLimit = 65_536

  package var document: CaseDocument
  /// Who takes part, in order of joining.
  package var assessors: [Assessor]
  package var rounds: [Round]
  /// The ballots, by round and assessor.
  package var ballots: [RoundNumber: [AssessorID: Ballot]]
  package var agreed: [OptionID: [CriterionID: AgreedScore]]
  /// The points of weight of each node among its siblings, by holder; missing is not yet set.
  package var weights: [WeightHolder: [CriterionID: DecimalNumber]]
  /// How the weights of each family came about, by holder.
  package var elicitations: [WeightHolder: [WeightFamily: Elicitation]]
  /// That the agreed weights are settled, or nil.
  package var weightLock: WeightLock?
  /// What people said about options and criteria.
  package var comments: [ItemID: Remark]
  /// The views of those who do not agree with what the group came to.
  package var dissents: [ItemID: Dissent]
  /// What was said of people's being there, by the moment of which it was said.
  package var attendance: [AssessorID: [Moment: Attendance]]
  /// Who was named to sit in for a member; who does is ``substitute(of:)``.
  package var substitutes: [AssessorID: Substitute]
  /// The questions that were put aside.
  package var parked: [ItemID: ParkedQuestion]
  /// What was decided, or nil.
  package var decision: Decision?
  /// What was decided before that, until a review opened the appraisal again; oldest first.
  package var formerDecisions: [Decision]

  package init(document: CaseDocument = CaseDocument()) {
    self.document = document
    assessors = []
    rounds = []
    ballots = [:]
    agreed = [:]
    weights = [:]
    elicitations = [:]
    comments = [:]
    dissents = [:]
    attendance = [:]
    substitutes = [:]
    parked = [:]
    formerDecisions = []
  }

  /// The person of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of assessors.
  package func assessor(_ id: AssessorID) -> Assessor? { assessors.first { $0.id == id } }

  /// The round in which marks are given now: the last one, which may have ended, else work outside
  /// rounds.
  package var markingRound: RoundNumber { rounds.last?.id ?? .solo }

  /// The number of the round that opens next.
  package var nextRound: RoundNumber { RoundNumber((rounds.last?.id.number ?? 0) + 1) }

  /// A ballot; an empty one where nothing has been marked.
  package func ballot(_ round: RoundNumber, _ assessor: AssessorID) -> Ballot {
    ballots[round]?[assessor] ?? Ballot()
  }

  /// What stands at one place; an empty marking where nothing does.
  package subscript(place: MarkingPlace) -> Marking {
    get { ballots[place.round]?[place.assessor]?[place.option, place.criterion] ?? Marking() }
    set { updateMarking(place) { $0 = newValue } }
  }

  /// Changes what stands at one place, in place.
  mutating func updateMarking(_ place: MarkingPlace, _ change: (inout Marking) -> Void) {
    updateBallot(place.round, place.assessor) { $0.update(place.option, place.criterion, change) }
  }

  /// Changes a ballot in place and drops it when nothing stands on it any more.
  mutating func updateBallot(
    _ round: RoundNumber, _ assessor: AssessorID, _ change: (inout Ballot) -> Void
  ) {
    var isEmpty = false
    func changed(_ ballot: inout Ballot) {
      change(&ballot)
      isEmpty = ballot.isEmpty
    }
    changed(&ballots[round, default: [:]][assessor, default: Ballot()])
    guard isEmpty else { return }
    ballots[round]?[assessor] = nil
    if ballots[round]?.isEmpty == true { ballots[round] = nil }
  }
}
