import AppraisalModel
import Testing

@Suite struct DecisionActsTests {
  private static let decision = Decision(day: "2010-03-25", words: "So.")

  @Test func `a decision replaces the one before it until a round is opened`() throws {
    var appraisal = try Sample.appraisal()
    #expect(appraisal.replacedDecision == nil)
    try appraisal.apply(appraisal.deciding(Self.decision))
    #expect(appraisal.replacedDecision == Self.decision)
    for edit in try appraisal.openingRound() { try appraisal.apply(edit) }
    #expect(appraisal.replacedDecision == nil)
    try appraisal.apply(appraisal.deciding(Decision(day: "2011-03-25", words: "Otherwise.")))
    #expect(appraisal.formerDecisions == [Self.decision])
    #expect(appraisal.replacedDecision?.words == "Otherwise.")
  }
}
