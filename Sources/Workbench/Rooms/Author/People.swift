import AppraisalFindings
import AppraisalModel
import Canvas

extension AuthorRoom {
  /// Asks whether somebody is to be taken out.
  func askLeaving(of id: AssessorID, _ bench: inout Bench) throws(Refusal) {
    guard let appraisal = bench.session?.appraisal, let person = appraisal.assessor(id) else {
      return
    }
    if let refusal = appraisal.lastFacilitator(person, becoming: []) { throw Refusal(refusal) }
    guard !person.roles.isEmpty else {
      return bench.say(
        .plain, "\(appraisal.name(person)) takes no part already. Enter gives a role again.")
    }
    bench.show(
      Confirmation(
        title: "Take out \(appraisal.name(person))?",
        words: appraisal.hasTraces(of: id)
          ? "What \(appraisal.name(person)) marked and said stays on the record and no longer counts. "
            + "Enter on the line gives a role again."
          : "\(appraisal.name(person)) has done nothing yet and leaves the list.",
        key: "t", label: "take out", act: Self.removal))
  }

  /// Takes somebody out: off the list, or where they have done something, out of all roles.
  ///
  /// Gives whether they are off the list.
  func takeOut(_ id: AssessorID, _ bench: inout Bench) throws(Refusal) -> Bool {
    guard let appraisal = bench.session?.appraisal, let person = appraisal.assessor(id) else {
      return false
    }
    if let refusal = appraisal.lastFacilitator(person, becoming: []) { throw Refusal(refusal) }
    var out = person
    out.roles = []
    let isKnown = appraisal.hasTraces(of: id)
    try bench.perform(
      "\(appraisal.name(person)) taken out",
      [isKnown ? .people(.revise(old: person, new: out)) : .people(.leave(assessor: person))])
    bench.say(
      .good,
      isKnown
        ? "\(appraisal.name(person)) takes no part any more. What was marked stays and does not count."
        : "\(appraisal.name(person)) is off the list.")
    return !isKnown
  }
}

extension Appraisal {
  /// What the list says beside a person.
  func roleDetail(of id: AssessorID) -> String {
    guard let person = assessor(id) else { return "" }
    return person.roles.isEmpty
      ? "takes no part" : person.roles.map(\.rawValue).joined(separator: ", ")
  }

  /// Why somebody must keep facilitating, or nil.
  func lastFacilitator(_ person: Assessor, becoming roles: [AssessorRole]) -> String? {
    guard person.facilitates, !roles.contains(.facilitator),
      !assessors.contains(where: { $0.id != person.id && $0.facilitates })
    else { return nil }
    return "Nobody else facilitates. Give that role to another person first."
  }

  /// Whether anything is recorded that a person gave, so that they cannot leave the list.
  fileprivate func hasTraces(of id: AssessorID) -> Bool {
    guard let person = assessor(id) else { return false }
    var copy = self
    return (try? copy.apply(.people(.leave(assessor: person)))) == nil
  }
}
