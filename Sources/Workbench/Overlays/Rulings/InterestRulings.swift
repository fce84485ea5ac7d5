import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

/// Rulings on interests: a facilitator or recorder says how each is dealt with.
enum InterestRulings {
  static let commands: [Command] = [rule]

  package static let rule: Command = Command(
    "rule-interests", "Rule on interests",
    "Says of each interest whether the person takes part, and who decided it.",
    keys: [.character("I")], in: [.home, .author],
    unless: { model in
      model.bench.needingSession { session in
        session.readOnly
          ?? (session.appraisal.rules(session.viewer)
            ? nil : "A facilitator or the recorder rules on interests.")
          ?? (all(session.appraisal).isEmpty
            ? "Nobody has declared an interest."
            : all(session.appraisal).allSatisfy { $0.person.id == session.viewer }
              ? "These interests are your own: somebody else rules on them." : nil)
      }
    },
    act: { model in show(&model.bench) })

  /// Every interest with whose it is, those without a ruling first.
  private static func all(_ appraisal: Appraisal) -> [(person: Assessor, interest: Interest)] {
    let all = appraisal.assessors.flatMap { person in person.interests.map { (person, $0) } }
    return all.filter { $0.1.isOpen } + all.filter { !$0.1.isOpen }
  }

  /// Asks which interest is meant where there are several, then for the ruling.
  private static func show(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    // Nobody rules on their own.
    let interests = all(session.appraisal).filter { $0.person.id != session.viewer }
    if interests.count == 1 {
      let only = interests[0]
      return bench.show(form(only.interest, of: only.person, in: session.appraisal))
    }
    bench.show(
      ChoiceMenu(
        title: "Which interest?",
        choices: interests.map { person, interest in
          ChoiceMenu.Choice(
            words:
              "\(session.appraisal.name(person)): \(interest.words) (\(interest.standing))",
            act: { model in
              guard let appraisal = model.bench.session?.appraisal else { return }
              model.bench.show(form(interest, of: person, in: appraisal))
            })
        }))
  }

  private static func form(
    _ interest: Interest, of person: Assessor, in appraisal: Appraisal
  ) -> Form {
    interest.kind == .pecuniary
      ? DispensationForm.form(interest, of: person, in: appraisal)
      : RulingForm.form(interest, of: person, in: appraisal)
  }

  /// How many interests have no ruling.
  static func openCount(_ appraisal: Appraisal) -> Int {
    appraisal.assessors.reduce(0) { $0 + $1.interests.count(where: \.isOpen) }
  }
}

/// Asks how one interest is dealt with.
struct RulingForm: FormPurpose {
  let person: AssessorID
  /// The words of the interest.
  let words: String

  static func form(_ interest: Interest, of person: Assessor, in appraisal: Appraisal) -> Form {
    let document = appraisal.document
    let rulings = [InterestOutcome.open, .outOfItem, .recused, .stayed].map {
      FieldOption($0.rawValue, $0.words, detail: $0.detail)
    }
    let criteria = document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }
    return Form(
      RulingForm(person: person.id, words: interest.words),
      title: "\(appraisal.name(person)): \(interest.words)",
      fields: [
        .choice(
          .outcome, "Ruling", hint: "Space lists them with what each means.", from: rulings,
          interest.outcome.rawValue),
        .several(
          .options, "It touches options", hint: "None ticked means all of them.",
          from: document.options.map { FieldOption($0.id.text, $0.label) },
          Set(interest.options.map(\.text))),
        .several(
          .criteria, "It touches criteria", hint: "None ticked means all of them.",
          from: criteria.map { FieldOption($0.id.text, $0.label) },
          Set(interest.criteria.map(\.text))),
        .area(
          .reason, "Why", hint: "For the minutes.", interest.reason, limit: 4096),
        .line(
          .ruledBy, "Who ruled", hint: "Such as the chair, or the monitoring officer, by name.",
          interest.ruledBy),
      ])
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session, let person = session.appraisal.assessor(person),
      var interest = person.interests.first(where: { $0.words == words }),
      let outcome = form.choice(.outcome).flatMap(InterestOutcome.init)
    else { return .refused(nil, "The interest is no longer there.") }
    interest.outcome = outcome
    interest.options = form.chosen(.options).compactMap { OptionID($0) }
    interest.criteria = form.chosen(.criteria).compactMap { CriterionID($0) }
    interest.reason = form.text(.reason).trimmed
    if outcome != .open, interest.reason.isEmpty {
      return .refused(.reason, "Say why: a ruling stands in the record.")
    }
    interest.ruledBy = outcome == .open ? "" : form.text(.ruledBy).trimmed
    if outcome != .open {
      guard !interest.ruledBy.isEmpty else {
        return .refused(.ruledBy, "Say who ruled: it stands in the record.")
      }
      guard !interest.isRuledByOwner(person) else {
        return .refused(.ruledBy, "Nobody rules on their own interests.")
      }
    }
    return .edits(
      "\(session.appraisal.name(person)): \(outcome.words)",
      session.appraisal.ruling(interest, on: person.id).map { [$0] } ?? [])
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    guard let session = bench.session, !edits.isEmpty else { return }
    let open = InterestRulings.openCount(session.appraisal)
    let rest =
      open == 0 ? "" : " \(Numbers.count(open, "interest has", "interests have")) no ruling yet."
    bench.say(.good, "\(label).\(rest) u takes it back.")
  }
}

/// Notes by what somebody with a pecuniary interest takes part all the same.
struct DispensationForm: FormPurpose {
  let person: AssessorID
  /// The words of the interest.
  let words: String

  static func form(_ interest: Interest, of person: Assessor, in appraisal: Appraisal) -> Form {
    let noted = interest.dispensation
    return Form(
      DispensationForm(person: person.id, words: interest.words),
      title: "\(appraisal.name(person)), pecuniary: \(interest.words)",
      fields: [
        .line(
          .grantedBy, "Dispensation granted by",
          hint: "Empty where there is none: the person is out of the item.", noted?.by ?? ""),
        .day(.grantedOn, "On", noted.flatMap { CalendarDay($0.day) }),
        .line(
          .grantedFor, "For", hint: "Such as to speak and mark, or for one item.",
          noted?.purpose ?? ""
        ),
      ])
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal, let person = appraisal.assessor(person),
      var interest = person.interests.first(where: { $0.words == words })
    else { return .refused(nil, "The interest is no longer there.") }
    let by = form.text(.grantedBy).trimmed
    if by.isEmpty {
      interest.dispensation = nil
    } else {
      let purpose = form.text(.grantedFor).trimmed
      guard let day = form.day(.grantedOn)?.description else {
        return .refused(.grantedOn, "Say when it was granted.")
      }
      guard !purpose.isEmpty else { return .refused(.grantedFor, "Say what it was granted for.") }
      interest.dispensation = Dispensation(by: by, day: day, purpose: purpose)
      guard !interest.isRuledByOwner(person) else {
        return .refused(.grantedBy, "Nobody grants themselves a dispensation.")
      }
    }
    let what = by.isEmpty ? "no dispensation" : "dispensation noted"
    return .edits(
      "\(appraisal.name(person)): \(what)",
      appraisal.ruling(interest, on: person.id).map { [$0] } ?? [])
  }
}

extension FieldKey {
  fileprivate static let ruledBy = FieldKey("ruledBy")
  fileprivate static let grantedBy = FieldKey("grantedBy")
  fileprivate static let grantedOn = FieldKey("grantedOn")
  fileprivate static let grantedFor = FieldKey("grantedFor")
  fileprivate static let outcome = FieldKey("outcome")
}
