import AppraisalFindings
import AppraisalModel
import Canvas

extension Model {
  /// The review of the decision as it stands today; nil without one, and while a snapshot is shown.
  var reviewDue: ReviewDue? {
    guard snapshot == nil, let session, let today else { return nil }
    return ReviewDue(session.appraisal, on: today)
  }

  /// What a reader is told of a review that is due, open or ended; nil before its day.
  var reviewWords: String? {
    guard let review = reviewDue, review.stage != .waiting else { return nil }
    return review.sentence
  }

  /// The line of Home about a review that is due, open or ended.
  var reviewLine: HomeLine? {
    guard let review = reviewDue else { return nil }
    func line(_ command: CommandID, _ title: String, _ detail: String) -> HomeLine {
      HomeLine(title: title, detail: detail, isDone: false, command: command, entry: nil)
    }
    let since = review.day.map { "since \($0.words)" } ?? ""
    switch review.stage {
    case .waiting: return nil
    case .due(let round):
      return line(.review, "The review is due: open round \(round.id.number)", since)
    case .heldUp(let round):
      return line(.review, "The review is due, after round \(round.number)", since)
    case .open(let round):
      return line(.review, "The review is open: end round \(round.number)", handedIn(round))
    case .ended:
      return line(.decide, "The review has ended: decide again", "e on Record")
    }
  }

  private func handedIn(_ round: RoundNumber) -> String {
    guard let appraisal = session?.appraisal else { return "" }
    let members = appraisal.assessors.filter(\.counts)
    let count = members.count { appraisal.ballot(round, $0.id).handedIn }
    return "\(count) of \(members.count) handed in"
  }

  /// Why the review cannot be opened or ended now, or nil.
  func reviewReason(in session: Session) -> String? {
    if snapshot != nil { return "Close this snapshot first, with Esc." }
    if let reason = session.readOnly { return reason }
    guard let review = reviewDue else {
      if session.appraisal.decision == nil {
        return "A review follows a decision, and none is recorded yet."
      }
      return "No review is asked for. Author says when, under \"\(HeadPart.terms.title)\"."
    }
    guard !review.edits.isEmpty else { return review.sentence }
    return session.person?.facilitates == true
      ? nil : "\(review.sentence) The facilitator opens and ends it."
  }

  /// Asks whether the review is to be opened, or ended.
  mutating func askReview() {
    guard let review = reviewDue else { return }
    let question: Confirmation
    switch review.stage {
    case .due(let round):
      question = Confirmation(
        title: "Open round \(round.id.number) for the review?",
        words: "\(review.sentence) All marks given so far stay as they are and are shown beside "
          + "the new ones. Until the round ends, people see only their own new marks. "
          + "A round that was opened stays on the record.",
        key: "o", label: "open it", command: .reviewNow)
    case .open(let round):
      question = Confirmation(
        title: "End round \(round.number)?",
        words:
          "\(review.sentence) \(handedIn(round)). Nobody can mark in it any more, and everybody "
          + "sees all its marks. Then the decision can be made again: e on Record.",
        key: "e", label: "end it", command: .reviewNow)
    case .waiting, .heldUp, .ended: return
    }
    overlays.append(.confirmation(question))
  }

  /// Opens the review, or ends it.
  mutating func moveReview() -> [Request] {
    guard let review = reviewDue else { return [] }
    let requests = perform("The review", review.edits)
    if notice?.kind != .refused, let after = reviewDue {
      notice = Notice(.good, after.sentence)
      (score.option, score.criterion) = (nil, nil)
      arrive()
    }
    return requests
  }
}
