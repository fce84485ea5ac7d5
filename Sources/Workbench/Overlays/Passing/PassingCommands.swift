import AppraisalModel
import Canvas

/// Handing one terminal from member to member.
enum HandingOn {
  static let commands: [Command] = [begin, handOn]

  /// Why nobody can begin it now, or nil.
  private static func refusal(_ model: Model) -> String? {
    let bench = model.bench
    return bench.needingSession { session in
      if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
      if bench.passing != nil { return "The laptop goes from hand to hand already: F hands it on." }
      guard session.mayFacilitate || session.appraisal.rules(session.viewer) else {
        return "The facilitator or the recorder hands the laptop round."
      }
      guard !session.appraisal.otherMembers(than: session.viewer).isEmpty
      else { return "Nobody else is on the panel yet. p on Home writes down who takes part." }
      return nil
    }
  }

  package static let begin: Command = Command(
    "pass-laptop", "Hand the laptop round",
    "One terminal for all: each member in turn sits down, and sees nothing of anybody else.",
    keys: [.character("L")], in: [.home, .workshop], leaves: true, unless: refusal,
    act: { model throws(Refusal) in try model.handOn() })

  package static let handOn: Command = Command(
    "hand-on", "I have finished: hand the laptop on",
    "Says how your ballot stands, then clears the screen for whoever sits down next.",
    keys: [.character("F")], hint: "hand on", rank: 8,
    unless: { model in
      model.bench.isHandedOver
        ? nil : "This terminal is yours alone. A facilitator hands it round, on Home."
    },
    act: { model in model.bench.show(LeavingQuestion()) })
}
