import AppraisalModel

/// Starts an appraisal in a folder that somebody names, for themselves or for a group.
struct StartForm: FormPurpose {
  /// What it can be started from.
  private let entries: [ShelfEntry]

  static func form(_ shelf: Shelf) -> Form {
    let entries = shelf.entries.filter { entry in
      switch entry.kind {
      case .appraisal: false
      case .caseDocument, .template: true
      }
    }
    return Form(
      StartForm(entries: entries), title: "Start an appraisal",
      fields: [
        .choice(
          .beginning, "Start from", hint: "Space lists them all.",
          from: entries.enumerated().map { FieldOption("\($0)", $1.title) }, "0"),
        .line(
          .folder, "New folder", hint: "Such as /srv/boards/day-centre.appraisal.",
          shelf.folder.isEmpty ? "" : "\(shelf.folder)/", limit: 4096,
          needed: "Type the path of a new folder."),
        .choice(
          .sharing, "Who may open it", hint: "Left and right choose.",
          from: [
            FieldOption("alone", "only you", detail: "whoever uses your login"),
            FieldOption(
              "group", "the group of the folder",
              detail: "members with logins of their own; nobody changes another's files"),
          ], "alone"),
      ])
  }

  var verb: String { "start" }
  var keepsDraft: Bool { false }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let place = form.choice(.beginning).flatMap({ Int($0) }), entries.indices.contains(place)
    else { return .refused(.beginning, "Choose what it starts from.") }
    let path = form.text(.folder)
    guard !path.hasSuffix("/") else {
      return .refused(.folder, "Type a name for the new folder behind the last /.")
    }
    return .effect(
      .startIn(
        path: path, entries[place].kind, isShared: form.choice(.sharing) == "group"),
      "Starting \(entries[place].title) ...")
  }
}

extension FieldKey {
  fileprivate static let beginning = FieldKey("beginning")
  fileprivate static let sharing = FieldKey("sharing")
}
