import AppraisalFindings
import AppraisalModel
import Canvas

extension WorkshopRoom {
  package static let park: Command = Command(
    "park", "Park a question",
    "Puts a question aside with somebody who sees to it by a day, or says what became of one.",
    keys: [.character("f")], in: WorkshopRoom.self, hint: "park a question", rank: 10,
    unless: { _, bench, session in
      if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
      if let reason = session.readOnly { return reason }
      return session.mayFacilitate || session.appraisal.rules(session.viewer)
        ? nil : "The facilitator or the recorder parks questions. You see here which are open."
    },
    act: { _, bench in
      guard let session = bench.session else { return }
      let known = session.appraisal.parkedQuestions
      guard !known.isEmpty else { return bench.show(ParkingForm.form(session.appraisal)) }
      bench.show(
        ChoiceMenu(
          title: "Which question?",
          choices: [
            ChoiceMenu.Choice(words: "Park another question") { model in
              guard let appraisal = model.bench.session?.appraisal else { return }
              model.bench.show(ParkingForm.form(appraisal))
            }
          ]
            + known.map { id, question in
              ChoiceMenu.Choice(words: question.sentence(in: session.appraisal)) { model in
                guard let appraisal = model.bench.session?.appraisal else { return }
                model.bench.show(ParkingForm.form(appraisal, changing: id))
              }
            }))
    })
}

extension FieldKey {
  fileprivate static let person = FieldKey("person")
  fileprivate static let due = FieldKey("due")
  fileprivate static let outcome = FieldKey("outcome")
  fileprivate static let answer = FieldKey("answer")
}

/// Asks what is put aside, who sees to it and by when, and of a question on record what became of it.
struct ParkingForm: FormPurpose {
  /// The question that is changed, or nil for a new one.
  let id: ItemID?

  static func form(_ appraisal: Appraisal, changing id: ItemID? = nil) -> Form {
    let question = id.flatMap { appraisal.parked[$0] }
    let people = appraisal.assessors.filter { !$0.roles.isEmpty }
      .map { FieldOption($0.id.text, appraisal.name($0)) }
    let ending: [FormField] =
      id == nil
      ? []
      : [
        .choice(
          .outcome, "It is", hint: "Answered and dropped take words below.",
          from: [
            FieldOption("", "open"), FieldOption(ParkedOutcome.answered.rawValue, "answered"),
            FieldOption(ParkedOutcome.dropped.rawValue, "dropped"),
          ], question?.outcome?.rawValue ?? ""),
        .area(
          .answer, "The answer", hint: "Or why it is dropped.", question?.answer ?? "", limit: 4096),
      ]
    return Form(
      ParkingForm(id: id), title: id == nil ? "Park a question" : "A parked question",
      fields: ending + [
        .area(
          .question, "The question", hint: "It stands in the minutes until it is answered.",
          question?.words ?? "", limit: 4096, needed: "Say what is asked."),
        .choice(
          .person, "Who sees to it", hint: "Somebody else is named below.",
          from: [FieldOption("", "somebody else")] + people, question?.person?.text ?? ""),
        .line(
          .owner, "Somebody else", hint: "Such as the finance director.", question?.owner ?? ""),
        .day(
          .due, "By", question.flatMap { CalendarDay($0.day) }, needed: "Say by which day."),
      ])
  }

  var verb: String { id == nil ? "park it" : "keep" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let person = form.choice(.person).flatMap { AssessorID($0) }
    let owner = form.text(.owner).trimmed
    guard person == nil || owner.isEmpty else {
      return .refused(.owner, "Choose somebody above or name somebody here, not both.")
    }
    let question = ParkedQuestion(
      words: form.text(.question).trimmed, person: person, owner: owner,
      day: form.day(.due)?.description ?? "",
      outcome: form.choice(.outcome).flatMap(ParkedOutcome.init),
      answer: form.choice(.outcome)?.isEmpty == false ? form.text(.answer).trimmed : "")
    do throws(ParkingRefusal) {
      guard let id else {
        return .edits(
          "Question parked", try session.appraisal.parking(question, by: session.viewer))
      }
      let label = question.outcome.map { "Question \($0.rawValue)" } ?? "Parked question changed"
      return .edits(label, try session.appraisal.changing(parked: id, to: question))
    } catch {
      return .refused(Self.field(error), error.sentence)
    }
  }

  private static func field(_ refusal: ParkingRefusal) -> FieldKey? {
    switch refusal {
    case .wordsMissing: .question
    case .ownerMissing: .person
    case .dayMissing: .due
    case .answerMissing: .answer
    case .unknown: nil
    }
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    guard !edits.isEmpty else { return }
    bench.say(.good, "\(label). It is on record; u takes it back.")
  }
}
