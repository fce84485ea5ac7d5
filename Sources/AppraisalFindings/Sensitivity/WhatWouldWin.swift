package import AppraisalModel
import DecisionAnalysis

/// A mark that would have to be another one for two options to draw level.
package struct NeededMark: Equatable, Sendable {
  /// The option whose mark it is.
  package var option: OptionID
  package var criterion: CriterionID
  /// What the mark is worth now, 0 to 100.
  package var now: Double
  /// What it would have to be worth.
  package var needed: Double
}

/// A change of weights, as the points that pass from some criteria to others.
package struct WeightShift: Equatable, Sendable {
  /// The points of weight, out of 100, that change hands.
  package var points: Double
  /// The points that those who give hold together.
  package var held: Double
  /// The criteria that give, largest first.
  package var from: [CriterionID]
  /// The criteria that receive, largest first.
  package var to: [CriterionID]

  init(
    _ found: NearestReversal, _ criteria: [CriterionID], of weights: EffectiveWeights? = nil
  ) {
    var from: [CriterionID] = []
    var to: [CriterionID] = []
    for move in found.moves {
      if !from.contains(criteria[move.from]) { from.append(criteria[move.from]) }
      if !to.contains(criteria[move.to]) { to.append(criteria[move.to]) }
    }
    self.init(
      points: found.weightMoved * 100, held: weights?.points(heldBy: from) ?? .infinity, from: from,
      to: to)
  }

  package init(
    points: Double, held: Double = .infinity, from: [CriterionID], to: [CriterionID]
  ) {
    self.points = points
    self.held = held
    self.from = from
    self.to = to
  }
}

/// What would have to be true for an option that is behind to come first.
package struct WhatWouldWin: Equatable, Sendable {
  package let option: OptionID
  /// The option that it has to reach.
  package let leader: OptionID
  /// How far it is behind, in points of the total.
  package let gap: Double
  /// The marks of which one alone, if it were that high, would make it draw level: those that the
  /// scale has room for, smallest change first.
  package let marks: [NeededMark]
  /// The least change of weights that gives it a share of the first place; nil when none does.
  package let shift: WeightShift?
  /// Whether no weights put it ahead: another is at least as good everywhere.
  package let isNeverAhead: Bool

  /// What would have to be true for every option that is behind, nearest to the leader first.
  ///
  /// - Complexity: that of a linear programme for each option.
  package static func all(_ study: Study) -> [WhatWouldWin] {
    let totals = study.table.totals
    let behind = Ranking.order(totals).filter { !study.leaderRows.contains($0) }
    return behind.compactMap { row in
      guard let leader = study.leaderRows.first else { return nil }
      return WhatWouldWin(study, row, leader, totals)
    }
  }

  private init(_ study: Study, _ row: Int, _ leader: Int, _ totals: [Double]) {
    option = study.options[row]
    self.leader = study.options[leader]
    gap = totals[leader] - totals[row]
    marks = NeededMark.feasible(
      ScoreThreshold.toReach(leader, by: row, in: study.table), of: row, study)
    isNeverAhead = study.options.indices.contains { other in
      other != row
        && study.criteria.indices.allSatisfy {
          study.table.values[other, $0] >= study.table.values[row, $0] - Ranking.tolerance
        }
    }
    shift = RouteToFirst.route(for: row, in: study.table).map {
      WeightShift($0, study.criteria, of: study.weights)
    }
  }

  /// What would have to be true, in sentences.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let (name, first) = (labels.option(option), labels.option(leader))
    var words = ["\(name) is \(Numbers.distance(gap)) points behind \(first)."]
    if marks.isEmpty {
      words.append("No single mark can make up for that.")
    } else {
      let needs = marks.prefix(3).map { need -> String in
        let mark = need.words(in: document)
        return "\(mark.needed) on \(labels.criterion(need.criterion)) instead of \(mark.now)"
      }
      words.append("It would draw level with \(Self.either(needs)).")
    }
    if let shift, isNeverAhead {
      words.append(
        "Weights alone make it level at best, never ahead: by "
          + "\(Numbers.points(reaching: shift.points)) moved from \(labels.criteria(shift.from)) to "
          + "\(labels.criteria(shift.to)).")
    } else if let shift {
      words.append(
        "By weights alone it takes \(Numbers.points(beyond: shift.points, holding: shift.held)) moved "
          + "from \(labels.criteria(shift.from)) to \(labels.criteria(shift.to)).")
    } else {
      words.append("No weights put it first.")
    }
    return words.joined(separator: " ")
  }

  private static func either(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + ", or " + last
  }
}

extension NeededMark {
  /// The thresholds that the scale has room for, smallest change first.
  static func feasible(
    _ thresholds: [ScoreThreshold], of row: Int, _ study: Study
  ) -> [NeededMark] {
    thresholds.filter(\.isFeasible)
      .sorted {
        $0.change.magnitude != $1.change.magnitude
          ? $0.change.magnitude < $1.change.magnitude : $0.criterion < $1.criterion
      }
      .map { threshold in
        let now = study.table.values[row, threshold.criterion]
        return NeededMark(
          option: study.options[row], criterion: study.criteria[threshold.criterion], now: now,
          needed: now + threshold.change)
      }
  }
}

/// How low one mark of the leader could fall, all else as it is, before it is caught up with.
package struct SwitchingValues: Equatable, Sendable {
  package let leader: OptionID
  /// The option that would draw level first.
  package let rival: OptionID
  /// The marks of which one alone, if it fell so low, would let the rival draw level.
  package let marks: [NeededMark]

  /// Works out the marks for a single leader; nil where several lead or nothing else is ranked.
  ///
  /// - Complexity: O(*m* x *n*).
  package init?(_ study: Study) {
    guard study.leaderRows.count == 1, let leader = study.leaderRows.first,
      let rival = Ranking.order(study.table.totals).first(where: { $0 != leader })
    else { return nil }
    self.leader = study.options[leader]
    self.rival = study.options[rival]
    marks = NeededMark.feasible(
      ScoreThreshold.toLose(by: leader, to: rival, in: study.table), of: leader, study)
  }

  /// The marks in a sentence.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let (name, other) = (labels.option(leader), labels.option(rival))
    guard !marks.isEmpty else {
      return "However low any one mark of \(name) were, \(other) would not catch up."
    }
    let parts = marks.map { need -> String in
      let mark = need.words(in: document)
      return "\(labels.criterion(need.criterion)) from \(mark.now) to \(mark.needed)"
    }
    return "\(other) would catch up if one mark of \(name) fell: " + parts.joined(separator: "; ")
      + "."
  }
}
