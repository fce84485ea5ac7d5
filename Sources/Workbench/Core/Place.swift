/// The places of the workbench, in the order of the work.
public enum Place: Int, CaseIterable, Equatable, Hashable, Sendable {
  /// What can be opened, and the way through the open appraisal.
  case home = 0
  /// The options and their evidence.
  case read = 1
  /// The marks.
  case score = 2
  /// The ranking.
  case result = 3
  /// The value tree and the weights.
  case criteria = 4
  /// What would overturn the answer.
  case sensitivity = 5
  /// The snapshots.
  case record = 7
  /// Everything that the case lists, to be written and changed.
  case author = 9

  /// The name on the tab.
  public var title: String {
    switch self {
    case .home: "Home"
    case .read: "Read"
    case .score: "Score"
    case .result: "Result"
    case .criteria: "Criteria"
    case .sensitivity: "Sensitivity"
    case .record: "Record"
    case .author: "Author"
    }
  }

  /// The name on the tab where there is little room.
  var shortTitle: String { self == .criteria ? "Crit." : self == .sensitivity ? "Sens." : title }

  /// What the place is for, in two sentences.
  public var purpose: String {
    switch self {
    case .home:
      "Home shows what is to be decided and the way to take part. "
        + "Choose a line and press Enter."
    case .read:
      "Here you read each option with its evidence. "
        + "Nothing you do here changes anything."
    case .score:
      "Here you mark every option on one criterion at a time. "
        + "A mark is kept as soon as you press Enter or an arrow."
    case .result:
      "Here you see which option leads and how sure that is. "
        + "Read the sentence first and the bars after it."
    case .criteria:
      "Here you see what the options are judged by and how much each part weighs. "
        + "Points become shares; w asks for them a question at a time."
    case .sensitivity:
      "Here you see what would change the answer. "
        + "Left and right try another weight; nothing is recorded until you say so."
    case .record:
      "Here you save how things stand under a name, and look at what was saved before. "
        + "A saved snapshot never changes."
    case .author:
      "Here the facilitator writes the case: the question, the options, the criteria and the rest. "
        + "Every change is kept and can be undone."
    }
  }
}
