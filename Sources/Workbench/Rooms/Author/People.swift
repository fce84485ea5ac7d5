import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

extension AuthorRoom {
  /// Asks whether somebody is to be taken out.
  func askLeaving(of id: AssessorID, _ bench: inout Bench) throws(Refusal) {
    guard let appraisal = bench.session?.appraisal, let person = appraisal.assessor(id) else {
      return
    }
    _ = try edits(of: id, in: appraisal)
    let name = appraisal.name(person)
    let words =
      switch appraisal.departure(of: person) {
      case .withoutRole:
        "What \(name) marked and said stays on the record and no longer counts. Enter on the line "
          + "gives a role again."
      case .offTheList: "\(name) has done nothing yet and leaves the list."
      }
    bench.show(
      Confirmation(
        title: "Take out \(name)?", words: words, key: "t", label: "take out", act: Self.removal))
  }

  /// Takes somebody out: off the list, or where they have done something, out of all roles.
  ///
  /// Gives whether they are off the list.
  func takeOut(_ id: AssessorID, _ bench: inout Bench) throws(Refusal) -> Bool {
    guard let appraisal = bench.session?.appraisal, let person = appraisal.assessor(id) else {
      return false
    }
    let (name, departure) = (appraisal.name(person), appraisal.departure(of: person))
    try bench.perform("\(name) taken out", edits(of: id, in: appraisal))
    bench.say(.good, departure.words(name))
    return departure == .offTheList
  }

  private func edits(of id: AssessorID, in appraisal: Appraisal) throws(Refusal) -> [Edit] {
    do throws(PanelRefusal) {
      return try appraisal.takingOut(id)
    } catch {
      throw Refusal(error.sentence(in: appraisal))
    }
  }
}

extension Appraisal {
  /// What the list says beside a person.
  func roleDetail(of id: AssessorID) -> String {
    guard let person = assessor(id) else { return "" }
    return person.roles.isEmpty
      ? "takes no part" : person.roles.map(\.rawValue).joined(separator: ", ")
  }
}
