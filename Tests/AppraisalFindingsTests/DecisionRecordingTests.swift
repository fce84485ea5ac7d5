import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct DecisionRecordingTests {
  private static let board = Board.appraisal([[80, 60], [50, 40]], weights: [50, 50])
  private static let stays = Decision(day: "2010-03-25", words: "Stay.", chosen: ["a"])

  private static func recording(
    _ decision: Decision, in appraisal: Appraisal = board
  ) throws(DecisionRefusal) -> [Edit] {
    try appraisal.recording(decision, beside: Findings(appraisal, viewer: "mo"))
  }

  @Test func `a decision that follows the ranking is recorded`() throws {
    #expect(try Self.recording(Self.stays) == [Self.board.deciding(Self.stays)])
  }

  @Test func `a decision that departs from the ranking says why`() throws {
    var decision = Decision(day: "2010-03-25", words: "Join.", chosen: ["b"], departure: " \n")
    #expect(throws: DecisionRefusal.departureMissing(leaders: ["a"], chosen: ["b"])) {
      try Self.recording(decision)
    }
    decision.departure = "The law."
    #expect(try Self.recording(decision).count == 1)
  }

  @Test func `a decision that is recorded already is not recorded again before a review`() throws {
    var appraisal = Self.board
    try appraisal.apply(appraisal.deciding(Self.stays))
    #expect(throws: DecisionRefusal.recordedAlready) {
      try Self.recording(Self.stays, in: appraisal)
    }
    #expect(
      DecisionRefusal.recordedAlready.sentence(in: appraisal.document)
        == "This decision is recorded already.")
    for edit in try appraisal.openingRound() { try appraisal.apply(edit) }
    #expect(try Self.recording(Self.stays, in: appraisal).count == 1)
  }
}
