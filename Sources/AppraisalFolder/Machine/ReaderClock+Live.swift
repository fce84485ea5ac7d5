package import AppraisalModel
import AppraisalRecord
import Glibc

extension ReaderClock {
  /// The clock of this process: by `TZ`, else as the machine is set.
  package static let live = ReaderClock { second in
    var time = time_t(second)
    var parts = tm()
    return localtime_r(&time, &parts) == nil ? 0 : Int(parts.tm_gmtoff)
  }
}

extension PresenceSign {
  /// That the appraisal is open elsewhere, since when by the clock of whoever reads.
  func sentence(_ clock: ReaderClock) -> String { sentence(since: clock.timeOfDay(since)) }
}
