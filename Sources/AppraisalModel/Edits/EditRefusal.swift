/// Why an edit cannot be made; the facts, without the words.
package enum EditRefusal: Error, Hashable, Sendable {
  /// A case has been adopted already.
  case alreadyAdopted
  /// No case has been adopted yet.
  case notAdopted
  /// There is no such option.
  case unknownOption(OptionID, known: [OptionID])
  /// There is no such criterion.
  case unknownCriterion(CriterionID, known: [CriterionID])
  /// There is no such person.
  case unknownAssessor(AssessorID)
  /// There is no such body.
  case unknownBody(BodyID, known: [BodyID])
  /// There is no such evidence.
  case unknownEvidence(EvidenceID)
  /// There is no such round.
  case unknownRound(RoundNumber)
  /// The person takes part already.
  case alreadyJoined(AssessorID)
  /// The person has marked or weighted, or the record names them, and cannot be taken off.
  case hasMarked(AssessorID)
  /// The option is not being appraised.
  case notAppraised(OptionID, OptionStatus)
  /// The node is not marked: an objective, or information.
  case notMarkable(CriterionID, CriterionKind)
  /// The node is not weighted: a hurdle, or information.
  case notWeighted(CriterionID, CriterionKind)
  /// The mark is not on the scale.
  case offScale(DecimalNumber, CriterionID, Scale)
  /// The answer is of a kind that the criterion does not take.
  case wrongAnswer(Answer, CriterionID, CriterionKind)
  /// The points are below zero or above 1,000.
  case badPoints(DecimalNumber)
  /// The round takes no marks.
  case roundNotOpen(RoundNumber, RoundState)
  /// A round is open already.
  case roundStillOpen(RoundNumber)
  /// Rounds are numbered one after another.
  case wrongRoundNumber(RoundNumber, expected: RoundNumber)
  /// A round cannot go from one state to the other.
  case wrongRoundMove(RoundNumber, from: RoundState, to: RoundState)
  /// The ballot has been handed in.
  case handedIn(RoundNumber, AssessorID)
  /// The ballot has not been handed in.
  case notHandedIn(RoundNumber, AssessorID)
  /// The value has changed since the edit was made.
  case stale
  /// A reason is missing that this change requires.
  case reasonMissing
  /// A text is longer than can be kept.
  case tooLong(bytes: Int, limit: Int)
  /// There is nothing of that name in the case.
  case unknownElement(ElementName)
  /// Something of that name is in the case already.
  case taken(ElementName)
  /// The case would break a rule that holds in every case.
  case wouldBreak(InvariantViolation)
  /// What the edit puts in place of something has another name.
  case wrongElement(ElementName, expected: ElementName)
  /// A list has no such place.
  case noSuchPlace(Int, count: Int)
  /// An option's standing changes by an edit of its own, which gives the reason.
  case standingApart(OptionID)
  /// A person still sits for the body or on the seat.
  case inUse(ElementName, by: AssessorID)
  /// Marks that were given would not stand on the criterion any more.
  case marksDoNotFit(CriterionID, count: Int)
  /// The agreed weights are settled.
  case weightsLocked
  /// There is no such comment.
  case unknownComment(ItemID)
  /// A person's body does not mark a criterion.
  case notMarkedBy(BodyID?, CriterionID)
  /// A person takes no part in what a declared interest touches.
  case recused(AssessorID)
  /// Somebody is not on the panel and was not asked whether they join; who was probably meant.
  case notOnPanel(AssessorID, nearest: AssessorID?)
  /// A ruling was given on an interest, and the person who declared it does not take it back.
  case ruled(AssessorID, interest: String)
  /// The option is a name only, still to be filled in.
  case shell(OptionID)
  /// The sitting is signed by a key that does not speak for the person whom it names.
  case keyNotTheirs(AssessorID?)
  /// A slip that somebody shows confirms nothing.
  case slipRefused(AssessorID, SlipFault)
  /// An appraisal is begun by its founder alone.
  case notTheFounder
  /// The author lost the role that it takes, and neither had seen the other; who took it away.
  case roleLost(AssessorID?, by: AssessorID?)
  /// The round asks only about other cells, and this one keeps what was marked before.
  case notAsked(RoundNumber)
  /// There is no such view on record.
  case unknownDissent(ItemID)
  /// A view that differs from the group's is changed or taken back by whoever holds it.
  case notTheirDissent(AssessorID)
  /// A comment is changed or taken back by its author alone.
  case notTheirComment(AssessorID)
  /// The author may not make this edit.
  case notAllowed(AssessorID?, needs: AssessorRole)

  /// What it says is not in the case, where that can be marked on.
  var missing: ElementName? {
    if case .unknownOption(let id, _) = self { return ElementName(.option, id.text) }
    if case .unknownCriterion(let id, _) = self { return ElementName(.criterion, id.text) }
    return nil
  }
}
