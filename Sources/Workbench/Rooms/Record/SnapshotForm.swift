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
          hint: "Final is refused while something is open: values, rounds, bodies, members, "
            + "hurdles, answers or weights.",
          from: [
            FieldOption("", "on the way"), FieldOption("final", "final"),
            FieldOption("anyway", "final, with what is open"),
          ], ""),
      ])
  }

  var verb: String { "save" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let note: String
    do throws(FinalRefusal) {
      note = try session.recorded.snapshotNote(
        form.text(.note), isFinal: form.choice(.final)?.isEmpty == false,
        leavingOpen: form.choice(.final) == "anyway")
    } catch {
      switch error {
      case .misleadingNote: return .refused(.note, error.obstacles.joined())
      case .obstructed, .open:
        return .obstructed(.final, "This cannot be final yet", by: error.obstacles)
      }
    }
    return .effect(
      .saveSnapshot(
        path: session.path, name: form.text(.name), note: note,
        sentence: session.sentence.words), "Saving the snapshot ...")
  }
}
