import AppraisalModel

/// A form whose answers change the case, or what stands beside the marks.
///
/// Once they are made, the cursor of Author stands on what is new, and the person is told how the
/// change is taken back.
protocol CaseForm: FormPurpose {}

extension CaseForm {
  package func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    guard !edits.isEmpty else { return }
    bench.then { model throws(Refusal) in
      try model.forEachRoom { room, bench in room.follow(edits, bench) }
      model.bench.notice = model.bench.changeNotice(label, edits)
    }
  }
}
