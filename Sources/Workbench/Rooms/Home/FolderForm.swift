/// Opens the appraisal in a folder.
struct FolderForm: FormPurpose {
  static let form = Form(
    FolderForm(), title: "Open a folder",
    fields: [
      .line(
        .folder, "Folder", hint: "The path of a folder that ends in .appraisal.", limit: 4096,
        needed: "Type the path of a folder.")
    ])

  var verb: String { "open" }
  var keepsDraft: Bool { false }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    .effect(.open(path: form.text(.folder)), "")
  }
}
