import AppraisalModel
import Testing

/// Questions that are put aside with an owner and a day.
@Suite struct ParkingActsTests {
  private static let question = ParkedQuestion(
    words: "Who pays?", person: "mo", day: "2026-12-01")

  private static func parked() throws -> Appraisal {
    var appraisal = try Sample.appraisal()
    try appraisal.make(appraisal.parking(question, by: "fay"), by: "fay")
    return appraisal
  }

  @Test func `a question is parked, answered in words, and taken back`() throws {
    let parked = try Self.parked()
    #expect(parked.parked == ["fay-1": Self.question])
    var answered = parked
    try answered.make(parked.ending(parked: "fay-1", .answered, "Both."), by: "fay")
    #expect(answered.parked["fay-1"]?.outcome == .answered)
    #expect(answered.parked["fay-1"]?.answer == "Both.")
    var again = answered
    try again.make(answered.parking(Self.question, by: "fay"), by: "fay")
    #expect(again.parkedQuestions.map(\.id) == ["fay-2", "fay-1"])
    try again.make(again.changing(parked: "fay-2", to: nil), by: "fay")
    #expect(again == answered)
    #expect(try answered.changing(parked: "fay-1", to: answered.parked["fay-1"]).isEmpty)
  }

  @Test func `the nearest day comes first, and what is open before what is not`() throws {
    var appraisal = try Self.parked()
    for (day, outcome) in [("2026-11-30", nil), ("2026-11-01", ParkedOutcome.dropped)] {
      var question = Self.question
      (question.day, question.outcome, question.answer) = (day, outcome, "No.")
      if outcome == nil { question.answer = "" }
      try appraisal.make(appraisal.parking(question, by: "fay"), by: "fay")
    }
    #expect(appraisal.parkedQuestions.map(\.id) == ["fay-2", "fay-1", "fay-3"])
  }

  @Test func `what is missing is said`() throws {
    let appraisal = try Self.parked()
    func without(_ change: (inout ParkedQuestion) -> Void) -> ParkedQuestion {
      var question = Self.question
      change(&question)
      return question
    }
    let cases: [(ParkedQuestion, ParkingRefusal)] = [
      (without { $0.words = " " }, .wordsMissing), (without { $0.person = nil }, .ownerMissing),
      (without { $0.day = "soon" }, .dayMissing),
      (without { $0.outcome = .dropped }, .answerMissing),
    ]
    for (question, refusal) in cases {
      #expect(throws: refusal) { try appraisal.parking(question, by: "fay") }
      var other = appraisal
      #expect(throws: EditRefusal.self) {
        try other.apply(.meeting(.park(id: "x", old: nil, new: question)))
      }
    }
    #expect(throws: ParkingRefusal.unknown("x", known: ["fay-1"])) {
      try appraisal.ending(parked: "x", .answered, "Yes.")
    }
  }
}
