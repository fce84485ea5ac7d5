/// How often each option is first at its own central weights while scores vary: confidence factors.
///
/// It is a second pass over the scores, after the central weights are known. When all scores are
/// exact every factor is 1, because the weights at which an option is first form a convex set, and
/// nothing need be run.
public struct ConfidenceRun: Equatable, Sendable {
  /// What is being analysed.
  public let plan: AcceptabilityPlan
  private let centralWeights: [[Double]?]
  private var firstUnits: [Int64]
  private var nextChunk = 0

  /// Begins at the first sample, with the central weights of an earlier result.
  ///
  /// Throws when there is not one entry for each option.
  public init(_ plan: AcceptabilityPlan, centralWeights: [[Double]?]) throws(AnalysisError) {
    guard centralWeights.count == plan.optionCount else {
      throw .length(expected: plan.optionCount, found: centralWeights.count)
    }
    for weights in centralWeights {
      if let weights, weights.count != plan.criterionCount {
        throw .length(expected: plan.criterionCount, found: weights.count)
      }
    }
    self.plan = plan
    self.centralWeights = centralWeights
    firstUnits = Array(repeating: 0, count: plan.optionCount)
  }

  /// Counts at least this many more samples, in whole chunks, unless the end comes first.
  ///
  /// Complexity: O(samples × m² n) for m options and n criteria.
  public mutating func step(samples: Int) {
    let chunks = max(1, (samples - 1) / AcceptabilityPlan.chunkSize + 1)
    for _ in 0..<chunks where !isFinished {
      count(chunk: nextChunk)
      nextChunk += 1
    }
  }

  private mutating func count(chunk: Int) {
    // The highest bit keeps these streams apart from those that drew the weights.
    var generator = LaneGenerator(seed: plan.seed, stream: UInt64(chunk) | 1 << 63)
    var cells = plan.exactScores.map { SIMD8<Double>(repeating: $0) }
    for _ in 0..<(AcceptabilityPlan.chunkSize / 8) {
      for cell in plan.openCells {
        cells[cell.option * plan.criterionCount + cell.criterion] =
          cell.distribution.sample(generator.uniform())
      }
      for (option, weights) in centralWeights.enumerated() {
        if let weights { add(option, weights, cells) }
      }
    }
  }

  private mutating func add(_ option: Int, _ weights: [Double], _ cells: [SIMD8<Double>]) {
    let criteria = plan.criterionCount
    let totals = (0..<plan.optionCount).map { row in
      (0..<criteria).reduce(SIMD8<Double>.zero) { $0 + cells[row * criteria + $1] * weights[$1] }
    }
    for lane in 0..<8 {
      let own = totals[option][lane]
      guard totals.allSatisfy({ $0[lane] <= own + plan.tolerance }) else { continue }
      let level = totals.count { abs($0[lane] - own) <= plan.tolerance }
      firstUnits[option] += AcceptabilityCounts.rankUnit / Int64(level)
    }
  }

  /// The share of all samples that has been counted, 0 to 1.
  public var progress: Double { Double(nextChunk) / Double(plan.chunkCount) }

  /// Whether all samples have been counted.
  public var isFinished: Bool { nextChunk >= plan.chunkCount }

  /// The confidence factor of each option so far; `nil` for one without central weights.
  public var confidenceFactors: [Double?] {
    let whole =
      Double(nextChunk * AcceptabilityPlan.chunkSize) * Double(AcceptabilityCounts.rankUnit)
    return zip(centralWeights, firstUnits).map { weights, units in
      weights == nil || whole == 0 ? nil : Double(units) / whole
    }
  }
}
