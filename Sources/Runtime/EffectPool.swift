import Synchronization

/// The two lanes, the names under which computations run, and the count of what is under way.
///
/// The count rises before an effect is handed over and falls after its last message has been
/// posted, so that there is no moment at which work exists and the pool says it is idle.
final class EffectPool<Effect: Sendable & Equatable & LaneChoosing, Message: Sendable> {
  private let mailbox: Mailbox<Message>
  private let runner: EffectRunner<Effect, Message>
  private let wake: @Sendable () -> Void
  private let underWay = Counter()
  private var tokens: [String: CancelToken] = [:]
  private var durable: WorkerThread?
  private var computation: WorkerThread?
  private var isFinished = false

  init(
    mailbox: Mailbox<Message>, wake: @escaping @Sendable () -> Void,
    runner: @escaping EffectRunner<Effect, Message>
  ) {
    self.mailbox = mailbox
    self.wake = wake
    self.runner = runner
  }

  /// Whether no effect is waiting or running.
  var isIdle: Bool { underWay.value == 0 }

  /// Hands an effect to its lane; where no thread can be started it runs on the caller's.
  ///
  /// After `finish` a durable effect runs at once and a computation not at all.
  func run(id: String, _ effect: Effect) {
    if isFinished, effect.lane == .computation { return }
    let token = CancelToken()
    if effect.lane == .immediate {
      return runner(effect, token) { [mailbox] in mailbox.post($0, token: token) }
    }
    if effect.lane == .computation {
      tokens[id]?.cancel()
      tokens[id] = token
    }
    underWay.add(1)
    let job: WorkerThread.Job = { [mailbox, runner, underWay, wake] in
      if !token.isCancelled { runner(effect, token) { mailbox.post($0, token: token) } }
      underWay.add(-1)
      wake()
    }
    if isFinished || worker(for: effect.lane)?.enqueue(job) != true { job() }
  }

  /// Cancels every computation and waits for every durable effect.
  func finish() {
    isFinished = true
    for token in tokens.values { token.cancel() }
    tokens = [:]
    computation?.end(finishing: false)
    durable?.end(finishing: true)
    durable?.join()
  }

  private func worker(for lane: Lane) -> WorkerThread? {
    switch lane {
    case .durable:
      durable = durable ?? WorkerThread()
      return durable
    case .computation:
      computation = computation ?? WorkerThread()
      return computation
    case .immediate: return nil
    }
  }
}

/// A number that any thread may change.
final class Counter: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .sequentiallyConsistent) }

  func add(_ change: Int) {
    count.add(change, ordering: .sequentiallyConsistent)
  }
}
