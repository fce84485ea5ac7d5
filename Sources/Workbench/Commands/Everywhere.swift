import AppraisalModel
import Canvas

/// What can be done in every room.
enum Everywhere {
  static let commands: [Command] = [
    undo, redo, filter, anotherPlace, closeSnapshot, back, help, palette, ownEditor,
    toggleMouse, drawAgain, pause, quit,
  ]
}

extension Everywhere {
  package static let undo: Command = Command(
    "undo", "Undo", "Takes back the last thing you did, by its name.", keys: [.character("u")],
    hint: "undo", rank: 35,
    unless: { model in
      model.bench.needingSession {
        $0.done.isEmpty ? "You have done nothing yet that could be undone." : nil
      }
    },
    act: { model throws(Refusal) in try model.bench.undo() })

  package static let redo: Command = Command(
    "redo", "Redo", "Does again what was undone.", keys: [.control("r")],
    unless: { model in
      model.bench.needingSession { $0.undone.isEmpty ? "Nothing was undone." : nil }
    },
    act: { model throws(Refusal) in try model.bench.redo() })

  package static let filter: Command = Command(
    "filter", "Find in the list", "Shows only the lines that hold what you type.",
    keys: [.character("/")], in: [.home, .read, .record, .author],
    unless: { model in
      model.room.list != nil && (model.bench.place != .home || model.bench.session == nil)
        ? nil : "There is no list to search here."
    },
    act: { model in model.startFilter() })

  package static let anotherPlace: Command = Command(
    "save-elsewhere", "Save in another place",
    "When the disk refuses: copies the appraisal elsewhere and goes on there.",
    keys: [.character("w")], isUrgent: true, leaves: true, hint: "another place", rank: 0,
    unless: { model in
      if case .notSaved = model.bench.present?.saveState { return nil }
      return "Everything is saved where it belongs. This is for a disk that refuses."
    },
    act: { model in model.bench.show(OtherPlaceForm.form) })

  package static let closeSnapshot: Command = Command(
    "close-snapshot", "Close the snapshot", "Goes back to how things stand now.",
    unless: { $0.bench.snapshot == nil ? "No snapshot is open." : nil },
    act: { model in model.closeSnapshot() })

  package static let back: Command = Command(
    "back", "Back", "Closes what is open, or goes Home.", keys: [.escape],
    act: { model throws(Refusal) in
      if model.inRoom({ room, _ in room.goBack() }) == true { return }
      guard model.bench.snapshot == nil else { return model.closeSnapshot() }
      try model.go(to: .home)
    })

  package static let help: Command = Command(
    "help", "Help", "What this place is for, and everything you can do here.",
    keys: [.character("?"), .function(1)],
    act: { model in model.bench.show(CommandMenu(.help, model.registry)) })

  package static let palette: Command = Command(
    "palette", "All commands", "Finds any command by a few letters of its name.",
    keys: [.control("p"), .character(":")],
    act: { model in model.bench.show(CommandMenu(.palette, model.registry)) })

  package static let ownEditor: Command = Command(
    "edit-text", "Write in your own editor",
    "While you write a text of several lines: F4, or Ctrl-X and then Ctrl-E.",
    keys: [.function(4), .control("x")], leaves: true,
    unless: { _ in
      "Your editor opens while you write a text, such as the reason for a mark: F4 there."
    },
    act: { _ in })

  package static let toggleMouse: Command = Command(
    "toggle-mouse", "Mouse on or off", "Off lets you select text with your terminal's own mouse.",
    keys: [.control("t")],
    act: { model in
      model.bench.mouseIsOn.toggle()
      model.bench.say(
        .plain,
        model.bench.mouseIsOn
          ? "The mouse works in the program. Ctrl-T gives it back to your terminal."
          : "Your terminal has the mouse, to select text with. Ctrl-T takes it back.")
      model.bench.ask(.mouse(model.bench.mouseIsOn))
    })

  package static let drawAgain: Command = Command(
    "redraw", "Draw the screen again", "When something else wrote on it.", keys: [.control("l")],
    act: { model in model.bench.ask(.redraw) })

  package static let pause: Command = Command(
    "suspend", "Pause the program", "Back to the shell; fg continues here.",
    keys: [.control("z")], leaves: true,
    act: { model in model.bench.ask(.suspend) })

  package static let quit: Command = Command(
    "quit", "Leave", "Ends the program; everything saved is kept.",
    keys: [.character("q"), .control("c"), .control("q")], hint: "leave", rank: 45,
    unless: { model in
      // Whoever has the laptop for a while ends nobody else's sitting; a disk that refuses lets them.
      guard model.bench.isHandedOver else { return nil }
      if case .notSaved = model.bench.present?.saveState { return nil }
      return "This laptop goes from hand to hand. F hands it on."
    },
    act: { model throws(Refusal) in try leave(&model) })
}

extension Everywhere {
  /// Ends the program; where changes would be lost, asks first.
  private static func leave(_ model: inout Model) throws(Refusal) {
    try model.inRoom { room, bench throws(Refusal) in try room.commit(&bench) }
    guard case .notSaved(let reason) = model.bench.present?.saveState else {
      return model.bench.ask(.quit)
    }
    let hasCopy = model.bench.present?.isKeptElsewhere == true
    let loss =
      hasCopy
      ? "A private copy on this machine is written when you open the appraisal here again."
      : "If you leave now they are lost."
    model.bench.show(
      Confirmation(
        title: "Some changes are not saved",
        words: "They could not be written: \(reason). \(loss) "
          + "If you stay, the program goes on trying.",
        key: "l", label: hasCopy ? "leave" : "leave and lose them"
      ) { model in
        model.bench.run(.giveUp)
        model.bench.ask(.quit)
      })
  }
}
