package import AppraisalModel
package import DecisionAnalysis

/// Whose marks a result is made of.
package enum Basis: Hashable, Sendable {
  case own(AssessorID)
  /// The mean of the values of so many ballots that count.
  case mean(ballots: Int)
  /// Bounds over so many ballots, none of which is finished.
  case begun(ballots: Int)
  case nobody
}

/// An answer that is not known and could still be anything on its scale.
package struct OpenAnswer: Hashable, Sendable {
  /// Why it is open.
  package enum Cause: Hashable, Sendable {
    case blank
    case doNotKnow
    case ratherNot
    /// Somebody says that the criterion does not apply; the cell is open until that is settled.
    case doesNotApply
    /// Nobody may mark it.
    case nobody
  }

  package var option: OptionID
  package var criterion: CriterionID
  /// Whose answer it is; nil where it is nobody's.
  package var person: AssessorID?
  package var cause: Cause

  package init(option: OptionID, criterion: CriterionID, person: AssessorID?, cause: Cause) {
    self.option = option
    self.criterion = criterion
    self.person = person
    self.cause = cause
  }
}

/// The values that a result is made of: a row for each option that takes part, a column for each
/// scored criterion.
///
/// An agreed score comes before ballots. Several ballots give the mean of their values. An answer
/// that is open lies anywhere on the scale, so that the value of its cell is a range: it is never
/// skipped, because leaving one person out of one option's mean would make winners of nothing.
package struct ScoreTable: Equatable, Sendable {
  /// The options, in reading order.
  package let options: [OptionID]
  /// The criteria, in the order of the tree's leaves.
  package let criteria: [CriterionID]
  /// The ranges of the values, 0 to 100, options by criteria.
  package let ranges: Matrix<ValueRange>
  /// The values that are known, nil where an answer is open.
  package let values: Matrix<Double?>
  /// The mean of the marks that were given, nil where there is none.
  package let given: Matrix<Double?>
  /// The highest and lowest value that somebody gave, as the range in a cell; nil without marks.
  package let spans: Matrix<ValueRange?>
  /// By how much the value of a cell can fall or rise at most if one mark becomes another that
  /// somebody gave there.
  package let moves: Matrix<ValueRange>
  /// The number of people who gave a mark in each cell.
  package let marked: Matrix<Int>
  /// The answers that are open, in reading order.
  package let open: [OpenAnswer]
  package let basis: Basis
  /// The people whose ballots it is made of, in order of joining.
  package let people: [AssessorID]
  /// The number of agreed scores among them.
  package let agreedCount: Int

  package var cellCount: Int { options.count * criteria.count }
  /// The number of cells whose value is not known.
  package var missingCount: Int { values.elements.count { $0 == nil } }
  /// Whether there is a mark or an agreed score anywhere.
  package var isMarked: Bool { given.elements.contains { $0 != nil } }

  /// Gathers the values of some options on the marks of an electorate.
  ///
  /// Whoever may not mark one of the options that are compared is out of a column; rows beyond those
  /// are for looking at. An agreed score belongs to nobody and can be left out. Those who can still
  /// finish are in it where that is asked for, their blanks open. People are added up as the case
  /// says, unless told.
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package init(
    _ appraisal: Appraisal, of electorate: Electorate, criteria: [CriterionID],
    rows options: [OptionID], comparing: [OptionID]? = nil, withAgreed: Bool = true,
    withAwaited: Bool = false, adding: Adding? = nil
  ) {
    let voters = Voters(
      appraisal, electorate, options: comparing ?? options, criteria: criteria,
      withAwaited: withAwaited, adding: adding)
    var cells: [Cell] = []
    cells.reserveCapacity(options.count * criteria.count)
    let scales = criteria.map { appraisal.document.criterion($0)?.scale ?? Scale() }
    var agreedCount = 0
    let showsAgreed = withAgreed && !appraisal.hidesTotals
    for option in options {
      for (column, criterion) in criteria.enumerated() {
        let agreed = showsAgreed ? appraisal.agreed[option]?[criterion] : nil
        agreedCount += agreed == nil ? 0 : 1
        cells.append(
          Cell(option, criterion, scales[column], agreed, voters.columns[column]))
      }
    }
    func matrix<Element>(_ part: (Cell) -> Element, or blank: Element) -> Matrix<Element> {
      var matrix = Matrix(
        rowCount: options.count, columnCount: criteria.count, repeating: blank)
      for (index, cell) in cells.enumerated() {
        matrix[index / criteria.count, index % criteria.count] = part(cell)
      }
      return matrix
    }
    self.options = options
    self.criteria = criteria
    ranges = matrix(\.range, or: .unknown)
    values = matrix({ $0.range.isExact ? $0.range.low : nil }, or: nil)
    given = matrix(\.given, or: nil)
    spans = matrix(\.span, or: nil)
    moves = matrix(\.move, or: ValueRange(exactly: 0))
    marked = matrix(\.marked, or: 0)
    open = cells.flatMap(\.open)
    basis = voters.basis
    people = voters.people
    self.agreedCount = agreedCount
  }
}

