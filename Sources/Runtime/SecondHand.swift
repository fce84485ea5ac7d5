import Glibc
import Synchronization

/// Tells every second how long something has been going on, on a thread of its own.
package final class SecondHand: Sendable {
  private let isStopped = Mutex(false)

  /// Begins to count; nil where there is no thread for it.
  package init?(_ tell: @escaping @Sendable (_ seconds: Int) -> Void) {
    let thread = startThread { [self] in
      var seconds = 0
      while true {
        sleep(1)
        seconds += 1
        // What is told is told before the end, or not at all.
        let goesOn = isStopped.withLock { isStopped in
          if !isStopped { tell(seconds) }
          return !isStopped
        }
        if !goesOn { return }
      }
    }
    guard let thread else { return nil }
    pthread_detach(thread)
  }

  /// Ends it; nothing is told any more once this has returned.
  package func stop() { isStopped.withLock { $0 = true } }
}
