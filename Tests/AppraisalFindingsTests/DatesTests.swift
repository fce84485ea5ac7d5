import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct DatesTests {
  private static func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(text))
  }

  private static func decided(_ review: Review?) -> Appraisal {
    var appraisal = Board.appraisal([[1], [2]])
    appraisal.document.terms.review = review
    appraisal.decision = Decision(day: "2010-03-25", words: "So.")
    return appraisal
  }

  @Test func `a review is due so many months after the decision and opens a round`() throws {
    var appraisal = Self.decided(Review(months: 12, words: "all arrangements"))
    let early = try #require(ReviewDue(appraisal, on: Self.day("2011-03-24")))
    #expect(early.stage == .waiting && !early.isDue && early.edits.isEmpty)
    #expect(
      early.sentence
        == "The decision is looked at again on 25 March 2011, in 1 day.")
    let due = try #require(ReviewDue(appraisal, on: Self.day("2011-03-25")))
    #expect(due.isDue)
    #expect(
      due.sentence
        == "The review of the decision of 25 March 2010 has been due since 25 March 2011. "
        + "The facilitator opens it, as round 1.")
    let purpose = "Review of the decision of 25 March 2010"
    #expect(due.edits == [.rounds(.openRound(round: Round(id: RoundNumber(1), purpose: purpose)))])
    for edit in due.edits { try appraisal.apply(edit) }
    #expect(early.opening == nil && early.ending == nil)
    #expect(due.opening == due.edits && due.ending == nil)
    let open = try #require(ReviewDue(appraisal, on: Self.day("2011-04-01")))
    #expect(open.opening == nil && open.ending == open.edits)
    #expect(open.stage == .open(RoundNumber(1)) && !open.isDue)
    #expect(open.sentence == "The review of the decision of 25 March 2010 is open, as round 1.")
    for edit in open.edits { try appraisal.apply(edit) }
    #expect(appraisal.rounds.last?.state == .revealed)
    let ended = try #require(ReviewDue(appraisal, on: Self.day("2011-04-01")))
    #expect(ended.stage == .ended(RoundNumber(1)) && ended.edits.isEmpty)
    #expect(
      ended.sentence
        == "The review of the decision of 25 March 2010, round 1, has ended. The next decision is "
        + "to be made.")
  }

  @Test func `the next decision has a review of its own`() throws {
    var appraisal = Self.decided(Review(months: 12))
    try appraisal.apply(.rounds(.openRound(round: Round(id: RoundNumber(1)))))
    try appraisal.apply(.rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)))
    try appraisal.apply(appraisal.deciding(Decision(day: "2011-04-01", words: "So again.")))
    let review = try #require(ReviewDue(appraisal, on: Self.day("2011-04-02")))
    #expect(review.stage == .waiting && review.day?.description == "2012-04-01")
    let next = try #require(ReviewDue(appraisal, on: Self.day("2012-04-01")))
    #expect(
      next.edits
        == [
          .rounds(
            .openRound(
              round: Round(id: RoundNumber(2), purpose: "Review of the decision of 1 April 2011")))
        ])
  }

  @Test func `a round that was open when it was decided comes first`() throws {
    var appraisal = Self.decided(Review(day: "2010-06-01"))
    try appraisal.apply(.rounds(.openRound(round: Round(id: RoundNumber(1)))))
    appraisal.decision?.round = RoundNumber(1)
    let due = try #require(ReviewDue(appraisal, on: Self.day("2010-06-01")))
    #expect(due.stage == .heldUp(by: RoundNumber(1)) && due.isDue && due.edits.isEmpty)
    #expect(due.sentence.hasSuffix("Round 1 is still open and must end first."))
  }

  @Test func `a day that is stated goes before months, unless it was decided again since`() throws {
    var appraisal = Self.decided(Review(months: 12, day: "2010-06-01"))
    #expect(ReviewDue(appraisal, on: try Self.day("2010-05-01"))?.day?.description == "2010-06-01")
    appraisal.decision?.day = "2010-06-02"
    #expect(ReviewDue(appraisal, on: try Self.day("2010-07-01"))?.day?.description == "2011-06-02")
  }

  @Test func `without terms, a decision or a day there is no review`() throws {
    let today = try Self.day("2011-01-01")
    #expect(ReviewDue(Self.decided(nil), on: today) == nil)
    #expect(ReviewDue(Self.decided(Review(words: "yes")), on: today) == nil)
    var undecided = Self.decided(Review(months: 12))
    undecided.decision = nil
    #expect(ReviewDue(undecided, on: today) == nil)
  }
}
