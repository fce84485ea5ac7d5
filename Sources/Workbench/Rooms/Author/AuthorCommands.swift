import AppraisalModel
import Canvas

extension AuthorRoom {
  package static let way: Command = .way(
    to: .author, "author", "Author",
    "Write the case: options, criteria, evidence, money and the rest.", keys: [.alt("9")])

  package static let commands: [Command] = [
    changeElement, addElement, removeElement, moveElementUp, moveElementDown, setStanding,
    combineOptions, splitOption, varyOption,
  ]

  fileprivate static func authorRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.authorRefusal
  }

  fileprivate static func addRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = session.authorRefusal { return reason }
    if case .head = room.row { return "This part is no list. Enter changes it." }
    return nil
  }

  fileprivate static func removeRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.authorRefusal ?? room.lineRefusal
  }

  fileprivate static func moveRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = session.authorRefusal { return reason }
    if case .person = room.row { return "People stand in the order in which they joined." }
    return room.lineRefusal
  }

  fileprivate static func standingRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = session.authorRefusal { return reason }
    switch room.row {
    case .person: return "Only options have a standing. Enter changes the roles."
    case .element(let name, _): return name.kind == .option ? nil : "Only options have a standing."
    case .head, .kind, .people: return room.lineRefusal
    }
  }

  /// Why nothing can be done with the row of the cursor alone, or nil.
  private var lineRefusal: String? {
    switch row {
    case .head, .kind, .people: "Select a line of a list first."
    case .element, .person: nil
    }
  }

  fileprivate static func combineRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.authorRefusal
      ?? (session.document.options.count < 2 ? "There are no two options to combine." : nil)
  }

  fileprivate static func optionRefusal(
    _ room: AuthorRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.authorRefusal ?? (room.option(in: session) == nil ? "Select an option first." : nil)
  }
}

extension Session {
  /// Why the viewer cannot write the case now, or nil.
  var authorRefusal: String? {
    readOnly ?? (mayFacilitate ? nil : "The case is written by the facilitator.")
  }
}

extension AuthorRoom {
  package static let changeElement: Command = Command(
    "change-element", "Change this line", "Opens the form of the selected line.", keys: [.enter],
    in: AuthorRoom.self, hint: "change", rank: 1,
    hintNow: { room, _ in
      switch room.row {
      case .kind, .people: "add"
      case .head, .element, .person: "change"
      }
    },
    unless: AuthorRoom.authorRefusal,
    act: { room, bench in room.openForm(&bench) })

  package static let addElement: Command = Command(
    "add-element", "Add a line", "Adds to this list, behind the selected line.",
    keys: [.character("a")], in: AuthorRoom.self, hint: "add", rank: 2,
    unless: AuthorRoom.addRefusal,
    act: { room, bench in room.add(&bench) })

  package static let removeElement: Command = Command(
    "remove-element", "Take this line out", "Takes it out of the case; what was marked is kept.",
    keys: [.delete, .character("x")], in: AuthorRoom.self, hint: "take out", rank: 3,
    unless: AuthorRoom.removeRefusal,
    act: { room, bench throws(Refusal) in try room.askRemoval(&bench) })

  package static let moveElementUp: Command = Command(
    "move-element-up", "Move it up", "Moves the line before the one above.",
    keys: [.character("K")], in: AuthorRoom.self, hint: "move up", rank: 5,
    unless: AuthorRoom.moveRefusal,
    act: { room, bench throws(Refusal) in try room.moveRow(by: -1, &bench) })

  package static let moveElementDown: Command = Command(
    "move-element-down", "Move it down", "Moves the line behind the one below.",
    keys: [.character("J")], in: AuthorRoom.self, hint: "move down", rank: 6,
    unless: AuthorRoom.moveRefusal,
    act: { room, bench throws(Refusal) in try room.moveRow(by: 1, &bench) })

  package static let setStanding: Command = Command(
    "set-standing", "Where this option stands",
    "Appraised, baseline, discounted, blocked or later, with the reason.",
    keys: [.character("w")], in: AuthorRoom.self, hint: "standing", rank: 4,
    unless: AuthorRoom.standingRefusal,
    act: { room, bench in
      if let option = room.option(in: bench.session) { bench.show(StandingForm.form(option)) }
    })

  package static let combineOptions: Command = Command(
    "combine-options", "Combine options", "Makes one option of several, which stay on the list.",
    keys: [.character("c")], in: AuthorRoom.self, unless: AuthorRoom.combineRefusal,
    act: { room, bench in
      guard let session = bench.session else { return }
      bench.show(CombinationForm.form(from: room.option(in: session)?.id, in: session.document))
    })

  package static let splitOption: Command = Command(
    "split-option", "Split this option",
    "Makes several options of one, which stays on the list.",
    keys: [.character("p")], in: AuthorRoom.self, unless: AuthorRoom.optionRefusal,
    act: { room, bench in
      if let option = room.option(in: bench.session) { bench.show(SplitForm.form(option)) }
    })

  package static let varyOption: Command = Command(
    "vary-option", "Add a variant of this option",
    "A copy under the option, in which you change what differs.", keys: [.character("v")],
    in: AuthorRoom.self, unless: AuthorRoom.optionRefusal,
    act: { room, bench in
      if let option = room.option(in: bench.session) { bench.show(VariantForm.form(option)) }
    })
}

extension AuthorRoom {
  /// The way to the people, which Home lists.
  package static let people: Command = Command(
    "people", "The people who take part", "Goes to the people on Author.", in: [.home],
    unless: { $0.bench.needingSession { _ in nil } },
    act: { model throws(Refusal) in
      try model.go(to: .author)
      model[AuthorRoom.self].select(.people, model.bench)
    })
}
