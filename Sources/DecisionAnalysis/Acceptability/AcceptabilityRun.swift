/// An acceptability analysis under way, in steps that can be stopped between any two.
public struct AcceptabilityRun: Equatable, Sendable {
  /// What is being analysed.
  public let plan: AcceptabilityPlan
  /// What has been counted so far.
  public private(set) var counts: AcceptabilityCounts
  private var nextChunk = 0

  /// Begins at the first sample.
  public init(_ plan: AcceptabilityPlan) {
    self.plan = plan
    counts = AcceptabilityCounts(
      optionCount: plan.optionCount, criterionCount: plan.criterionCount)
  }

  /// Counts at least this many more samples, in whole chunks, unless the end comes first.
  public mutating func step(samples: Int) {
    let chunks = max(1, (samples - 1) / AcceptabilityPlan.chunkSize + 1)
    let end = min(plan.chunkCount, nextChunk + chunks)
    counts.merge(plan.counts(ofChunks: nextChunk..<max(nextChunk, end)))
    nextChunk = max(nextChunk, end)
  }

  /// The share of all samples that has been counted, 0 to 1.
  public var progress: Double { Double(nextChunk) / Double(plan.chunkCount) }

  /// Whether all samples have been counted.
  public var isFinished: Bool { nextChunk >= plan.chunkCount }

  /// The result so far.
  public var result: Acceptability { Acceptability(counts) }
}
