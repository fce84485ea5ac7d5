/// A day of the Gregorian calendar, without a time or a zone.
package struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The day counted from 1 January 1970, which is 0.
  package let number: Int

  /// Makes the day that lies so many days after 1 January 1970.
  package init(number: Int) { self.number = number }

  /// Reads `2010-03-31`, or gives nil for text that names no day.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) }), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month), day >= 1,
      day <= Self.length(of: month, in: year)
    else { return nil }
    number = Self.days(year: year, month: month, day: day)
  }

  /// Reads a day as people type it: `30/3/2027`, `30 Mar 2027`, `30 March 2027` or `2027-03-30`,
  /// the day before the month; nil for text that names none.
  package init?(typed text: String) {
    let separators: Set<Character> = [" ", "/", "-", ",", "\u{A0}"]
    let parts = text.split(whereSeparator: separators.contains).map { $0.lowercased() }
    guard parts.count == 3 else { return nil }
    let isYearFirst = parts[0].count == 4
    let (year, day) = isYearFirst ? (parts[0], parts[2]) : (parts[2], parts[0])
    guard year.count == 4, let year = Self.number(year), let month = Self.month(parts[1]),
      let day = Self.number(Self.withoutEnding(day)), (1...12).contains(month), day >= 1,
      day <= Self.length(of: month, in: year)
    else { return nil }
    number = Self.days(year: year, month: month, day: day)
  }

  /// How a day is typed, for whoever typed something else.
  package static let typingRule =
    "Type a day with its year, such as 31 March 2026, 31/3/2026 or 2026-03-31."

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) ? Int(text) : nil
  }

  /// A month by its number or by three letters of its name or more.
  private static func month(_ text: String) -> Int? {
    if let number = number(text) { return number }
    guard text.count >= 3 else { return nil }
    let name = text == "sept" ? "sep" : text
    return months.firstIndex { $0.lowercased().hasPrefix(name) }.map { $0 + 1 }
  }

  /// A day without what follows its number: 1st, 2nd, 3rd, 4th.
  private static func withoutEnding(_ day: String) -> String {
    for ending in ["st", "nd", "rd", "th"] where day.hasSuffix(ending) {
      return String(day.dropLast(2))
    }
    return day
  }

  /// Whether text names a day.
  package static func isWellFormed(_ text: String) -> Bool { CalendarDay(text) != nil }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  // Years are counted from March, so that the leap day is the last of its year.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day in words: "31 March 2010".
  package var words: String {
    let (year, month, day) = parts
    return "\(day) \(Self.months[month - 1]) \(year)"
  }

  /// A day that is kept as `2010-03-31` as people read it: "31 March 2010"; any other text as it is.
  package static func words(of text: String) -> String { CalendarDay(text)?.words ?? text }

  /// The day as it is read: "2010-03-31".
  package var description: String {
    let (year, month, day) = parts
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// The day so many months later; the last of the month where that month is shorter.
  ///
  /// Months below zero lead to earlier days.
  package func adding(months: Int) -> CalendarDay {
    let (year, month, day) = parts
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (Self.floor(count, 12), count - Self.floor(count, 12) * 12 + 1)
    let last = min(day, Self.length(of: newMonth, in: newYear))
    return CalendarDay(number: Self.days(year: newYear, month: newMonth, day: last))
  }

  private static func floor(_ number: Int, _ divisor: Int) -> Int {
    (number >= 0 ? number : number - divisor + 1) / divisor
  }

  /// The inverse of counting years from March.
  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, (month + 2) % 12 + 1, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
