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
    guard let remarks = bench.session?.appraisal.comments else { return .closed }
    guard let id = freshName(bench.person, in: remarks) else {
      return .refused(nil, "This comment cannot be named.")
    }
    let remark = Remark(
      author: bench.person, option: option, criterion: criterion, words: form.text(.words).trimmed)
    return .edits("Your comment", [.marks(.comment(id: id, old: nil, new: remark))])
  }

  /// A name for the person's next comment; those that were taken back are passed over.
  private func freshName(_ person: AssessorID, in remarks: [ItemID: Remark]) -> ItemID? {
    let own = remarks.values.count { $0.author == person }
    return (own + 1...own + 1 + remarks.count).lazy
      .compactMap { ItemID("\(person.text.prefix(56))-\($0)") }
      .first { remarks[$0] == nil }
  }
}
