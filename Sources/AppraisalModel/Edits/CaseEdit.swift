import StrictJSON

/// A change of what the case says and lists.
///
/// What is large and rare is kept apart, so that a record of many marks is small.
package enum CaseEdit: Encodable, Hashable, Sendable {
  /// The appraisal starts from a case; always the first edit.
  indirect case adopt(document: CaseDocument)
  case standing(option: OptionID, old: OptionStanding, new: OptionStanding)
  /// Something is added to the case, at a place in its list.
  indirect case add(element: Element, at: Int)
  /// Something that the case lists changes; an option's standing stays as it is.
  indirect case change(old: Element, new: Element)
  /// Something is taken out of the case, from a place in its list; marks of it are kept, inactive.
  indirect case remove(element: Element, at: Int)
  /// Something moves to another place in its list.
  case move(element: ElementName, old: Int, new: Int)
  /// The title, the question, the terms or the way of counting money changes.
  indirect case head(old: CaseHead, new: CaseHead)
}

extension CaseEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .adopt: self = try .adopt(document: fields.value("document"))
    case .standing:
      self = try .standing(
        option: fields.value("option"), old: fields.value("old"), new: fields.value("new"))
    case .add: self = try .add(element: fields.value("element"), at: fields.value("at"))
    case .change: self = try .change(old: fields.value("old"), new: fields.value("new"))
    case .remove: self = try .remove(element: fields.value("element"), at: fields.value("at"))
    case .move:
      self = try .move(
        element: fields.value("element"), old: fields.value("old"), new: fields.value("new"))
    case .head: self = try .head(old: fields.value("old"), new: fields.value("new"))
    }
  }

  var inverse: CaseEdit? {
    switch self {
    case .adopt: nil
    case .standing(let option, let old, let new): .standing(option: option, old: new, new: old)
    case .add(let element, let place): .remove(element: element, at: place)
    case .change(let old, let new): .change(old: new, new: old)
    case .remove(let element, let place): .add(element: element, at: place)
    case .move(let element, let old, let new): .move(element: element, old: new, new: old)
    case .head(let old, let new): .head(old: new, new: old)
    }
  }

  var register: Register? {
    switch self {
    case .adopt: nil
    case .standing(let option, _, _): .standing(option)
    case .add(let element, _), .change(_, let element), .remove(let element, _):
      .element(element.name)
    case .move(let name, _, _): .place(name)
    case .head: .head
    }
  }

  var changesCase: Bool { true }
  var ballotRound: RoundNumber? { nil }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .adopt(let document): try Self.adopt(document, in: &appraisal, strictness)
    case .standing(let option, let old, let new):
      try Self.stand(option, old, new, in: &appraisal, strictness)
    case .add(let element, let place): try Self.add(element, at: place, in: &appraisal, strictness)
    case .change(let old, let new): try Self.change(old, new, in: &appraisal, strictness)
    case .remove(let element, let place):
      try Self.remove(element, at: place, in: &appraisal, strictness)
    case .move(let name, let old, let new):
      try Self.reorder(name, old, new, in: &appraisal, strictness)
    case .head(let old, let new):
      try Self.check(old, is: appraisal.document.head, strictness)
      try Self.revise(&appraisal, strictness) { $0.head = new }
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .adopt: return
    case .standing, .add, .change, .remove, .move, .head: try author.mustFacilitate()
    }
  }

  func restated(over appraisal: Appraisal) -> [CaseEdit] {
    let document = appraisal.document
    return switch self {
    case .adopt: []
    case .standing(let id, _, let new):
      document.option(id).map { [.standing(option: id, old: $0.standing, new: new)] } ?? []
    case .add(let element, _), .change(_, let element): document.setting(element)
    case .remove(let element, _): document.taking(out: element)
    case .move(let name, _, let new): document.moving(name, to: new)
    case .head(_, let new): [.head(old: document.head, new: new)]
    }
  }
}

extension CaseDocument {
  fileprivate func setting(_ element: Element) -> [CaseEdit] {
    guard let present = self.element(element.name)?.element else {
      return [.add(element: element, at: self[element.name.kind].count)]
    }
    return [.change(old: present, new: element.standing(as: present))]
  }

