import AppraisalFindings
import AppraisalModel

extension RoundEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .openRound(let round):
      "opened round \(round.id.number), \(round.visibility.rawValue)"
        + round.policy.account + Edit.because(round.purpose)
    case .moveRound(let round, _, let new): "\(new.verb) round \(round.number)."
    case .openAgain(let round, let why): "opened round \(round.number) again\(Edit.because(why))"
    case .handIn(let round, let person):
      "handed in \(person == author ? "the" : "\(names.person(person))'s") ballot of round "
        + "\(round.number)."
    case .reopen(let round, let person):
      "reopened \(person == author ? "the" : "\(names.person(person))'s") ballot of round "
        + "\(round.number)."
    }
  }

  var subjects: EditSubjects {
    switch self {
    case .openRound(let round): EditSubjects(round: round.id)
    case .moveRound(let round, _, _), .openAgain(let round, _): EditSubjects(round: round)
    case .handIn(let round, let person), .reopen(let round, let person):
      EditSubjects(people: [person], round: round)
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .openRound, .moveRound, .openAgain, .handIn, .reopen: [.rounds]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .openRound, .moveRound, .openAgain: true
    case .handIn, .reopen: false
    }
  }
}

extension RoundPolicy {
  /// What is other than usual, as a sentence goes on.
  fileprivate var account: String {
    [
      people == .names ? nil : "marks shown \(people.words)",
      fewest == Self.usualFewest ? nil : "nothing shown of fewer than \(fewest)",
      hidesMoney ? "money hidden" : nil,
    ].compactMap(\.self).map { ", \($0)" }.joined()
  }
}

extension RoundState {
  /// What was done to a round that came to this.
  fileprivate var verb: String {
    switch self {
    case .open: "opened"
    case .ended: "ended"
    case .revealed: "revealed"
    case .settled: "settled"
    }
  }
}
