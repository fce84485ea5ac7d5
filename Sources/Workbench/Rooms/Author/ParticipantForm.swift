import AppraisalHistory
import AppraisalFindings
import AppraisalModel

extension FieldKey {
  static let login = FieldKey("login")
  static let roles = FieldKey("roles")
}

extension AssessorRole {
  /// What somebody in this role does.
  fileprivate var words: String {
    switch self {
    case .member: "marks; the marks count"
    case .facilitator: "writes the case, sets weights, runs the rounds"
    case .recorder: "the clerk: records what others say and decide"
    case .commenter: "comments and marks; the marks do not count"
    case .observer: "reads"
    }
  }
}

/// Lets somebody take part, or says who somebody is and what they may do.
struct ParticipantForm: CaseForm {
  /// Who is changed, or nil for somebody new.
  let person: AssessorID?

  static func form(_ person: Assessor?, in document: CaseDocument) -> Form {
    let roles = AssessorRole.allCases.map {
      FieldOption($0.rawValue, $0.rawValue, detail: $0.words)
    }
    let login = FormField.line(
      .login, "Opens it as",
      hint: "The login name, or the name behind --as. Capitals and signs count.", limit: 256,
      needed: "Type the name under which the person opens it.")
    return Form(
      ParticipantForm(person: person?.id),
      title: person.map { "\($0.name) (\($0.id))" } ?? "Somebody takes part",
      fields: [
        .line(
          .name, "Name", hint: "As others should see it.", person?.name ?? "",
          needed: "Type the name that others should see.")
      ] + (person == nil ? [login] : []) + [
        .several(
          .roles, "Roles", hint: "Space lists them with what each may do.", from: roles,
          Set((person?.roles ?? [.member]).map(\.rawValue)),
          needed: "Choose a role. x on the list takes somebody out."),
        .choice(
          .body, "Sits for", from: [FieldOption("", "nobody in particular")] + document.bodyOptions,
          person?.body?.text ?? ""),
      ] + document.seatFields("Seat on the panel", person?.seat) + [
        .area(
          .interests, "Interests",
          hint: "One a line, as you were told. I on Author says how each is dealt with.",
          (person?.interests ?? []).map(\.declaredLine).joined(separator: "\n"), limit: 4096)
      ])
  }

  var verb: String { person == nil ? "add" : "keep" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal else { return .closed }
    guard let id = person ?? LoginName.typed(form.text(.login).trimmed) else {
      return .refused(.login, PanelRefusal.noLogin.sentence(in: appraisal))
    }
    let old = appraisal.assessor(id)
    let chosen = Set(form.chosen(.roles))
    let roles = AssessorRole.allCases.filter { chosen.contains($0.rawValue) }
    var new = form.person(from: old ?? Assessor(id: id, name: ""), in: appraisal.document)
    new.roles = roles
    do {
      new = try new.noting(form.interests(of: old))
    } catch {
      return .refused(.interests, error.sentence(in: appraisal.document))
    }
    do throws(PanelRefusal) {
      return person == nil
        ? .edits("\(new.name) takes part", try appraisal.takingPart(new))
        : .edits("\(new.name): \(new.roleWords)", try appraisal.revising(new))
    } catch {
      return .refused(error.field, error.sentence(in: appraisal))
    }
  }
}

extension PanelRefusal {
  /// The answer that it is about.
  fileprivate var field: FieldKey? {
    switch self {
    case .noLogin, .takesPartAlready: .login
    case .seatTaken: .seat
    case .lastFacilitator: .roles
    case .notOnPanel, .takesNoPart: nil
    }
  }
}
