public import AppraisalModel

/// How many days are left until the question must be decided, at a stated day.
public struct Deadline: Equatable, Sendable {
  /// The day by which it must be decided.
  public let day: CalendarDay
  /// The days left; below zero once it has passed.
  public let daysLeft: Int
  /// What a reader is told.
  public let sentence: String

  /// Counts the days; nil for a case without a deadline.
  public init?(_ question: Question, on today: CalendarDay) {
    guard let day = CalendarDay(question.deadline) else { return nil }
    self.day = day
    daysLeft = day.number - today.number
    let count = Numbers.count(abs(daysLeft), "day")
    let reason = question.deadlineReason.isEmpty ? "" : " (\(question.deadlineReason))"
    sentence =
      switch daysLeft {
      case 1...: "\(count) left to decide: by \(day.words)\(reason)."
      case 0: "Today is the day by which it must be decided\(reason)."
      default: "The deadline of \(day.words)\(reason) passed \(count) ago."
      }
  }
}

/// When a decision is looked at again, and whether that day has come.
public struct ReviewDue: Equatable, Sendable {
  /// The day.
  public let day: CalendarDay
  /// Whether it has come at the stated day.
  public let isDue: Bool
  /// The round that looks at the question again; nil before the day, and while a round is open.
  public let reopening: Round?
  /// What a reader is told.
  public let sentence: String

  /// Works out the review; nil where none is asked for, or its day cannot be said.
  ///
  /// Once it is due it opens the appraisal again with a round whose purpose says so.
  public init?(_ appraisal: Appraisal, on today: CalendarDay) {
    guard let review = appraisal.document.terms.review, let decision = appraisal.decision,
      let day = review.due(after: CalendarDay(decision.day))
    else { return nil }
    self.day = day
    isDue = today >= day
    let decided = CalendarDay(decision.day)?.words ?? decision.day
    let purpose = "Review of the decision of \(decided)"
    let isUnderWay = appraisal.rounds.contains { $0.purpose == purpose }
    let mayOpen = isDue && !isUnderWay && appraisal.rounds.last?.state != .open
    reopening =
      mayOpen
      ? Round(id: RoundNumber((appraisal.rounds.last?.id.number ?? 0) + 1), purpose: purpose)
      : nil
    let what = review.words.isEmpty ? "" : ": \(review.words)"
    if isUnderWay {
      sentence = "The review of the decision of \(decided) has been opened."
    } else if isDue {
      sentence =
        "The decision of \(decided) is to be looked at again since \(day.words)\(what). "
        + "Open a round for the review."
    } else {
      let days = Numbers.count(day.number - today.number, "day")
      sentence = "The decision is looked at again on \(day.words), in \(days)\(what)."
    }
  }
}
