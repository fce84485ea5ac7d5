/// The name of one value of an appraisal; two edits of one register that did not see each other
/// are contested.
public enum Register: Hashable, Sendable {
  /// What is known of a person.
  case assessor(AssessorID)
  /// An option's standing.
  case standing(OptionID)
  /// An answer.
  case mark(MarkingPlace)
  /// A reason.
  case reason(MarkingPlace)
  /// The evidence of a marking.
  case evidence(MarkingPlace)
  /// The points of a node.
  case weight(WeightHolder, CriterionID)
  /// The state of a round.
  case round(RoundNumber)
  /// Whether a ballot is handed in.
  case handedIn(RoundNumber, AssessorID)
  /// An agreed score.
  case agreed(MatrixCell)
  /// Something that the case lists.
  case element(ElementName)
  /// The place of something in its list.
  case place(ElementName)
  /// The title, the question, the terms and the way of counting money.
  case head
  /// A comment.
  case comment(ItemID)
  /// The answers that the weights of a family come from.
  case elicitation(WeightHolder, WeightFamily)
  /// Whether the agreed weights are settled.
  case weightLock
  /// The decision.
  case decision
}
