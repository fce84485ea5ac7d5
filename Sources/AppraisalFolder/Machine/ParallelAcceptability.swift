package import AppraisalFindings
package import DecisionAnalysis
import Runtime
import Synchronization

/// Acceptability analyses with the widest instructions of the machine and on several threads.
///
/// The result is the same, bit for bit, on one thread or many and on any processor.
package enum ParallelAcceptability {
  /// The instructions that this processor has.
  package static let instructions: InstructionSet = Processor.hasWideVectors ? .wide : .plain

  /// Counts everything on so many threads; the counts do not depend on their number.
  ///
  /// Nil for a plan without parts.
  package static func counts(of plan: ChancesPlan, threads: Int) -> ChancesCounts? {
    let parts = max(1, threads)
    let counted = CountedParts()
    WorkerTeam(threads: parts).run(parts: parts) { part in
      counted.keep(plan.counts(share: part, of: parts, using: instructions), of: part)
    }
    return counted.sum
  }
}

/// What several threads have counted, by the part of the work.
private final class CountedParts: Sendable {
  private let parts = Mutex<[Int: ChancesCounts]>([:])

  func keep(_ counts: ChancesCounts?, of part: Int) {
    parts.withLock { $0[part] = counts }
  }

  /// The sum in the order of the parts, whichever was done first.
  var sum: ChancesCounts? {
    let ordered = parts.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
    guard var sum = ordered.first else { return nil }
    for counts in ordered.dropFirst() { sum.merge(counts) }
    return sum
  }
}
