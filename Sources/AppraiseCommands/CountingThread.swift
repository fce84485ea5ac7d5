import AppraisalFindings
import Glibc
import Synchronization

/// A thread that counts its share of an acceptability analysis.
final class CountingThread: Sendable {
  private let plan: ChancesPlan
  private let share: Int
  private let total: Int
  private let counted = Mutex<ChancesCounts?>(nil)

  private init(_ plan: ChancesPlan, share: Int, of total: Int) {
    self.plan = plan
    self.share = share
    self.total = total
  }

  /// Counts everything on so many threads; the counts do not depend on their number.
  ///
  /// Nil for a plan without parts. A share whose thread the system refuses is counted by the caller.
  static func counts(of plan: ChancesPlan, threads: Int) -> ChancesCounts? {
    let jobs = (0..<max(1, threads)).map { CountingThread(plan, share: $0, of: max(1, threads)) }
    let started = jobs.dropFirst().map { $0.start() }
    jobs[0].work()
    for (job, thread) in zip(jobs.dropFirst(), started) {
      if let thread { pthread_join(thread, nil) } else { job.work() }
    }
    let parts = jobs.compactMap { job in job.counted.withLock { $0 } }
    guard var sum = parts.first else { return nil }
    for part in parts.dropFirst() { sum.merge(part) }
    return sum
  }

  private func work() {
    let found = plan.counts(share: share, of: total)
    counted.withLock { $0 = found }
  }

  private func start() -> pthread_t? {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    let result = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<CountingThread>.fromOpaque(argument).takeRetainedValue().work()
        return nil
      }, box.toOpaque())
    guard result == 0 else {
      box.release()
      return nil
    }
    return thread
  }
}
