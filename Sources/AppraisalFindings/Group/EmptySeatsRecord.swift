package import AppraisalModel
import DecisionAnalysis

/// What empty seats leave open, as it is written for programs and in lines.
package struct EmptySeatsRecord: Encodable, Hashable, Sendable {
  package struct Row: Encodable, Hashable, Sendable {
    package var option: OptionID
    /// The least and the largest total that it can still have.
    package var low: Double
    package var high: Double
    /// The best and the worst rank that it can still have.
    package var bestRank: Int
    package var worstRank: Int
    /// Its total on the complete ballots; nil where there is none.
    package var common: Double?
    /// Its total with each person's severity taken out; nil where that cannot be said.
    package var evened: Double?
  }

  /// What it takes for an option to overtake the one that is ahead.
  package struct Threshold: Encodable, Hashable, Sendable {
    package enum Need: String, Encodable, Sendable { case ownAbove, leaderBelow, aheadBy, points }

    package var option: OptionID
    package var ahead: OptionID
    package var need: Need
    package var value: Double
  }

  package var members: Int
  package var complete: Int
  /// Those who have not finished.
  package var unfinished: [AssessorID]
  /// The answers that are open on ballots that are finished.
  package var openAnswers: Int
  /// The options that are first whatever the open marks are.
  package var leaders: [OptionID]
  package var rows: [Row]
  package var thresholds: [Threshold]
  /// Those who have not finished and each alone can change who is first; nil where it cannot be said.
  package var pivotal: [AssessorID]?
  /// The number of finished ballots with open answers that alone can.
  package var pivotalFinished: Int?
  package var sentences: [String]

  /// Writes down what can still become of a result.
  package init(_ seats: EmptySeats, in appraisal: Appraisal) {
    let chair = seats.chair
    members = seats.people.count
    complete = seats.complete
    unfinished = seats.unfinished
    openAnswers = seats.openAnswers
    leaders = chair.leaders.map { seats.options[$0] }
    rows = seats.options.indices.map { row in
      Row(
        option: seats.options[row], low: chair.totals[row].low, high: chair.totals[row].high,
        bestRank: chair.ranks[row].lowerBound, worstRank: chair.ranks[row].upperBound,
        common: chair.common?[row], evened: seats.evened?[row])
    }
    thresholds = chair.thresholds.map { found in
      let (need, value): (Threshold.Need, Double) =
        switch found.need {
        case .ownAbove(let value): (.ownAbove, value)
        case .leaderBelow(let value): (.leaderBelow, value)
        case .ahead(let value): (.aheadBy, value)
        case .points(let value): (.points, value)
        }
      return Threshold(
        option: seats.options[found.rival], ahead: seats.options[found.leader], need: need,
        value: value)
    }
    pivotal = seats.pivotal.map { $0.filter(seats.unfinished.contains) }
    pivotalFinished = seats.pivotal.map { $0.count { !seats.unfinished.contains($0) } }
    sentences = seats.sentences(in: appraisal)
  }

  /// The rows as a table, a heading first.
  package var table: [[String]] {
    [["option", "low", "high", "bestRank", "worstRank", "common", "evened"]]
      + rows.map { row in
        [row.option.text, "\(row.low)", "\(row.high)", "\(row.bestRank)", "\(row.worstRank)"]
          + [row.common, row.evened].map { $0.map { "\($0)" } ?? "" }
      }
  }
}
