import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

extension FieldKey {
  static let login = FieldKey("login")
  static let roles = FieldKey("roles")
}

extension AssessorRole {
  /// What somebody in this role does.
  fileprivate var words: String {
    switch self {
    case .member: "marks; the marks count"
    case .facilitator: "writes the case, sets weights, opens and ends rounds"
    case .recorder: "the clerk: enters what others decided, and the decision"
    case .commenter: "comments and marks; the marks do not count"
    case .observer: "reads"
    }
  }
}

extension Form {
  /// Asks who takes part, for which body and in which roles; nil for somebody new.
  static func participant(_ person: Assessor?, in document: CaseDocument) -> Form {
    let roles = AssessorRole.allCases.map {
      FieldOption($0.rawValue, $0.rawValue, detail: $0.words)
    }
    let bodies = document.bodies.map { FieldOption($0.id.text, $0.label) }
    let seats = document.seats.map { seat in
      let body = document.bodies.first { $0.id == seat.body }?.shortLabel ?? seat.body.text
      return FieldOption(seat.id.text, seat.label, detail: body)
    }
    let interests = (person?.interests ?? []).map { interest in
      (interest.outcome == .recused ? "recused | " : "") + interest.words
    }
    let login = FormField.line(
      .login, "Opens it as",
      hint: "The login name, or the one behind --as: small letters, digits "
        + "and hyphens.", limit: 64, needed: "Type the name under which the person opens it.")
    return Form(
      person.map { .changePerson($0.id) } ?? .addPerson,
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
          .body, "Sits for", from: [FieldOption("", "nobody in particular")] + bodies,
          person?.body?.text ?? ""),
      ]
        + (seats.isEmpty
          ? []
          : [
            .choice(
              .seat, "Seat on the panel", hint: "A seat belongs to the body that fills it.",
              from: [FieldOption("", "none")] + seats, person?.seat?.text ?? "")
          ]) + [
          .area(
            .interests, "Interests declared",
            hint: "One a line; \"recused | \" before one that keeps the person from marking.",
            interests.joined(separator: "\n"), limit: 4096)
        ])
  }
}

extension Model {
  /// What the answers about somebody who takes part lead to.
  func participantOutcome(_ form: Form, _ id: AssessorID?) -> FormOutcome {
    guard let appraisal = session?.appraisal else { return .refused(nil, "No appraisal is open.") }
    guard let id = id ?? AssessorID(form.text(.login).trimmed) else {
      return .refused(.login, "Use small letters, digits and hyphens only, such as ann-smith.")
    }
    let old = appraisal.assessor(id)
    if form.purpose == .addPerson, let old {
      return .refused(.login, "\(old.name) takes part as \(id) already.")
    }
    let chosen = Set(form.chosen(.roles))
    let roles = AssessorRole.allCases.filter { chosen.contains($0.rawValue) }
    let seat = form.choice(.seat).flatMap(ItemID.init)
      .flatMap { id in appraisal.document.seats.first { $0.id == id } }
    if let seat, let holder = appraisal.assessors.first(where: { $0.seat == seat.id }),
      holder.id != id
    {
      return .refused(.seat, "\(holder.name) has this seat.")
    }
    let new = Assessor(
      id: id, name: form.text(.name).trimmed,
      // A seat belongs to the body that fills it.
      body: seat?.body ?? form.choice(.body).flatMap(BodyID.init), seat: seat?.id, roles: roles,
      interests: interests(form.text(.interests), of: old))
    guard let old else { return .edits("\(new.name) takes part", [.people(.join(assessor: new))]) }
    if let refusal = lastFacilitator(old, becoming: roles) { return .refused(.roles, refusal) }
    return .edits(
      "\(new.name): \(new.roleWords)", new == old ? [] : [.people(.revise(old: old, new: new))])
  }

  /// Why somebody must keep facilitating, or nil.
  private func lastFacilitator(_ person: Assessor, becoming roles: [AssessorRole]) -> String? {
    guard person.facilitates, !roles.contains(.facilitator),
      session?.appraisal.assessors.contains(where: { $0.id != person.id && $0.facilitates }) != true
    else { return nil }
    return "Nobody else facilitates. Give that role to another person first."
  }

  /// The interests of lines; what was noted of one stays while its words do.
  private func interests(_ text: String, of person: Assessor?) -> [Interest] {
    TypedLists.lines(text).map { line in
      let parts = TypedLists.parts(line, 2)
      let isRecused = parts.count == 2 && parts[0] == "recused"
      let words = isRecused ? parts[1] : line
      var interest =
        person?.interests.first { $0.words == words } ?? Interest(words: words)
      interest.outcome = isRecused ? .recused : .stayed
      return interest
    }
  }

  // MARK: The list

  /// The rows of the outline, with the people who take part behind the seats.
  func wholeOutline(of session: Session) -> [OutlineRow] {
    var rows = session.document.outline
    let place = rows.firstIndex(of: .kind(.evidence)) ?? rows.count
    rows.insert(
      contentsOf: [.people] + session.appraisal.assessors.map { .person($0.id) }, at: place)
    return rows
  }

  /// What the list says beside a person.
  func detail(of id: AssessorID) -> String {
    guard let person = session?.appraisal.assessor(id) else { return "" }
    return person.roles.isEmpty
      ? "takes no part" : person.roles.map(\.rawValue).joined(separator: ", ")
  }

  /// Asks whether somebody is to be taken out.
  mutating func askLeaving(of id: AssessorID) {
    guard let session, let person = session.appraisal.assessor(id) else { return }
    if let refusal = lastFacilitator(person, becoming: []) {
      notice = Notice(.refused, refusal)
      return
    }
    guard !person.roles.isEmpty else {
      notice = Notice(
        .plain, "\(person.name) takes no part already. Enter gives a role again.")
      return
    }
    overlays.append(
      .confirmation(
        Confirmation(
          title: "Take out \(person.name)?",
          words: session.appraisal.hasTraces(of: id)
            ? "What \(person.name) marked and said stays on the record and no longer counts. "
              + "Enter on the line gives a role again."
            : "\(person.name) has done nothing yet and leaves the list.",
          key: "t", label: "take out", command: .removeElementNow)))
  }

  /// Takes somebody out: off the list, or where they have done something, out of all roles.
  mutating func removePerson(_ id: AssessorID) -> [Request] {
    guard let session, let person = session.appraisal.assessor(id) else { return [] }
    if let refusal = lastFacilitator(person, becoming: []) {
      notice = Notice(.refused, refusal)
      return []
    }
    var out = person
    out.roles = []
    let isKnown = session.appraisal.hasTraces(of: id)
    let requests = perform(
      "\(person.name) taken out",
      [isKnown ? .people(.revise(old: person, new: out)) : .people(.leave(assessor: person))])
    guard notice?.kind != .refused else { return requests }
    if !isKnown { outline.row = .people }
    notice = Notice(
      .good,
      isKnown
        ? "\(person.name) takes no part any more. What was marked stays and does not count."
        : "\(person.name) is off the list.")
    return requests
  }
}

extension Appraisal {
  /// Whether anything is recorded that a person gave, so that they cannot leave the list.
  fileprivate func hasTraces(of id: AssessorID) -> Bool {
    guard let person = assessor(id) else { return false }
    var copy = self
    return (try? copy.apply(.people(.leave(assessor: person)))) == nil
  }
}
