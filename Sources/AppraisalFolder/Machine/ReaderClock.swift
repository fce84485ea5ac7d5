package import AppraisalModel
import Glibc

/// The clock of whoever reads: moments are recorded in UTC and minutes are kept in local time.
package struct ReaderClock: Sendable {
  /// How many seconds the clock is ahead of UTC at a moment, given in seconds since 1970.
  private let offset: @Sendable (Int) -> Int

  package init(offset: @escaping @Sendable (Int) -> Int) { self.offset = offset }

  /// The clock of this process: by `TZ`, else as the machine is set.
  package static let live = ReaderClock { second in
    var time = time_t(second)
    var parts = tm()
    return localtime_r(&time, &parts) == nil ? 0 : Int(parts.tm_gmtoff)
  }

  /// A moment of a record with its zone, such as `2026-06-15 00:31 +01:00` or `2026-01-15 09:00 UTC`.
  package func moment(_ time: String) -> String {
    guard let second = Self.second(of: time) else { return time }
    let ahead = offset(second)
    let local = Self.text(second + ahead)
    return "\(local.prefix(10)) \(local.dropFirst(11).prefix(5)) \(Self.zone(ahead))"
  }

  /// The day on which a moment of a record falls, such as `2026-06-15`.
  package func day(_ time: String) -> String {
    guard let second = Self.second(of: time) else { return String(time.prefix(10)) }
    return String(Self.text(second + offset(second)).prefix(10))
  }

  /// The moment in UTC at which a day begins, as records write it.
  package func start(of day: CalendarDay) -> String {
    let midnight = day.number * 86_400
    // What the clock is ahead near midnight by UTC may not be what it is at its own midnight.
    let near = midnight - offset(midnight)
    return Self.text(midnight - offset(near)) + ".000Z"
  }

  private static func zone(_ ahead: Int) -> String {
    if ahead == 0 { return "UTC" }
    let minutes = ahead.magnitude / 60
    return "\(ahead < 0 ? "-" : "+")\(two(Int(minutes / 60))):\(two(Int(minutes % 60)))"
  }

  /// The seconds since 1970 of a moment such as `2026-11-21T00:12:59.123Z`, or nil.
  private static func second(of time: String) -> Int? {
    let parts = time.dropFirst(11).prefix(8).split(separator: ":").map { Int($0) }
    guard time.utf8.count > 18, let day = CalendarDay(String(time.prefix(10))), parts.count == 3,
      let hour = parts[0], let minute = parts[1], let second = parts[2]
    else { return nil }
    return day.number * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func text(_ second: Int) -> String {
    let days = Int((Double(second) / 86_400).rounded(.down))
    let rest = second - days * 86_400
    return
      "\(CalendarDay(number: days))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
