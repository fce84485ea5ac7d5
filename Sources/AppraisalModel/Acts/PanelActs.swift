/// Why somebody cannot be put on the panel, changed or taken off it.
package enum PanelRefusal: Error, Hashable, Sendable {
  /// A text that is no login name.
  case noLogin
  case takesPartAlready(AssessorID)
  case notOnPanel(AssessorID)
  /// A seat that somebody else has.
  case seatTaken(ItemID, by: AssessorID)
  /// Nobody else would facilitate.
  case lastFacilitator(AssessorID)
  /// Somebody who has no role any more would lose it again.
  case takesNoPart(AssessorID)
}

/// What taking somebody off the panel comes to.
package enum PanelDeparture: Hashable, Sendable {
  /// Nothing of theirs is recorded: they leave the list.
  case offTheList
  /// What they marked and said stays on the record and no longer counts.
  case withoutRole
}

/// Who takes part, and in which roles: what a facilitator does with the panel.
extension Appraisal {
  /// Lets somebody take part.
  package func takingPart(_ person: Assessor) throws(PanelRefusal) -> [Edit] {
    if assessor(person.id) != nil { throw .takesPartAlready(person.id) }
    try checkSeat(of: person)
    return [.people(.join(assessor: person))]
  }

  /// Makes of somebody what a facilitator says of them; nothing where that is what they are.
  package func revising(_ person: Assessor) throws(PanelRefusal) -> [Edit] {
    guard let old = assessor(person.id) else { throw .notOnPanel(person.id) }
    try checkSeat(of: person)
    try checkFacilitator(old, becoming: person.roles)
    return person == old ? [] : [.people(.revise(old: old, new: person))]
  }

  /// Takes somebody off the panel: off the list, or where they have done something, out of all roles.
  package func takingOut(_ id: AssessorID) throws(PanelRefusal) -> [Edit] {
    guard let person = assessor(id) else { throw .notOnPanel(id) }
    try checkFacilitator(person, becoming: [])
    guard !person.roles.isEmpty else { throw .takesNoPart(id) }
    switch departure(of: person) {
    case .offTheList: return [.people(.leave(assessor: person))]
    case .withoutRole:
      var out = person
      out.roles = []
      return [.people(.revise(old: person, new: out))]
    }
  }

  /// What taking somebody out comes to.
  ///
  /// - Complexity: O(*n*) in the number of values of the appraisal.
  package func departure(of person: Assessor) -> PanelDeparture {
    var copy = self
    return (try? copy.apply(.people(.leave(assessor: person)))) == nil ? .withoutRole : .offTheList
  }

  private func checkSeat(of person: Assessor) throws(PanelRefusal) {
    guard let seat = person.seat,
      let holder = assessors.first(where: { $0.seat == seat && $0.id != person.id })
    else { return }
    throw .seatTaken(seat, by: holder.id)
  }

  private func checkFacilitator(
    _ person: Assessor, becoming roles: [AssessorRole]
  ) throws(PanelRefusal) {
    guard person.facilitates, !roles.contains(.facilitator),
      !assessors.contains(where: { $0.id != person.id && $0.facilitates })
    else { return }
    throw .lastFacilitator(person.id)
  }
}
