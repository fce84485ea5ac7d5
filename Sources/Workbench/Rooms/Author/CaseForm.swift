import AppraisalFindings
import AppraisalHistory
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
      try model.inside(AuthorRoom.self) { room, bench in
        room.selectNew(edits, bench)
        bench.notice = bench.changeNotice(label, edits)
      }
    }
  }
}

extension Bench {
  /// What is said after a change of the case: its name, how it is taken back, and what is now to
  /// be marked.
  func changeNotice(_ label: String, _ edits: [Edit]) -> Notice {
    if let likeness = session?.appraisal.likenessWords(after: edits) {
      return Notice(.plain, "\(label). \(likeness)")
    }
    let late = edits.contains { edit in
      if case .document(.add(.option, _)) = edit { true } else { false }
    }
    guard late, let progress = session?.progress, progress.answered > 0,
      progress.answered < progress.all
    else { return Notice(.good, "\(label). u takes it back.") }
    let blanks = progress.all - progress.answered
    return Notice(
      .good,
      "\(label). u takes it back. Marking has begun: \(blanks) of \(progress.all) are blank now; "
        + "n on Score goes to the next.")
  }
}
