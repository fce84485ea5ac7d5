package import AppraisalModel
package import DecisionAnalysis

/// What the answer can still become while members who are due have not marked everything.
///
/// It is made of ballots only, with every mean divided by all who are due. Also once a round has ended:
/// whoever was not there could have marked otherwise.
package struct EmptySeats: Equatable, Sendable {
  /// The options that are compared, in reading order.
  package let options: [OptionID]
  /// Those who are due and not recused from everything, in order of joining.
  package let people: [AssessorID]
  /// What can still become of the totals; its seats are ``people``.
  package let chair: EmptyChair
  /// The totals with each person's severity taken out, over the ballots that count; nil where the marks
  /// do not hang together.
  package let evened: [Double]?
  /// The number of people whose ballots have everything.
  package let complete: Int
  /// Those who have not finished, in order of joining.
  package let unfinished: [AssessorID]
  /// The answers that are open on ballots that are finished.
  package let openAnswers: Int
  /// Whether ballots can still change.
  package let isOpen: Bool
  /// The number of agreed scores that are left out here.
  package let agreedCount: Int
  /// What stands for weights that nobody has set; nil where all are set.
  let unsetWeights: String?
  let turnout: Turnout

  /// The least and the largest total that each option can still have.
  package var bounds: [(low: Double, high: Double)] { chair.totals.map { ($0.low, $0.high) } }

  /// The people each of whom alone can change who is first; nil where no ballot is complete.
  package var pivotal: [AssessorID]? { chair.pivotalSeats.map { $0.map { people[$0] } } }

  /// Looks at the empty seats of a result.
  ///
  /// - Throws: `StudyRefusal` before a reveal, where nothing is marked, and where nothing is compared.
  /// - Complexity: O(*p* squared x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package init(
    _ findings: Findings, in appraisal: Appraisal, contested: Int = 0
  ) throws(StudyRefusal) {
    if let refusal = StudyRefusal(ballotsOf: findings, contested: contested) { throw refusal }
    let turnout = findings.turnout
    let options = findings.table.options
    // What only began when the round ended never came to count.
    guard
      let panel = BallotPanel(
        appraisal, options: options, weights: findings.weights, withAwaited: true,
        passingOver: turnout.isOpen ? [] : turnout.begun),
      panel.marks.seats.contains(where: { $0.marks.elements.contains { $0 != nil } })
    else { throw .nothingMarked }
    let finished = panel.people.indices.filter { turnout.finished.contains(panel.people[$0]) }
    chair = EmptyChair(
      panel.marks, averaging: finished.isEmpty ? nil : finished, tolerance: Standing.tolerance)
    self.options = options
    people = panel.people
    complete = panel.people.count - chair.openSeats.count
    unfinished = panel.people.filter { !turnout.finished.contains($0) }
    openAnswers = finished.reduce(0) { sum, seat in
      sum + Self.openAnswers(panel.marks, seat)
    }
    evened = BallotPanel(
      appraisal, options: options, weights: findings.weights, withAwaited: false
    ).flatMap { Severity($0.marks)?.totals }
    isOpen = turnout.isOpen
    agreedCount = findings.table.agreedCount
    unsetWeights = findings.weights.areSet ? nil : findings.weights.unsetWords
    self.turnout = turnout
  }

  private static func openAnswers(_ panel: PanelMarks, _ seat: Int) -> Int {
    let (marks, counts) = (panel.seats[seat].marks, panel.seats[seat].weights)
    return marks.elements.indices.count { place in
      let column = place % panel.criterionCount
      return marks.elements[place] == nil && counts[column] > 0 && panel.weights[column] > 0
    }
  }
}
