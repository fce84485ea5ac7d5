import AppraisalModel

/// Gives the reason for a marking.
struct ReasonForm: FormPurpose {
  let marking: MarkingPlace
  let name: String

  static func form(_ cell: MarkingPlace, named name: String, _ reason: String) -> Form {
    Form(
      ReasonForm(marking: cell, name: name), title: name,
      fields: [
        .area(
          .reason, "Reason", hint: "Others read it after the reveal, and in the paper.", reason)
      ])
  }

  var cell: MarkingPlace? { marking }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let old = session.appraisal[marking].reason
    let new = form.text(.reason)
    return .edits(
      "\(name): reason", old == new ? [] : [.marks(.reason(place: marking, old: old, new: new))])
  }
}
