import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct ScoresTriedTests {
  /// Two people who differ: together A is ahead.
  private static let two: Appraisal = {
    var appraisal = Board.appraisal([[90, 90], [10, 10]], weights: [60, 40])
    appraisal.document.bodies = [Body(id: "town", label: "Town")]
    appraisal.assessors.append(Assessor(id: "al", name: "Al", body: "town"))
    appraisal.mark(by: "al", [[0, 0], [20, 20]])
    return appraisal
  }()

  private static func chances(
    _ appraisal: Appraisal, _ question: ChancesQuestion
  ) throws(ChancesRefusal) -> Chances? {
    try ChancesPlan(question, of: Findings(appraisal, viewer: nil), in: appraisal).run()
  }

  private static func question(
    _ tried: WeightsTried, _ scores: ScoresTried, samples: Int = 20_000
  ) -> ChancesQuestion {
    var question = ChancesQuestion(tried)
    (question.scores, question.samples) = (scores, samples)
    return question
  }

  @Test func `ballots are taken one at a time and not averaged`() throws {
    let mixed = try #require(try Self.chances(Self.two, Self.question(.free, .ballots)))
    #expect(Findings(Self.two, viewer: nil).leaders == ["a"])
    #expect(mixed.firstShares == [0.5, 0.5])
    #expect(mixed.samples == 40_000)
    #expect(
      mixed.sentence(in: Self.two.document)
        == "A and B came first equally often, each in 50 of every 100 weightings tried.")
    #expect(
      mixed.method(in: Self.two.document)
        .hasSuffix("The marks were those of one ballot at a time, not their mean."))
  }

  @Test func `commenters and incomplete ballots are not mixed in`() throws {
    var appraisal = Self.two
    appraisal.document.bodies[0].part = .comments
    let mixed = try #require(try Self.chances(appraisal, Self.question(.free, .ballots)))
    #expect(mixed.firstShares == [1, 0])
    let open = Board.appraisal([[90, nil], [50, 70]])
    #expect(
      throws: ChancesRefusal.noBallots,
      performing: { _ = try Self.chances(open, Self.question(.free, .ballots)) })
  }

  @Test func `each ballot goes with the weights of its author, else the body, else the board`()
    throws
  {
    var appraisal = Board.appraisal([[100, 0], [0, 100]], weights: [90, 10])
    appraisal.document.bodies = [Body(id: "town", label: "Town")]
    appraisal.assessors.append(Assessor(id: "al", name: "Al", body: "town"))
    appraisal.mark(by: "al", [[100, 0], [0, 100]])
    appraisal.weights[.body("town")] = ["x": 10, "y": 90]
    let tried = try #require(WeightsTried.mixture(over: appraisal, spread: 0.1))
    #expect(tried == .mixture([["x": 0.1, "y": 0.9]], spread: 0.1))
    let paired = try #require(try Self.chances(appraisal, Self.question(tried, .ballots)))
    // Mo goes with the board's weights, Al with the town's.
    #expect(paired.firstShares == [0.5, 0.5])
    let alone = try #require(try Self.chances(appraisal, Self.question(tried, .exact)))
    #expect(alone.firstShares == [0, 1])
    #expect(
      alone.method(in: appraisal.document)
        .hasPrefix("The weights of 1 body or person, one at a time, and all within 10% of them."))
  }

  // A's mark runs from 0 to 100 and B's is 30: above it lie 70 of 100, or all but 2 x 0.3 x 0.3.
  @Test(arguments: [(ScoresTried.uniform, 0.7), (.triangular, 0.82)])
  func `marks take the values between those of the ballots`(
    _ scores: ScoresTried, _ expected: Double
  ) throws {
    var appraisal = Board.appraisal([[0], [30]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[100], [30]])
    let found = try #require(try Self.chances(appraisal, Self.question(.free, scores)))
    #expect(abs(found.firstShares[0] - expected) < 0.012, "\(found.firstShares)")
    #expect(found.confidence != nil)
  }

  @Test func `ranges that are typed come before all others`() throws {
    var question = Self.question(.free, .exact)
    question.ranges = ["b": ["x": try #require(MarkRange(lowest: 0, highest: 50))]]
    let appraisal = Board.appraisal([[30], [90]])
    let found = try #require(try Self.chances(appraisal, question))
    #expect(abs(found.firstShares[0] - 0.6) < 0.012)
    #expect(
      found.method(in: appraisal.document).hasSuffix("1 mark took the values of the ranges given."))
    #expect(found.centralWords(0, in: appraisal.document).contains("in which the marks may turn"))
  }

  @Test func `on a scale on which less is better the range is turned round`() throws {
    var appraisal = Board.appraisal([[30], [90]])
    appraisal.document.criteria[0].scale = Scale(worst: 100, best: 0)
    var question = Self.question(.free, .exact)
    question.ranges = [
      "b": ["x": try #require(MarkRange(lowest: 0, likeliest: 0, highest: 60))]
    ]
    // B is ahead where its mark is below 30: falling from 0 to 60, three quarters of it.
    let found = try #require(try Self.chances(appraisal, question))
    #expect(abs(found.firstShares[1] - 0.75) < 0.012)
  }

  @Test func `marks that are out of order make no range`() {
    #expect(MarkRange(lowest: 60, highest: 50) == nil)
    #expect(MarkRange(lowest: 10, likeliest: 70, highest: 50) == nil)
    #expect(MarkRange(lowest: 10, likeliest: 5, highest: 50) == nil)
    #expect(MarkRange(lowest: 10, likeliest: 10, highest: 10) != nil)
  }

  @Test func `ballots that do not differ leave nothing to try`() {
    let one = Board.appraisal([[90, 40], [50, 70]])
    #expect(
      throws: ChancesRefusal.noSpread,
      performing: { _ = try Self.chances(one, Self.question(.free, .uniform)) })
  }

  @Test func `threads that share uncertain marks give the same shares`() throws {
    var question = Self.question(.free, .triangular, samples: 5000)
    question.ranges = ["b": ["y": try #require(MarkRange(lowest: 0, highest: 50))]]
    let plan = try ChancesPlan(
      question, of: Findings(Self.two, viewer: nil), in: Self.two)
    let whole = try #require(plan.run())
    var sum = try #require(plan.counts(share: 1, of: 2))
    sum.merge(try #require(plan.counts(share: 0, of: 2)))
    #expect(plan.finish(sum) == whole)
  }
}
