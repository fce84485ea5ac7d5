package import AppraisalModel

/// How the present round stands, and what can be done with it next.
package struct RoundStanding: Equatable, Sendable {
  /// What a facilitator does with a round.
  package enum Step: String, CaseIterable, Sendable {
    case open
    case end
    case reveal
    case again
    case settle
  }

  /// The newest round, or nil where none was opened.
  package let round: Round?
  /// The number of people whose ballots are waited for.
  package let expected: Int
  /// Those of them whose ballots are in, in order of joining.
  package let handedIn: [AssessorID]
  /// Those whose ballots are still to come.
  package let missing: [AssessorID]
  /// The number of the round that opens next.
  private let next: RoundNumber

  /// Looks at the newest round.
  ///
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package init(_ appraisal: Appraisal) {
    round = appraisal.rounds.last
    let awaited = appraisal.awaitedPeople.map(\.id)
    let missing = appraisal.missingPeople.map(\.id)
    expected = awaited.count
    handedIn = awaited.filter { !missing.contains($0) }
    self.missing = missing
    next = appraisal.nextRound
  }

  /// What can be done now, the usual next thing first.
  package var steps: [Step] {
    switch round?.state {
    case nil, .settled: [.open]
    case .open: [.end]
    case .ended: [.reveal, .again]
    case .revealed: [.settle, .open]
    }
  }

  /// What a step does, as a line of a list says it.
  package func title(_ step: Step) -> String {
    let number = round?.id.number ?? 0
    return switch step {
    case .open: "Open round \(next.number)"
    case .end: "End round \(number)"
    case .reveal: "Reveal round \(number)"
    case .again: "Open round \(number) again"
    case .settle: "Settle round \(number)"
    }
  }

  /// More about a step, for whoever has to choose.
  package func detail(_ step: Step) -> String {
    switch step {
    case .open: round == nil ? "you are asked who will see what" : "marks of before stay"
    case .end: missing.isEmpty ? "all have handed in" : "\(countWords); it asks first"
    case .reveal: "everybody then sees all its marks"
    case .again: "with a reason; until the reveal"
    case .settle: "once it is talked about"
    }
  }

  /// How many have handed in: "5 of 9 have handed in".
  package var countWords: String {
    expected == 0
      ? "nobody has begun"
      : "\(handedIn.count) of \(expected) \(handedIn.count == 1 ? "has" : "have") handed in"
  }

  /// How it stands, for everybody.
  package var sentence: String {
    guard let round else { return "No round has been opened yet." }
    let name = "Round \(round.id.number)"
    switch round.state {
    case .open:
      let whoSees =
        round.hidesMarks
        ? "is open and closed to view: until the reveal people see only their own marks."
        : "is open, and everybody sees its marks as they are given."
      return "\(name) \(whoSees) \(countWords.sentenceCase)."
    case .ended:
      return "\(name) has ended and takes no more marks. "
        + (round.hidesMarks ? "Nobody sees more than their own until it is revealed. " : "")
        + "\(countWords.sentenceCase)."
    case .revealed: return "\(name) is revealed: everybody sees all its marks."
    case .settled: return "\(name) is settled."
    }
  }
}

extension String {
  /// The text as a sentence begins.
  fileprivate var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}
