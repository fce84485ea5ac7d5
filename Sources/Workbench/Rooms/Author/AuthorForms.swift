import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

extension Form {
  /// Asks about something that the case has.
  static func element(_ element: Element, in document: CaseDocument) -> Form {
    Form(
      .changeElement(element), title: element.label,
      fields: ElementFields(document: document, present: element).fields(element.kind))
  }

  /// Asks about something new.
  static func newElement(
    _ kind: ElementKind, under parent: CriterionID?, in document: CaseDocument
  ) -> Form {
    Form(
      .addElement(kind), title: "A new \(kind.words)",
      fields: ElementFields(document: document, present: nil, parent: parent).fields(kind))
  }

  /// Asks about a part of the case that is no list.
  static func head(_ part: HeadPart, in document: CaseDocument) -> Form {
    Form(.head(part), title: part.title, fields: HeadForm(document: document).fields(part))
  }

  /// Asks where an option stands, and why.
  static func standing(_ option: Option) -> Form {
    let states = [
      FieldOption("active", "appraised"),
      FieldOption("baseline", "appraised, and what the others are compared with"),
      FieldOption("discounted", "discounted"),
      FieldOption("blocked", "blocked by something named"),
      FieldOption("later", "not now, perhaps later"),
    ]
    return Form(
      .standing(option.id), title: option.label,
      fields: [
        .choice(.state, "Standing", from: states, option.status.rawValue),
        .area(
          .reason, "Why", hint: "Needed for what is discounted, blocked or later.",
          option.statusReason),
      ])
  }
}

extension Model {
  /// What the answers about something of the case lead to.
  func elementOutcome(_ form: Form, _ kind: ElementKind, _ present: Element?) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
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
      return .edits(
        "\(element.label) added", [.document(.add(element: element, at: placeOfNew(kind)))])
    } catch {
      return .refused(error.field, error.words)
    }
  }

  /// Puts the cursor of Author on what was added.
  mutating func selectNew(_ edits: [Edit]) {
    if case .people(.join(let person)) = edits.first, outlineRows.contains(.person(person.id)) {
      outline.row = .person(person.id)
    }
    let added = edits.compactMap { edit -> Element? in
      if case .document(.add(let element, _)) = edit { element } else { nil }
    }
    guard let element = added.first,
      let row = outlineRows.first(where: {
        if case .element(element.name, _) = $0 { true } else { false }
      })
    else { return }
    outline.row = row
  }

  /// Where something new stands: behind the row of the cursor, else at the end of its list.
  private func placeOfNew(_ kind: ElementKind) -> Int {
    guard let document = session?.document else { return 0 }
    if place == .author, case .element(let name, _) = outline.row, name.kind == kind,
      let found = document.element(name)
    {
      return found.place + 1
    }
    return document[kind].count
  }

  /// What the answers about a part that is no list lead to.
  func headOutcome(_ form: Form, _ part: HeadPart) -> FormOutcome {
    guard let document = session?.document else { return .refused(nil, "No appraisal is open.") }
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

  /// What the answers about an option's standing lead to.
  func standingOutcome(_ form: Form, _ id: OptionID) -> FormOutcome {
    guard let option = session?.document.option(id) else {
      return .refused(nil, "The option is no longer there.")
    }
    let old = OptionStanding(status: option.status, reason: option.statusReason)
    let new = OptionStanding(
      status: form.choice(.state).flatMap(OptionStatus.init) ?? option.status,
      reason: form.text(.reason).trimmed)
    if new.lacksReason {
      return .refused(.reason, "Say why: the reason is kept with the option.")
    }
    return .edits(
      "\(option.shortLabel): \(new.status.rawValue)",
      new == old ? [] : [.document(.standing(option: id, old: old, new: new))])
  }
}
