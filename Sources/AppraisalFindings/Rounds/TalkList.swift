package import AppraisalModel
package import DecisionAnalysis

/// One person's mark of a cell, as those who talk about it see it.
package struct GivenMark: Equatable, Sendable {
  package var person: AssessorID
  package var body: BodyID?
  package var answer: Answer
  /// The value of a mark, 0 to 100; nil for other answers.
  package var value: Double?
  package var reason: String
  /// What the person answered before the round asked again, where that is something else.
  package var before: Answer?
}

/// A cell to talk about: what people marked there, how far they are apart, and what was agreed.
package struct TalkCell: Equatable, Sendable {
  package var cell: MatrixCell
  /// Everybody's answers, in order of joining.
  package var marks: [GivenMark]
  /// What the values of the marks have in common, 0 to 100; nil on a hurdle.
  package var statistics: GroupStatistics?
  /// The weight of the criterion times the standard deviation of the values.
  package var importance: Double
  /// Whether what was said there could change who leads.
  package var changesLeader: Bool
  package var agreed: AgreedScore?
  /// Whether marks of the criterion are their own values, from 0 to 100.
  package var marksAreValues = true

  package var isHurdle: Bool { statistics == nil }
  /// The values of the marks.
  package var values: [Double] { marks.compactMap(\.value) }
  /// How many people answer otherwise than before the round asked again.
  package var movedCount: Int { marks.count { $0.before != nil } }
}

/// The cells on which people differ once their marks may be seen, the one first whose disagreement
/// matters most to who leads.
package struct TalkList: Equatable, Sendable {
  package let cells: [TalkCell]
  /// Under what people are shown, and of how few nothing is.
  package let policy: RoundPolicy

  /// Looks at the ballots that count; empty while a reveal is awaited.
  ///
  /// Agreed scores are left out of the measure: they belong to nobody. Hurdles of which people differ
  /// are questions of fact and come first where they keep a leading option in or out, else last.
  /// - Complexity: O(*p* x *m* x *n* + *m*² x *n*) for *p* people, *m* options and *n* criteria.
  package init(_ appraisal: Appraisal) {
    policy = appraisal.rounds.last?.policy ?? RoundPolicy()
    guard !appraisal.hidesMarks else {
      cells = []
      return
    }
    let findings = Findings(appraisal, viewer: nil)
    let table = ScoreTable(
      appraisal, of: .board(viewer: nil), criteria: findings.table.criteria,
      rows: findings.table.options, withAgreed: false)
    let voters = Voters(
      appraisal, .board(viewer: nil), options: table.options, criteria: table.criteria)
    let shares = findings.weights.leaves.map(\.cumulative)
    let people = table.people.map { person in
      let ballot = appraisal.standingBallot(of: person)
      var values = Matrix<Double?>(
        rowCount: table.options.count, columnCount: table.criteria.count, repeating: nil)
      for (column, criterion) in table.criteria.enumerated()
      where voters.columns[column].contains(where: { $0.person == person }) {
        let scale = appraisal.document.criterion(criterion)?.scale ?? Scale()
        for (row, option) in table.options.enumerated() {
          values[row, column] = ballot[option, criterion].answer?.mark.map(scale.value(of:))
        }
      }
      return values
    }
    let ordered =
      people.isEmpty || table.options.isEmpty
      ? []
      : (try? CellToDiscuss.ordered(
        people, means: table.given, weights: shares, tolerance: Standing.tolerance)) ?? []
    let scored = ordered.map { found in
      let place = found.disagreement
      let cell = MatrixCell(table.options[place.option], table.criteria[place.criterion])
      let voting = voters.columns[place.criterion].map(\.person)
      return TalkCell(
        cell: cell, marks: Self.marks(of: cell, by: voting, in: appraisal),
        statistics: place.statistics, importance: place.importance,
        changesLeader: found.changesLeader,
        agreed: appraisal.agreed[cell.option]?[cell.criterion],
        marksAreValues: appraisal.document.criterion(cell.criterion)?.scale?.isPlain ?? true)
    }
    let hurdles = Self.hurdles(appraisal, table.people, leading: findings.ahead)
    cells =
      hurdles.filter(\.changesLeader) + scored + hurdles.filter { !$0.changesLeader }
  }

  /// The hurdles of which people differ whether an option passes.
  private static func hurdles(
    _ appraisal: Appraisal, _ people: [AssessorID], leading: [OptionID]
  ) -> [TalkCell] {
    let options = appraisal.document.appraisedOptions.map(\.id)
    return appraisal.document.criteria.filter { $0.kind == .hurdle }.flatMap { hurdle in
      options.compactMap { option in
        let cell = MatrixCell(option, hurdle.id)
        let marks = marks(of: cell, by: people, in: appraisal)
        let kinds = Set(marks.map(\.answer)).intersection([.pass, .fail])
        guard kinds.count > 1 else { return nil }
        return TalkCell(
          cell: cell, marks: marks, statistics: nil, importance: 0,
          changesLeader: leading.contains(option), agreed: appraisal.agreed[option]?[hurdle.id])
      }
    }
  }

  private static func marks(
    of cell: MatrixCell, by people: [AssessorID], in appraisal: Appraisal
  ) -> [GivenMark] {
    let scale = appraisal.document.criterion(cell.criterion)?.scale ?? Scale()
    let wasAskedAgain = appraisal.rounds.last.map { $0.isReballot && $0.asks(cell) } ?? false
    return people.compactMap { person in
      let marking = appraisal.standingBallot(of: person)[cell.option, cell.criterion]
      guard let answer = marking.answer else { return nil }
      let before =
        wasAskedAgain
        ? appraisal.ballotBefore(of: person)[cell.option, cell.criterion].answer : nil
      return GivenMark(
        person: person, body: appraisal.assessor(person).flatMap(appraisal.body), answer: answer,
        value: answer.mark.map(scale.value(of:)), reason: marking.reason,
        before: before == answer ? nil : before)
    }
  }

  // MARK: What may be shown

  /// Some people's marks together, under one name.
  package struct Group: Equatable, Sendable {
    /// The body, or nil for all together.
    package var body: BodyID?
    package var marks: [GivenMark]
  }

  /// The marks of a cell by body where each body has as many as the policy asks for, else all
  /// together; empty where even those are fewer.
  package func groups(of cell: TalkCell, in document: CaseDocument) -> [Group] {
    guard cell.marks.count >= policy.fewest else { return [] }
    let bodies = document.bodies.map(\.id).map { body in
      Group(body: body, marks: cell.marks.filter { $0.body == body })
    }.filter { !$0.marks.isEmpty }
    let isWhole = bodies.reduce(0) { $0 + $1.marks.count } == cell.marks.count
    // One body that is left out could be told from the difference.
    let isShown =
      bodies.count > 1 && isWhole && bodies.allSatisfy { $0.marks.count >= policy.fewest }
    return isShown ? bodies : [Group(body: nil, marks: cell.marks)]
  }

  /// Whose mark it was, as the policy lets it be shown.
  package func name(of mark: GivenMark, among cell: TalkCell, in appraisal: Appraisal) -> String {
    guard policy.people == .bodies else {
      return appraisal.shownName(of: mark.person, policy.people)
    }
    let isAlone =
      groups(of: cell, in: appraisal.document).first { $0.body == mark.body } == nil
    return isAlone ? "Somebody" : appraisal.shownName(of: mark.person, .bodies)
  }
}

extension Scale {
  /// Whether a mark is its own value.
  fileprivate var isPlain: Bool { worst == 0 && best == 100 && knots.isEmpty }
}
