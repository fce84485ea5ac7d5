package import StrictJSON

/// Every change that can be made to an appraisal, by family.
///
/// An edit carries the value that it replaces, so that it can be undone, explained and held
/// against another that was made at the same time. In files it is an object with one key, its
/// name within the family: `{"mark": {...}}`. These names and those of the members never change
/// once released.
package enum Edit: Hashable, Sendable {
  /// What the case says and lists.
  case document(CaseEdit)
  case people(PeopleEdit)
  /// What people say of options: marks, reasons, evidence, comments, and what the group agrees.
  case marks(MarkEdit)
  /// Weights and how they came about.
  case weights(WeightEdit)
  case rounds(RoundEdit)
  case decision(DecisionEdit)
  /// What is noted of the meeting: who is there, who sits in for whom, what is put aside.
  case meeting(MeetingEdit)
  /// What counts of the record itself, and what may be shown of it.
  case record(RecordEdit)

  /// The edit that takes this one back, or nil where there is none.
  ///
  /// Taken back in reverse order, edits give the same bytes again. One change is refused until
  /// something else is back: a reference to evidence that has been taken out of the case meanwhile.
  package var inverse: Edit? {
    switch self {
    case .document(let edit): edit.inverse.map(Edit.document)
    case .people(let edit): edit.inverse.map(Edit.people)
    case .marks(let edit): edit.inverse.map(Edit.marks)
    case .weights(let edit): edit.inverse.map(Edit.weights)
    case .rounds(let edit): edit.inverse.map(Edit.rounds)
    case .decision(let edit): edit.inverse.map(Edit.decision)
    case .meeting(let edit): edit.inverse.map(Edit.meeting)
    case .record(let edit): edit.inverse.map(Edit.record)
    }
  }

  /// Whether it changes what the case lists, so that what was selected may be gone.
  package var changesCase: Bool {
    switch self {
    case .document(let edit): edit.changesCase
    case .people(let edit): edit.changesCase
    case .marks(let edit): edit.changesCase
    case .weights(let edit): edit.changesCase
    case .rounds(let edit): edit.changesCase
    case .decision(let edit): edit.changesCase
    case .meeting(let edit): edit.changesCase
    case .record(let edit): edit.changesCase
    }
  }

  /// The one value that this edit sets, or nil where it sets none that others could set.
  package var register: Register? {
    switch self {
    case .document(let edit): edit.register
    case .people(let edit): edit.register
    case .marks(let edit): edit.register
    case .weights(let edit): edit.register
    case .rounds(let edit): edit.register
    case .decision(let edit): edit.register
    case .meeting(let edit): edit.register
    case .record(let edit): edit.register
    }
  }

  /// The value of which it says what stands, also where it can be said but once; nil where it says
  /// that of none.
  package var subject: Register? {
    switch self {
    case .people(.leave(let person)): .assessor(person.id)
    case .rounds(.openRound(let round)): .round(round.id)
    case .people, .rounds, .document, .marks, .weights, .decision, .meeting, .record:
      register
    }
  }

  /// Whether it says what stands of that which another edit would change: by a change of the same
  /// value, or by saying again who the author of the other is.
  func answers(_ other: Edit, of author: AssessorID?) -> Bool {
    if case .people(.revise(let old, let new)) = self, old == new, new.id == author { return true }
    if case .record(let edit) = self, case .record(let other) = other, edit.repeats(other) {
      return true
    }
    return self == other || (subject != nil && subject == other.subject)
  }

  /// The round whose ballots the edit changes, or nil.
  var ballotRound: RoundNumber? {
    switch self {
    case .document(let edit): edit.ballotRound
    case .people(let edit): edit.ballotRound
    case .marks(let edit): edit.ballotRound
    case .weights(let edit): edit.ballotRound
    case .rounds(let edit): edit.ballotRound
    case .decision(let edit): edit.ballotRound
    case .meeting(let edit): edit.ballotRound
    case .record(let edit): edit.ballotRound
    }
  }
}

