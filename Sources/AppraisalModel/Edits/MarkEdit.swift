import StrictJSON

/// A change of what is said of options: by one person, on their ballot or beside it, or by the
/// group.
///
/// What is large and rare is kept apart, so that a record of many marks is small.
package enum MarkEdit: Hashable, Sendable {
  /// An answer is given, changed or taken back.
  case mark(place: MarkingPlace, old: Answer?, new: Answer?)
  /// The reason for a marking changes.
  case reason(place: MarkingPlace, old: String, new: String)
  /// The evidence that a marking rests on changes; files say `rest`.
  case evidence(place: MarkingPlace, old: [EvidenceID], new: [EvidenceID])
  /// The group agrees on a score.
  case agree(option: OptionID, criterion: CriterionID, old: AgreedScore?, new: AgreedScore?)
  /// Somebody comments, changes a comment or takes it back.
  indirect case comment(id: ItemID, old: Remark?, new: Remark?)
  /// Somebody puts a view on record that differs from the group's, changes it or takes it back.
  indirect case dissent(id: ItemID, old: Dissent?, new: Dissent?)

  /// The place on a ballot that it changes, or nil.
  package var place: MarkingPlace? {
    switch self {
    case .mark(let place, _, _), .reason(let place, _, _), .evidence(let place, _, _): place
    case .agree, .comment, .dissent: nil
    }
  }
}

extension MarkEdit: EditFamily {
  private enum Name: String, CodingKey {
    case mark, reason, agree, comment, dissent
    case evidence = "rest"
  }

  private enum Member: String, CodingKey {
    case id, place, option, criterion, old, new
  }

  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let name = Name(rawValue: name) else { return nil }
    switch name {
    case .mark:
      self = try .mark(place: fields.value("place"), old: fields("old"), new: fields("new"))
    case .reason:
      self = try .reason(place: fields.value("place"), old: fields("old"), new: fields("new"))
    case .evidence:
      self = try .evidence(place: fields.value("place"), old: fields("old"), new: fields("new"))
    case .agree:
      self = try .agree(
        option: fields.value("option"), criterion: fields.value("criterion"), old: fields("old"),
        new: fields("new"))
    case .comment:
      self = try .comment(id: fields.value("id"), old: fields("old"), new: fields("new"))
    case .dissent:
      self = try .dissent(id: fields.value("id"), old: fields("old"), new: fields("new"))
    }
  }

  /// Writes the edit under its name.
  package func encode(to encoder: any Encoder) throws {
    var names = encoder.container(keyedBy: Name.self)
    func members(_ name: Name) -> KeyedEncodingContainer<Member> {
      names.nestedContainer(keyedBy: Member.self, forKey: name)
    }
    switch self {
    case .mark(let place, let old, let new):
      var members = members(.mark)
      try members.encode(place, forKey: .place)
      try members.encodeIfPresent(old, forKey: .old)
      try members.encodeIfPresent(new, forKey: .new)
    case .reason(let place, let old, let new):
      var members = members(.reason)
      try members.encode(place, forKey: .place)
      try members.encode(old, forKey: .old)
      try members.encode(new, forKey: .new)
    case .evidence(let place, let old, let new):
      var members = members(.evidence)
      try members.encode(place, forKey: .place)
      try members.encode(old, forKey: .old)
      try members.encode(new, forKey: .new)
    case .agree(let option, let criterion, let old, let new):
      var members = members(.agree)
      try members.encode(option, forKey: .option)
      try members.encode(criterion, forKey: .criterion)
      try members.encodeIfPresent(old, forKey: .old)
      try members.encodeIfPresent(new, forKey: .new)
    case .comment(let id, let old, let new):
      var members = members(.comment)
      try members.encode(id, forKey: .id)
      try members.encodeIfPresent(old, forKey: .old)
      try members.encodeIfPresent(new, forKey: .new)
    case .dissent(let id, let old, let new):
      var members = members(.dissent)
      try members.encode(id, forKey: .id)
      try members.encodeIfPresent(old, forKey: .old)
      try members.encodeIfPresent(new, forKey: .new)
    }
  }

  var inverse: MarkEdit? {
    switch self {
    case .mark(let place, let old, let new): .mark(place: place, old: new, new: old)
    case .reason(let place, let old, let new): .reason(place: place, old: new, new: old)
    case .evidence(let place, let old, let new): .evidence(place: place, old: new, new: old)
    case .agree(let option, let criterion, let old, let new):
      .agree(option: option, criterion: criterion, old: new, new: old)
    case .comment(let id, let old, let new): .comment(id: id, old: new, new: old)
    case .dissent(let id, let old, let new): .dissent(id: id, old: new, new: old)
    }
  }

  var register: Register? {
    switch self {
    case .mark(let place, _, _): .mark(place)
    case .reason(let place, _, _): .reason(place)
    case .evidence(let place, _, _): .evidence(place)
    case .agree(let option, let criterion, _, _): .agreed(MatrixCell(option, criterion))
    case .comment(let id, _, _): .comment(id)
    case .dissent(let id, _, _): .dissent(id)
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { place?.round }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .mark(let place, let old, let new):
      try Self.mark(place, old, new, in: &appraisal, strictness)
    case .reason(let place, let old, let new):
      try Self.explain(place, old, new, in: &appraisal, strictness)
    case .evidence(let place, let old, let new):
      try Self.rest(place, on: new, insteadOf: old, in: &appraisal, strictness)
    case .agree(let option, let criterion, let old, let new):
      try Self.agree(MatrixCell(option, criterion), old, new, in: &appraisal, strictness)
    case .comment(let id, let old, let new):
      try Self.comment(id, old, new, in: &appraisal, strictness)
    case .dissent(let id, let old, let new):
      try Self.dissent(id, old, new, in: &appraisal, strictness)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .mark(let place, _, let new):
      if new != nil { try Self.checkPart(place, in: appraisal) }
      try author.mustEnter(for: place.assessor)
    case .reason(let place, _, _), .evidence(let place, _, _):
      try author.mustEnter(for: place.assessor)
    case .agree: try author.mustFacilitate()
    case .comment(_, let old, let new):
      for owner in [old?.author, new?.author].compactMap(\.self) {
        try author.mustEnter(for: owner)
      }
    case .dissent(let id, let old, let new):
      for owner in [old?.author, new?.author].compactMap(\.self) {
        try author.mustEnter(for: owner)
      }
      // Others may put somebody's view on record; nobody else changes it or takes it away.
      for owner in [appraisal.dissents[id], old].compactMap({ $0?.author }) where owner != author.id
      {
        throw .notTheirDissent(owner)
      }
    }
  }

  func restated(over appraisal: Appraisal) -> [MarkEdit] {
    switch self {
    case .mark(let place, _, let new):
      [.mark(place: place, old: appraisal[place].answer, new: new)]
    case .reason(let place, _, let new):
      [.reason(place: place, old: appraisal[place].reason, new: new)]
    case .evidence(let place, _, let new):
      [.evidence(place: place, old: appraisal[place].evidence, new: new)]
    case .agree(let option, let criterion, _, let new):
      [
        .agree(
          option: option, criterion: criterion, old: appraisal.agreed[option]?[criterion],
          new: new)
      ]
    case .comment(let id, _, let new): [.comment(id: id, old: appraisal.comments[id], new: new)]
    case .dissent(let id, _, let new): [.dissent(id: id, old: appraisal.dissents[id], new: new)]
    }
  }

  /// Keeps an entry on a ballot for something that was taken out of the case meanwhile.
  ///
  /// It is inactive, and stands again where what was taken out is put back. Gives whether the edit
  /// was such an entry.
  func keep(in appraisal: inout Appraisal) -> Bool {
    switch self {
    case .mark(let place, _, let new): appraisal.updateMarking(place) { $0.answer = new }
    case .reason(let place, _, let new): appraisal.updateMarking(place) { $0.reason = new }
    case .evidence(let place, _, let new): appraisal.updateMarking(place) { $0.evidence = new }
    case .agree, .comment, .dissent: return false
    }
    return true
  }
}

