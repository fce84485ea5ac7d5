import AppraisalModel
import Testing

@Suite struct CalendarDayTests {
  @Test(
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017), ("2010-03-31", 14_699), ("2024-02-29", 19_782),
      ("2026-11-21", 20_778), ("1900-03-01", -25_508), ("0000-01-01", -719_528),
      ("9999-12-31", 2_932_896),
    ])
  func `known days have their numbers`(_ text: String, _ number: Int) {
    #expect(CalendarDay(text)?.number == number)
    #expect(CalendarDay(text) == CalendarDay(number: number))
  }

  @Test(
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
      ("2100-02-29", false), ("2400-02-29", true),
    ])
  func `leap days exist in leap years alone`(_ text: String, _ exists: Bool) {
    #expect(CalendarDay.isWellFormed(text) == exists)
  }

  @Test(
    arguments: [
      "", "2010", "2010-03", "2010-3-31", "10-03-31", "2010-03-31 ", " 2010-03-31", "2010/03/31",
      "2010-00-10", "2010-13-10", "2010-01-00", "2010-01-32", "2010-04-31", "2010-06-31",
      "2010-09-31", "2010-11-31", "2010-02-30", "31-03-2010", "2010-03-31-01", "2010--3-31",
      "+201-03-31", "2010-+3-31", "2010-03-+1", "soon", "20٣-01-01", "2010-0x-01",
    ])
  func `text that names no day is refused`(_ text: String) {
    #expect(CalendarDay(text) == nil)
    #expect(!CalendarDay.isWellFormed(text))
  }

  @Test func `every day of a century and a half follows the one before`() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var expected = CalendarDay("1890-01-01")?.number ?? 0
    for year in 1890..<2040 {
      let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for (month, length) in lengths.enumerated() {
        for day in 1...(month == 1 && leap ? 29 : length) {
          let text = "\(year)-\(Self.two(month + 1))-\(Self.two(day))"
          if CalendarDay(text)?.number != expected { Issue.record("\(text) is not \(expected)") }
          expected += 1
        }
      }
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test func `days are in the order of time`() throws {
    let early = try #require(CalendarDay("2009-12-31"))
    let late = try #require(CalendarDay("2010-01-01"))
    #expect(early < late)
    #expect(!(late < early))
  }

  @Test func `every day is written as it is read`() throws {
    for number in stride(from: -150_000, through: 150_000, by: 37) {
      let day = CalendarDay(number: number)
      let text = day.description
      guard text.utf8.count == 10, !text.hasPrefix("-") else { continue }
      #expect(CalendarDay(text) == day)
    }
    #expect(try #require(CalendarDay("2010-03-31")).words == "31 March 2010")
    #expect(try #require(CalendarDay("2008-02-29")).words == "29 February 2008")
  }
}
