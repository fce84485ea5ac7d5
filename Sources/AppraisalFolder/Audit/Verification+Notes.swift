import AppraisalFindings
import AppraisalHistory
import AppraisalModel

extension Verification {
  /// Says whether a hash that somebody noted is still that of something in the record.
  package mutating func look(for noted: String) {
    switch RecordHead.find(noted, in: record) {
    case .now:
      add(.note, "", "The record is exactly as it was when the hash was noted.")
    case .part(let what):
      add(.note, "", "The noted hash is that of \(what), which is still there.")
    case .earlier(let lines, let snapshots):
      add(
        .note, "",
        "Everything that was there when the hash was noted is still there. Since then "
          + "\(Numbers.count(lines, "line")) and \(Numbers.count(snapshots, "snapshot")) came.")
    case nil:
      add(
        .damage, "",
        "The record does not hold what it held when \(noted.prefix(16)) was noted: something was "
          + "cut off, removed or written anew, or the hash is of another appraisal.")
    }
  }

  /// Says whether a file is the report that a decision names.
  package mutating func compare(_ path: String) throws(CommandFailure) {
    let hash = try ReportFile.hash(of: path)
    let fold = record.fold()
    let appraisal = fold.appraisal
    let recorded = appraisal.decision?.reportHash ?? ""
    if recorded == hash {
      add(.note, "", "\(path) is the report that the decision names.")
      if let writer = fold.latest(.decision).flatMap({ fold.keys.sittings[$0.address.segment] })
        .flatMap({ KeyWords.writer($0, in: fold) })
      {
        add(.note, "", "Who recorded the decision: \(writer).")
      }
    } else if let former = appraisal.formerDecisions.last(where: { $0.reportHash == hash }) {
      add(
        .note, "",
        "\(path) is the report that the decision of \(CalendarDay.words(of: former.day)) names.")
    } else if recorded.isEmpty {
      add(.unverifiable, "", "No decision with the hash of a report is recorded.")
    } else {
      add(
        .damage, "",
        "\(path) is not the report that the decision names: its hash begins with "
          + "\(hash.prefix(16)), and \(recorded.prefix(16)) was recorded.")
    }
  }

  /// Says the verdict: in a line where all is good, else by a failure.
  package func end(_ path: String) throws(CommandFailure) {
    switch gravest {
    case .damage:
      let first = findings.first { $0.weight == .damage }
      throw CommandFailure(.refused, "\(path) is damaged. First: \(first?.words ?? "")")
    case .unverifiable:
      let first = findings.first { $0.weight == .unverifiable }
      throw CommandFailure(
        .notVerifiable, "\(path) cannot be verified here. First: \(first?.words ?? "")")
    case .note, nil: return
    }
  }
}
