import DecisionAnalysis
import Runtime
import Synchronization

/// Acceptability analyses on all threads of the machine, with the widest instructions it has.
///
/// The result is the same, bit for bit, on one thread or many and on any processor.
enum ParallelAcceptability {
  /// The instructions that this processor has.
  static let instructions: InstructionSet = Processor.hasWideVectors ? .wide : .plain

  /// The threads that sample; they are started when first needed and kept.
  static let team = WorkerTeam(threads: min(2, Processor.threadCount))

  /// The chunks that one thread counts before it looks whether the work was cancelled: some
  /// tenths of a millisecond.
  private static let chunksOfPart = 16

  /// Counts all samples of a plan, or returns nil when it is cancelled.
  ///
  /// `progress` is told the share that is done, on whichever thread has just finished a part.
  static func result(
    of plan: AcceptabilityPlan, on team: WorkerTeam = team, token: CancelToken = CancelToken(),
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> Acceptability? {
    let shared = SharedCounts(
      AcceptabilityCounts(optionCount: plan.optionCount, criterionCount: plan.criterionCount))
    let parts = (plan.chunkCount + chunksOfPart - 1) / chunksOfPart
    let isComplete = team.run(parts: parts, token: token) { part in
      let start = part * chunksOfPart
      let end = min(plan.chunkCount, start + chunksOfPart)
      let counts = plan.counts(ofChunks: start..<end, using: instructions)
      progress(Double(shared.add(counts)) / Double(plan.samples))
    }
    return isComplete ? Acceptability(shared.counts) : nil
  }
}

/// A sum to which several threads add.
private final class SharedCounts: Sendable {
  private let sum: Mutex<AcceptabilityCounts>

  init(_ counts: AcceptabilityCounts) { sum = Mutex(counts) }

  /// Adds counts and returns the number of samples so far.
  func add(_ counts: AcceptabilityCounts) -> Int {
    sum.withLock { sum in
      sum.merge(counts)
      return sum.samples
    }
  }

  var counts: AcceptabilityCounts { sum.withLock { $0 } }
}
