import AppraisalModel

extension Form {
  /// Asks who the person is, from what is known of them.
  static func person(_ person: Assessor?, named name: String, in document: CaseDocument) -> Form {
    let bodies = document.bodies.map { FieldOption($0.id.text, $0.label) }
    let seats = document.seats.map { seat in
      let body = document.bodies.first { $0.id == seat.body }?.shortLabel ?? seat.body.text
      return FieldOption(seat.id.text, seat.label, detail: body)
    }
    let seat = FormField.choice(
      .seat, "Your seat on the panel", hint: "A seat belongs to the body that fills it.",
      from: [FieldOption("", "none")] + seats, person?.seat?.text ?? "")
    let interests = person?.interests.map(\.words).joined(separator: "\n") ?? ""
    return Form(
      .person, title: "Who are you?",
      fields: [
        .line(
          .name, "Your name", hint: "As others should see it.", person?.name ?? name,
          needed: "Type the name that others should see."),
        .choice(
          .body, "You sit for", hint: "Left and right choose the body; Space lists them all.",
          from: [FieldOption("", "nobody in particular")] + bodies, person?.body?.text ?? ""),
      ] + (seats.isEmpty ? [] : [seat]) + [
        .area(
          .interests, "Interests to declare",
          hint: "One a line; leave it empty if there are none.", interests, limit: 4096)
      ])
  }

  /// Asks for the reason of a marking.
  static func reason(_ place: MarkingPlace, named name: String, _ reason: String) -> Form {
    Form(
      .reason(place), title: name,
      fields: [
        .area(
          .reason, "Reason", hint: "Others read it after the reveal, and in the paper.", reason)
      ])
  }

  /// Asks for the name of a snapshot.
  static var snapshot: Form {
    Form(
      .snapshot, title: "Save a snapshot",
      fields: [
        .line(
          .name, "Name", hint: "What this moment is called: \"Before the meeting\".",
          needed: "A snapshot needs a name, such as \"Before the meeting\"."),
        .area(.note, "Note", hint: "Why it is saved; may stay empty.", limit: 4096),
        .choice(
          .final, "Kind",
          hint: "Final is refused while a value is contested, a round is open or weights are "
            + "out of date.", from: [FieldOption("", "on the way"), FieldOption("final", "final")],
          ""),
      ])
  }

  /// Asks for the folder of an appraisal.
  static var openFolder: Form {
    Form(
      .openFolder, title: "Open a folder",
      fields: [
        .line(
          .folder, "Folder", hint: "The path of a folder that ends in .appraisal.", limit: 4096,
          needed: "Type the path of a folder.")
      ])
  }

  /// Asks for another place for what the disk refuses.
  static var otherPlace: Form {
    Form(
      .otherPlace, title: "Save in another place",
      fields: [
        .line(
          .folder, "New folder",
          hint: "On another disk or stick. The appraisal is copied there and goes on there.",
          limit: 4096, needed: "Type the path of a new folder.")
      ])
  }

  /// Asks why a weight that was tried is recorded.
  static func weightNote(_ label: String) -> Form {
    Form(
      .weightNote, title: label,
      fields: [
        .area(
          .note, "Note", hint: "Why the weight changes; kept with a snapshot of this moment.",
          limit: 4096, needed: "Say why in a few words; they are kept with the change.")
      ])
  }
}
