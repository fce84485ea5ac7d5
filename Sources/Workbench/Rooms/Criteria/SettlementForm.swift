import AppraisalFindings
import AppraisalModel

/// Says who settled the agreed weights, and how.
struct SettlementForm: FormPurpose {
  static var form: Form {
    Form(
      SettlementForm(), title: "Settle the agreed weights",
      fields: [
        .area(
          .note, "Who settled them, and how",
          hint: "Settled weights stay as they are until you open them again, so that nobody can "
            + "fit them to the marks.",
          limit: 4096, needed: "Say who settled them, such as \"the panel, at its first meeting\".")
      ])
  }

  var verb: String { "settle" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    do {
      return .edits(
        "Agreed weights settled",
        try session.appraisal.settlingWeights(words: form.text(.note)))
    } catch {
      return .refused(nil, error.sentence)
    }
  }
}
