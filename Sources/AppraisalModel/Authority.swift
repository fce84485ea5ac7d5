extension Appraisal {
  /// Refuses an edit that its author may not make in this state.
  ///
  /// Whoever adopts the case is the first facilitator. Everybody may join as a member, commenter
  /// or observer and marks their own ballot; a facilitator or recorder may enter a ballot on
  /// behalf; weights, standings, rounds and agreed scores are the facilitator's.
  ///
  /// - Throws: `EditRefusal.notAllowed` with the role that is needed.
  public func authorise(_ edit: Edit, by author: AssessorID?) throws(EditRefusal) {
    let person = author.flatMap(assessor)
    if person?.facilitates == true { return }
    switch edit {
    case .adopt: return
    case .join(let joining):
      if assessors.isEmpty { return }
      let privileged = joining.roles.contains { $0 == .facilitator || $0 == .recorder }
      guard joining.id == author, !privileged else {
        throw .notAllowed(author, needs: .facilitator)
      }
    case .revise(_, let new):
      guard new.id == author, person?.roles == new.roles else {
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
    case .weigh, .standing, .openRound, .moveRound, .agree:
      throw .notAllowed(author, needs: .facilitator)
    }
  }

  private func authoriseBallot(
    of owner: AssessorID, by author: AssessorID?
  ) throws(EditRefusal) {
    guard let author, let person = assessor(author) else {
      throw .notAllowed(author, needs: .member)
    }
    if person.roles.contains(.recorder) { return }
    guard owner == author, person.counts || person.roles.contains(.commenter) else {
      throw .notAllowed(author, needs: owner == author ? .member : .recorder)
    }
  }
}
