import AppraisalModel

/// Gives the reason for a marking.
struct ReasonForm: FormPurpose {
  let marking: MarkingPlace
  let name: String

  static func form(
    _ cell: MarkingPlace, named name: String, _ reason: String, isHidden: Bool
  ) -> Form {
    Form(
      ReasonForm(marking: cell, name: name), title: name,
      fields: [
        .area(
          .reason, "Reason",
          hint: isHidden
            ? "Others read it after the reveal, and in the paper."
            : "Others read it at once, and in the paper.", reason)
      ])
  }

  var cell: MarkingPlace? { marking }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    return .edits(
      "\(name): reason", session.appraisal.marking(marking) { $0.reason = form.text(.reason) })
  }
}
