/// A threshold that grows with the performance: base + slope × performance.
public struct ThresholdLine: Equatable, Sendable {
  /// The threshold at a performance of 0.
  public let base: Double
  /// By how much it grows with each unit of performance; 0 for a constant threshold.
  public let slope: Double

  /// Makes a threshold.
  public init(_ base: Double, slope: Double = 0) {
    self.base = base
    self.slope = slope
  }

  /// The threshold at a performance.
  public func at(_ performance: Double) -> Double {
    slope == 0 ? base : base + slope * performance
  }

  /// The same threshold told by the worse of two performances, where it was told by the better.
  ///
  /// At the threshold the better one is the worse one and the threshold more, so that
  /// t = b + s (g + t). With a slope of 1 or more there is no such threshold.
  public var fromBetterToWorse: ThresholdLine {
    slope == 0 ? self : ThresholdLine(base / (1 - slope), slope: slope / (1 - slope))
  }
}

/// The thresholds of one criterion in ELECTRE III, in the unit of its performances.
///
/// They may grow with the performance; two options are then compared by the thresholds at the worse
/// performance of the two. Source: Vallée and Zielniewicz (1994), Document du LAMSADE 85.
public struct OutrankingThresholds: Equatable, Sendable {
  /// Up to this difference two performances are indifferent.
  public let indifference: ThresholdLine
  /// From this difference on one is strictly preferred.
  public let preference: ThresholdLine
  /// From this difference on the worse option cannot outrank; `nil` for no veto.
  public let veto: ThresholdLine?

  /// Joins the thresholds of a criterion.
  public init(indifference: ThresholdLine, preference: ThresholdLine, veto: ThresholdLine? = nil) {
    self.indifference = indifference
    self.preference = preference
    self.veto = veto
  }

  /// Joins thresholds that are the same for every performance.
  public init(indifference: Double, preference: Double, veto: Double? = nil) {
    self.init(
      indifference: ThresholdLine(indifference), preference: ThresholdLine(preference),
      veto: veto.map { ThresholdLine($0) })
  }

  /// Whether they are 0 or more and in order at a performance.
  func isValid(at performance: Double) -> Bool {
    let (q, p) = (indifference.at(performance), preference.at(performance))
    return q >= 0 && q <= p && p.isFinite && p <= (veto?.at(performance) ?? .infinity)
  }

  /// How far a criterion agrees that an option is as good as another that leads it by this much.
  func concordance(_ lead: Double, at performance: Double = 0) -> Double {
    let (q, p) = (indifference.at(performance), preference.at(performance))
    if lead <= q { return 1 }
    return lead >= p ? 0 : (p - lead) / (p - q)
  }

  func discordance(_ lead: Double, at performance: Double = 0) -> Double {
    let p = preference.at(performance)
    guard let v = veto?.at(performance), lead > p else { return 0 }
    return lead >= v ? 1 : (lead - p) / (v - p)
  }
}

/// ELECTRE III: options ranked by outranking with thresholds and vetoes.
///
/// The credibility that one option is at least as good as another is the weighted concordance, lowered
/// by every criterion that objects more strongly than that. Two distillations, from the best down and
/// from the worst up, give two rankings whose intersection is the result. Source: Roy (1978); Figueira,
/// Mousseau and Roy (2005), doi 10.1007/0-387-23081-5_4.
public struct ElectreIII: Equatable, Sendable {
  /// How two options stand in the intersection of both distillations.
  public enum Comparison: Equatable, Sendable {
    /// The first is ahead in one distillation and nowhere behind.
    case better
    /// The second is ahead in one distillation and nowhere behind.
    case worse
    /// They are level in both.
    case indifferent
    /// The distillations contradict each other.
    case incomparable
  }

  /// Row a, column b: the credibility that a is at least as good as b.
  public let credibility: Matrix<Double>
  /// The classes found from the best down, best first.
  public let descending: [[Int]]
  /// The classes found from the worst up, best first.
  public let ascending: [[Int]]

  /// Evaluates a table in which more is better, with thresholds for each criterion.
  ///
  /// Throws when there are not thresholds for each criterion or when they are out of order at some
  /// option's performance.
  /// Complexity: O(m² n) for the credibilities, at most O(m⁴) for the distillations.
  public init(
    _ table: DecisionTable, thresholds: [OutrankingThresholds]
  ) throws(AnalysisError) {
    guard thresholds.count == table.criterionCount else {
      throw .length(expected: table.criterionCount, found: thresholds.count)
    }
    for (criterion, thresholds) in thresholds.enumerated()
    where !table.values.column(criterion).allSatisfy({ thresholds.isValid(at: $0) }) {
      throw .badThresholds(criterion: criterion)
    }
    let options = table.optionCount
    var credibility = Matrix(rowCount: options, columnCount: options, repeating: 1.0)
    for one in 0..<options {
      for other in 0..<options where other != one {
        credibility[one, other] = ElectreIII.credibility(one, other, table, thresholds)
      }
    }
    self.credibility = credibility
    let distillation = Distillation(credibility: credibility)
    descending = distillation.classes(fromBest: true)
    ascending = distillation.classes(fromBest: false).reversed()
  }

  private static func credibility(
    _ one: Int, _ other: Int, _ table: DecisionTable, _ thresholds: [OutrankingThresholds]
  ) -> Double {
    let leads = (0..<table.criterionCount).map {
      table.values[other, $0] - table.values[one, $0]
    }
    let concordance = leads.indices.reduce(0) {
      $0 + table.weights[$1]
        * thresholds[$1].concordance(leads[$1], at: table.values[one, $1])
    }
    return leads.indices.reduce(concordance) { result, criterion in
      let discordance = thresholds[criterion].discordance(
        leads[criterion], at: table.values[one, criterion])
      guard discordance > concordance else { return result }
      return result * (1 - discordance) / (1 - concordance)
    }
  }

  /// How two options stand in the final order.
  public func compare(_ one: Int, _ other: Int) -> Comparison {
    func lead(_ classes: [[Int]]) -> Int {
      let place = { (option: Int) in classes.firstIndex { $0.contains(option) } ?? 0 }
      return (place(other) - place(one)).signum()
    }
    let (down, up) = (lead(descending), lead(ascending))
    if down == 0, up == 0 { return .indifferent }
    if down >= 0, up >= 0 { return .better }
    return down <= 0 && up <= 0 ? .worse : .incomparable
  }
}
