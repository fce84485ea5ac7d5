package import AppraisalModel
import DecisionAnalysis

/// How much the leader's lead depends on each weight, one at a time: the widest bar first.
package struct Tornado: Equatable, Sendable {
  package struct Bar: Equatable, Sendable {
    /// The criterion whose weight moves.
    package var criterion: CriterionID
    /// The weights between which it moves, 0 to 1.
    package var weights: ClosedRange<Double>
    /// The lead over the strongest other option at the lower weight, in points.
    package var leadAtLow: Double
    /// The lead at the higher weight.
    package var leadAtHigh: Double
    /// Whether the lead is lost at one end.
    package var overturns: Bool
  }

  /// How far every weight moves both ways unless another distance is asked for: 10 points.
  package static let standardSwing = 0.1

  /// The option whose lead it is.
  package let leader: OptionID
  /// The lead at the present weights, in points.
  package let lead: Double
  /// How far every weight moves both ways, 0 to 1.
  package let swing: Double
  package let bars: [Bar]

  /// Moves every weight; nil where several lead or nothing else is ranked.
  ///
  /// - Complexity: O(*m* x *n* squared).
  package init?(_ study: Study, swing: Double = standardSwing) {
    guard study.leaderRows.count == 1, let row = study.leaderRows.first, study.options.count > 1,
      let found = try? TornadoBar.bars(for: row, in: study.table, swing: swing)
    else { return nil }
    leader = study.options[row]
    self.swing = swing
    let totals = study.table.totals
    lead = totals[row] - (totals.indices.filter { $0 != row }.map { totals[$0] }.max() ?? 0)
    bars = found.map {
      Bar(
        criterion: study.criteria[$0.criterion], weights: $0.weights.low...$0.weights.high,
        leadAtLow: $0.leadAtLow,
        leadAtHigh: $0.leadAtHigh, overturns: $0.overturns)
    }
  }

  /// What the bars show, in a sentence.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let points = Numbers.short(swing * 100)
    let start = "If one weight moves by \(points) points up or down, "
    let lost = bars.filter(\.overturns).map(\.criterion)
    guard lost.isEmpty else {
      return start + "\(labels.option(leader)) can lose its lead of \(Numbers.distance(lead)): by "
        + "\(labels.criteria(lost))."
    }
    let least = bars.map { min($0.leadAtLow, $0.leadAtHigh) }.min() ?? lead
    let figures = Numbers.apart([lead, least, 0])
    return start + "\(labels.option(leader)) keeps its lead: it is \(figures[0]) now and "
      + "\(figures[1]) at the least."
  }
}

/// Who leads when one criterion is left out, the others keeping their proportions.
package struct LeftOut: Equatable, Sendable {
  /// The criterion that is left out.
  package let criterion: CriterionID
  /// Who leads without it, several when they are level.
  package let leaders: [OptionID]
  /// Whether that is somebody else than now.
  package let changes: Bool
  /// Whether no weight is left without it, so that nothing can be said.
  package let leavesNothing: Bool

  /// Leaves out each criterion in turn; empty when there is only one.
  ///
  /// - Complexity: O(*m* x *n* squared).
  package static func all(_ study: Study) -> [LeftOut] {
    LeaveOneOut.all(in: study.table).map {
      LeftOut(
        criterion: study.criteria[$0.criterion],
        leaders: $0.leavesNothing ? [] : study.names($0.leaders),
        changes: $0.changesLeaders && !$0.leavesNothing, leavesNothing: $0.leavesNothing)
    }
  }

  /// What leaving out shows, in a sentence.
  package static func sentence(_ all: [LeftOut], in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    guard !all.isEmpty else { return "There is only one criterion, so none can be left out." }
    if let only = all.first(where: \.leavesNothing) {
      return
        "\(labels.criterion(only.criterion)) has all the weight: without it nothing is left to "
        + "rank by, and without any other nothing changes."
    }
    let changing = all.filter(\.changes)
    guard !changing.isEmpty else {
      return "Leaving out any one criterion does not change who leads."
    }
    let parts = changing.map {
      "without \(labels.criterion($0.criterion)), \(labels.wouldLead($0.leaders))"
    }
    return "Leaving out one criterion can change who leads: " + parts.joined(separator: "; ") + "."
  }
}
