import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

extension CalendarDay {
  /// Reads a day that was given on the command line.
  static func argument(_ text: String) throws(CommandFailure) -> CalendarDay {
    guard let day = CalendarDay(typed: text) else {
      throw CommandFailure(
        .usage, "\(text) is not a day. Write it as 2010-03-31, 31/3/2010 or \"31 March 2010\".")
    }
    return day
  }
}

/// The days between which something was done.
struct DaySpan: ParsableArguments {
  @Option(help: "Only from this day on, by your clock: 2010-03-31.")
  var since: String?

  @Option(help: "Only up to the end of this day, by your clock.")
  var until: String?

  /// Narrows what is told to these days.
  func narrow(_ filter: inout LogFilter, _ clock: ReaderClock) throws(CommandFailure) {
    if let since { filter.from = clock.start(of: try CalendarDay.argument(since)) }
    if let until {
      let day = try CalendarDay.argument(until)
      filter.before = clock.start(of: CalendarDay(number: day.number + 1))
    }
  }
}
