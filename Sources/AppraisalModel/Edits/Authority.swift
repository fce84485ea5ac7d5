extension Appraisal {
  /// Refuses an edit that its author may not make in this state.
  ///
  /// Whoever adopts the case is the first facilitator. Everybody may join as a member, commenter
  /// or observer and marks their own ballot; a facilitator or recorder may enter a ballot on
  /// behalf; weights, standings, rounds and agreed scores are the facilitator's.
  ///
  /// - Throws: `EditRefusal.notAllowed` with the role that is needed.
  public func authorise(_ edit: Edit, by author: AssessorID?) throws(EditRefusal) {
    if case .mark(let place, _, .some) = edit { try checkPart(place) }
    let place = author.flatMap { author in assessors.firstIndex { $0.id == author } }
    let roles = place.map { assessors[$0].roles } ?? []
    if roles.contains(.facilitator) { return }
    switch edit {
    case .adopt: return
    case .join(let joining):
      if assessors.isEmpty { return }
      let privileged = joining.roles.contains { $0 == .facilitator || $0 == .recorder }
      guard joining.id == author, !privileged else {
        throw .notAllowed(author, needs: .facilitator)
      }
    case .revise(_, let new):
      guard new.id == author, roles == new.roles else {
        throw .notAllowed(author, needs: .facilitator)
      }
    case .leave(let leaving):
      guard leaving.id == author else { throw .notAllowed(author, needs: .facilitator) }
    case .mark(let place, _, _), .reason(let place, _, _), .rest(let place, _, _):
      try authoriseBallot(of: place.assessor, by: author)
    case .handIn(_, let owner), .reopen(_, let owner):
      try authoriseBallot(of: owner, by: author)
    case .weigh(.assessor(let owner), _, _, _):
      try authoriseBallot(of: owner, by: author)
    case .elicit(.assessor(let owner), _, _, _):
      try authoriseBallot(of: owner, by: author)
    case .comment(_, let old, let new):
      for owner in [old?.author, new?.author].compactMap(\.self) {
        try authoriseBallot(of: owner, by: author)
      }
    case .decide:
      guard roles.contains(.recorder) else {
        throw .notAllowed(author, needs: .recorder)
      }
    case .weigh, .standing, .openRound, .moveRound, .agree, .add, .change, .remove, .move, .head,
      .elicit, .lockWeights:
      throw .notAllowed(author, needs: .facilitator)
    }
  }

  /// Refuses an answer of a person who has no part in the cell.
  private func checkPart(_ place: MarkingPlace) throws(EditRefusal) {
    guard let person = assessors.firstIndex(where: { $0.id == place.assessor }) else { return }
    if let bar = bar(on: assessors[person], option: place.option, criterion: place.criterion) {
      throw bar
    }
  }

  /// Why a person may not mark a cell, or nil: another body marks the criterion, or an interest
  /// touches it.
  ///
  /// Nobody's body is asked for while the criterion names none.
  public func bar(
    on person: Assessor, option: OptionID, criterion: CriterionID
  ) -> EditRefusal? {
    let place = document.criteria.firstIndex { $0.id == criterion }
    let markers = place.map { document.criteria[$0].markedBy } ?? []
    if !markers.isEmpty, !markers.contains(where: { $0 == person.body }) {
      return .notMarkedBy(person.body, criterion)
    }
    let isRecused = person.interests.contains { interest in
      interest.outcome == .recused
        && (interest.options.isEmpty || interest.options.contains(option))
        && (interest.criteria.isEmpty || interest.criteria.contains(criterion))
    }
    return isRecused ? .recused(person.id) : nil
  }

  private func authoriseBallot(
    of owner: AssessorID, by author: AssessorID?
  ) throws(EditRefusal) {
    guard let author, let person = assessors.firstIndex(where: { $0.id == author }) else {
      throw .notAllowed(author, needs: .member)
    }
    let roles = assessors[person].roles
    if roles.contains(.recorder) { return }
    guard owner == author, roles.contains(.member) || roles.contains(.commenter) else {
      throw .notAllowed(author, needs: owner == author ? .member : .recorder)
    }
  }
}
