import AppraisalFindings
import AppraisalHistory
import AppraisalModel

/// Who sits in for a member: somebody of the panel, or somebody new who is asked about first.
enum SubstituteMenu {
  /// Asks who sits in from a moment on.
  static func show(
    for member: AssessorID, at moment: Moment, now: Moment, _ bench: inout Bench
  ) throws(Refusal) {
    guard let session = bench.session else { return }
    let appraisal = session.appraisal
    guard appraisal.assessor(member)?.counts == true else {
      throw Refusal(AttendanceRefusal.noMember(member).sentence(in: appraisal, bench.clock))
    }
    let choices =
      ending(member, appraisal) + people(for: member, at: moment, now: now, appraisal)
      + newcomer(for: member, at: moment, now: now, session)
    guard !choices.isEmpty else {
      throw Refusal(
        "Nobody on the panel is free to sit in for \(appraisal.name(member)). The facilitator takes "
          + "somebody onto it.")
    }
    bench.show(
      ChoiceMenu(title: "Who sits in for \(appraisal.name(member))?", choices: choices))
  }

  /// That nobody does any more, where somebody does.
  private static func ending(
    _ member: AssessorID, _ appraisal: Appraisal
  ) -> [ChoiceMenu.Choice] {
    guard let former = appraisal.substitutes[member]?.person else { return [] }
    let words = "Nobody: \(appraisal.name(former)) no longer sits in"
    return [
      ChoiceMenu.Choice(words: words) { model throws(Refusal) in
        try make(&model.bench) { appraisal throws(AttendanceRefusal) in
          (
            "Nobody sits in for \(appraisal.name(member))",
            try appraisal.endingSubstitute(for: member)
          )
        }
      }
    ]
  }

  private static func people(
    for member: AssessorID, at moment: Moment, now: Moment, _ appraisal: Appraisal
  ) -> [ChoiceMenu.Choice] {
    appraisal.possibleSubstitutes(for: member).map { person in
      let body = appraisal.assessor(person.id)?.body.map(appraisal.document.name)
      let words = [appraisal.name(person), body].compactMap(\.self).joined(separator: ", ")
      return ChoiceMenu.Choice(words: words) { model throws(Refusal) in
        try make(&model.bench) { appraisal throws(AttendanceRefusal) in
          (
            "\(appraisal.name(person)) sits in for \(appraisal.name(member))",
            try appraisal.sittingIn(person.id, for: member, at: moment, now: now)
          )
        }
      }
    }
  }

  /// Somebody who is not on the panel, whom only a facilitator takes onto it.
  private static func newcomer(
    for member: AssessorID, at moment: Moment, now: Moment, _ session: Session
  ) -> [ChoiceMenu.Choice] {
    guard session.mayFacilitate else { return [] }
    return [
      ChoiceMenu.Choice(words: "Somebody who is not on the panel yet") { model in
        guard let appraisal = model.bench.session?.appraisal else { return }
        model.bench.show(SubstituteForm.form(for: member, at: moment, now: now, appraisal))
      }
    ]
  }

  private static func make(
    _ bench: inout Bench,
    _ act: (Appraisal) throws(AttendanceRefusal) -> (label: String, edits: [Edit])
  ) throws(Refusal) {
    guard let appraisal = bench.session?.appraisal else { return }
    let made: (label: String, edits: [Edit])
    do {
      made = try act(appraisal)
    } catch {
      throw Refusal(error.sentence(in: appraisal, bench.clock))
    }
    try bench.perform(made.label, made.edits)
    bench.say(.good, "\(made.label). It is on record; s changes it.")
  }
}

/// Asks who somebody is that is not on the panel and sits in for a member.
struct SubstituteForm: FormPurpose {
  let owner: AssessorID
  let moment: Moment
  let now: Moment

  static func form(
    for member: AssessorID, at moment: Moment, now: Moment, _ appraisal: Appraisal
  ) -> Form {
    let body =
      appraisal.assessor(member)?.body.map { " for \(appraisal.document.name($0))" } ?? ""
    return Form(
      SubstituteForm(owner: member, moment: moment, now: now),
      title: "Somebody new sits in for \(appraisal.name(member))",
      fields: [
        .line(
          .name, "Name",
          hint: "Their ballot counts\(body) while they sit in, and no longer than that.",
          needed: "Type the name that others should see."),
        .line(
          .login, "Opens it as",
          hint: "The login name, or the name behind --as. Capitals and signs count.", limit: 256,
          needed: "Type the name under which the person opens it."),
      ])
  }

  var verb: String { "sits in" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal else { return .closed }
    guard let id = LoginName.typed(form.text(.login).trimmed) else {
      return .refused(.login, PanelRefusal.noLogin.sentence(in: appraisal))
    }
    if appraisal.assessor(id) != nil {
      return .refused(.login, PanelRefusal.takesPartAlready(id).sentence(in: appraisal))
    }
    let name = form.text(.name).trimmed
    do throws(AttendanceRefusal) {
      return .edits(
        "\(name) sits in for \(appraisal.name(owner))",
        try appraisal.sittingIn(newcomer: id, named: name, for: owner, at: moment, now: now))
    } catch {
      return .refused(nil, error.sentence(in: appraisal, bench.clock))
    }
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    let likeness = bench.session?.appraisal.likenessWords(after: edits).map { " \($0)" } ?? ""
    bench.say(.good, "\(label). It is on record; s changes it.\(likeness)")
  }
}
