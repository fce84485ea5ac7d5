/// An acceptability analysis under way, in steps that can be stopped between any two.
public struct AcceptabilityRun: Equatable, Sendable {
  /// What is being analysed.
  public let plan: AcceptabilityPlan
  /// What has been counted so far.
  public private(set) var counts: AcceptabilityCounts
  private let instructions: InstructionSet
  private var nextChunk = 0

  /// Begins at the first sample.
  public init(_ plan: AcceptabilityPlan, using instructions: InstructionSet = .plain) {
    self.plan = plan
    self.instructions = instructions
    counts = AcceptabilityCounts(
      optionCount: plan.optionCount, criterionCount: plan.criterionCount)
  }

  /// Counts at least this many more samples, in whole chunks, unless the end comes first.
  public mutating func step(samples: Int) {
    let chunks = max(1, (samples - 1) / AcceptabilityPlan.chunkSize + 1)
    let end = min(plan.chunkCount, nextChunk + chunks)
    guard end > nextChunk else { return }
    AcceptabilityKernel.count(plan, chunks: nextChunk..<end, using: instructions, into: &counts)
    nextChunk = end
  }

  /// The share of all samples that has been counted, 0 to 1.
  public var progress: Double { Double(nextChunk) / Double(plan.chunkCount) }

  /// Whether all samples have been counted.
  public var isFinished: Bool { nextChunk >= plan.chunkCount }

  /// The result so far.
  public var result: Acceptability { Acceptability(counts) }
}
