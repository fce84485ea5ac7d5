import AppraisalHistory
import AppraisalFindings
import AppraisalModel

/// Saves a snapshot.
struct SnapshotForm: FormPurpose {
  static var form: Form {
    Form(
      SnapshotForm(), title: "Save a snapshot",
      fields: [
        .line(
          .name, "Name", hint: "What this moment is called: \"Before the meeting\".",
          needed: "A snapshot needs a name, such as \"Before the meeting\"."),
        .area(.note, "Note", hint: "Why it is saved; may stay empty.", limit: 4096),
        .choice(
          .final, "Kind",
          hint: "Final is refused while a value is contested, a round is open or weights are "
            + "out of date.", from: [FieldOption("", "on the way"), FieldOption("final", "final")],
          ""),
      ])
  }

  var verb: String { "save" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let isLast = form.choice(.final) == "final"
    let obstacles = isLast ? session.recorded.obstaclesToFinal : []
    guard obstacles.isEmpty else {
      return .obstructed(.final, "This cannot be final yet", by: obstacles)
    }
    let note = (isLast ? ["Final."] : []) + [form.text(.note)].filter { !$0.isEmpty }
    return .effect(
      .saveSnapshot(
        path: session.path, name: form.text(.name), note: note.joined(separator: " "),
        sentence: session.sentence.words), "Saving the snapshot ...")
  }
}
