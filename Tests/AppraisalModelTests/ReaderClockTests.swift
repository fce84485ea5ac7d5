import AppraisalModel
import Testing

/// Moments by the clock of whoever reads.
@Suite struct ReaderClockTests {
  private static let kolkata = ReaderClock(ahead: 19_800)
  /// Until 06:00 UTC on 1 November 2026 by the summer's clock.
  private static let newYork = ReaderClock { $0 < 1_793_512_800 ? -14_400 : -18_000 }

  @Test(arguments: [
    (
      "2026-06-14T23:31:00.000Z", "14 June 2026, 23:31 UTC", "15 June 2026, 05:01 UTC+05:30",
      "14 June 2026, 19:31 UTC-04:00"
    ),
    (
      "2026-12-01T03:05:59.999Z", "1 December 2026, 03:05 UTC", "1 December 2026, 08:35 UTC+05:30",
      "30 November 2026, 22:05 UTC-05:00"
    ),
    ("some day", "some day", "some day", "some day"),
  ])
  func `a moment is told with its zone, and its day is the reader's`(
    _ time: String, _ utc: String, _ kolkata: String, _ newYork: String
  ) {
    for (clock, words) in [
      (ReaderClock.utc, utc), (Self.kolkata, kolkata), (Self.newYork, newYork),
    ] {
      #expect(clock.moment(time) == words)
      #expect(words.hasPrefix(clock.dayInWords(time)))
      #expect(words.hasSuffix(clock.timeOfDay(time)))
    }
  }

  @Test func `a day begins at the reader's midnight, also when the clocks change`() throws {
    let day = try #require(CalendarDay("2026-11-01"))
    let next = try #require(CalendarDay("2026-11-02"))
    #expect(Self.kolkata.start(of: day) == "2026-10-31T18:30:00.000Z")
    #expect(Self.newYork.start(of: day) == "2026-11-01T04:00:00.000Z")
    #expect(Self.newYork.start(of: next) == "2026-11-02T05:00:00.000Z")
    for clock in [ReaderClock.utc, Self.kolkata, Self.newYork] {
      #expect(clock.day(clock.start(of: day)) == day)
    }
  }
}
