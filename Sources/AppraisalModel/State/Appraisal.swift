/// The whole state of an appraisal: what was authored, who takes part, and everything marked.
///
/// It is what the fold of a record's edits gives. Individual marks, agreed scores and weights
/// stand beside one another and none overwrites another.
public struct Appraisal: Encodable, Hashable, Sendable {
  /// What was authored.
  public var document: CaseDocument
  /// Who takes part, in order of joining.
  public var assessors: [Assessor]
  /// The rounds, by number.
  public var rounds: [Round]
  /// The ballots, by round and assessor.
  public var ballots: [RoundNumber: [AssessorID: Ballot]]
  /// The agreed scores.
  public var agreed: [OptionID: [CriterionID: AgreedScore]]
  /// The points of weight of each node among its siblings, by holder; missing is not yet set.
  public var weights: [WeightHolder: [CriterionID: DecimalNumber]]
  /// How the weights of each family came about, by holder.
  public var elicitations: [WeightHolder: [WeightFamily: Elicitation]]
  /// That the agreed weights are settled, or nil.
  public var weightLock: WeightLock?
  /// What people said about options and criteria.
  public var comments: [ItemID: Remark]
  /// What was decided, or nil.
  public var decision: Decision?
  /// What was decided before that, until a review opened the appraisal again; oldest first.
  public var formerDecisions: [Decision]

  /// Makes an appraisal.
  public init(document: CaseDocument = CaseDocument()) {
    self.document = document
    assessors = []
    rounds = []
    ballots = [:]
    agreed = [:]
    weights = [:]
    elicitations = [:]
    comments = [:]
    formerDecisions = []
  }

  /// The person of an identifier.
  ///
  /// - Complexity: O(*n*) in the number of assessors.
  public func assessor(_ id: AssessorID) -> Assessor? { assessors.first { $0.id == id } }

  /// The round in which marks are given now: the last one, which may have ended, else work outside
  /// rounds.
  public var markingRound: RoundNumber { rounds.last?.id ?? .solo }

  /// The number of the round that opens next.
  public var nextRound: RoundNumber { RoundNumber((rounds.last?.id.number ?? 0) + 1) }

  /// A ballot; an empty one where nothing has been marked.
  public func ballot(_ round: RoundNumber, _ assessor: AssessorID) -> Ballot {
    ballots[round]?[assessor] ?? Ballot()
  }

  /// What stands at one place; an empty marking where nothing does.
  public subscript(place: MarkingPlace) -> Marking {
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
