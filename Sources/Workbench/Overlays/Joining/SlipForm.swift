import AppraisalHistory
import AppraisalModel
import Canvas

/// Asks for what is printed on the slip that somebody was given.
struct SlipForm: FormPurpose {
  static let commands: [Command] = [typeSigns]

  static let typeSigns: Command = Command(
    "show-slip", "Type your slip",
    "The sixteen signs on the slip that you were given: they confirm that you write from here.",
    keys: [.character("S")], in: [.home],
    unless: { model in
      model.bench.needingSession { session in
        session.recorded.keys.awaitsSlip(session.viewer)
          ? nil
          : session.recorded.keys.slipKey(of: session.viewer) == nil
            ? "No slip was made for you." : "Your slip was shown already."
      }
    },
    act: { model in model.bench.show(form) })

  private static let form = Form(
    SlipForm(), title: "Your slip",
    fields: [
      .line(
        .signs, "The signs on it", hint: "Sixteen letters and digits, such as 7KQM P2XD ABCD EFGH.",
        limit: 64, needed: "Type what is printed on the slip.")
    ])

  var verb: String { "show it" }
  // What is on a slip is written down nowhere.
  var keepsDraft: Bool { false }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    guard let code = SlipCode(typed: form.text(.signs)) else {
      return .refused(.signs, SlipWords.misread)
    }
    return .effect(.showSlip(path: session.path, signs: code.text), "Showing the slip ...")
  }

  /// What Home says first to somebody who was given a slip and has not shown it.
  static func lines(_ session: Session) -> [HomeRoom.Line] {
    guard session.recorded.keys.awaitsSlip(session.viewer) else { return [] }
    return [HomeRoom.Line(typeSigns, "Type the signs on your slip", "once", isUrgent: true)]
  }
}

extension FieldKey {
  fileprivate static let signs = FieldKey("signs")
}
