package import AppraisalModel

/// How far the people whose marks count have come in the present round.
package struct Turnout: Equatable, Sendable {
  /// Those whose ballots count, in order of joining.
  package var finished: [AssessorID] = []
  /// Those who have only begun: named, and in no mean.
  package var begun: [AssessorID] = []
  package var notBegun: [AssessorID] = []
  /// Whether ballots can still change: work goes on outside rounds, or the round is open.
  package var isOpen = true

  /// Looks at the ballots of those who are waited for.
  ///
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package init(_ appraisal: Appraisal) {
    isOpen = appraisal.rounds.last.map { $0.state == .open } ?? true
    for person in appraisal.awaitedPeople {
      switch appraisal.stage(of: person.id) {
      case .finished: finished.append(person.id)
      case .begun: begun.append(person.id)
      case .notBegun: notBegun.append(person.id)
      }
    }
  }

  /// The number of people who are to mark.
  package var expected: Int { finished.count + begun.count + notBegun.count }
  /// Those whose ballots can still come to count, in order of joining within their standing.
  package var awaited: [AssessorID] { isOpen ? begun + notBegun : [] }

  /// How many have finished, in words: "3 of 5 members have finished; one has begun".
  package var words: String {
    let verb = finished.count == 1 && expected > 1 || expected == 1 ? "has" : "have"
    var words = "\(finished.count) of \(Numbers.count(expected, "member")) \(verb) finished"
    if !begun.isEmpty {
      words += "; \(Numbers.small(begun.count)) \(begun.count == 1 ? "has" : "have") begun"
    }
    return words
  }

  /// Who is still awaited, as a sentence begins or goes on: "the tenth", "the other two".
  package var awaitedWords: String {
    switch awaited.count {
    case 1 where expected > 1: "the \(Numbers.ordinal(expected))"
    case expected: expected == 1 ? "it" : "they"
    case let count: "the other \(Numbers.small(count))"
    }
  }
}
