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
