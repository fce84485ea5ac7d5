/// PROMETHEE I and II: how much each option outranks the others and is outranked.
///
/// π(a,b) = Σ w(j) P(j) of the difference; φ⁺ and φ⁻ are its means over the other options, φ their
/// difference. Criteria other than Gaussian are summed from sorted performances with sliding bounds,
/// which takes O(m log m) each in place of all pairs. Source: Brans, Vincke and Mareschal (1986),
/// doi 10.1016/0377-2217(86)90044-5.
public struct Promethee: Equatable, Sendable {
  /// How two options compare by both flows.
  public enum Comparison: Equatable, Sendable {
    /// The first is preferred.
    case preferred
    /// The second is preferred.
    case outranked
    /// Both flows are equal.
    case indifferent
    /// The flows contradict each other.
    case incomparable
  }

  /// How much each option outranks the others, 0 to 1.
  public let positiveFlow: [Double]
  /// How much each option is outranked, 0 to 1.
  public let negativeFlow: [Double]
  /// The net flow of each option on each criterion alone, −1 to 1.
  public let criterionFlows: Matrix<Double>
  private let table: DecisionTable
  private let functions: [PreferenceFunction]

  /// Evaluates a table in which more is better, with a preference function for each criterion.
  ///
  /// Throws when there is not one function for each criterion or when thresholds are negative or out
  /// of order. One option has flows of 0.
  public init(_ table: DecisionTable, functions: [PreferenceFunction]) throws(AnalysisError) {
    guard functions.count == table.criterionCount else {
      throw .length(expected: table.criterionCount, found: functions.count)
    }
    if let criterion = functions.firstIndex(where: { !$0.isValid }) {
      throw .badThresholds(criterion: criterion)
    }
    let (options, criteria) = (table.optionCount, table.criterionCount)
    var positive = Array(repeating: 0.0, count: options)
    var negative = positive
    var flows = Array(repeating: 0.0, count: options * criteria)
    let others = Double(max(1, options - 1))
    for (criterion, function) in functions.enumerated() {
      let (leaving, entering) = CriterionFlow.sums(table.values.column(criterion), function)
      let weight = table.weights[criterion]
      for option in 0..<options {
        positive[option] += weight * leaving[option] / others
        negative[option] += weight * entering[option] / others
        flows[option * criteria + criterion] = (leaving[option] - entering[option]) / others
      }
    }
    positiveFlow = positive
    negativeFlow = negative
    criterionFlows = Matrix(rowCount: options, columnCount: criteria, elements: flows)
    self.table = table
    self.functions = functions
  }

  /// The net flow of each option, more is better; they add up to 0.
  public var netFlow: [Double] { zip(positiveFlow, negativeFlow).map { $0 - $1 } }

  /// How strongly one option is preferred to another, 0 to 1.
  ///
  /// Complexity: O(criteria).
  public func preference(_ one: Int, over other: Int) -> Double {
    functions.enumerated().reduce(0) { sum, item in
      let difference = table.values[one, item.offset] - table.values[other, item.offset]
      return sum + table.weights[item.offset] * item.element.strength(difference)
    }
  }

  /// How two options compare when both flows must agree (PROMETHEE I).
  public func compare(_ one: Int, _ other: Int, tolerance: Double = 1e-9) -> Comparison {
    let up = positiveFlow[one] - positiveFlow[other]
    let down = negativeFlow[other] - negativeFlow[one]
    if abs(up) <= tolerance, abs(down) <= tolerance { return .indifferent }
    if up >= -tolerance, down >= -tolerance { return .preferred }
    if up <= tolerance, down <= tolerance { return .outranked }
    return .incomparable
  }
}
