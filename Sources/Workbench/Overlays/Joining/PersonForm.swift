import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import PlainText

/// Says who the person is, for whom they sit, and what they declare.
struct PersonForm: FormPurpose {
  /// Whether the person is not on the panel yet.
  let isNew: Bool

  static func form(_ bench: Bench) -> Form {
    let document = bench.session?.document ?? CaseDocument()
    let person = bench.session?.person
    let interests = person?.interests.map(\.declaredLine).joined(separator: "\n") ?? ""
    let said =
      switch person?.declaration {
      case .some(.some): person?.declared == true ? "some" : ""
      case .some(.none): "none"
      case .some(.notAsked), nil: ""
      }
    return Form(
      PersonForm(isNew: person == nil),
      title: person == nil ? "Who are you? You are not on the panel yet" : "Who are you?",
      fields: [
        .line(
          .name, "Your name", hint: "As others should see it.", person?.name ?? bench.personName,
          needed: "Type the name that others should see."),
        .choice(
          .body, "You sit for", hint: "Left and right choose the body; Space lists them all.",
          from: [FieldOption("", "nobody in particular")] + document.bodyOptions,
          person?.body?.text ?? ""),
      ] + document.seatFields("Your seat on the panel", person?.seat) + [
        .choice(
          .declaration, "Interests to declare",
          hint: "Say so yourself, also if there are none. Left and right choose.",
          from: [
            FieldOption("", "not said yet"), FieldOption("none", "none"),
            FieldOption("some", "those below"),
          ], said),
        .area(
          .interests, "Interests",
          hint:
            "One a line. Begin with pecuniary: where it is one. Write sensitive for one of which only "
            + "that it exists is kept.", interests, limit: 4096),
      ])
  }

  var verb: String { isNew ? "join" : "keep" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let name = form.text(.name)
    let old = session.person
    let interests = form.interests(of: old)
    var new = form.person(
      from: old ?? session.appraisal.newcomer(bench.person, named: name), in: session.document)
    let isSaid = form.choice(.declaration)?.isEmpty == false
    switch form.choice(.declaration) {
    case "none" where !interests.isEmpty:
      return .refused(.declaration, "Interests are listed below. Choose those below, or empty it.")
    case "some" where interests.isEmpty:
      return .refused(.interests, "Type the interests, one a line, or choose none above.")
    default: break
    }
    if isSaid || interests != new.interests.map(\.declaredLine) {
      do {
        new = try new.declaring(interests)
      } catch {
        return .refused(.interests, error.sentence(in: session.document))
      }
    }
    guard let old else { return .edits("\(name) takes part", [.people(.join(assessor: new))]) }
    return .edits("Who you are: \(name)", new == old ? [] : [.people(.revise(old: old, new: new))])
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    bench.personName = form.text(.name)
    if let words = bench.session?.appraisal.likenessWords(after: edits) {
      bench.say(.plain, words)
    }
  }
}

extension FieldKey {
  fileprivate static let declaration = FieldKey("declaration")
}
