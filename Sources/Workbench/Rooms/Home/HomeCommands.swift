import AppraisalFindings
import AppraisalModel
import Canvas

extension HomeRoom {
  package static let way: Command = .way(
    to: .home, "home", "Home", "What is to be decided, and the way.", keys: [.alt("0")])

  package static let commands: [Command] = [
    choose, whoAmI, whatIsDecided, whoWillSee, practise, AuthorRoom.people, openShelf,
    openFolder, newAppraisal, problems,
  ]
}

extension HomeRoom {
  package static let choose: Command = Command(
    "choose", "Choose this line", "Does what the selected line says.", keys: [.enter],
    in: [.home], hint: "go on", rank: 1,
    act: { model throws(Refusal) in
      try model.inside(HomeRoom.self) { room, bench throws(Refusal) in room.choose(&bench) }
    })

  package static let whoAmI: Command = Command(
    "who-am-i", "Say who you are", "Your name, the body you sit for and the interests you declare.",
    keys: [.character("i")], in: HomeRoom.self, hint: "you and interests", rank: 4,
    unless: { _, _, session in session.readOnly },
    act: { _, bench in
      bench.show(PersonForm.form(bench))
    })

  package static let whatIsDecided: Command = Command(
    "what-is-decided", "What is decided",
    "The question, who decides, by when, and the background.",
    keys: [.character("d")], in: HomeRoom.self,
    act: { _, bench in
      bench.seen.insert(HomeRoom.whatIsDecided)
      bench.show(HomePages.decision(bench))
    })

  package static let whoWillSee: Command = Command(
    "who-will-see", "Who will see your marks", "Who sees your marks and reasons, and when.",
    keys: [.character("v")], in: HomeRoom.self,
    act: { _, bench in
      bench.seen.insert(HomeRoom.whoWillSee)
      bench.show(HomePages.whoWillSee(bench))
    })

  package static let practise: Command = Command(
    "practise", "Try one practice mark", "A mark on an invented question; nothing is recorded.",
    keys: [.character("p")], in: [.home],
    act: { model in
      model.bench.seen.insert(HomeRoom.practise)
      model.bench.show(Practice())
    })

  package static let openShelf: Command = Command(
    "open-shelf", "Other appraisals", "Closes this appraisal and lists what can be opened.",
    keys: [.character("o")], in: [.home], leaves: true, hint: "other appraisals", rank: 5,
    unless: leavingRefusal,
    act: { model in
      model.closeAppraisal()
    })

  package static let openFolder: Command = Command(
    "open-folder", "Open a folder", "Opens the appraisal in a folder that you name.",
    keys: [.character("f")], in: [.home], leaves: true,
    unless: leavingRefusal,
    act: { model in
      model.bench.show(FolderForm.form)
    })

  package static let newAppraisal: Command = Command(
    "new-appraisal", "Start an appraisal in a folder",
    "Says what it starts from, where it lies, and whether a group shares it.",
    keys: [.character("n")], in: [.home], leaves: true,
    unless: { model in
      leavingRefusal(model)
        ?? (model.bench.session == nil ? nil : "Close this appraisal first, with o.")
    },
    act: { model in model.bench.show(StartForm.form(model.bench.shelf)) })

  package static let problems: Command = Command(
    "problems", "What is wrong with the folder",
    "What was found wrong with the files of this appraisal.", keys: [.character("w")],
    in: HomeRoom.self,
    unless: { _, _, session in
      session.problems.isEmpty ? "Nothing is wrong with the folder." : nil
    },
    act: { _, bench in
      bench.show(
        Reader(
          title: "What is wrong with this folder",
          paragraphs: [bench.session?.unread].compactMap(\.self)
            + (bench.session?.problems ?? []) + [
              "Nothing was changed or deleted. Everything that could be read is shown."
            ]))
    })
}

extension HomeRoom {
  /// Why the open appraisal cannot be left for another one, or nil.
  private static func leavingRefusal(_ model: Model) -> String? {
    if model.bench.isOpening { return "An appraisal is being opened already." }
    if case .notSaved = model.bench.present?.saveState {
      return "Your last changes are not on the disk yet. They would be lost."
    }
    return nil
  }
}
