package import AppraisalModel
import DecisionAnalysis

/// One mark that becomes another one which somebody gave in the same cell.
package struct ConcededMark: Equatable, Sendable {
  package var option: OptionID
  package var criterion: CriterionID
  /// Whose mark it is; named nowhere unless the policy of the round allows it.
  package var person: AssessorID
  package var from: DecimalNumber
  package var to: DecimalNumber
}

/// The fewest marks that put one option ahead.
package struct MarkConcession: Equatable, Sendable {
  package var option: OptionID
  package var marks: [ConcededMark]
  /// How far it would then be ahead of the nearest option that leads now.
  package var lead: Double
  /// Whether no other set of as few marks does.
  package var isOnlySet: Bool
}

/// How few marks would have to be others for another option to be ahead, none of them beyond what
/// somebody said already.
package struct MarkConcessions: Equatable, Sendable {
  /// The options that lead on the ballots.
  package let leaders: [OptionID]
  /// One for each option that some marks can put ahead, in reading order.
  package let all: [MarkConcession]
  /// The options that are behind and that no such marks put ahead.
  package let impossible: [OptionID]
  /// The number of open answers, which were counted as badly for who leads as they can be.
  package let openAnswers: Int
  /// The number of agreed scores that are left out here.
  package let agreedCount: Int
  /// The number of ballots.
  package let ballots: Int
  let unsetWeights: String?

  /// The concessions of the fewest marks; several where as few do for several options.
  package var fewest: [MarkConcession] {
    let least = all.map(\.marks.count).min()
    return all.filter { $0.marks.count == least }
  }

  /// Counts the marks of the ballots that count.
  ///
  /// - Throws: `StudyRefusal` where nothing leads for certain on the ballots.
  /// - Complexity: O(*m* x *p* x *n* log (*p* x *n*)) for *p* people, *m* options and *n* criteria.
  package init(
    _ findings: Findings, in appraisal: Appraisal, contested: Int = 0
  ) throws(StudyRefusal) {
    if let refusal = StudyRefusal(ballotsOf: findings, contested: contested) { throw refusal }
    let options = findings.table.options
    guard
      let panel = BallotPanel(
        appraisal, options: options, weights: findings.weights, withAwaited: false),
      findings.table.isMarked
    else { throw .nothingMarked }
    let found = ConcessionCount(panel.marks, tolerance: Standing.tolerance)
    if !findings.turnout.awaited.isEmpty {
      let whole = BallotPanel(
        appraisal, options: options, weights: findings.weights, withAwaited: true)
      let sure = whole.map { EmptyChair($0.marks, tolerance: Standing.tolerance).leaders }
      guard sure == found.leaders else { throw .unfinished(findings.turnout) }
    }
    let open = panel.marks.seats.reduce(0) { sum, seat in
      let columns = panel.marks.criterionCount
      return sum
        + seat.marks.elements.indices.count {
          seat.marks.elements[$0] == nil && seat.weights[$0 % columns] > 0
            && panel.marks.weights[$0 % columns] > 0
        }
    }
    guard !found.leaders.isEmpty else { throw .incomplete(decisive: max(1, open)) }
    openAnswers = open
    let criteria = findings.table.criteria
    let mark = { (seat: Int, move: ConcessionCount.Move) -> DecimalNumber in
      panel.mark(of: seat, options[move.option], criteria[move.criterion]) ?? 0
    }
    leaders = found.leaders.map { options[$0] }
    all = found.answers.map { answer in
      MarkConcession(
        option: options[answer.challenger],
        marks: answer.moves.map { move in
          ConcededMark(
            option: options[move.option], criterion: criteria[move.criterion],
            person: panel.people[move.seat], from: mark(move.seat, move),
            to: mark(move.given, move))
        }, lead: answer.lead, isOnlySet: answer.isOnlySet ?? false)
    }
    let possible = found.answers.map(\.challenger)
    impossible = options.indices.filter {
      !possible.contains($0) && !found.leaders.contains($0)
    }.map { options[$0] }
    agreedCount = findings.table.agreedCount
    ballots = panel.people.count
    unsetWeights = findings.weights.areSet ? nil : findings.weights.unsetWords
  }
}

