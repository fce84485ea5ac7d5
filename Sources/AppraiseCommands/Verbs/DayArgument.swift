import AppraisalFolder
import AppraisalModel

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
