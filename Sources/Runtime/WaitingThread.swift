import Glibc

/// A thread of its own for something that waits most of the time; it ends with its work.
package enum WaitingThread {
  /// Starts it; false where the system has no more threads.
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = startThread(work) else { return false }
    pthread_detach(thread)
    return true
  }
}
