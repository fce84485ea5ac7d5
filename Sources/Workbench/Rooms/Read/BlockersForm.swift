import AppraisalHistory
import AppraisalFindings
import AppraisalModel

/// Says what no longer stands in an option's way.
struct BlockersForm: CaseForm {
  let option: OptionID

  static func form(_ option: Option, called name: String) -> Form {
    let all = option.blockers.enumerated().map { FieldOption("\($0)", $1.label) }
    let lifted = option.blockers.indices.filter { option.blockers[$0].lifted }.map(String.init)
    return Form(
      BlockersForm(option: option.id), title: "In the way of \(name)",
      fields: [
        .several(
          .blockers, "Lifted", hint: "What no longer stands in the way. u takes it back.",
          from: all, Set(lifted))
      ])
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard var state = bench.session?.appraisal, let present = state.document.option(option) else {
      return .refused(nil, "The option is no longer there.")
    }
    let lifted = Set(form.chosen(.blockers))
    var back = present
    for index in back.blockers.indices where !lifted.contains("\(index)") {
      back.blockers[index].lifted = false
    }
    var edits: [Edit] =
      back == present ? [] : [.document(.change(old: .option(present), new: .option(back)))]
    do {
      for edit in edits { try state.apply(edit) }
      for index in back.blockers.indices where lifted.contains("\(index)") {
        let lifting = state.lifting(index, of: option)
        for edit in lifting { try state.apply(edit) }
        edits += lifting
      }
    } catch {
      return .refused(nil, error.sentence(in: state.document))
    }
    let name = state.document.name(option)
    let left = present.blockers.count - lifted.count
    let label =
      left == 0
      ? "\(name): nothing in the way any more"
      : "\(name): \(left) still in the way"
    return .edits(label, edits)
  }
}
