package import AppraisalModel

/// New edits that bring an earlier state back and erase nothing.
///
/// The case, marks, reasons, evidence, agreed scores, weights and one's own comments come back.
/// People, rounds, what was handed in, the comments of others and the decision stay: they happened,
/// or are others' to bring back. What a round hides from the person, and what it hid when the state
/// was saved, is not touched.
package struct Restoration: Equatable, Sendable {
  /// The edits, in an order in which every one of them can be made; empty where nothing differs.
  package let edits: [Edit]
  /// Why the first change that cannot be brought back is refused, or nil.
  package let obstacle: EditRefusal?

  /// Works out the edits that lead from the present state to an earlier one.
  ///
  /// - Complexity: O(*d* squared) in the number of differences in the worst case; O(*d*) where they
  ///   do not depend on one another.
  package init(of target: Appraisal, over present: Appraisal, by author: AssessorID) {
    var state = present
    var made: [Edit] = []
    var refusal: EditRefusal?
    // What depends on something else that is still to come back is tried again after it.
    while true {
      let wanted = Self.differences(from: state, to: target.keeping(state, hiddenFrom: author))
      var progressed = false
      refusal = nil
      for edit in wanted {
        do {
          try state.make(edit, by: author)
          made.append(edit)
          progressed = true
        } catch {
          refusal = refusal ?? error
        }
      }
      if wanted.isEmpty || !progressed { break }
    }
    edits = made
    obstacle = refusal
  }

  /// The edits where everything comes back that can, and something does.
  package func complete() throws(RestorationRefusal) -> [Edit] {
    if let obstacle { throw .obstacle(obstacle) }
    guard !edits.isEmpty else { throw .nothingDiffers }
    return edits
  }

  private static func differences(from state: Appraisal, to target: Appraisal) -> [Edit] {
    unlocking(state, target) + authored(state, target) + marks(state, target)
      + agreed(state, target) + weights(state, target) + comments(state, target)
  }

  /// Settled weights are opened first where something about them comes back, and settled last.
  private static func unlocking(_ state: Appraisal, _ target: Appraisal) -> [Edit] {
    let weightsDiffer =
      state.weights[.agreed] != target.weights[.agreed]
      || state.elicitations[.agreed] != target.elicitations[.agreed]
      || state.document != target.document
    guard let lock = state.weightLock else { return [] }
    return weightsDiffer || target.weightLock != lock
      ? [.weights(.lockWeights(old: lock, new: nil))] : []
  }

  // MARK: The case

  private static func authored(_ state: Appraisal, _ target: Appraisal) -> [Edit] {
    guard state.document != target.document else { return [] }
    var edits: [Edit] = []
    for kind in ElementKind.allCases {
      let (present, wanted) = (state.document[kind], target.document[kind])
      guard present != wanted else { continue }
      edits += listed(present, wanted)
    }
    edits += target.document.options.compactMap { option in
      guard let now = state.document.option(option.id)?.standing, now != option.standing else {
        return nil
      }
      return .document(.standing(option: option.id, old: now, new: option.standing))
    }
    if state.document.head != target.document.head {
      edits.append(.document(.head(old: state.document.head, new: target.document.head)))
    }
    return edits
  }

  private static func listed(_ present: [Element], _ wanted: [Element]) -> [Edit] {
    let now = Dictionary(
      present.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(wanted.map(\.name))
    if let gone = present.indices.last(where: { !names.contains(present[$0].name) }) {
      return [.document(.remove(element: present[gone], at: gone))] + changes(now, wanted)
    }
    if let missing = wanted.indices.first(where: { now[wanted[$0].name] == nil }) {
      return [.document(.add(element: wanted[missing], at: min(missing, present.count)))]
        + changes(now, wanted)
    }
    let changed = changes(now, wanted)
    if !changed.isEmpty { return changed }
    guard
      let place = wanted.indices.first(where: { present[$0].name != wanted[$0].name }),
      let from = present.firstIndex(where: { $0.name == wanted[place].name })
    else { return [] }
    return [.document(.move(element: wanted[place].name, old: from, new: place))]
  }

  private static func changes(_ now: [ElementName: Element], _ wanted: [Element]) -> [Edit] {
    wanted.compactMap { element in
      guard let old = now[element.name] else { return nil }
      // Where an option stands comes back by an edit of its own.
      let new = element.standing(as: old)
      return old == new ? nil : .document(.change(old: old, new: new))
    }
  }

  // MARK: Ballots

  private static func marks(_ state: Appraisal, _ target: Appraisal) -> [Edit] {
    let rounds = Set(state.ballots.keys).union(target.ballots.keys).sorted()
    return rounds.flatMap { round -> [Edit] in
      let people = Set((state.ballots[round] ?? [:]).keys)
        .union((target.ballots[round] ?? [:]).keys).sorted()
      return people.flatMap { person in
        ballot(round, person, state.ballot(round, person), target.ballot(round, person))
      }
    }
  }

  private static func ballot(
    _ round: RoundNumber, _ person: AssessorID, _ now: Ballot, _ then: Ballot
  ) -> [Edit] {
    let options = Set(now.markings.keys).union(then.markings.keys).sorted()
    return options.flatMap { option -> [Edit] in
      let criteria = Set((now.markings[option] ?? [:]).keys)
        .union((then.markings[option] ?? [:]).keys).sorted()
      return criteria.flatMap { criterion -> [Edit] in
        let place = MarkingPlace(
          round: round, assessor: person, option: option, criterion: criterion)
        return now[option, criterion].edits(to: then[option, criterion], at: place)
      }
    }
  }

  private static func agreed(_ state: Appraisal, _ target: Appraisal) -> [Edit] {
    let options = Set(state.agreed.keys).union(target.agreed.keys).sorted()
    return options.flatMap { option -> [Edit] in
      let (now, then) = (state.agreed[option] ?? [:], target.agreed[option] ?? [:])
      return Set(now.keys).union(then.keys).sorted().compactMap { criterion in
        now[criterion] == then[criterion]
          ? nil
          : .marks(
            .agree(
              option: option, criterion: criterion, old: now[criterion], new: then[criterion]))
      }
    }
  }

  // MARK: Weights and comments

  private static func weights(_ state: Appraisal, _ target: Appraisal) -> [Edit] {
    var edits: [Edit] = []
    let holders = Set(state.weights.keys).union(target.weights.keys)
      .union(state.elicitations.keys).union(target.elicitations.keys)
      .sorted { $0.description < $1.description }
    for holder in holders {
      let (now, then) = (state.weights[holder] ?? [:], target.weights[holder] ?? [:])
      for criterion in Set(now.keys).union(then.keys).sorted()
      where now[criterion] != then[criterion] {
        edits.append(
          .weights(
            .weigh(
              holder: holder, criterion: criterion, old: now[criterion], new: then[criterion])))
      }
      let (asked, before) = (state.elicitations[holder] ?? [:], target.elicitations[holder] ?? [:])
      for family in Set(asked.keys).union(before.keys).sorted()
      where asked[family] != before[family] {
        edits.append(
          .weights(.elicit(holder: holder, family: family, old: asked[family], new: before[family]))
        )
      }
    }
    if edits.isEmpty, state.weightLock == nil, let lock = target.weightLock,
      state.document == target.document
    {
      edits.append(.weights(.lockWeights(old: nil, new: lock)))
    }
    return edits
  }

  private static func comments(_ state: Appraisal, _ target: Appraisal) -> [Edit] {
    Set(state.comments.keys).union(target.comments.keys).sorted().compactMap { id in
      state.comments[id] == target.comments[id]
        ? nil : .marks(.comment(id: id, old: state.comments[id], new: target.comments[id]))
    }
  }
}

extension Appraisal {
  /// The state with the ballots and weights of another one, where that hides them from a person, or
  /// where this one lacks them because a round hid them when it was saved.
  fileprivate func keeping(_ present: Appraisal, hiddenFrom person: AssessorID) -> Appraisal {
    var kept = self
    kept.comments = comments.filter { id, remark in
      remark.author == person && (present.comments[id]?.author ?? person) == person
    }
    kept.comments.merge(present.comments.filter { $0.value.author != person }) { $1 }
    for round in Set(ballots.keys).union(present.ballots.keys) {
      let wasHidden = rounds.first { $0.id == round }?.hidesMarks ?? false
      let isHidden = present.rounds.first { $0.id == round }?.hidesMarks ?? false
      guard wasHidden || isHidden else { continue }
      for owner in Set((ballots[round] ?? [:]).keys).union((present.ballots[round] ?? [:]).keys) {
        let isLeftOut = wasHidden && ballot(round, owner).markings.isEmpty
        guard isLeftOut || (isHidden && owner != person) else { continue }
        kept.ballots[round, default: [:]][owner] = present.ballots[round]?[owner]
      }
    }
    let holders = Set(weights.keys).union(present.weights.keys)
      .union(elicitations.keys).union(present.elicitations.keys)
    for holder in holders {
      let isLeftOut = hides(holder, from: nil) && weights[holder] == nil
      guard isLeftOut || present.hides(holder, from: person) else { continue }
      kept.weights[holder] = present.weights[holder]
      kept.elicitations[holder] = present.elicitations[holder]
    }
    return kept
  }
}

/// Why an earlier state is not brought back.
package enum RestorationRefusal: Error, Equatable {
  /// A change cannot be made.
  case obstacle(EditRefusal)
  /// Nothing that can come back is different.
  case nothingDiffers

  /// What is wrong, of a state that has a title such as `snapshot 3 "Before the meeting"`.
  package func sentence(_ title: String, in document: CaseDocument) -> String {
    switch self {
    case .obstacle(let refusal):
      "\(title) cannot be restored: \(refusal.sentence(in: document))"
    case .nothingDiffers: "Everything that can come back stands as in \(title) already."
    }
  }
}
