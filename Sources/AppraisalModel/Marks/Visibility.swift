// Who may see whose marks and weights, and when.

extension Round {
  /// Whether it is open or has ended, and what it brought is not revealed yet.
  package var awaitsReveal: Bool {
    switch state {
    case .open, .ended: true
    case .revealed, .settled: false
    }
  }

  /// Whether its marks, reasons and evidence are kept from others now.
  package var hidesMarks: Bool {
    switch visibility {
    case .open: false
    case .closed, .sealed: awaitsReveal
    }
  }
}

extension Appraisal {
  /// Whether totals and the order of options are kept from everybody, so that nobody fits marks to
  /// them: while a round that keeps marks from others can still be marked.
  package var hidesTotals: Bool {
    rounds.last.map { $0.hidesMarks && $0.state == .open } ?? false
  }

  /// Whether the money of options is kept from somebody: from those who mark, while the round is
  /// open, where its policy says so.
  package func hidesMoney(from viewer: AssessorID?) -> Bool {
    guard let round = rounds.last, round.state == .open, round.policy.hidesMoney else {
      return false
    }
    // Whoever is not on the panel may still join it, and mark.
    guard let person = viewer.flatMap(assessor) else { return viewer != nil }
    return person.givesMarks
  }

  /// Whether marks that are given now are kept from others until a reveal.
  package var hidesMarks: Bool { rounds.last?.hidesMarks ?? false }

  /// Whether people's own weights are kept from others: from the opening of a round to its reveal,
  /// also of one whose marks everybody sees.
  package var hidesWeights: Bool { rounds.last?.awaitsReveal ?? false }

  /// Whether what stands at a place of a ballot is kept from a viewer.
  package func hides(_ place: MarkingPlace, from viewer: AssessorID?) -> Bool {
    place.assessor != viewer && rounds.first { $0.id == place.round }?.hidesMarks ?? false
  }

  /// Whether what an edit says on a ballot, or of a person's own weights, is kept from a viewer.
  package func hides(_ edit: Edit, from viewer: AssessorID?) -> Bool {
    switch edit {
    case .marks(let edit): edit.place.map { hides($0, from: viewer) } ?? false
    case .weights(.weigh(let holder, _, _, _)), .weights(.elicit(let holder, _, _, _)):
      hides(holder, from: viewer)
    case .weights(.lockWeights), .document, .people, .rounds, .decision, .meeting,
      .record:
      false
    }
  }

  /// Whether somebody's weights are kept from a viewer.
  package func hides(_ holder: WeightHolder, from viewer: AssessorID?) -> Bool {
    switch holder {
    case .assessor(let person): person != viewer && hidesWeights
    case .agreed, .body: false
    }
  }

  /// The state as a viewer may see it, or, for nil, as everybody may.
  ///
  /// Before the reveal nobody else's marks, reasons, evidence or weights stand in it, only who has
  /// handed in. Everything that goes out of the program is made of this.
  /// - Complexity: O(*n*) in the number of ballots and of holders of weights.
  package func visible(to viewer: AssessorID?) -> Appraisal {
    var seen = self
    for round in rounds where round.hidesMarks {
      let kept = (ballots[round.id] ?? [:]).compactMap { person, ballot -> (AssessorID, Ballot)? in
        if person == viewer { return (person, ballot) }
        return ballot.handedIn ? (person, Ballot(handedIn: true)) : nil
      }
      seen.ballots[round.id] =
        kept.isEmpty ? nil : Dictionary(kept, uniquingKeysWith: { first, _ in first })
    }
    for holder in Set(weights.keys).union(elicitations.keys) where hides(holder, from: viewer) {
      seen.weights[holder] = nil
      seen.elicitations[holder] = nil
    }
    return seen
  }

  /// The state of an earlier moment as it may be seen now: what a later state keeps from nobody any
  /// more is kept from nobody in it either.
  ///
  /// - Complexity: O(*r*) in the number of rounds.
  package func revealed(by later: Appraisal) -> Appraisal {
    var seen = self
    for index in seen.rounds.indices
    where later.rounds.first(where: { $0.id == seen.rounds[index].id })?.hidesMarks == false {
      seen.rounds[index].visibility = .open
    }
    return seen
  }

  /// The round that is not revealed and keeps marks, or people's own weights, from everybody now.
  package var hidingRound: RoundNumber? {
    if let round = rounds.last(where: \.hidesMarks) { return round.id }
    return hiddenCount(from: nil) > 0 ? rounds.last { $0.awaitsReveal }?.id : nil
  }

  /// How many markings, weights and ways that weights came about of others are kept from a viewer now.
  package func hiddenCount(from viewer: AssessorID?) -> Int {
    let markings = rounds.filter(\.hidesMarks).reduce(0) { sum, round in
      (ballots[round.id] ?? [:]).reduce(sum) { sum, entry in
        entry.key == viewer
          ? sum : entry.value.markings.values.reduce(sum) { $0 + $1.count }
      }
    }
    let weighed = weights.reduce(markings) { sum, entry in
      hides(entry.key, from: viewer) ? sum + entry.value.count : sum
    }
    return elicitations.reduce(weighed) { sum, entry in
      hides(entry.key, from: viewer) ? sum + entry.value.count : sum
    }
  }
}
