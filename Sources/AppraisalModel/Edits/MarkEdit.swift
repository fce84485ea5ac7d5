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

  /// The place on a ballot that it changes, or nil.
  package var place: MarkingPlace? {
    switch self {
    case .mark(let place, _, _), .reason(let place, _, _), .evidence(let place, _, _): place
    case .agree, .comment: nil
    }
  }
}

extension MarkEdit: EditFamily {
  private enum Name: String, CodingKey {
    case mark, reason, agree, comment
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
    }
  }

  var register: Register? {
    switch self {
    case .mark(let place, _, _): .mark(place)
    case .reason(let place, _, _): .reason(place)
    case .evidence(let place, _, _): .evidence(place)
    case .agree(let option, let criterion, _, _): .agreed(MatrixCell(option, criterion))
    case .comment(let id, _, _): .comment(id)
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { place?.round }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Appraisal.Strictness
  ) throws(EditRefusal) {
    switch self {
    case .mark(let place, let old, let new): try appraisal.mark(place, old, new, strictness)
    case .reason(let place, let old, let new): try appraisal.explain(place, old, new, strictness)
    case .evidence(let place, let old, let new):
      try appraisal.rest(place, on: new, insteadOf: old, strictness)
    case .agree(let option, let criterion, let old, let new):
      try appraisal.agree(MatrixCell(option, criterion), old, new, strictness)
    case .comment(let id, let old, let new): try appraisal.comment(id, old, new, strictness)
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .mark(let place, _, let new):
      if new != nil { try appraisal.checkPart(place) }
      try author.mustEnter(for: place.assessor)
    case .reason(let place, _, _), .evidence(let place, _, _):
      try author.mustEnter(for: place.assessor)
    case .agree: try author.mustFacilitate()
    case .comment(_, let old, let new):
      for owner in [old?.author, new?.author].compactMap(\.self) {
        try author.mustEnter(for: owner)
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
    case .agree, .comment: return false
    }
    return true
  }
}

extension Appraisal {
  /// Refuses an answer of a person who has no part in the cell.
  fileprivate func checkPart(_ place: MarkingPlace) throws(EditRefusal) {
    guard let person = assessors.firstIndex(where: { $0.id == place.assessor }) else { return }
    if let bar = bar(on: assessors[person], option: place.option, criterion: place.criterion) {
      throw bar
    }
  }

  /// Why a person may not mark a cell, or nil: another body marks the criterion, or an interest
  /// touches it.
  ///
  /// Nobody's body is asked for while the criterion names none.
  package func bar(
    on person: Assessor, option: OptionID, criterion: CriterionID
  ) -> EditRefusal? {
    let place = document.criteria.firstIndex { $0.id == criterion }
    let markers = place.map { document.criteria[$0].markedBy } ?? []
    if !markers.isEmpty, !markers.contains(where: { $0 == person.body }) {
      return .notMarkedBy(person.body, criterion)
    }
    let isRecused = person.interests.contains { $0.bars(option, criterion) }
    return isRecused ? .recused(person.id) : nil
  }

  /// The place of a criterion that takes answers.
  private func requireMarkable(_ id: CriterionID) throws(EditRefusal) -> Int {
    let index = try requirePlace(ofCriterion: id)
    let kind = document.criteria[index].kind
    guard kind == .scored || kind == .hurdle else { throw .notMarkable(id, kind) }
    return index
  }

  /// The place of the criterion, once an entry on a ballot may be made.
  @discardableResult
  private func checkMarkable(
    _ place: MarkingPlace, _ strictness: Strictness
  ) throws(EditRefusal) -> Int {
    guard assessors.contains(where: { $0.id == place.assessor }) else {
      throw .unknownAssessor(place.assessor)
    }
    try checkOpen(place.round, place.assessor)
    let option = try requirePlace(ofOption: place.option)
    let criterion = try requireMarkable(place.criterion)
    // A mark that crossed a change of standing on its way is kept, inactive.
    guard strictness == .recorded || document.options[option].isMarkable else {
      let option = document.options[option]
      throw option.shell ? .shell(place.option) : .notAppraised(place.option, option.status)
    }
    return criterion
  }

  private func checkOpen(
    _ number: RoundNumber, _ assessor: AssessorID
  ) throws(EditRefusal) {
    guard number != .solo else { return }
    guard let round = rounds.first(where: { $0.id == number }) else {
      throw .unknownRound(number)
    }
    guard round.state == .open else { throw .roundNotOpen(number, round.state) }
    guard !ballot(number, assessor).handedIn else { throw .handedIn(number, assessor) }
  }

  fileprivate mutating func mark(
    _ place: MarkingPlace, _ old: Answer?, _ new: Answer?, _ strictness: Strictness
  ) throws(EditRefusal) {
    let criterion = try checkMarkable(place, strictness)
    try check(old, is: self[place].answer, strictness)
    if let new { try document.criteria[criterion].check(new) }
    updateMarking(place) { $0.answer = new }
  }

  fileprivate mutating func explain(
    _ place: MarkingPlace, _ old: String, _ new: String, _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkMarkable(place, strictness)
    try check(old, is: self[place].reason, strictness)
    try checkLength(new)
    updateMarking(place) { $0.reason = new }
  }

  fileprivate mutating func rest(
    _ place: MarkingPlace, on new: [EvidenceID], insteadOf old: [EvidenceID],
    _ strictness: Strictness
  ) throws(EditRefusal) {
    try checkMarkable(place, strictness)
    try check(old, is: self[place].evidence, strictness)
    if strictness == .fresh {
      for id in new where !document.evidence.contains(where: { $0.id == id }) {
        throw .unknownEvidence(id)
      }
    }
    updateMarking(place) { $0.evidence = new }
  }

  fileprivate mutating func agree(
    _ cell: MatrixCell, _ old: AgreedScore?, _ new: AgreedScore?, _ strictness: Strictness
  ) throws(EditRefusal) {
    _ = try requireOption(cell.option)
    let criterion = document.criteria[try requireMarkable(cell.criterion)]
    try check(old, is: agreed[cell.option]?[cell.criterion], strictness)
    if let new {
      try criterion.check(.mark(new.mark))
      try checkLength(new.reason)
    }
    agreed[cell.option, default: [:]][cell.criterion] = new
    if agreed[cell.option]?.isEmpty == true { agreed[cell.option] = nil }
  }

  fileprivate mutating func comment(
    _ id: ItemID, _ old: Remark?, _ new: Remark?, _ strictness: Strictness
  ) throws(EditRefusal) {
    try check(old, is: comments[id], strictness)
    // A comment on what was taken out of the case stays as it is, as a mark does.
    for remark in strictness == .fresh ? [old, new].compactMap(\.self) : [] {
      if let option = remark.option { _ = try requireOption(option) }
      if let criterion = remark.criterion { _ = try requireCriterion(criterion) }
    }
    if let new {
      guard assessor(new.author) != nil else { throw .unknownAssessor(new.author) }
      try checkLength(new.words)
      guard !new.words.isEmpty else {
        throw .wouldBreak(InvariantViolation(.missing(what: "words"), at: "comments.\(id)"))
      }
    } else if comments[id] == nil {
      throw .unknownComment(id)
    }
    comments[id] = new
  }
}

extension Criterion {
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
