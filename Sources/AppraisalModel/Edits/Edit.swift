/// Where an option stands, with the reason.
public struct OptionStanding: Encodable, Hashable, Sendable {
  /// The status.
  public var status: OptionStatus
  /// The reason.
  public var reason: String

  /// Makes a standing.
  public init(status: OptionStatus, reason: String = "") {
    self.status = status
    self.reason = reason
  }
}

/// Every change that can be made to an appraisal.
///
/// An edit carries the value that it replaces, so that it can be undone, explained and held
/// against another that was made at the same time. The names of the cases and their labels are
/// the names in the ledger: they never change once released.
///
/// What is large and rare is kept apart, so that a record of many marks is small.
public enum Edit: Encodable, Hashable, Sendable {
  /// The appraisal starts from a case; always the first edit.
  indirect case adopt(document: CaseDocument)
  /// A person takes part.
  indirect case join(assessor: Assessor)
  /// A person who joined by mistake is taken off.
  indirect case leave(assessor: Assessor)
  /// What is known of a person changes.
  indirect case revise(old: Assessor, new: Assessor)
  /// An option's standing changes.
  case standing(option: OptionID, old: OptionStanding, new: OptionStanding)
  /// An answer is given, changed or taken back.
  case mark(place: MarkingPlace, old: Answer?, new: Answer?)
  /// The reason for a marking changes.
  case reason(place: MarkingPlace, old: String, new: String)
  /// The evidence that a marking rests on changes.
  case rest(place: MarkingPlace, old: [EvidenceID], new: [EvidenceID])
  /// The points of weight of a node among its siblings change.
  case weigh(
    holder: WeightHolder, criterion: CriterionID, old: DecimalNumber?, new: DecimalNumber?)
  /// A round opens.
  case openRound(round: Round)
  /// A round moves on: ended, revealed, settled.
  case moveRound(round: RoundNumber, old: RoundState, new: RoundState)
  /// A ballot is handed in.
  case handIn(round: RoundNumber, assessor: AssessorID)
  /// A ballot that was handed in is opened again.
  case reopen(round: RoundNumber, assessor: AssessorID)
  /// The group agrees on a score.
  case agree(
    option: OptionID, criterion: CriterionID, old: AgreedScore?, new: AgreedScore?)
  /// Something is added to the case, at a place in its list.
  indirect case add(element: Element, at: Int)
  /// Something that the case lists changes; an option's standing stays as it is.
  indirect case change(old: Element, new: Element)
  /// Something is taken out of the case, from a place in its list; marks of it are kept, inactive.
  indirect case remove(element: Element, at: Int)
  /// Something moves to another place in its list.
  case move(element: ElementName, old: Int, new: Int)
  /// The title, the question, the terms or the way of counting money changes.
  indirect case head(old: CaseHead, new: CaseHead)
  /// Somebody comments, changes a comment or takes it back.
  indirect case comment(id: ItemID, old: Remark?, new: Remark?)
  /// The answers that the weights of a family come from change.
  indirect case elicit(
    holder: WeightHolder, family: WeightFamily, old: Elicitation?, new: Elicitation?)
  /// The agreed weights are settled, or opened again.
  indirect case lockWeights(old: WeightLock?, new: WeightLock?)
  /// A decision is recorded, replaced by a fuller one, or followed by another after a review.
  indirect case decide(old: Decision?, new: Decision)

  /// The edit that takes this one back, or nil where there is none.
  ///
  /// Taken back in reverse order, edits give the same bytes again. One change is refused until
  /// something else is back: a reference to evidence that has been taken out of the case meanwhile.
  public var inverse: Edit? {
    switch self {
    // Whoever joins again joins last, so that leaving cannot be taken back exactly.
    case .adopt, .leave, .openRound, .moveRound, .handIn, .reopen, .decide: nil
    case .join(let assessor): .leave(assessor: assessor)
    case .revise(let old, let new): .revise(old: new, new: old)
    case .standing(let option, let old, let new): .standing(option: option, old: new, new: old)
    case .mark(let place, let old, let new): .mark(place: place, old: new, new: old)
    case .reason(let place, let old, let new): .reason(place: place, old: new, new: old)
    case .rest(let place, let old, let new): .rest(place: place, old: new, new: old)
    case .weigh(let holder, let criterion, let old, let new):
      .weigh(holder: holder, criterion: criterion, old: new, new: old)
    case .agree(let option, let criterion, let old, let new):
      .agree(option: option, criterion: criterion, old: new, new: old)
    default: authoringInverse
    }
  }

  private var authoringInverse: Edit? {
    switch self {
    case .add(let element, let place): .remove(element: element, at: place)
    case .change(let old, let new): .change(old: new, new: old)
    case .remove(let element, let place): .add(element: element, at: place)
    case .move(let element, let old, let new): .move(element: element, old: new, new: old)
    case .head(let old, let new): .head(old: new, new: old)
    case .comment(let id, let old, let new): .comment(id: id, old: new, new: old)
    case .elicit(let holder, let family, let old, let new):
      .elicit(holder: holder, family: family, old: new, new: old)
    case .lockWeights(let old, let new): .lockWeights(old: new, new: old)
    default: nil
    }
  }

  /// Whether it changes what the case lists, so that what was selected may be gone.
  public var changesCase: Bool {
    switch self {
    case .adopt, .standing, .add, .change, .remove, .move, .head: true
    default: false
    }
  }

  /// The one value that this edit sets, or nil where it sets none that others could set.
  public var register: Register? {
    switch self {
    case .adopt, .openRound, .leave: nil
    case .join(let assessor), .revise(_, let assessor): .assessor(assessor.id)
    case .standing(let option, _, _): .standing(option)
    case .mark(let place, _, _): .mark(place)
    case .reason(let place, _, _): .reason(place)
    case .rest(let place, _, _): .rest(place)
    case .weigh(let holder, let criterion, _, _): .weight(holder, criterion)
    case .moveRound(let round, _, _): .round(round)
    case .handIn(let round, let assessor), .reopen(let round, let assessor):
      .handedIn(round, assessor)
    case .agree(let option, let criterion, _, _): .agreed(MatrixCell(option, criterion))
    case .add(let element, _), .change(_, let element), .remove(let element, _):
      .element(element.name)
    case .move(let name, _, _): .place(name)
    case .head: .head
    case .comment(let id, _, _): .comment(id)
    case .elicit(let holder, let family, _, _): .elicitation(holder, family)
    case .lockWeights: .weightLock
    case .decide: .decision
    }
  }
}

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
  case rest(MarkingPlace)
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
