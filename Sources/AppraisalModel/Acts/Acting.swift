// Acts: what a person can do, as edits made from the state and a wish. Screens and verbs call the
// same ones, and each ends here.

extension Appraisal {
  /// Makes edits that belong together as a person, or refuses them and changes nothing.
  ///
  /// Whoever does not take part yet joins with the first edit, by the name that is shown.
  ///
  /// - Returns: What is to be recorded, the joining in front; empty where there is nothing to do.
  package mutating func make(
    _ edits: [Edit], as person: AssessorID, named name: String
  ) throws(EditRefusal) -> [Edit] {
    guard !edits.isEmpty else { return [] }
    let all = joining(edits, person, named: name) + edits
    try make(all, by: person)
    return all
  }

  /// Makes edits in their order as an author who joins by none but them, or refuses them and
  /// changes nothing.
  package mutating func make(_ edits: [Edit], by author: AssessorID?) throws(EditRefusal) {
    var next = self
    for edit in edits { try next.make(edit, by: author) }
    self = next
  }

  /// Makes one edit as an author, or refuses it and changes nothing.
  package mutating func make(_ edit: Edit, by author: AssessorID?) throws(EditRefusal) {
    try authorise(edit, by: author)
    try apply(edit)
  }

  /// The edit by which a person joins, where none of the others says how they do.
  private func joining(
    _ edits: [Edit], _ person: AssessorID, named name: String
  ) -> [Edit] {
    let joins = edits.contains { if case .people(.join) = $0 { true } else { false } }
    guard !joins, assessor(person) == nil else { return [] }
    return [.people(.join(assessor: newcomer(person, named: name)))]
  }
}