extension ScoreTable {
  /// What an option is worth on each criterion at the least and at the most, 0 to 100, in the order of
  /// the criteria; empty for one that is not in the table.
  package func bounds(of option: OptionID) -> [(low: Double, high: Double)] {
    options.firstIndex(of: option).map { ranges.row($0).map { ($0.low, $0.high) } } ?? []
  }

  /// The criteria on which the value of an option is not known.
  package func openCriteria(of option: OptionID) -> [CriterionID] {
    zip(criteria, bounds(of: option)).compactMap { $1.low == $1.high ? nil : $0 }
  }
}

/// What the voters of a column come to for one option.
private struct Cell {
  var range = ValueRange.unknown
  var given: Double?
  var span: ValueRange?
  var move = ValueRange(exactly: 0)
  var marked = 0
  var open: [OpenAnswer] = []

  init(
    _ option: OptionID, _ criterion: CriterionID, _ scale: Scale, _ agreed: AgreedScore?,
    _ voters: [Voters.Voter]
  ) {
    var (sum, weight, openWeight) = (0.0, 0.0, 0.0)
    var marks: [(value: Double, weight: Double)] = []
    for voter in voters {
      let answer = voter.ballot.markings[option]?[criterion]?.answer
      if let mark = answer?.mark {
        let value = scale.value(of: mark)
        marks.append((value, voter.weight))
        (sum, weight) = (sum + voter.weight * value, weight + voter.weight)
      } else {
        openWeight += voter.weight
        open.append(
          OpenAnswer(
            option: option, criterion: criterion, person: voter.person, cause: .init(answer)))
      }
    }
    let whole = weight + openWeight
    marked = marks.count
    if let least = marks.map(\.value).min(), let most = marks.map(\.value).max() {
      span = ValueRange(least, most)
      move = ValueRange(
        -(marks.map { $0.weight * ($0.value - least) }.max() ?? 0) / whole,
        (marks.map { $0.weight * (most - $0.value) }.max() ?? 0) / whole)
    }
    if let agreed {
      let value = scale.value(of: agreed.mark)
      (range, given, open) = (ValueRange(exactly: value), value, [])
      move = ValueRange(exactly: 0)
      return
    }
    given = weight > 0 ? sum / weight : nil
    if voters.isEmpty {
      open = [OpenAnswer(option: option, criterion: criterion, person: nil, cause: .nobody)]
    } else if open.contains(where: { $0.cause == .doesNotApply }) {
      // It is a finding about the cell and not one person's mark.
      open = open.filter { $0.cause == .doesNotApply }
    } else if open.isEmpty {
      range = ValueRange(exactly: sum / whole)
    } else {
      range = ValueRange(sum / whole, (sum + openWeight * 100) / whole)
    }
  }
}

extension OpenAnswer.Cause {
  fileprivate init(_ answer: Answer?) {
    switch answer {
    case .doNotKnow: self = .doNotKnow
    case .ratherNot: self = .ratherNot
    case .doesNotApply: self = .doesNotApply
    case nil, .mark, .pass, .fail: self = .blank
    }
  }
}