extension Edit: Encodable, JSONReadable {
  /// Reads an edit by the name that its key gives.
  package init(json: JSONReader) throws(DecodingFailure) {
    let (name, value) = try json.onlyMember()
    let fields = try value.fields()
    if let edit = try MarkEdit(name, fields) {
      self = .marks(edit)
    } else if let edit = try WeightEdit(name, fields) {
      self = .weights(edit)
    } else if let edit = try CaseEdit(name, fields) {
      self = .document(edit)
    } else if let edit = try PeopleEdit(name, fields) {
      self = .people(edit)
    } else if let edit = try RoundEdit(name, fields) {
      self = .rounds(edit)
    } else if let edit = try DecisionEdit(name, fields) {
      self = .decision(edit)
    } else if let edit = try MeetingEdit(name, fields) {
      self = .meeting(edit)
    } else if let edit = try RecordEdit(name, fields) {
      self = .record(edit)
    } else {
      throw json.unknownKey(name)
    }
  }

  /// Writes the edit under its name.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .document(let edit): try edit.encode(to: encoder)
    case .people(let edit): try edit.encode(to: encoder)
    case .marks(let edit): try edit.encode(to: encoder)
    case .weights(let edit): try edit.encode(to: encoder)
    case .rounds(let edit): try edit.encode(to: encoder)
    case .decision(let edit): try edit.encode(to: encoder)
    case .meeting(let edit): try edit.encode(to: encoder)
    case .record(let edit): try edit.encode(to: encoder)
    }
  }
}

extension Appraisal {
  /// Makes an edit, or refuses it and changes nothing.
  ///
  /// - Throws: `EditRefusal` for an edit that cannot be made in this state.
  /// - Complexity: O(*n*) in the number of options, criteria and assessors.
  package mutating func apply(_ edit: Edit) throws(EditRefusal) {
    try apply(edit, .fresh)
  }

  mutating func apply(_ edit: Edit, _ strictness: Strictness) throws(EditRefusal) {
    if case .document(.adopt) = edit {} else if document == CaseDocument() { throw .notAdopted }
    switch edit {
    case .document(let edit): try edit.apply(to: &self, strictness)
    case .people(let edit): try edit.apply(to: &self, strictness)
    case .marks(let edit): try edit.apply(to: &self, strictness)
    case .weights(let edit): try edit.apply(to: &self, strictness)
    case .rounds(let edit): try edit.apply(to: &self, strictness)
    case .decision(let edit): try edit.apply(to: &self, strictness)
    case .meeting(let edit): try edit.apply(to: &self, strictness)
    case .record(let edit): try edit.apply(to: &self, strictness)
    }
  }

  /// Refuses an edit that its author may not make in this state.
  ///
  /// Whoever adopts the case is the first facilitator. Everybody may join as a member, commenter
  /// or observer and marks their own ballot; a facilitator or recorder may enter a ballot on
  /// behalf; weights, standings, rounds and agreed scores are the facilitator's. Everybody says of
  /// themselves when they are there, a facilitator or recorder of all.
  ///
  /// - Throws: `EditRefusal.notAllowed` with the role that is needed.
  package func authorise(
    _ edit: Edit, by author: AssessorID?, _ rules: FoldRules = .newest
  ) throws(EditRefusal) {
    let author = Author(author, in: self)
    switch edit {
    case .document(let edit): try edit.authorise(by: author, in: self)
    case .people(let edit): try edit.authorise(by: author, in: self)
    case .marks(let edit): try edit.authorise(by: author, in: self)
    case .weights(let edit): try edit.authorise(by: author, in: self)
    case .rounds(let edit): try edit.authorise(by: author, in: self)
    case .decision(let edit): try edit.authorise(by: author, in: self)
    case .meeting(let edit): try edit.authorise(by: author, in: self)
    case .record(let edit): try edit.authorise(by: author, in: self)
    }
    if rules >= .second { try checkComment(edit, by: author) }
  }

