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
    let note: String
    do {
      note = try session.recorded.snapshotNote(
        form.text(.note), isFinal: form.choice(.final) == "final")
    } catch {
      return .obstructed(.final, "This cannot be final yet", by: error.obstacles)
    }
    return .effect(
      .saveSnapshot(
        path: session.path, name: form.text(.name), note: note,
        sentence: session.sentence.words), "Saving the snapshot ...")
  }
}
