package import AppraisalModel
package import DecisionAnalysis

/// Whose marks a result is made of.
package enum Basis: Hashable, Sendable {
  case own(AssessorID)
  /// The mean of the values of so many ballots.
  case mean(ballots: Int)
  case nobody
}

/// The values that a result is made of: a row for each appraised option, a column for each scored
/// criterion, nil where there is no mark.
///
/// An agreed score comes before ballots. Several ballots give the mean of their values; a ballot
/// without a mark in a cell does not count there.
package struct ScoreTable: Equatable, Sendable {
  /// The options, in reading order.
  package let options: [OptionID]
  /// The criteria, in the order of the tree's leaves.
  package let criteria: [CriterionID]
  /// The values, 0 to 100, options by criteria.
  package let values: Matrix<Double?>
  package let basis: Basis
  /// The number of agreed scores among them.
  package let agreedCount: Int

  package var cellCount: Int { options.count * criteria.count }
  /// The number of cells without a mark.
  package var missingCount: Int { values.elements.count { $0 == nil } }

  /// Gathers the values that a viewer may see.
  ///
  /// Outside rounds everybody's marks are seen. While a round is open, and until its reveal, a
  /// viewer sees only their own marks, whatever the screen then makes of them.
  package init(_ appraisal: Appraisal, viewer: AssessorID?, criteria: [CriterionID]) {
    let appraisal = appraisal.counted
    let (ballots, basis) = Self.visible(appraisal, viewer)
    let options = appraisal.document.appraisedOptions.map(\.id)
    var scales: [CriterionID: Scale] = [:]
    for criterion in appraisal.document.criteria { scales[criterion.id] = criterion.scale }
    var values = Matrix<Double?>(
      rowCount: options.count, columnCount: criteria.count, repeating: nil)
    var agreedCount = 0
    for (row, option) in options.enumerated() {
      for (column, criterion) in criteria.enumerated() {
        guard let scale = scales[criterion] else { continue }
        if let agreed = appraisal.agreed[option]?[criterion] {
          values[row, column] = scale.value(of: agreed.mark)
          agreedCount += 1
        } else {
          let marks = ballots.compactMap { $0[option, criterion].answer?.mark }
          guard !marks.isEmpty else { continue }
          let sum = marks.reduce(0.0) { $0 + scale.value(of: $1) }
          values[row, column] = sum / Double(marks.count)
        }
      }
    }
    self.options = options
    self.criteria = criteria
    self.values = values
    self.basis = basis
    self.agreedCount = agreedCount
  }

  /// The people whose ballots count and are seen by everybody, in order of joining.
  static func voters(_ appraisal: Appraisal) -> [Assessor] {
    let round = appraisal.rounds.last?.id ?? .solo
    return appraisal.assessors.filter {
      $0.counts && appraisal.ballots[round]?[$0.id]?.markings.isEmpty == false
    }
  }

  /// The ballots that a viewer's result is made of.
  static func visible(
    _ appraisal: Appraisal, _ viewer: AssessorID?
  ) -> (ballots: [Ballot], basis: Basis) {
    let last = appraisal.rounds.last
    if let last, appraisal.hidesMarks {
      guard let viewer else { return ([], .nobody) }
      return ([appraisal.ballot(last.id, viewer)], .own(viewer))
    }
    let round = last?.id ?? .solo
    let ballots = voters(appraisal).map(\.id)
    switch ballots.count {
    case 0: return ([], .nobody)
    case 1: return ([appraisal.ballot(round, ballots[0])], .own(ballots[0]))
    default: return (ballots.map { appraisal.ballot(round, $0) }, .mean(ballots: ballots.count))
    }
  }
}
