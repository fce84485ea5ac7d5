import Glibc
import Synchronization

/// A parked thread that does jobs one after the other.
///
/// It waits in a pipe rather than on a condition variable, because descriptors are plain numbers
/// that may be shared between threads.
package final class WorkerThread: Sendable {
  package typealias Job = @Sendable () -> Void

  private struct State: Sendable {
    var jobs: [Job] = []
    var isEnding = false
  }

  private let state = Mutex(State())
  private let bell: Pipe
  private let thread = Mutex<pthread_t?>(nil)

  /// Starts the thread, or returns nil when the system has no more threads or descriptors.
  package init?() {
    guard let bell = Pipe() else { return nil }
    self.bell = bell
    guard let started = startThread({ [self] in work() }) else { return nil }
    thread.withLock { $0 = started }
  }

  /// A thread that nobody has waited for gives its stack back by itself.
  deinit {
    let left = thread.withLock { $0.take() }
    if let left { pthread_detach(left) }
  }

  /// Hands over a job; refused once the thread is ending.
  @discardableResult
  package func enqueue(_ job: @escaping Job) -> Bool {
    let accepted = state.withLock { state in
      guard !state.isEnding else { return false }
      state.jobs.append(job)
      return true
    }
    if accepted { bell.ring() }
    return accepted
  }

  /// Lets the thread end: after all jobs handed over, or after the one that runs now.
  package func end(finishing: Bool) {
    state.withLock { state in
      state.isEnding = true
      if !finishing { state.jobs.removeAll() }
    }
    bell.ring()
  }

  /// Waits until the thread has ended; call once, after `end`.
  func join() {
    let ended = thread.withLock { $0.take() }
    if let ended { pthread_join(ended, nil) }
  }

  private func work() {
    while bell.wait() {
      while let job = nextJob() { job() }
      if state.withLock({ $0.isEnding && $0.jobs.isEmpty }) { return }
    }
  }

  private func nextJob() -> Job? {
    state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
  }
}

/// A pipe used as a bell: any thread rings, one waits.
final class Pipe: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    readEnd = ends[0]
    writeEnd = ends[1]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A full pipe wakes the reader just as well.
    _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func ring() {
    var byte: UInt8 = 0
    while write(writeEnd, &byte, 1) < 0, errno == EINTR {}
  }

  /// Blocks until somebody rings; false when the pipe is broken.
  func wait() -> Bool {
    var bytes: (UInt64, UInt64) = (0, 0)
    while true {
      let count = read(readEnd, &bytes, MemoryLayout.size(ofValue: bytes))
      if count > 0 { return true }
      guard count < 0, errno == EINTR else { return false }
    }
  }
}

/// The work of a thread that is about to start.
private final class ThreadBody {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Starts a thread that takes no signals: they belong to the main thread.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var blocked = sigset_t()
  var before = sigset_t()
  sigfillset(&blocked)
  // A fault must still reach its handler.
  for fault in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] { sigdelset(&blocked, fault) }
  pthread_sigmask(SIG_SETMASK, &blocked, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(ThreadBody(body))
  let result = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }, box.toOpaque())
  guard result == 0 else {
    box.release()
    return nil
  }
  return thread
}
