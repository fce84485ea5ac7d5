import AppraisalFindings
import AppraisalModel
import Canvas

/// What people say beside their marks, on Read and on Score.
enum Commentary {
  static let commands: [Command] = [comment]
}

extension Commentary {
  package static let comment: Command = Command(
    "comment", "Comment", "Says something about what is shown; it is kept and not counted.",
    keys: [.character("o")], in: [.read, .score], hint: "comment", rank: 9,
    unless: { model in model.bench.needingSession { $0.readOnly } },
    act: { model in
      if let form = CommentForm.form(model) { model.bench.show(form) }
    })
}

/// Says something about an option or a criterion.
struct CommentForm: CaseForm {
  let option: OptionID?
  let criterion: CriterionID?

  /// Asks what the person says about what is shown.
  static func form(_ model: Model) -> Form? {
    guard let document = model.bench.session?.document else { return nil }
    let room = model[model.bench.place == .score ? .score : .read]
    let (option, criterion) = (room.openOption, room.openCard)
    let names = [
      option.map(document.name), criterion.map(document.name),
    ].compactMap { $0 }
    return Form(
      CommentForm(option: option, criterion: criterion),
      title: "About \(names.isEmpty ? "the whole" : names.joined(separator: ", "))",
      fields: [
        .area(
          .words, "Comment", hint: "Kept with your name; it is not counted.",
          needed: "Type what you want to say.")
      ])
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let appraisal = bench.session?.appraisal else { return .closed }
    let remark = Remark(
      author: bench.person, option: option, criterion: criterion, words: form.text(.words).trimmed)
    guard let edit = appraisal.commenting(remark) else {
      return .refused(nil, "This comment cannot be named.")
    }
    return .edits("Your comment", [edit])
  }
}
