import AppraisalModel

/// Makes one option of several.
struct CombinationForm: CaseForm {
  static func form(from option: OptionID?, in document: CaseDocument) -> Form {
    Form(
      CombinationForm(), title: "Combine options into a new one",
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

  var verb: String { "combine" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal else { return .closed }
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
}

/// Makes several options of one.
struct SplitForm: CaseForm {
  let option: OptionID

  static func form(_ option: Option) -> Form {
    Form(
      SplitForm(option: option.id), title: "Split \(option.shortLabel)",
      fields: [
        .area(
          .parts, "New options", hint: "One name a line, two or more.",
          needed: "Type the names of the new options, one a line."),
        .area(
          .reason, "Why", hint: "Kept with the option that is split.",
          needed: "Say why: the reason is kept with the old option."),
      ])
  }

  var verb: String { "split" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal, let old = appraisal.document.option(option)
    else {
      return .refused(nil, "The option is no longer there.")
    }
    let names = form.text(.parts).typedLines
    guard names.count > 1 else { return .refused(.parts, "Type two names or more, one a line.") }
    var taken: Set<String> = []
    let parts = names.compactMap { name -> Option? in
      let text = appraisal.freshName(.option, from: name, besides: taken)
      taken.insert(text)
      return OptionID(text).map { Option(id: $0, label: name) }
    }
    return .edits(
      "\(old.shortLabel) split into \(parts.count)",
      appraisal.splitting(option, into: parts, because: form.text(.reason).trimmed))
  }
}

/// Adds a variant of an option.
struct VariantForm: CaseForm {
  let option: OptionID

  static func form(_ option: Option) -> Form {
    Form(
      VariantForm(option: option.id), title: "A variant of \(option.shortLabel)",
      fields: [
        .line(
          .name, "Name", hint: "All that is said of the option is said of the variant at first.",
          option.label + ", ", needed: ElementFields.nameNeeded)
      ])
  }

  var verb: String { "add" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal else { return .closed }
    let name = form.text(.name).trimmed
    guard let variant = OptionID(appraisal.freshName(.option, from: name)),
      let edit = appraisal.varying(option, as: variant, label: name)
    else { return .refused(nil, "The option is no longer there.") }
    return .edits("\(name) added", [edit])
  }
}
