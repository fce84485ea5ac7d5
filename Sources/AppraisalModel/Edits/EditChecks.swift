// What edits of several families are held against.

extension Appraisal {
  /// The longest reason or other free text, in bytes.
  package static let textLimit = 65_536

  func check<Value: Equatable>(
    _ old: Value, is present: @autoclosure () -> Value, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard strictness == .recorded || old == present() else { throw .stale }
  }

  func checkLength(_ text: String) throws(EditRefusal) {
    let bytes = text.utf8.count
    guard bytes <= Self.textLimit else { throw .tooLong(bytes: bytes, limit: Self.textLimit) }
  }

  func checkBody(_ body: BodyID?) throws(EditRefusal) {
    guard let body, !document.bodies.contains(where: { $0.id == body }) else { return }
    throw .unknownBody(body, known: document.bodies.map(\.id))
  }

  func requireOption(_ id: OptionID) throws(EditRefusal) -> Option {
    document.options[try requirePlace(ofOption: id)]
  }

  func requirePlace(ofOption id: OptionID) throws(EditRefusal) -> Int {
    guard let place = document.options.firstIndex(where: { $0.id == id }) else {
      throw .unknownOption(id, known: document.appraisedOptions.map(\.id))
    }
    return place
  }

  func requireCriterion(_ id: CriterionID) throws(EditRefusal) -> Criterion {
    document.criteria[try requirePlace(ofCriterion: id)]
  }

  /// The place of a criterion; criteria are large, and a copy for every mark would take longest.
  func requirePlace(ofCriterion id: CriterionID) throws(EditRefusal) -> Int {
    guard let place = document.criteria.firstIndex(where: { $0.id == id }) else {
      throw .unknownCriterion(id, known: document.criteria.map(\.id))
    }
    return place
  }
}
