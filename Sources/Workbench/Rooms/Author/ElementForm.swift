import AppraisalHistory
import AppraisalFindings
import AppraisalModel

/// Adds something to the case, or changes something that it has.
struct ElementForm: CaseForm {
  /// What the case has, or nil for something new.
  private let present: Element?
  private let kind: ElementKind
  /// Where something new stands in its list.
  private let place: Int

  /// Asks about something that the case has.
  static func form(_ element: Element, in document: CaseDocument) -> Form {
    Form(
      ElementForm(present: element, kind: element.kind, place: 0), title: element.label,
      fields: ElementFields(document: document, present: element).fields(element.kind))
  }

  /// Asks about something new.
  static func form(
    new kind: ElementKind, at place: Int, under parent: CriterionID?, in document: CaseDocument
  ) -> Form {
    Form(
      ElementForm(present: nil, kind: kind, place: place), title: "A new \(kind.words)",
      fields: ElementFields(document: document, present: nil, parent: parent).fields(kind))
  }

  var verb: String { present == nil ? "add" : "keep" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let document = session.document
    let words = kind == .note ? form.text(.words) : form.text(.name)
    let id = present?.name.id ?? session.appraisal.freshName(kind, from: words)
    let answers = ElementAnswers(
      form: form, lists: TypedLists(document: document), present: present)
    do {
      guard let element = try answers.element(kind, id: id) else {
        return .refused(nil, "Something is missing. Fill in every field that needs an answer.")
      }
      if let present {
        return .edits(
          "\(element.label) changed",
          element == present ? [] : [.document(.change(old: present, new: element))])
      }
      return .edits("\(element.label) added", [.document(.add(element: element, at: place))])
    } catch {
      return .refused(error.field, error.words)
    }
  }
}

/// Changes a part of the case that is no list.
struct HeadPartForm: CaseForm {
  let part: HeadPart

  static func form(_ part: HeadPart, in document: CaseDocument) -> Form {
    Form(
      HeadPartForm(part: part), title: part.title,
      fields: HeadForm(document: document).fields(part))
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let document = bench.session?.document else { return .closed }
    do {
      let head = try HeadForm(document: document).head(part, from: form)
      return .edits(
        "\(part.title) changed",
        head == document.head ? [] : [.document(.head(old: document.head, new: head))]
      )
    } catch {
      return .refused(error.field, error.words)
    }
  }
}

/// Says where an option stands, and why.
struct StandingForm: CaseForm {
  let option: OptionID

  static func form(_ option: Option) -> Form {
    let states = [
      FieldOption("active", "appraised"),
      FieldOption("baseline", "appraised, and what the others are compared with"),
      FieldOption("discounted", "discounted"),
      FieldOption("blocked", "blocked by something named"),
      FieldOption("later", "not now, perhaps later"),
    ]
    return Form(
      StandingForm(option: option.id), title: option.label,
      fields: [
        .choice(.state, "Standing", from: states, option.status.rawValue),
        .area(
          .reason, "Why", hint: "Needed for what is discounted, blocked or later.",
          option.statusReason),
      ])
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let present = bench.session?.document.option(option) else {
      return .refused(nil, "The option is no longer there.")
    }
    let old = present.standing
    let new = OptionStanding(
      status: form.choice(.state).flatMap(OptionStatus.init) ?? present.status,
      reason: form.text(.reason).trimmed)
    if new.lacksReason {
      return .refused(.reason, "Say why: the reason is kept with the option.")
    }
    return .edits(
      "\(present.shortLabel): \(new.status.rawValue)",
      new == old ? [] : [.document(.standing(option: option, old: old, new: new))])
  }
}