extension MarkEdit {
  /// Refuses an answer of a person who has no part in the cell.
  private static func checkPart(
    _ place: MarkingPlace, in appraisal: Appraisal
  ) throws(EditRefusal) {
    guard let person = appraisal.assessors.firstIndex(where: { $0.id == place.assessor }),
      let bar = appraisal.bar(
        on: appraisal.assessors[person], option: place.option, criterion: place.criterion)
    else { return }
    throw bar
  }

  /// The place of the criterion, once an entry on a ballot may be made.
  @discardableResult
  private static func checkMarkable(
    _ place: MarkingPlace, in appraisal: Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) -> Int {
    guard appraisal.assessors.contains(where: { $0.id == place.assessor }) else {
      throw .unknownAssessor(place.assessor)
    }
    try checkOpen(place, in: appraisal)
    let option = try appraisal.document.requirePlace(ofOption: place.option)
    let criterion = try appraisal.document.requirePlace(ofMarkable: place.criterion)
    // A mark that crossed a change of standing on its way is kept, inactive.
    guard strictness == .recorded || appraisal.document.options[option].isMarkable else {
      let option = appraisal.document.options[option]
      throw option.shell ? .shell(place.option) : .notAppraised(place.option, option.status)
    }
    return criterion
  }

  private static func checkOpen(
    _ place: MarkingPlace, in appraisal: Appraisal
  ) throws(EditRefusal) {
    let number = place.round
    guard number != .solo else { return }
    guard let round = appraisal.rounds.first(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    guard round.state == .open else { throw .roundNotOpen(number, round.state) }
    guard !appraisal.ballot(number, place.assessor).handedIn else {
      throw .handedIn(number, place.assessor)
    }
    guard round.asks(place.cell) else { throw .notAsked(number) }
  }

  private static func mark(
    _ place: MarkingPlace, _ old: Answer?, _ new: Answer?, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    let criterion = try checkMarkable(place, in: appraisal, strictness)
    try check(old, is: appraisal[place].answer, strictness)
    if let new { try appraisal.document.criteria[criterion].check(new) }
    appraisal.updateMarking(place) { $0.answer = new }
  }

  private static func explain(
    _ place: MarkingPlace, _ old: String, _ new: String, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkMarkable(place, in: appraisal, strictness)
    try check(old, is: appraisal[place].reason, strictness)
    try checkLength(new)
    appraisal.updateMarking(place) { $0.reason = new }
  }

  private static func rest(
    _ place: MarkingPlace, on new: [EvidenceID], insteadOf old: [EvidenceID],
    in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkMarkable(place, in: appraisal, strictness)
    try check(old, is: appraisal[place].evidence, strictness)
    if strictness == .fresh {
      for id in new where !appraisal.document.evidence.contains(where: { $0.id == id }) {
        throw .unknownEvidence(id)
      }
    }
    appraisal.updateMarking(place) { $0.evidence = new }
  }

  private static func agree(
    _ cell: MatrixCell, _ old: AgreedScore?, _ new: AgreedScore?, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    _ = try appraisal.document.requirePlace(ofOption: cell.option)
    let criterion = try appraisal.document.requirePlace(ofMarkable: cell.criterion)
    try check(old, is: appraisal.agreed[cell.option]?[cell.criterion], strictness)
    if let new {
      try appraisal.document.criteria[criterion].check(agreed: new)
      try checkLength(new.reason)
      try checkLength(new.by)
    }
    appraisal.agreed[cell.option, default: [:]][cell.criterion] = new
    if appraisal.agreed[cell.option]?.isEmpty == true { appraisal.agreed[cell.option] = nil }
  }

  private static func dissent(
    _ id: ItemID, _ old: Dissent?, _ new: Dissent?, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    try check(old, is: appraisal.dissents[id], strictness)
    if let new {
      guard appraisal.assessor(new.author) != nil else { throw .unknownAssessor(new.author) }
      if strictness == .fresh, let option = new.option {
        _ = try appraisal.document.requirePlace(ofOption: option)
      }
      if strictness == .fresh, let criterion = new.criterion {
        _ = try appraisal.document.requirePlace(ofCriterion: criterion)
      }
      try checkLength(new.words)
      guard new.words.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    } else if appraisal.dissents[id] == nil {
      throw .unknownDissent(id)
    }
    appraisal.dissents[id] = new
  }

  private static func comment(
    _ id: ItemID, _ old: Remark?, _ new: Remark?, in appraisal: inout Appraisal,
    _ strictness: Strictness
  ) throws(EditRefusal) {
    try check(old, is: appraisal.comments[id], strictness)
    // A comment on what was taken out of the case stays as it is, as a mark does.
    for remark in strictness == .fresh ? [old, new].compactMap(\.self) : [] {
      if let option = remark.option { _ = try appraisal.document.requirePlace(ofOption: option) }
      if let criterion = remark.criterion {
        _ = try appraisal.document.requirePlace(ofCriterion: criterion)
      }
    }
    if let new {
      guard appraisal.assessor(new.author) != nil else { throw .unknownAssessor(new.author) }
      try checkLength(new.words)
      guard !new.words.isEmpty else {
        throw .wouldBreak(InvariantViolation(.missing(what: "words"), at: "comments.\(id)"))
      }
    } else if appraisal.comments[id] == nil {
      throw .unknownComment(id)
    }
    appraisal.comments[id] = new
  }
}

extension Criterion {
  /// Refuses an agreed score that this criterion does not take; a hurdle takes a finding, which is 1
  /// or 0 and says who found it.
  func check(agreed new: AgreedScore) throws(EditRefusal) {
    let isFinding = kind == .hurdle && !new.by.isEmpty && (new.mark == 1 || new.mark == 0)
    if !isFinding { try check(.mark(new.mark)) }
  }

  /// Refuses an answer that this criterion does not take.
  func check(_ answer: Answer) throws(EditRefusal) {
    switch (answer, kind) {
    case (_, .objective), (_, .information): throw .notMarkable(id, kind)
    case (.mark(let number), .scored):
      guard let scale, !scale.allows(number) else { return }
      throw .offScale(number, id, scale)
    case (.pass, .hurdle), (.fail, .hurdle): return
    case (.doesNotApply, _), (.doNotKnow, _), (.ratherNot, _): return
    case (.mark, .hurdle), (.pass, .scored), (.fail, .scored):
      throw .wrongAnswer(answer, id, kind)
    }
  }
}
