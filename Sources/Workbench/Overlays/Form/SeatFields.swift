import AppraisalModel

/// Bodies and seats as forms ask for them.
extension CaseDocument {
  var bodyOptions: [FieldOption] { bodies.map { FieldOption($0.id.text, $0.label) } }

  /// The question about a seat; none where the panel has none.
  func seatFields(_ label: String, _ present: ItemID?) -> [FormField] {
    guard !seats.isEmpty else { return [] }
    let options = seats.map { seat in
      let body = bodies.first { $0.id == seat.body }?.shortLabel ?? seat.body.text
      return FieldOption(seat.id.text, seat.label, detail: body)
    }
    return [
      .choice(
        .seat, label, hint: "A seat belongs to the body that fills it.",
        from: [FieldOption("", "none")] + options, present?.text ?? "")
    ]
  }
}

extension Form {
  /// The interests that were typed, one a line; those that stand noted where nothing was changed.
  func interests(of person: Assessor?) -> [String] {
    let known = person?.interests.map(\.declaredLine) ?? []
    let text = text(.interests)
    return text == known.joined(separator: "\n") ? known : text.typedLines
  }

  /// The body and the seat that were chosen; a seat belongs to the body that fills it.
  func bodyAndSeat(in document: CaseDocument) -> (body: BodyID?, seat: Seat?) {
    let seat = choice(.seat).flatMap(ItemID.init)
      .flatMap { id in document.seats.first { $0.id == id } }
    return (seat?.body ?? choice(.body).flatMap(BodyID.init), seat)
  }

  /// A person as the answers say who they are and for whom they sit; what the form does not ask
  /// stays as it is.
  func person(from present: Assessor, in document: CaseDocument) -> Assessor {
    var new = present
    let (body, seat) = bodyAndSeat(in: document)
    if content(.name) != nil { new.name = text(.name).trimmed }
    if content(.body) != nil { new.body = body }
    if content(.seat) != nil { new.seat = seat?.id }
    return new
  }
}
