import AppraisalModel

/// What the history says of the edits of a family: each answer is exhaustive, so that an edit that
/// lacks one does not compile.
protocol EditAccount {
  /// What was done, as the sentence goes on after the name of whoever did it.
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String
  /// The people, options, criteria and the round that it is about.
  var subjects: EditSubjects { get }
  /// What it is about, as lines of the audit trail are sorted.
  var topics: Set<LogTopic> { get }
  /// Whether it can change a total or who is ranked.
  var movesTotals: Bool { get }
}

/// The people, options, criteria and the round that an edit is about.
struct EditSubjects {
  var people: [AssessorID] = []
  var options: [OptionID] = []
  var criteria: [CriterionID] = []
  var round: RoundNumber?
}

extension Edit {
  /// What the history says of the edit.
  var account: any EditAccount {
    switch self {
    case .document(let edit): edit
    case .people(let edit): edit
    case .marks(let edit): edit
    case .weights(let edit): edit
    case .rounds(let edit): edit
    case .decision(let edit): edit
    case .meeting(let edit): edit
    case .record(let edit): edit
    }
  }
}
