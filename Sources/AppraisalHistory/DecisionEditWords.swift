import AppraisalFindings
import AppraisalModel

extension DecisionEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .decide(let old, let new):
      Self.verb(new, after: old) + " of \(CalendarDay.words(of: new.day))" + Edit.because(new.words)
        + new.particulars(names)
    }
  }

  private static func verb(_ decision: Decision, after old: Decision?) -> String {
    guard let old else { return "recorded the decision" }
    return decision.follows(old)
      ? "recorded, after that of \(CalendarDay.words(of: old.day)) was reviewed, the decision"
      : "replaced the decision by that"
  }

  var subjects: EditSubjects {
    switch self {
    case .decide(_, let new): EditSubjects(options: new.chosen)
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .decide: [.decision]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .decide: false
    }
  }
}