  /// Takes something out; where it is out already, it is put back first, so that both can be said.
  fileprivate func taking(out element: Element) -> [CaseEdit] {
    guard let found = self.element(element.name) else {
      let place = self[element.name.kind].count
      return [.add(element: element, at: place), .remove(element: element, at: place)]
    }
    return [.remove(element: found.element, at: found.place)]
  }

  fileprivate func moving(_ name: ElementName, to place: Int) -> [CaseEdit] {
    guard let found = element(name) else { return [] }
    let last = self[name.kind].count - 1
    return [.move(element: name, old: found.place, new: max(0, min(place, last)))]
  }
}

extension CaseEdit {
  private static func adopt(
    _ document: CaseDocument, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard appraisal == Appraisal() else { throw .alreadyAdopted }
    // A record is read by whatever rules held when it was written.
    if strictness == .fresh, let broken = document.violations().first {
      throw .wouldBreak(broken)
    }
    appraisal.document = document
  }

  private static func stand(
    _ id: OptionID, _ old: OptionStanding, _ new: OptionStanding, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    let place = try appraisal.document.requirePlace(ofOption: id)
    try check(old, is: appraisal.document.options[place].standing, strictness)
    try checkLength(new.reason)
    guard !new.lacksReason else { throw .reasonMissing }
    for index in appraisal.document.options.indices
    where appraisal.document.options[index].id == id {
      appraisal.document.options[index].status = new.status
      appraisal.document.options[index].statusReason = new.reason
    }
  }

  private static func add(
    _ element: Element, at place: Int, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    let name = element.name
    if appraisal.document.element(name) != nil {
      // Two people added the same at once: the later stands, and the contest is shown.
      guard strictness == .recorded else { throw .taken(name) }
      return try replace(name, element, in: &appraisal, strictness)
    }
    let count = appraisal.document[name.kind].count
    let fitting = try fit(place, in: 0...count, strictness)
    try revise(&appraisal, strictness) { $0[name.kind].insert(element, at: fitting) }
  }

  /// A place within bounds; one that a list does not have is refused, or the nearest taken where
  /// the list became shorter meanwhile.
  private static func fit(
    _ place: Int, in bounds: ClosedRange<Int>, _ strictness: Strictness
  ) throws(EditRefusal) -> Int {
    guard strictness == .recorded || bounds.contains(place) else {
      throw .noSuchPlace(place, count: bounds.count)
    }
    return min(max(place, bounds.lowerBound), bounds.upperBound)
  }

  private static func change(
    _ old: Element, _ new: Element, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    guard old.name == new.name else { throw .wrongElement(new.name, expected: old.name) }
    let present = try find(old.name, in: appraisal).element
    // The standing may have moved on since: it is another value.
    try check(old.standing(as: present), is: present, strictness)
    if strictness == .fresh, case .option(let option) = new, new.standing(as: old) != new {
      throw .standingApart(option.id)
    }
    try replace(old.name, new.standing(as: present), in: &appraisal, strictness)
  }

  private static func replace(
    _ name: ElementName, _ element: Element, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    let place = try find(name, in: appraisal).place
    try revise(&appraisal, strictness) { $0[name.kind][place] = element }
  }

  private static func remove(
    _ element: Element, at place: Int, in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    let found = try find(element.name, in: appraisal)
    try check(element, is: found.element, strictness)
    try check(place, is: found.place, strictness)
    try revise(&appraisal, strictness) { _ = $0[element.kind].remove(at: found.place) }
  }

  private static func reorder(
    _ name: ElementName, _ old: Int, _ new: Int, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    let found = try find(name, in: appraisal)
    try check(old, is: found.place, strictness)
    let last = appraisal.document[name.kind].count - 1
    let fitting = try fit(new, in: 0...last, strictness)
    appraisal.document[name.kind].remove(at: found.place)
    appraisal.document[name.kind].insert(found.element, at: fitting)
  }

  private static func find(
    _ name: ElementName, in appraisal: Appraisal
  ) throws(EditRefusal) -> (element: Element, place: Int) {
    guard let found = appraisal.document.element(name) else { throw .unknownElement(name) }
    return found
  }
}
