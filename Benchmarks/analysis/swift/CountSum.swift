import DecisionAnalysis
import Synchronization

/// Counts to which several threads add.
final class CountSum: Sendable {
  private let sum: Mutex<AcceptabilityCounts>

  init(_ plan: AcceptabilityPlan) {
    sum = Mutex(
      AcceptabilityCounts(optionCount: plan.optionCount, criterionCount: plan.criterionCount))
  }

  func add(_ counts: AcceptabilityCounts) {
    sum.withLock { $0.merge(counts) }
  }

  var counts: AcceptabilityCounts { sum.withLock { $0 } }
}