  /// Refuses to change or take back a comment of somebody else.
  private func checkComment(_ edit: Edit, by author: Author) throws(EditRefusal) {
    guard case .marks(.comment(let id, let old, let new)) = edit else { return }
    // Two who did not see each other may have named new comments alike.
    let isNew = old == nil && new?.author == author.id
    for owner in [isNew ? nil : comments[id], old].compactMap({ $0?.author }) {
      guard owner == author.id, new == nil || new?.author == owner else {
        throw .notTheirComment(owner)
      }
    }
  }

  /// The state as it is to somebody who takes part as they do here, or does not.
  func knowing(_ id: AssessorID?, as person: Assessor?) -> Appraisal {
    var known = self
    known.assessors.removeAll { $0.id == id }
    if let person { known.assessors.append(person) }
    return known
  }

  /// The edits by which somebody in the role that an author lost says that an edit of theirs counts.
  package func confirming(_ edit: Edit) -> [Edit] {
    if case .people(.revise(let old, var new)) = edit, let present = assessor(new.id) {
      // The role itself comes back only where that is what was done.
      if old.roles == new.roles { new.roles = present.roles }
      return [.people(.revise(old: present, new: new))]
    }
    let restated = restating(edit)
    return restated.isEmpty ? [edit] : restated
  }

  /// The edits by which somebody says that nothing counts that an author did without having seen
  /// that they had lost the role for it; empty where the author does not take part any more.
  package func leaving(actsOf author: AssessorID?) -> [Edit] {
    author.flatMap(assessor).map { [.people(.revise(old: $0, new: $0))] } ?? []
  }

  /// Makes edits that belong together as a person, or refuses them and changes nothing.
  ///
  /// Whoever is the first to take part joins with the first edit, by the name that is shown; others
  /// who are not on the panel only where they were asked, because a slip in a name would be a voter.
  ///
  /// - Returns: What is to be recorded, the joining in front; empty where there is nothing to do.
  package mutating func make(
    _ edits: [Edit], as person: AssessorID, named name: String, mayJoin: Bool = false
  ) throws(EditRefusal) -> [Edit] {
    guard !edits.isEmpty else { return [] }
    let join = joining(edits, person, named: name)
    if !join.isEmpty, !assessors.isEmpty, !mayJoin {
      throw .notOnPanel(person, nearest: nearest(to: person)?.id)
    }
    let all = join + edits
    try make(all, by: person)
    return all
  }

  /// Makes edits in their order as an author who joins by none but them, or refuses them and
  /// changes nothing.
  package mutating func make(_ edits: [Edit], by author: AssessorID?) throws(EditRefusal) {
    var next = self
    for edit in edits { try next.make(edit, by: author) }
    self = next
  }

  /// Makes one edit as an author, or refuses it and changes nothing.
  package mutating func make(_ edit: Edit, by author: AssessorID?) throws(EditRefusal) {
    try authorise(edit, by: author)
    try apply(edit)
  }

  /// The edit by which a person joins, where none of the others says how they do.
  private func joining(
    _ edits: [Edit], _ person: AssessorID, named name: String
  ) -> [Edit] {
    let joins = edits.contains { if case .people(.join) = $0 { true } else { false } }
    guard !joins, assessor(person) == nil else { return [] }
    return [.people(.join(assessor: newcomer(person, named: name)))]
  }

  /// The edits that set a value again as an edit once set it, in place of what stands now.
  ///
  /// Whoever makes them has seen everything that others set, so that they settle what is contested.
  /// Empty where no edit can say it again: a round does not go back, and who left cannot return.
  /// - Complexity: O(*n*) in the size of the list that the value stands in.
  package func restating(_ edit: Edit) -> [Edit] {
    switch edit {
    case .document(let edit): edit.restated(over: self).map(Edit.document)
    case .people(let edit): edit.restated(over: self).map(Edit.people)
    case .marks(let edit): edit.restated(over: self).map(Edit.marks)
    case .weights(let edit): edit.restated(over: self).map(Edit.weights)
    case .rounds(let edit): edit.restated(over: self).map(Edit.rounds)
    case .decision(let edit): edit.restated(over: self).map(Edit.decision)
    case .meeting(let edit): edit.restated(over: self).map(Edit.meeting)
    case .record(let edit): edit.restated(over: self).map(Edit.record)
    }
  }
}
