import AppraisalModel
import DecisionAnalysis

/// The ballots of those who are due as the seats of a panel.
///
/// An agreed score belongs to nobody and is left out. Whoever may not mark one of the options that are
/// compared is out of a column, as in a ``ScoreTable``; where somebody says that a criterion does not
/// apply, the cell is open for all until that is settled.
struct BallotPanel {
  let marks: PanelMarks
  /// Whose seats they are.
  let people: [AssessorID]
  /// Their ballots, as they count.
  private let ballots: [AssessorID: Ballot]

  /// The mark that somebody gave in a cell, as it was entered.
  func mark(of seat: Int, _ option: OptionID, _ criterion: CriterionID) -> DecimalNumber? {
    ballots[people[seat]]?[option, criterion].answer?.mark
  }

  /// Seats those whose ballots count, or, where that is asked for, all who are waited for; what some of
  /// them marked is passed over where it is told.
  ///
  /// Nil where nobody takes part or there is nothing to compare.
  init?(
    _ appraisal: Appraisal, options: [OptionID], weights: EffectiveWeights, withAwaited: Bool,
    passingOver: [AssessorID] = []
  ) {
    let criteria = weights.leaves.map(\.id)
    let voters = Voters(
      appraisal, .board(viewer: nil), options: options, criteria: criteria,
      withAwaited: withAwaited)
    var seats: [PanelSeat] = []
    var people: [AssessorID] = []
    let scales = criteria.map { appraisal.document.criterion($0)?.scale ?? Scale() }
    let answers = { (option: OptionID, column: Int) in
      voters.columns[column].map {
        ($0.person, $0.ballot.markings[option]?[criteria[column]]?.answer)
      }
    }
    var cells = Matrix<[AssessorID: Double]>(
      rowCount: options.count, columnCount: criteria.count, repeating: [:])
    for (row, option) in options.enumerated() {
      for column in criteria.indices {
        let given = answers(option, column).filter { !passingOver.contains($0.0) }
        guard !given.contains(where: { $0.1 == .doesNotApply }) else { continue }
        for (person, answer) in given {
          cells[row, column][person] = answer?.mark.map(scales[column].value)
        }
      }
    }
    for person in voters.people {
      let counts = voters.columns.map { column in
        column.first { $0.person == person }?.weight ?? 0
      }
      guard counts.contains(where: { $0 > 0 }) else { continue }
      people.append(person)
      seats.append(PanelSeat(marks: cells.map { $0[person] }, weights: counts))
    }
    // Where bodies count as such, those of a body who are looked at share what it counts.
    let bodies = people.map { appraisal.assessor($0).flatMap(appraisal.body) }
    let groups = bodies.map { body in bodies.firstIndex(of: body) ?? 0 }
    guard
      let marks = try? PanelMarks(
        seats, weights: weights.leaves.map(\.cumulative),
        groups: appraisal.document.terms.adding == .members ? nil : groups)
    else { return nil }
    (self.marks, self.people) = (marks, people)
    ballots = Dictionary(
      voters.columns.joined().map { ($0.person, $0.ballot) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension StudyRefusal {
  /// Why nothing can be said of the ballots one by one, or nil.
  init?(ballotsOf findings: Findings, contested: Int) {
    if contested > 0 {
      self = .contested(contested)
    } else if let awaited = findings.awaited {
      self = .awaitingReveal(handedIn: awaited.handedIn, expected: awaited.expected)
    } else if findings.table.cellCount == 0 {
      self = .nothingToRank
    } else {
      return nil
    }
  }
}
