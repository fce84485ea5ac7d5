import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct ChallengeTests {
  private static func challenge(
    _ appraisal: Appraisal, ballots: [[OptionID: Double]] = []
  ) throws -> Challenge {
    Challenge(try Study(Findings(appraisal, viewer: "mo")), ballots: ballots)
  }

  private static func answer(
    _ challenge: Challenge, _ method: ChallengeMethod
  ) throws -> Challenge.Answer {
    try #require(challenge.answers.first { $0.method == method })
  }

  @Test func `the methods answer as in the worked example`() throws {
    let challenge = try Self.challenge(WorkedExample.appraisal)
    #expect(challenge.answers.map(\.method) == ChallengeMethod.allCases)
    let vikor = try Self.answer(challenge, .vikor)
    #expect(vikor.first == ["b", "d"])
    #expect(
      vikor.sentence(in: WorkedExample.appraisal.document) == "It does not choose among B and D.")
    let flows = try Self.answer(challenge, .prometheeTwo)
    for (option, flow) in zip(Board.options, [-0.413815, 0.084354, 0.083203, 0.246259]) {
      #expect(near(flows.scores[option], flow, within: 1e-6))
    }
    #expect(flows.order == [["d"], ["b"], ["c"], ["a"]])
    #expect(
      flows.sentence(in: WorkedExample.appraisal.document)
        == "Its order: D, then B, then C, then A.")
    let topsis = try Self.answer(challenge, .topsis)
    #expect(topsis.first == ["d"] && !topsis.differs)
    #expect(
      challenge.sentence(in: WorkedExample.appraisal.document)
        == "Another first than D: PROMETHEE I: C and D; VIKOR: B and D; ELECTRE III: B and D.")
  }

  @Test func `a method that changes its mind is caught`() throws {
    let topsis = try Self.answer(try Self.challenge(WorkedExample.appraisal), .topsis)
    let words = topsis.reversalWords(in: WorkedExample.appraisal.document)
    #expect((words == nil) == topsis.reversals.isEmpty)
    // TOPSIS scales by the column, so that a copy of an option can turn two others round.
    let marks: [[Int?]] = [[10, 62, 41], [90, 14, 33], [45, 45, 36], [12, 60, 44]]
    let found = try Self.challenge(Board.appraisal(marks)).answers.flatMap(\.reversals)
    #expect(!found.isEmpty)
    for reversal in found { #expect(reversal.before != reversal.after) }
  }

  @Test func `people are asked only when two have marked everything`() throws {
    let alone = try Self.challenge(WorkedExample.appraisal, ballots: [["a": 1]])
    for method in ChallengeMethod.allCases where method.asksPeople {
      #expect(
        try Self.answer(alone, method).sentence(in: WorkedExample.appraisal.document)
          == "It takes the complete ballots of at least two people.")
    }
    let ballots: [[OptionID: Double]] = [
      ["a": 10, "b": 60, "c": 50, "d": 70], ["a": 10, "b": 60, "c": 90, "d": 70],
      ["a": 10, "b": 80, "c": 20, "d": 70],
    ]
    let challenge = try Self.challenge(WorkedExample.appraisal, ballots: ballots)
    #expect(try Self.answer(challenge, .borda).scores == ["a": 0, "b": 6, "c": 5, "d": 7])
    #expect(try Self.answer(challenge, .copeland).first == ["d"])
    let regret = try Self.answer(challenge, .regret)
    #expect(regret.scores == ["a": -80, "b": -30, "c": -60, "d": -20])
    #expect(regret.first == ["d"])
  }

  @Test func `no cautionary case gives a number that is none`() throws {
    let cases: [[[Int?]]] = [
      [[50]], [[50, 60]], [[50], [50]], [[0, 0], [0, 0]], [[100, 50], [0, 50]],
      [[50, 50], [50, 50], [50, 50]],
    ]
    for marks in cases {
      let appraisal = Board.appraisal(marks)
      let ballots = [Board.options, Board.options].map { options in
        Dictionary(uniqueKeysWithValues: options.map { ($0, 50.0) })
      }
      let challenge = try Self.challenge(appraisal, ballots: ballots)
      for answer in challenge.answers {
        let isFinite = answer.scores.values.allSatisfy { $0.isFinite }
        #expect(isFinite, "\(marks) \(answer.method)")
        #expect(!answer.sentence(in: appraisal.document).isEmpty)
        #expect(answer.reversals.isEmpty || marks.count > 2)
      }
    }
    let one = try Self.challenge(Board.appraisal([[50]]))
    #expect(one.answers.allSatisfy { $0.refusal != nil })
    #expect(
      one.sentence(in: Board.appraisal([[50]]).document) == "No other method has an answer here.")
  }

  @Test func `every method has a name and asks a question of its own`() {
    let all = ChallengeMethod.allCases
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.question)).count == all.count)
    #expect(all.allSatisfy { $0.question.contains("?") })
    #expect(Challenge.caution.contains("not votes"))
  }
}
