import Synchronization

/// The calling thread and some parked ones, who share out the parts of a job.
///
/// Threads are started once and wait in between: a thread that is started for a job of milliseconds
/// may sit on its creator's processor until the scheduler next looks.
package final class WorkerTeam: Sendable {
  private let helpers: [WorkerThread]

  /// Gathers as many threads as asked for, the caller's among them, or as many as the system gives.
  package init(threads: Int) {
    helpers = (1..<max(1, threads)).compactMap { _ in WorkerThread() }
  }

  /// Lets the parked threads end.
  deinit {
    for helper in helpers { helper.end(finishing: true) }
  }

  /// The number of threads that take part.
  package var threadCount: Int { helpers.count + 1 }

  /// Does all parts of a job, each once, in any order and on any of the threads; returns when all
  /// are done.
  ///
  /// Parts that have not begun are left out once the job is cancelled; the answer is then false.
  /// The caller does parts itself, so the job goes on even if no other thread has time.
  @discardableResult
  package func run(
    parts: Int, token: CancelToken = CancelToken(), _ part: @escaping @Sendable (Int) -> Void
  ) -> Bool {
    let job = SharedJob(parts: parts, token: token, part)
    for helper in helpers.prefix(max(0, parts - 1)) { helper.enqueue { job.work() } }
    job.work()
    job.waitForOthers()
    return !token.isCancelled
  }
}

/// Parts of a job that several threads take one after the other.
private final class SharedJob: Sendable {
  private let parts: Int
  private let token: CancelToken
  private let part: @Sendable (Int) -> Void
  private let next = Atomic(0)
  /// The parts under way, and whether somebody waits for the last of them.
  private let underWay = Mutex((count: 0, waiting: false))
  private let bell = Pipe()

  init(parts: Int, token: CancelToken, _ part: @escaping @Sendable (Int) -> Void) {
    self.parts = parts
    self.token = token
    self.part = part
  }

  func work() {
    while true {
      underWay.withLock { $0.count += 1 }
      let (_, taken) = next.add(1, ordering: .acquiringAndReleasing)
      let isOpen = taken <= parts && !token.isCancelled
      if isOpen { part(taken - 1) }
      let ring = underWay.withLock { state in
        state.count -= 1
        return state.waiting && state.count == 0
      }
      if ring { bell?.ring() }
      guard isOpen else { return }
    }
  }

  /// Waits for parts that other threads have taken; none can be left to take.
  func waitForOthers() {
    let mustWait = underWay.withLock { state in
      state.waiting = state.count > 0
      return state.waiting
    }
    guard mustWait else { return }
    while underWay.withLock({ $0.count > 0 }) { _ = bell?.wait() }
  }
}
