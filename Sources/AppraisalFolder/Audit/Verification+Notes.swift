import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord

extension Verification {
  /// Says whether what somebody noted is still in the record: a hash, or a note of all its ends.
  package mutating func look(for noted: String) {
    say(NotedRecord(noted, in: record), String(noted.prefix(16)))
  }

  /// Says whether everything that a note names is still in the record.
  package mutating func look(for note: RecordNote) {
    say(NotedRecord(note, in: record), String(Digest256(of: note.bytes).hex.prefix(16)))
  }

  private mutating func say(_ found: NotedRecord, _ noted: String) {
    switch found {
    case .part(let what):
      add(.note, "", "The noted hash is that of \(what), which is still there.")
    case .kept(let lines, let snapshots, let withheld):
      add(.note, "", Self.kept(lines: lines, snapshots: snapshots, withheld: withheld))
    case .lost(let what?):
      add(
        .damage, "",
        "The record does not hold what it held when \(noted) was noted: \(what).")
    case .lost(nil):
      add(
        .damage, "",
        "The record does not hold what it held when \(noted) was noted: something was cut off, "
          + "removed or written anew, or the hash is of another appraisal.")
    case .notFound(let tried):
      add(
        .unverifiable, "",
        "\(noted) is not the hash of any of \(tried) states that were tried, and the record can "
          + "have had more: too much in it was written at once. A file made by verify --note names "
          + "every sitting, and needs no search.")
    }
  }

  private static func kept(lines: Int, snapshots: Int, withheld: Int) -> String {
    let since =
      "Since then \(Numbers.count(lines, "line")) and \(Numbers.count(snapshots, "snapshot")) came."
    let hasGrown = lines > 0 || snapshots > 0
    guard withheld > 0 else {
      return hasGrown
        ? "Everything that was there when the hash was noted is still there. \(since)"
        : "The record is exactly as it was when the hash was noted."
    }
    let gone = withheld == 1 ? "1 of its lines said" : "\(withheld) of its lines said"
    return "Nothing that was there when the hash was noted was removed or changed, but what "
      + "\(gone) is withheld by now; the days are said with the lines."
      + (hasGrown ? " \(since)" : "")
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

  /// The first thing that is not as it was written, in words; nil where there is none.
  var firstDamage: String? { findings.first { $0.weight == .damage }?.words }

  /// That the record is damaged, and how, in a sentence; nil where it is not.
  package var damageWords: String? { firstDamage.map { "The record is damaged. First: \($0)" } }

  /// Says the verdict: in a line where all is good, else by a failure.
  package func end(_ path: String) throws(CommandFailure) {
    switch gravest {
    case .damage:
      throw CommandFailure(.refused, "\(path) is damaged. First: \(firstDamage ?? "")")
    case .unverifiable:
      let first = findings.first { $0.weight == .unverifiable }
      throw CommandFailure(
        .notVerifiable, "\(path) cannot be verified here. First: \(first?.words ?? "")")
    case .note, nil: return
    }
  }
}
