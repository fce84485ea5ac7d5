import AppraisalFindings
import AppraisalModel
import Testing

@Suite struct DatesTests {
  private static func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(text))
  }

  @Test(
    arguments: [
      ("2010-03-01", 30, "30 days left to decide: by 31 March 2010 (national deadline)."),
      ("2010-03-30", 1, "1 day left to decide: by 31 March 2010 (national deadline)."),
      ("2010-03-31", 0, "Today is the day by which it must be decided (national deadline)."),
      (
        "2010-04-02", -2,
        "The deadline of 31 March 2010 (national deadline) passed 2 days ago."
      ),
    ])
  func `the days to the deadline are counted from a stated day`(
    _ today: String, _ left: Int, _ sentence: String
  ) throws {
    let question = Question(
      words: "Which?", deadline: "2010-03-31", deadlineReason: "national deadline")
    let deadline = try #require(Deadline(question, on: Self.day(today)))
    #expect(deadline.daysLeft == left)
    #expect(deadline.sentence == sentence)
  }

  @Test func `without a deadline there is nothing to count`() throws {
    #expect(Deadline(Question(words: "Which?"), on: try Self.day("2010-03-01")) == nil)
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
    #expect(!early.isDue && early.reopening == nil)
    #expect(
      early.sentence
        == "The decision is looked at again on 25 March 2011, in 1 day: all arrangements.")
    let due = try #require(ReviewDue(appraisal, on: Self.day("2011-03-25")))
    #expect(due.isDue)
    #expect(
      due.sentence
        == "The decision of 25 March 2010 is to be looked at again since 25 March 2011: all "
        + "arrangements. Open a round for the review.")
    let round = try #require(due.reopening)
    #expect(round.purpose == "Review of the decision of 25 March 2010")
    try appraisal.apply(.openRound(round: round))
    let open = try #require(ReviewDue(appraisal, on: Self.day("2011-04-01")))
    #expect(open.reopening == nil)
    #expect(open.sentence == "The review of the decision of 25 March 2010 has been opened.")
  }

  @Test func `a round that is still open comes first`() throws {
    var appraisal = Self.decided(Review(day: "2010-06-01"))
    try appraisal.apply(.openRound(round: Round(id: RoundNumber(1))))
    let due = try #require(ReviewDue(appraisal, on: Self.day("2010-06-01")))
    #expect(due.isDue && due.reopening == nil)
  }

  @Test func `a day that is stated goes before months`() throws {
    let appraisal = Self.decided(Review(months: 12, day: "2010-06-01"))
    #expect(ReviewDue(appraisal, on: try Self.day("2010-05-01"))?.day.description == "2010-06-01")
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
