import Synchronization

/// Messages on their way from other threads to the loop.
package final class Mailbox<Message: Sendable>: Sendable {
  /// A message and the effect that sent it.
  struct Letter: Sendable {
    let message: Message
    let token: CancelToken?

    /// Whether the effect that sent it has not been cancelled since.
    var isWanted: Bool { token?.isCancelled != true }
  }

  private let letters = Mutex<[Letter]>([])
  private let wake: @Sendable () -> Void

  /// Makes an empty mailbox that wakes the loop when something arrives.
  package init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Adds a message from any thread; with a token it is dropped once that is cancelled.
  package func post(_ message: Message, token: CancelToken? = nil) {
    letters.withLock { $0.append(Letter(message: message, token: token)) }
    wake()
  }

  package var isEmpty: Bool { letters.withLock { $0.isEmpty } }

  /// Takes everything that waits, oldest first.
  ///
  /// Whether a letter is still wanted is asked when its turn comes, because the one before it may
  /// cancel the effect that sent it.
  func takeAll() -> [Letter] {
    letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}
