import AppraisalFindings
import AppraisalModel

extension MeetingEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .attend(let person, let moment, let old, let new):
      Self.attendance(
        person == author ? nil : names.person(person), ReaderClock.utc.moment(moment.text), old,
        new)
    case .substitute(let member, let old, let new):
      Self.substitute(names.person(member), old, new, names)
    case .park(_, let old, let new): Self.question(old, new, names)
    }
  }

  /// What is said of somebody, by name unless it is the author.
  private static func attendance(
    _ name: String?, _ moment: String, _ old: Attendance?, _ new: Attendance?
  ) -> String {
    guard let new else {
      let what = old.map { " \($0.verb)" } ?? " was there"
      return "took back that \(name ?? "they")\(what) (\(moment))."
    }
    let words = name.map { "noted that \($0) \(new.verb)" } ?? new.verb
    return "\(words) (\(moment))."
  }

  private static func substitute(
    _ member: String, _ old: Substitute?, _ new: Substitute?, _ names: RecordNames
  ) -> String {
    guard let new else {
      let former = old.map { names.person($0.person) } ?? "anybody"
      return "noted that \(former) no longer sits in for \(member)."
    }
    return "noted that \(names.person(new.person)) sits in for \(member) "
      + "(\(ReaderClock.utc.moment(new.since.text)))."
  }

  private static func question(
    _ old: ParkedQuestion?, _ new: ParkedQuestion?, _ names: RecordNames
  ) -> String {
    guard let new else { return "took back a parked question" + Edit.because(old?.words ?? "") }
    let owner = new.person.map { names.person($0) } ?? new.owner.oneLine
    if let outcome = new.outcome, old?.outcome != outcome || old?.answer != new.answer {
      return "\(outcome.rawValue) the parked question \"\(new.words.oneLine)\""
        + Edit.because(new.answer)
    }
    let verb = old == nil ? "parked" : old?.isOpen == false ? "opened again" : "changed"
    return "\(verb) a question with \(owner), by \(CalendarDay.words(of: new.day))"
      + Edit.because(new.words)
  }

  var subjects: EditSubjects {
    switch self {
    case .attend(let person, _, _, _): EditSubjects(people: [person])
    case .substitute(let member, let old, let new):
      EditSubjects(people: [member] + [old?.person, new?.person].compactMap(\.self))
    case .park(_, let old, let new):
      EditSubjects(people: [old?.person, new?.person].compactMap(\.self))
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .attend, .substitute: [.attendance]
    case .park: [.parked]
    }
  }

  var movesTotals: Bool {
    switch self {
    // A body without a quorum gives no result.
    case .attend, .substitute: true
    case .park: false
    }
  }
}

extension Attendance {
  /// What somebody did, as a sentence goes on after their name.
  fileprivate var verb: String {
    switch self {
    case .arrived: "arrived"
    case .left: "left"
    case .apologies: "sent apologies"
    }
  }
}
