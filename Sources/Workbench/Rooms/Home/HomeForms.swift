import AppraisalFindings
import AppraisalModel
import PlainText

/// Says who the person is, for whom they sit, and what they declare.
struct PersonForm: FormPurpose {
  static func form(_ bench: Bench) -> Form {
    let document = bench.session?.document ?? CaseDocument()
    let person = bench.session?.person
    let interests = person?.interests.map(\.words).joined(separator: "\n") ?? ""
    return Form(
      PersonForm(), title: "Who are you?",
      fields: [
        .line(
          .name, "Your name", hint: "As others should see it.", person?.name ?? bench.personName,
          needed: "Type the name that others should see."),
        .choice(
          .body, "You sit for", hint: "Left and right choose the body; Space lists them all.",
          from: [FieldOption("", "nobody in particular")] + document.bodyOptions,
          person?.body?.text ?? ""),
      ] + document.seatFields("Your seat on the panel", person?.seat) + [
        .area(
          .interests, "Interests to declare",
          hint: "One a line; leave it empty if there are none.", interests, limit: 4096)
      ])
  }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let name = form.text(.name)
    let (body, seat) = form.bodyAndSeat(in: session.document)
    let interests = form.text(.interests).textLines.filter { !$0.isEmpty }.map {
      Interest(words: $0)
    }
    guard let old = session.person else {
      var member = session.appraisal.newcomer(bench.person, named: name)
      member.body = body
      member.seat = seat?.id
      member.interests = interests
      return .edits("\(name) takes part", [.people(.join(assessor: member))])
    }
    // An interest that was dealt with stays so, whatever is added beside it.
    let declared = interests.map { new in old.interests.first { $0.words == new.words } ?? new }
    let new = Assessor(
      id: old.id, name: name, body: body, seat: seat?.id, roles: old.roles, interests: declared)
    return .edits("Who you are: \(name)", new == old ? [] : [.people(.revise(old: old, new: new))])
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    bench.personName = form.text(.name)
  }
}

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
