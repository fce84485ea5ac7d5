import SampleKernel
import SampleKernelWide
import SamplingTypes

/// How often each option is first at its own central weights while scores vary: confidence factors.
///
/// It is a second pass over the scores, after the central weights are known. When all scores are
/// exact every factor is 1, because the weights at which an option is first form a convex set, and
/// nothing need be run.
public struct ConfidenceRun: Equatable, Sendable {
  /// What is being analysed.
  public let plan: AcceptabilityPlan
  private let centralWeights: [[Double]?]
  private let instructions: InstructionSet
  private var firstUnits: [Int64]
  private var nextChunk = 0

  /// Begins at the first sample, with the central weights of an earlier result.
  ///
  /// Throws when there is not one entry for each option.
  public init(
    _ plan: AcceptabilityPlan, centralWeights: [[Double]?],
    using instructions: InstructionSet = .plain
  ) throws(AnalysisError) {
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
    self.instructions = instructions
    firstUnits = Array(repeating: 0, count: plan.optionCount)
  }

  /// Counts at least this many more samples, in whole chunks, unless the end comes first.
  ///
  /// Complexity: O(samples × m² n) for m options and n criteria.
  public mutating func step(samples: Int) {
    let chunks = max(1, (samples - 1) / AcceptabilityPlan.chunkSize + 1)
    let end = min(plan.chunkCount, nextChunk + chunks)
    guard end > nextChunk else { return }
    let criteria = plan.criterionCount
    // Weights that are not numbers stand for an option that has none.
    let weights = centralWeights.flatMap { $0 ?? Array(repeating: .nan, count: criteria) }
    weights.withUnsafeBufferPointer { weights in
      firstUnits.withUnsafeMutableBufferPointer { units in
        guard let weights = weights.baseAddress, let units = units.baseAddress else { return }
        plan.withTask { task in
          let chunks = nextChunk..<end
          switch instructions {
          case .plain:
            SampleKernel.countFirsts(task, chunks: chunks, weights: weights, into: units)
          case .wide:
            SampleKernelWide.countFirsts(task, chunks: chunks, weights: weights, into: units)
          }
        }
      }
    }
    nextChunk = end
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
