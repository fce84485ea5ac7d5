import Synchronization

/// A flag by which an effect learns that nobody waits for it any more.
package final class CancelToken: Sendable {
  private let cancelled = Atomic(false)

  /// Makes a token that is not cancelled.
  package init() {}

  /// Whether the work can stop.
  package var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  /// Asks the work to stop; cannot be taken back.
  package func cancel() { cancelled.store(true, ordering: .releasing) }
}

/// Does an effect on the calling thread, sending messages as it goes.
///
/// A computation looks at the token every few milliseconds and returns when it is cancelled.
package typealias EffectRunner<Effect, Message> =
  @Sendable (Effect, CancelToken, @escaping @Sendable (Message) -> Void) -> Void