extension Appraisal {
  /// The appraisal as if some marks of the ballots that count were others; nothing of it is recorded.
  ///
  /// Agreed scores are left out, as the concessions leave them out.
  package func conceding(_ concession: MarkConcession) -> Appraisal {
    var changed = self
    let scored = Set(document.scoredCriteria.map(\.id))
    for (option, scores) in agreed {
      let findings = scores.filter { !scored.contains($0.key) }
      changed.agreed[option] = findings.isEmpty ? nil : findings
    }
    // Wherever the mark stands: a later round may have asked about other cells alone.
    for mark in concession.marks {
      for round in ballots.keys {
        let place = MarkingPlace(
          round: round, assessor: mark.person, option: mark.option, criterion: mark.criterion)
        if self[place].answer != nil { changed[place].answer = .mark(mark.to) }
      }
    }
    return changed
  }
}

extension MarkConcessions {
  /// What a board reads; cells are named and people are not.
  package func sentences(in document: CaseDocument) -> [String] {
    let labels = Labels(document: document)
    var words = unsetWeights.map { [$0] } ?? []
    if agreedCount > 0 {
      words.append(
        "Made of the ballots alone, without \(Numbers.count(agreedCount, "agreed score")).")
    }
    if openAnswers > 0 {
      words.append(
        "\(Numbers.count(openAnswers, "answer is", "answers are")) open. Here each counts as badly "
          + "for \(labels.options(leaders)) as it can, and none moves.")
    }
    let first = fewest
    guard let count = first.first?.marks.count else {
      return words + [
        "No marks within what was given put another option ahead of \(labels.options(leaders))."
      ]
    }
    let marks = count == 1 ? "One mark" : "\(Numbers.small(count)) marks"
    let capital = marks.prefix(1).uppercased() + marks.dropFirst()
    words.append(
      "\(capital) of \(Numbers.small(ballots)) ballot\(ballots == 1 ? "" : "s"), each moved no further "
        + "than to one that somebody gave, would put "
        + "\(Self.either(first.map { labels.option($0.option) })) ahead of "
        + "\(labels.options(leaders)).")
    words += first.map { $0.sentence(in: document) }
    let others = all.filter { $0.marks.count > count }.sorted { $0.marks.count < $1.marks.count }
    if !others.isEmpty {
      let parts = others.map {
        "\(labels.option($0.option)) takes \(Numbers.small($0.marks.count))"
      }
      words.append("\(Numbers.list(parts)).")
    }
    if !impossible.isEmpty {
      words.append("No marks within what was given put \(labels.options(impossible)) ahead.")
    }
    return words + ["It does not say that anybody should move; it says which cells to talk about."]
  }

  private static func either(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension MarkConcession {
  /// Which marks, cell by cell, and whether others would do.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    var cells: [MatrixCell] = []
    for mark in marks where !cells.contains(MatrixCell(mark.option, mark.criterion)) {
      cells.append(MatrixCell(mark.option, mark.criterion))
    }
    let parts = cells.map { cell -> String in
      let scale = document.criterion(cell.criterion)?.scale ?? Scale()
      let moved = marks.filter { $0.option == cell.option && $0.criterion == cell.criterion }
      let from = Numbers.list(moved.map { scale.words($0.from) })
      return "\(labels.option(cell.option)) on \(labels.criterion(cell.criterion)), "
        + "\(from) become\(moved.count == 1 ? "s" : "") \(scale.words(moved[0].to))"
    }
    return "\(labels.option(option)) would be ahead by \(Numbers.distance(lead)) points: "
      + parts.joined(separator: "; ") + "."
      + (isOnlySet ? "" : " Other marks, as few, would do as well.")
  }
}
