package import AppraisalModel
import DecisionAnalysis

/// Which marks are tried when it is asked how often each option comes where.
package enum ScoresTried: String, CaseIterable, Hashable, Sendable {
  /// The values that the result is made of; a missing one takes every value of its scale.
  case exact
  /// Every value between the lowest and the highest that a ballot gives, each as likely as any other.
  case uniform
  /// The same values, those near the mean of the ballots oftener than those near the ends.
  case triangular
  /// The marks of one ballot at a time, each ballot as often as any other.
  case ballots

  /// What is tried, in words; empty for the values that the result is made of.
  var words: String {
    switch self {
    case .exact: ""
    case .uniform: "Each mark took every value between the lowest and the highest on a ballot."
    case .triangular:
      "Each mark took the values between the lowest and the highest on a ballot, most often those "
        + "near the mean."
    case .ballots: "The marks were those of one ballot at a time, not their mean."
    }
  }
}

/// The marks between which one is tried, as somebody typed them.
package struct MarkRange: Equatable, Sendable {
  package var lowest: DecimalNumber
  /// The mark that is tried most often, or nil where all are tried alike.
  package var likeliest: DecimalNumber?
  package var highest: DecimalNumber

  /// Makes a range; nil where the marks are not in order.
  package init?(lowest: DecimalNumber, likeliest: DecimalNumber? = nil, highest: DecimalNumber) {
    guard lowest <= likeliest ?? highest, likeliest ?? lowest <= highest, lowest <= highest else {
      return nil
    }
    self.lowest = lowest
    self.likeliest = likeliest
    self.highest = highest
  }

  /// The values that the marks are worth on a scale.
  func distribution(on scale: Scale) -> ScoreDistribution {
    let ends = [scale.value(of: lowest), scale.value(of: highest)].sorted()
    guard let likeliest else { return .uniform(low: ends[0], high: ends[1]) }
    return .triangular(low: ends[0], mode: scale.value(of: likeliest), high: ends[1])
  }
}

extension ScoresTried {
  /// The values of a result as they are tried; ranges that were typed come before all others.
  ///
  /// Ballots that are taken one at a time are not a matter of single values.
  func distributions(
    _ table: ScoreTable, in appraisal: Appraisal,
    ranges: [OptionID: [CriterionID: MarkRange]]
  ) throws(ChancesRefusal) -> Matrix<ScoreDistribution> {
    var scores = table.ranges.map { range in
      range.isExact
        ? ScoreDistribution.exact(range.low) : .uniform(low: range.low, high: range.high)
    }
    if self == .uniform || self == .triangular {
      var isSpread = false
      for row in table.options.indices {
        for column in table.criteria.indices {
          let agreed = appraisal.agreed[table.options[row]]?[table.criteria[column]]
          guard agreed == nil, let span = table.spans[row, column], span.low < span.high,
            let mean = table.values[row, column]
          else { continue }
          isSpread = true
          let (low, high) = (span.low, span.high)
          scores[row, column] =
            self == .uniform
            ? .uniform(low: low, high: high)
            : .triangular(low: low, mode: min(high, max(low, mean)), high: high)
        }
      }
      guard isSpread else { throw .noSpread }
    }
    for (row, option) in table.options.enumerated() {
      for (column, criterion) in table.criteria.enumerated() {
        guard let range = ranges[option]?[criterion],
          let scale = appraisal.document.criterion(criterion)?.scale
        else { continue }
        scores[row, column] = range.distribution(on: scale)
      }
    }
    return scores
  }

  /// Each person whose ballot counts, with the values of that ballot, without what was agreed.
  static func single(_ appraisal: Appraisal, like table: ScoreTable) -> [(Assessor, ScoreTable)] {
    Voters(appraisal, .board(viewer: nil), options: [], criteria: []).people
      .compactMap(appraisal.assessor).map { person in
        (
          person,
          ScoreTable(
            appraisal, of: .person(person.id), criteria: table.criteria, rows: table.options,
            withAgreed: false)
        )
      }
  }
}
