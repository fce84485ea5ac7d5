import AppraisalModel
import Canvas

extension ReadRoom {
  package static let way: Command = .way(
    to: .read, "read", "Read", "The options and their evidence.", keys: [.alt("1")])

  package static let commands: [Command] = [
    readOption, compare, scoreOption, liftBlockers,
  ]

  /// Why something that is about one option cannot be done now, or nil.
  private static func pageRefusal(_ room: ReadRoom, _ bench: Bench) -> String? {
    bench.place == .read && room.page != nil
      ? "This is a page about the whole case. Choose an option in the list first." : nil
  }

  fileprivate static func compareRefusal(
    _ room: ReadRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = pageRefusal(room, bench) { return reason }
    if session.document.options.count < 2 { return "There is only one option." }
    return bench.size.width < 70 && room.compared == nil
      ? "Two options side by side need a window of 70 columns." : nil
  }

  fileprivate static func markRefusal(
    _ room: ReadRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    pageRefusal(room, bench)
      ?? (session.markedCriteria.isEmpty ? "This case has no criteria to mark yet." : nil)
  }

  fileprivate static func blockersRefusal(
    _ room: ReadRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    let option = room.page == nil ? room.option.flatMap(session.document.option) : nil
    if option?.blockers.isEmpty != false { return "Nothing named stands in its way." }
    return session.authorRefusal
  }
}

extension ReadRoom {
  package static let readOption: Command = Command(
    "read-option", "Read this option", "Moves to the text; the arrows then scroll it.",
    keys: [.enter], in: ReadRoom.self, hint: "read", rank: 1,
    hintNow: { room, _ in room.isReading ? "list" : "read" },
    act: { room, bench in room.read(&bench) })

  package static let compare: Command = Command(
    "compare", "Compare two options", "Shows this option beside another one.",
    keys: [.character("c")], in: ReadRoom.self, hint: "compare", rank: 2,
    hintNow: { room, _ in room.compared == nil ? "compare" : "one option" },
    unless: ReadRoom.compareRefusal,
    act: { room, bench in room.compare(&bench) })

  package static let scoreOption: Command = Command(
    "score-option", "Mark this option", "Goes to Score with this option selected.",
    keys: [.character("m")], in: ReadRoom.self, hint: "mark it", rank: 4,
    hintNow: { _, session in session.onlyWatches ? "" : "mark it" },
    unless: ReadRoom.markRefusal,
    act: { room, bench throws(Refusal) in
      bench.seen.insert(ReadRoom.way)
      guard let option = room.option.flatMap({ bench.session?.document.option($0) }) else { return }
      guard option.isMarkable else {
        throw Refusal(
          "\(bench.session?.document.name(option.id) ?? option.shortLabel) is not being appraised: \(option.statusReason)"
        )
      }
      bench.then { model throws(Refusal) in try model.go(to: .marks(option.id)) }
    })

  package static let liftBlockers: Command = Command(
    "lift-blockers", "Lift what is in the way",
    "Says which of the things that block this option are lifted.",
    keys: [.character("b")], in: ReadRoom.self, hint: "blockers", rank: 8,
    unless: ReadRoom.blockersRefusal,
    act: { room, bench in
      guard let document = bench.session?.document,
        let option = room.option.flatMap(document.option)
      else { return }
      bench.show(BlockersForm.form(option, called: document.name(option.id)))
    })
}
