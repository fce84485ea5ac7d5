import AppraisalFindings
import AppraisalHistory
import AppraisalModel

/// What more than one room says of the person and the question.
extension Bench {
  /// Says that keys were not taken, behind what is said already.
  mutating func sayUntaken(_ count: Int) {
    let keys = Numbers.count(count, "key")
    let why =
      overlays.last?.asksForItsKeys == true
      ? "a question is answered once it has been seen."
      : "what \(count == 1 ? "it was" : "they were") meant for had closed."
    let words =
      "\(keys) typed in the same moment \(count == 1 ? "was" : "were") not taken: \(why)"
    say(notice?.kind ?? .plain, [notice?.words, words].compactMap(\.self).joined(separator: " "))
  }

  /// The name and body of the person at the keyboard.
  var whoWords: String {
    guard let session, let person = session.person else { return "\(personName), not joined yet" }
    let body = person.body.flatMap { id in session.document.bodies.first { $0.id == id } }
    return session.appraisal.name(person) + (body.map { ", " + $0.shortLabel } ?? "")
  }

  /// The deadline with the days that are left, or nil without one: "31 March 2010 (12 days left)".
  var deadlineWords: String? {
    guard let text = session?.document.question.deadline, let deadline = CalendarDay(text) else {
      return nil
    }
    guard let today else { return deadline.words }
    let days = deadline.number - today.number
    switch days {
    case 0: return "\(deadline.words), which is today"
    case 1...: return "\(deadline.words) (\(Numbers.count(days, "day")) left)"
    default: return "\(deadline.words) (passed)"
    }
  }

  /// What is said after a change of the case: its name, how it is taken back, and what is now to
  /// be marked.
  func changeNotice(_ label: String, _ edits: [Edit]) -> Notice {
    if let likeness = session?.appraisal.likenessWords(after: edits) {
      return Notice(.plain, "\(label). \(likeness)")
    }
    let late = edits.contains { edit in
      if case .document(.add(.option, _)) = edit { true } else { false }
    }
    guard late, let progress = session?.progress, progress.answered > 0,
      progress.answered < progress.all
    else { return Notice(.good, "\(label). u takes it back.") }
    let blanks = progress.all - progress.answered
    return Notice(
      .good,
      "\(label). u takes it back. Marking has begun: \(blanks) of \(progress.all) are blank now; "
        + "n on Score goes to the next.")
  }
}
