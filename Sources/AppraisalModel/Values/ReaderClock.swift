/// The clock of whoever reads: moments are recorded in UTC and told by it, wherever people read.
///
/// JSON, files and forms keep moments and days as they are recorded.
package struct ReaderClock: Sendable {
  /// How many seconds the clock is ahead of UTC at a moment, given in seconds since 1970.
  private let offset: @Sendable (Int) -> Int

  package init(offset: @escaping @Sendable (Int) -> Int) { self.offset = offset }

  /// A clock that is the same amount ahead of UTC at all times.
  package init(ahead seconds: Int) { offset = { _ in seconds } }

  package static let utc = ReaderClock(ahead: 0)

  /// A moment of a record with its zone: `15 June 2026, 00:31 UTC+01:00`, or `15 January 2026,
  /// 09:00 UTC`.
  package func moment(_ time: String) -> String {
    guard let local = local(time) else { return time }
    return "\(local.day.words), \(local.minute) \(Self.zone(local.ahead))"
  }

  /// The time of day of a moment with its zone: `00:31 UTC+01:00`.
  package func timeOfDay(_ time: String) -> String {
    guard let local = local(time) else { return time }
    return "\(local.minute) \(Self.zone(local.ahead))"
  }

  /// The day on which a moment of a record falls, or nil for text that is no moment.
  package func day(_ time: String) -> CalendarDay? { local(time)?.day }

  /// The day on which a moment of a record falls: `15 June 2026`.
  package func dayInWords(_ time: String) -> String { day(time)?.words ?? time }

  /// The moment in UTC at which a day begins, as records write it.
  package func start(of day: CalendarDay) -> String {
    let midnight = day.number * 86_400
    // What the clock is ahead near midnight by UTC may not be what it is at its own midnight.
    let near = midnight - offset(midnight)
    let (day, second) = Self.split(midnight - offset(near))
    return "\(day)T\(Self.minute(second)):\(Self.two(second % 60)).000Z"
  }

  /// The moment at which it is a time of day on a day; where the clock is put back the first of two,
  /// and where it is put forward one that is near.
  package func moment(_ time: TimeOfDay, on day: CalendarDay) -> Moment? {
    let wanted = day.number * 86_400 + time.minutes * 60
    let near = wanted - offset(wanted - offset(wanted))
    let (utc, second) = Self.split(near)
    return Moment("\(utc)T\(Self.minute(second)):\(Self.two(second % 60)).000Z")
  }

  /// The time of day of a moment without its zone: `00:31`.
  package func minute(of time: String) -> String { local(time)?.minute ?? time }

  private func local(_ time: String) -> (day: CalendarDay, minute: String, ahead: Int)? {
    guard let second = Self.second(of: time) else { return nil }
    let ahead = offset(second)
    let (day, rest) = Self.split(second + ahead)
    return (day, Self.minute(rest), ahead)
  }

  private static func zone(_ ahead: Int) -> String {
    if ahead == 0 { return "UTC" }
    let minutes = Int(ahead.magnitude / 60)
    return "UTC\(ahead < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// The seconds since 1970 of a moment such as `2026-11-21T00:12:59.123Z`, or nil.
  private static func second(of time: String) -> Int? {
    let parts = time.dropFirst(11).prefix(8).split(separator: ":").map { Int($0) }
    guard time.utf8.count > 18, let day = CalendarDay(String(time.prefix(10))), parts.count == 3,
      let hour = parts[0], let minute = parts[1], let second = parts[2]
    else { return nil }
    return day.number * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// A moment as its day and the seconds of that day.
  private static func split(_ second: Int) -> (day: CalendarDay, second: Int) {
    let days = Int((Double(second) / 86_400).rounded(.down))
    return (CalendarDay(number: days), second - days * 86_400)
  }

  private static func minute(_ second: Int) -> String {
    "\(two(second / 3600)):\(two(second / 60 % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
