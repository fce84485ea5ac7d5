import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

extension Form {
  /// Asks what of that which stands in an option's way has been lifted.
  static func blockers(_ option: Option) -> Form {
    let all = option.blockers.enumerated().map { FieldOption("\($0)", $1.label) }
    let lifted = option.blockers.indices.filter { option.blockers[$0].lifted }.map(String.init)
    return Form(
      .blockers(option.id), title: "In the way of \(option.shortLabel)",
      fields: [
        .several(
          .blockers, "Lifted", hint: "What no longer stands in the way. u takes it back.",
          from: all, Set(lifted))
      ])
  }

  /// Asks what a person says about an option or a criterion.
  static func comment(
    option: OptionID?, criterion: CriterionID?, about words: String
  ) -> Form {
    Form(
      .comment(option: option, criterion: criterion), title: "About \(words)",
      fields: [
        .area(
          .words, "Comment", hint: "Kept with your name; it is not counted.",
          needed: "Type what you want to say.")
      ])
  }
}

extension Model {
  /// What the answers about an option's blockers lead to.
  func blockersOutcome(_ form: Form, _ id: OptionID) -> FormOutcome {
    guard let option = session?.document.option(id) else {
      return .refused(nil, "The option is no longer there.")
    }
    guard var state = session?.appraisal else { return .refused(nil, "No appraisal is open.") }
    let lifted = Set(form.chosen(.blockers))
    var back = option
    for index in back.blockers.indices where !lifted.contains("\(index)") {
      back.blockers[index].lifted = false
    }
    var edits: [Edit] =
      back == option ? [] : [.document(.change(old: .option(option), new: .option(back)))]
    do {
      for edit in edits { try state.apply(edit) }
      for index in back.blockers.indices where lifted.contains("\(index)") {
        let lifting = state.lifting(index, of: id)
        for edit in lifting { try state.apply(edit) }
        edits += lifting
      }
    } catch {
      return .refused(nil, error.sentence(in: state.document))
    }
    let left = option.blockers.count - lifted.count
    let label =
      left == 0
      ? "\(option.shortLabel): nothing in the way any more"
      : "\(option.shortLabel): \(left) still in the way"
    return .edits(label, edits)
  }

  /// What a comment leads to.
  func commentOutcome(
    _ form: Form, _ option: OptionID?, _ criterion: CriterionID?
  ) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
    let own = session.appraisal.comments.values.count { $0.author == person }
    guard let id = freshComment(after: own) else {
      return .refused(nil, "This comment cannot be named.")
    }
    let remark = Remark(
      author: person, option: option, criterion: criterion, words: form.text(.words).trimmed)
    return .edits("Your comment", [.marks(.comment(id: id, old: nil, new: remark))])
  }

  /// A name for the person's next comment; those that were taken back are passed over.
  private func freshComment(after count: Int) -> ItemID? {
    guard let comments = session?.appraisal.comments else { return nil }
    return (count + 1...count + 1 + comments.count).lazy
      .compactMap { ItemID("\(self.person.text.prefix(56))-\($0)") }
      .first { comments[$0] == nil }
  }

  /// Opens the form of a comment on what is shown.
  mutating func openComment() {
    guard let session else { return }
    let document = session.document
    let option = place == .score ? score.option : read.page == nil ? read.option : nil
    let criterion = place == .score ? score.criterion : nil
    let names = [
      option.flatMap(document.option)?.shortLabel,
      criterion.flatMap(document.criterion)?.shortLabel,
    ].compactMap { $0 }
    overlays.append(
      .form(
        .comment(
          option: option, criterion: criterion,
          about: names.isEmpty ? "the whole" : names.joined(separator: ", "))))
  }

  /// Opens the form of what stands in the way of the option that is shown.
  mutating func openBlockers() {
    guard let option = read.option.flatMap({ session?.document.option($0) }) else { return }
    overlays.append(.form(.blockers(option)))
  }
}
