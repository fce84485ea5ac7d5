// What people do while they appraise, as edits made from the state and a wish. Screens and verbs
// call the same ones, and `make` makes what they give.

extension Appraisal {
  // MARK: Marks

  /// Where a person marks now.
  package func place(
    of person: AssessorID, _ option: OptionID, _ criterion: CriterionID
  ) -> MarkingPlace {
    MarkingPlace(round: markingRound, assessor: person, option: option, criterion: criterion)
  }

  /// The edits that change what stands at a place of a ballot: the answer, then the reason, then
  /// the evidence; those that stay as they are need none.
  package func marking(
    _ place: MarkingPlace, _ change: (inout Marking) -> Void
  ) -> [Edit] {
    let old = self[place]
    var new = old
    change(&new)
    return old.edits(to: new, at: place)
  }

  /// The edits that record what was found of an option on a hurdle, or take it back with nil.
  package func finding(_ cell: MatrixCell, _ new: AgreedScore?) -> [Edit] {
    let old = agreed[cell.option]?[cell.criterion]
    return old == new
      ? []
      : [.marks(.agree(option: cell.option, criterion: cell.criterion, old: old, new: new))]
  }

  // MARK: Comments

  /// The edit by which somebody comments; nil where the comment cannot be named.
  ///
  /// The names of comments that were taken back are passed over.
  package func commenting(_ remark: Remark) -> Edit? {
    let own = comments.values.count { $0.author == remark.author }
    let name = (own + 1...own + 1 + comments.count).lazy
      .compactMap { ItemID("\(remark.author.text.prefix(56))-\($0)") }
      .first { comments[$0] == nil }
    return name.map { .marks(.comment(id: $0, old: nil, new: remark)) }
  }

  // MARK: Interests

  /// The edit by which an interest of a person, told by its words, gets a ruling, or nil where it is
  /// not there or stays as it is.
  package func ruling(_ interest: Interest, on person: AssessorID) -> Edit? {
    guard let old = assessor(person),
      let place = old.interests.firstIndex(where: { $0.words == interest.words })
    else { return nil }
    var new = old
    new.interests[place] = interest
    return new == old ? nil : .people(.revise(old: old, new: new))
  }

  // MARK: Weights

  /// The edits that give a node points among its siblings, or take them back, with what is kept of
  /// how they came about: the points as the answer that was given, and the ranges of the criteria
  /// that they weigh, so that a change of range is noticed.
  package func weighing(
    _ node: CriterionID, _ points: DecimalNumber?, of holder: WeightHolder
  ) -> [Edit] {
    let old = weights[holder]?[node]
    guard old != points else { return [] }
    return asking(node, points, of: holder)
      + [.weights(.weigh(holder: holder, criterion: node, old: old, new: points))]
  }

  private func asking(
    _ node: CriterionID, _ points: DecimalNumber?, of holder: WeightHolder
  ) -> [Edit] {
    guard let points else { return [] }
    let family = WeightFamily(under: document.criterion(node)?.parent)
    let old = elicitations[holder]?[family]
    let present = document.ranges(of: family)
    let asked = Set(document.leaves(under: node).map(\.id))
    // Neighbours that were weighed over another range stay so until they are asked about again.
    let ranges = present.merging(old?.ranges ?? [:]) { $1 }
      .filter { present[$0.key] != nil }
      .merging(present.filter { asked.contains($0.key) }) { $1 }
    let kept = old?.method == .direct ? (old?.answers ?? []).filter { $0.first != node } : []
    let new = Elicitation(
      method: .direct, answers: kept + [WeightAnswer(first: node, value: points)], ranges: ranges)
    return new == old
      ? [] : [.weights(.elicit(holder: holder, family: family, old: old, new: new))]
  }

  /// The criteria whose range has changed since a holder's weights were asked for, in reading
  /// order; their families must be asked again or carried over.
  package func staleCriteria(of holder: WeightHolder) -> [CriterionID] {
    let asked = (elicitations[holder] ?? [:]).values.map(\.ranges)
    return document.scoredCriteria.filter { leaf in
      guard let present = leaf.scale?.range else { return false }
      return asked.contains { $0[leaf.id].map { $0 != present } ?? false }
    }.map(\.id)
  }

  // MARK: The decision

  /// Whether a round was opened since the decision, so that the next one follows it and does not
  /// take its place.
  package var isReopened: Bool {
    decision.map { ($0.round ?? .solo) < (rounds.last?.id ?? .solo) } ?? false
  }

  /// The decision that the next one replaces: the present one, and none once a review was opened,
  /// because what a review leads to is another decision.
  package var replacedDecision: Decision? { isReopened ? nil : decision }

  /// The edit that records a decision, with the round that it was made after.
  package func deciding(_ decision: Decision) -> Edit {
    var new = decision
    new.round = rounds.last?.id
    return .decision(.decide(old: self.decision, new: new))
  }
}

extension Marking {
  /// The edits that lead from one marking to another.
  package func edits(to new: Marking, at place: MarkingPlace) -> [Edit] {
    var edits: [Edit] = []
    if answer != new.answer {
      edits.append(.marks(.mark(place: place, old: answer, new: new.answer)))
    }
    if reason != new.reason {
      edits.append(.marks(.reason(place: place, old: reason, new: new.reason)))
    }
    if evidence != new.evidence {
      edits.append(.marks(.evidence(place: place, old: evidence, new: new.evidence)))
    }
    return edits
  }
}
