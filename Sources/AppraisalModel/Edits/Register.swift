/// The name of one value of an appraisal; two edits of one register that did not see each other
/// are contested.
package enum Register: Hashable, Sendable {
  /// What is known of a person.
  case assessor(AssessorID)
  case standing(OptionID)
  case mark(MarkingPlace)
  case reason(MarkingPlace)
  case evidence(MarkingPlace)
  /// The points of a node.
  case weight(WeightHolder, CriterionID)
  /// The state of a round.
  case round(RoundNumber)
  /// Whether a ballot is handed in.
  case handedIn(RoundNumber, AssessorID)
  case agreed(MatrixCell)
  /// Something that the case lists.
  case element(ElementName)
  /// The place of something in its list.
  case place(ElementName)
  /// The title, the question, the terms and the way of counting money.
  case head
  case comment(ItemID)
  case dissent(ItemID)
  /// The answers that the weights of a family come from.
  case elicitation(WeightHolder, WeightFamily)
  /// Whether the agreed weights are settled.
  case weightLock
  case decision
  /// What is said of a person's being there at a moment.
  case attendance(AssessorID, Moment)
  /// Who sits in for a member.
  case substitute(AssessorID)
  /// A question that is put aside.
  case parked(ItemID)
  /// Whether something must not be withheld for a time.
  case hold(ItemID)
}
