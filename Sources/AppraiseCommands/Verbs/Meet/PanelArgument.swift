import AppraisalFolder
import AppraisalModel

extension Appraisal {
  /// Whoever of the panel is meant by an id, a login, or a name that nobody else has; nil for nobody.
  func person(named text: String) -> AssessorID? {
    if let id = AssessorID(text), assessor(id) != nil { return id }
    if let id = LoginName.typed(text), assessor(id) != nil { return id }
    let meant = assessors.filter { name($0).lowercased() == text.lowercased() }
    return meant.count == 1 ? meant[0].id : nil
  }

  /// Whoever of the panel is meant.
  ///
  /// - Throws: `CommandFailure` where it is nobody.
  func person(meant text: String) throws(CommandFailure) -> AssessorID {
    guard let id = person(named: text) else {
      throw .unknown("person", text, assessors.map(\.id.text))
    }
    return id
  }
}
