/// Names another place for what the disk refuses.
struct OtherPlaceForm: FormPurpose {
  static let form = Form(
    OtherPlaceForm(), title: "Save in another place",
    fields: [
      .line(
        .folder, "New folder",
        hint: "On another disk or stick. The appraisal is copied there and goes on there.",
        limit: 4096, needed: "Type the path of a new folder.")
    ])

  var verb: String { "copy" }
  var keepsDraft: Bool { false }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    .effect(.saveElsewhere(path: form.text(.folder)), "Copying the appraisal ...")
  }
}
