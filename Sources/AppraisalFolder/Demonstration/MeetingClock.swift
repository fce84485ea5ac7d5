import Synchronization

/// The clock of a meeting, which begins at one in the afternoon of its day.
final class MeetingClock: Sendable {
  private let day: String
  private let minutes = Mutex(13 * 60)

  /// The day, as `2010-03-25`.
  init(on day: String) { self.day = day }

  /// Lets minutes pass, to the end of the day at most.
  func pass(minutes more: Int) { minutes.withLock { $0 = min(24 * 60 - 1, $0 + more) } }

  /// The moment that it shows, as `2010-03-25T13:05:00.000Z`.
  var now: String {
    let minute = minutes.withLock { $0 }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(minute / 60)):\(two(minute % 60)):00.000Z"
  }
}
