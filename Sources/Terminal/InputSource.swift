import CTerminal
import Canvas
import Glibc

/// Waits for input and signals and turns both into what the driver acts on.
final class InputSource {
  /// What a wait brought.
  struct Arrival {
    /// Keys, mouse and pastes, and the end of the terminal.
    var events: [InputEvent] = []
    /// Bits of the signals that came.
    var signals: UInt32 = 0
  }

  /// How long a paste may pause before it counts as complete.
  private static let pasteDelay = Duration.seconds(2)
  /// How long a text that came all at once, and is not marked as a paste, may pause.
  private static let burstDelay = Duration.milliseconds(50)
  /// The most that is read before what has been read is dealt with.
  private static let batchLimit = 1 << 21

  /// A read that may have left something, which is worth the question.
  private static let fullRead = 1024

  /// How many bytes have come in.
  private(set) var bytesRead = 0
  /// The terminal, or -1, which `poll` ignores, once it is gone.
  private var descriptor: Int32
  private let escapeDelay: Duration
  private var assembler: KeyAssembler
  private let clock = ContinuousClock()
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Reads from a terminal in raw mode.
  init(
    descriptor: Int32, table: @autoclosure @escaping () -> [[UInt8]: Key], escapeDelay: Duration
  ) {
    self.descriptor = descriptor
    self.escapeDelay = escapeDelay
    assembler = KeyAssembler(table: table())
  }

  /// Waits until something happens, somebody wakes the loop, or the limit is over.
  func next(within limit: Duration?) -> Arrival {
    let end = limit.map { clock.now + $0 }
    var arrival = Arrival()
    while true {
      let left = end.map { max(.zero, $0 - clock.now) }
      let patience = patience
      var sources = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: ct_wake_descriptor(), events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&sources, 2, Self.milliseconds(Self.shorter(left, patience)))
      guard count >= 0 else { continue }
      if sources[1].revents != 0 { arrival.signals = ct_take() }
      if sources[0].revents != 0 {
        arrival.events = readAll()
      } else if count == 0, let patience, left.map({ patience <= $0 }) ?? true {
        arrival.events = assembler.flush()
      }
      let isOver = count == 0 && left.map { $0 <= (patience ?? $0) } ?? false
      if sources[1].revents != 0 || !arrival.events.isEmpty || isOver { return arrival }
    }
  }

  /// How long what is held back may wait for its continuation; nil when nothing is.
  private var patience: Duration? {
    switch assembler.waiting {
    case .nothing: nil
    case .sequence: escapeDelay
    case .paste: Self.pasteDelay
    case .burst: Self.burstDelay
    }
  }

  /// Reads what there is, so that one picture answers all of it and the assembler sees all of it.
  private func readAll() -> [InputEvent] {
    var bytes: [UInt8] = []
    var count = 0
    var isGone = false
    repeat {
      count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { break }
      guard count > 0 else {
        isGone = true
        break
      }
      bytes += buffer[..<count]
    } while count >= Self.fullRead && bytes.count < Self.batchLimit && hasMore
    bytesRead += bytes.count
    let events = assembler.feed(bytes)
    guard isGone else { return events }
    descriptor = -1
    return events + assembler.flush() + [.hangUp]
  }

  private var hasMore: Bool {
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0
  }

  private static func shorter(_ one: Duration?, _ other: Duration?) -> Duration? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }

  /// A limit for `poll`, rounded up so that it never spins; -1 for none.
  private static func milliseconds(_ duration: Duration?) -> Int32 {
    guard let duration else { return -1 }
    let (seconds, attoseconds) = duration.components
    let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: seconds * 1000 + fraction)
  }
}
