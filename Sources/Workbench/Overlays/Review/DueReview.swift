import AppraisalFindings
import AppraisalModel
import Canvas

/// The review of the decision as it stands today.
struct DueReview {
  let review: ReviewDue
  private let appraisal: Appraisal

  /// Nil without a review, and while a snapshot is shown.
  init?(_ bench: Bench) {
    guard bench.snapshot == nil, let session = bench.session, let today = bench.today,
      let review = ReviewDue(session.appraisal, on: today)
    else { return nil }
    self.review = review
    appraisal = session.appraisal
  }

  /// What a reader is told of a review that is due, open or ended; nil before its day.
  var words: String? { review.stage == .waiting ? nil : review.sentence }

  /// How many of those who are waited for have handed in.
  func handedInWords(_ round: RoundNumber) -> String {
    "\(appraisal.handedIn(round)) of \(appraisal.awaitedPeople.count) handed in"
  }

  /// The question whether the review is to be opened, or ended; nil where it is neither.
  fileprivate var question: Confirmation? {
    switch review.stage {
    case .due(let round):
      Confirmation(
        title: "Open round \(round.id.number) for the review?",
        words: "\(review.sentence) All marks given so far stay as they are and are shown beside "
          + "the new ones. Until the round ends, people see only their own new marks. "
          + "A round that was opened stays on the record.",
        key: "o", label: "open it", act: Self.move)
    case .open(let round):
      Confirmation(
        title: "End round \(round.number)?",
        words:
          "\(review.sentence) \(handedInWords(round)). Nobody can mark in it any more, and everybody "
          + "sees all its marks. Then the decision can be made again: e on Record.",
        key: "e", label: "end it", act: Self.move)
    case .waiting, .heldUp, .ended: nil
    }
  }

  /// Opens the review, or ends it.
  private static let move: Bench.Errand = { model throws(Refusal) in
    if let refusal = refusal(model.bench) { throw Refusal(refusal) }
    guard let review = DueReview(model.bench)?.review else { return }
    try model.bench.perform("The review", review.edits)
    if let after = DueReview(model.bench)?.review { model.bench.say(.good, after.sentence) }
  }

  /// Why the review cannot be opened or ended now, or nil.
  fileprivate static func refusal(_ bench: Bench) -> String? {
    bench.needingSession { session in
      if bench.snapshot != nil { return "Close this snapshot first, with Esc." }
      if let reason = session.readOnly { return reason }
      guard let review = DueReview(bench)?.review else {
        if session.appraisal.decision == nil {
          return "A review follows a decision, and none is recorded yet."
        }
        return "No review is asked for. Author says when, under \"\(HeadPart.terms.title)\"."
      }
      guard !review.edits.isEmpty else { return review.sentence }
      return session.mayFacilitate
        ? nil : "\(review.sentence) The facilitator opens and ends it."
    }
  }
}

extension DueReview {
  package static let review: Command = Command(
    "review", "Review the decision",
    "When its review is due: opens a new round, and ends it when all have marked.",
    keys: [.character("r")], in: [.home, .record], hint: "review", rank: 7,
    unless: { DueReview.refusal($0.bench) },
    act: { model in
      if let question = DueReview(model.bench)?.question { model.bench.show(question) }
    })
}
