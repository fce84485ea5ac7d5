import AppraisalModel
import Canvas

extension Form {
  /// Asks which options become one, and what it is called.
  static func combine(from option: OptionID?, in document: CaseDocument) -> Form {
    Form(
      .combine, title: "Combine options into a new one",
      fields: [
        .several(
          .options, "Options", hint: "Two or more. They stay on the list, discounted.",
          from: document.options.map { FieldOption($0.id.text, $0.label) },
          Set([option?.text].compactMap(\.self))),
        .line(
          .name, "Name of the new option", hint: "As the board will know it.",
          needed: ElementFields.nameNeeded),
        .area(.summary, "What it is", hint: "A paragraph; it may be written later."),
        .area(
          .reason, "Why", hint: "Kept with the options that it takes the place of.",
          needed: "Say why: the reason is kept with the old options."),
      ])
  }

  /// Asks into what an option is split.
  static func split(_ option: Option) -> Form {
    Form(
      .split(option.id), title: "Split \(option.shortLabel)",
      fields: [
        .area(
          .parts, "New options", hint: "One name a line, two or more.",
          needed: "Type the names of the new options, one a line."),
        .area(
          .reason, "Why", hint: "Kept with the option that is split.",
          needed: "Say why: the reason is kept with the old option."),
      ])
  }

  /// Asks what a variant of an option is called.
  static func variant(of option: Option) -> Form {
    Form(
      .variant(option.id), title: "A variant of \(option.shortLabel)",
      fields: [
        .line(
          .name, "Name", hint: "All that is said of the option is said of the variant at first.",
          option.label + ", ", needed: ElementFields.nameNeeded)
      ])
  }
}

extension Model {
  /// Opens the form of a command that makes options of others.
  mutating func openOptionLife(_ id: CommandID) {
    guard let document = session?.document else { return }
    let option = selectedOption
    switch (id, option) {
    case (.combineOptions, _):
      overlays.append(.form(.combine(from: option?.id, in: document)))
    case (.splitOption, let option?): overlays.append(.form(.split(option)))
    case (.varyOption, let option?): overlays.append(.form(.variant(of: option)))
    default: break
    }
  }

  /// The option that the cursor of Author stands on, or nil.
  var selectedOption: Option? {
    guard case .element(let name, _) = outline.row, name.kind == .option else { return nil }
    return OptionID(name.id).flatMap { session?.document.option($0) }
  }

  /// What the answers about options that become one lead to.
  func combineOutcome(_ form: Form) -> FormOutcome {
    guard let appraisal = session?.appraisal else { return .refused(nil, "No appraisal is open.") }
    let chosen = form.chosen(.options).compactMap { OptionID($0) }
    guard chosen.count > 1 else { return .refused(.options, "Tick two options or more.") }
    let name = form.text(.name).trimmed
    guard let id = OptionID(appraisal.freshName(.option, from: name)) else {
      return .refused(.name, ElementFields.nameNeeded)
    }
    let option = Option(id: id, label: name, summary: form.text(.summary).trimmed)
    return .edits(
      "\(chosen.count) options combined into \(name)",
      appraisal.combining(chosen, into: option, because: form.text(.reason).trimmed))
  }

  /// What the answers about an option that is split lead to.
  func splitOutcome(_ form: Form, _ id: OptionID) -> FormOutcome {
    guard let appraisal = session?.appraisal, let old = appraisal.document.option(id) else {
      return .refused(nil, "The option is no longer there.")
    }
    let names = TypedLists.lines(form.text(.parts))
    guard names.count > 1 else { return .refused(.parts, "Type two names or more, one a line.") }
    var taken: Set<String> = []
    let parts = names.compactMap { name -> Option? in
      let text = appraisal.freshName(.option, from: name, besides: taken)
      taken.insert(text)
      return OptionID(text).map { Option(id: $0, label: name) }
    }
    return .edits(
      "\(old.shortLabel) split into \(parts.count)",
      appraisal.splitting(id, into: parts, because: form.text(.reason).trimmed))
  }

  /// What the answer about a variant leads to.
  func variantOutcome(_ form: Form, _ id: OptionID) -> FormOutcome {
    guard let appraisal = session?.appraisal else { return .refused(nil, "No appraisal is open.") }
    let name = form.text(.name).trimmed
    guard let variant = OptionID(appraisal.freshName(.option, from: name)),
      let edit = appraisal.varying(id, as: variant, label: name)
    else { return .refused(nil, "The option is no longer there.") }
    return .edits("\(name) added", [edit])
  }

  /// What is said after a change of the case: its name, how it is taken back, and what is now to
  /// be marked.
  func changeNotice(_ label: String, _ edits: [Edit]) -> Notice {
    let late = edits.contains { edit in
      if case .document(.add(.option, _)) = edit { true } else { false }
    }
    guard late, let progress = session?.progress, progress.answered > 0,
      progress.answered < progress.all
    else { return Notice(.good, "\(label). u takes it back.") }
    let blanks = progress.all - progress.answered
    return Notice(
      .good,
      "\(label). u takes it back. Marking has begun: \(blanks) of \(progress.all) are blank now; "
        + "n on Score goes to the next.")
  }
}
