/// Why a total, or a lead, differs between two states: exact shares for each criterion.
///
/// The change of Σ w v between two states is Σ (w′ − w)(v + v′)/2 + Σ (v′ − v)(w + w′)/2: the first
/// sum is due to weights, the second to values, and nothing is left over.
public struct Attribution: Equatable, Sendable {
  /// The change due to each criterion's weight.
  public let fromWeights: [Double]
  /// The change due to the option's value on each criterion.
  public let fromValues: [Double]

  /// The whole change of the total.
  public var total: Double { fromWeights.reduce(0, +) + fromValues.reduce(0, +) }

  /// Splits the change of one option's total between an old and a new state.
  ///
  /// Throws ``AnalysisError/length(expected:found:)`` when the lists differ in length.
  public init(
    oldValues: [Double], newValues: [Double], oldWeights: [Double], newWeights: [Double]
  ) throws(AnalysisError) {
    for list in [newValues, oldWeights, newWeights] where list.count != oldValues.count {
      throw .length(expected: oldValues.count, found: list.count)
    }
    fromWeights = oldValues.indices.map {
      (newWeights[$0] - oldWeights[$0]) * (oldValues[$0] + newValues[$0]) / 2
    }
    fromValues = oldValues.indices.map {
      (newValues[$0] - oldValues[$0]) * (oldWeights[$0] + newWeights[$0]) / 2
    }
  }

  /// Why one option is ahead of another: what each criterion adds to the lead; they add up to it.
  ///
  /// Complexity: O(criteria).
  public static func lead(of option: Int, over other: Int, in table: DecisionTable) -> [Double] {
    (0..<table.criterionCount).map {
      table.weights[$0] * (table.values[option, $0] - table.values[other, $0])
    }
  }
}
