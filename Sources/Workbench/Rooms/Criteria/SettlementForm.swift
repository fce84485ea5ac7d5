import AppraisalModel

/// Says who settled the agreed weights, and how.
struct SettlementForm: FormPurpose {
  static func form(areSet: Bool) -> Form {
    let gap = areSet ? "" : " Some are not set yet; these stay equal."
    return Form(
      SettlementForm(), title: "Settle the agreed weights",
      fields: [
        .area(
          .note, "Who settled them, and how",
          hint: "Settled weights stay as they are until you open them again, so that nobody can "
            + "fit them to the marks." + gap,
          limit: 4096, needed: "Say who settled them, such as \"the panel, at its first meeting\".")
      ])
  }

  var verb: String { "settle" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    .edits(
      "Agreed weights settled",
      [
        .weights(
          .lockWeights(
            old: bench.session?.appraisal.weightLock, new: WeightLock(words: form.text(.note))))
      ])
  }
}
