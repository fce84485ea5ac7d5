// What edits of several families are held against.

/// How strictly an edit is held against the state.
enum Strictness {
  /// As it is made: the value that it replaces must be the present one.
  case fresh
  /// As it is read from a record: another writer may have been faster.
  case recorded
}

extension EditFamily {
  /// Refuses an edit that replaces another value than the present one.
  static func check<Value: Equatable>(
    _ old: Value, is present: @autoclosure () -> Value, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard strictness == .recorded || old == present() else { throw .stale }
  }

  static func checkLength(_ text: String) throws(EditRefusal) {
    let (bytes, limit) = (text.utf8.count, Appraisal.textLimit)
    guard bytes <= limit else { throw .tooLong(bytes: bytes, limit: limit) }
  }
}

extension CaseDocument {
  func requireBody(_ body: BodyID?) throws(EditRefusal) {
    guard let body, !bodies.contains(where: { $0.id == body }) else { return }
    throw .unknownBody(body, known: bodies.map(\.id))
  }

  func requireSeat(_ seat: ItemID?) throws(EditRefusal) {
    guard let seat, !seats.contains(where: { $0.id == seat }) else { return }
    throw .unknownElement(ElementName(.seat, seat.text))
  }

  func requirePlace(ofOption id: OptionID) throws(EditRefusal) -> Int {
    guard let place = options.firstIndex(where: { $0.id == id }) else {
      throw .unknownOption(id, known: appraisedOptions.map(\.id))
    }
    return place
  }

  func requireCriterion(_ id: CriterionID) throws(EditRefusal) -> Criterion {
    criteria[try requirePlace(ofCriterion: id)]
  }

  /// The place of a criterion; criteria are large, and a copy for every mark would take longest.
  func requirePlace(ofCriterion id: CriterionID) throws(EditRefusal) -> Int {
    guard let place = criteria.firstIndex(where: { $0.id == id }) else {
      throw .unknownCriterion(id, known: criteria.map(\.id))
    }
    return place
  }

  /// The place of a criterion that takes answers.
  func requirePlace(ofMarkable id: CriterionID) throws(EditRefusal) -> Int {
    let place = try requirePlace(ofCriterion: id)
    let kind = criteria[place].kind
    guard kind == .scored || kind == .hurdle else { throw .notMarkable(id, kind) }
    return place
  }
}
