import AppraisalFindings
import AppraisalModel
import Testing

@Suite struct ChancesTests {
  private static func chances(
    _ appraisal: Appraisal, _ tried: WeightsTried, samples: Int = 20_000
  ) throws -> Chances {
    try #require(
      try ChancesPlan(Findings(appraisal, viewer: "mo"), tried: tried, samples: samples).run())
  }

  private static func refusal(_ appraisal: Appraisal, _ tried: WeightsTried) -> ChancesRefusal? {
    do {
      _ = try ChancesPlan(Findings(appraisal, viewer: "mo"), tried: tried)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      (WeightsTried.free, [0.128, 0.161, 0.099, 0.613]), (.order, [0, 0.027, 0.273, 0.700]),
    ])
  func `the shares of first places are those of the worked example`(
    _ tried: WeightsTried, _ expected: [Double]
  ) throws {
    let chances = try Self.chances(WorkedExample.appraisal, tried)
    for (share, value) in zip(chances.firstShares, expected) {
      #expect(abs(share - value) <= chances.halfWidth(of: value) * 2 + 0.001, "\(share) \(value)")
    }
    #expect(near(chances.firstShares.reduce(0, +), 1))
    #expect(chances.placeShares.allSatisfy { near($0.reduce(0, +), 1, within: 1e-6) })
    #expect(chances.confidence == nil)
    #expect((chances.centralWeights[0] == nil) == (expected[0] == 0))
  }

  @Test func `the sentences bear the shares and no more digits than they support`() throws {
    let document = WorkedExample.appraisal.document
    let chances = try Self.chances(WorkedExample.appraisal, .order)
    let first = Numbers.ofHundred(chances.firstShares[3])
    #expect(
      chances.sentence(in: document)
        == "D came first in \(first) of every 100 weightings tried. Never first: A.")
    #expect(
      chances.method(in: document)
        == "All weights that keep the board's order of criteria. 20000 weightings were tried, "
        + "give or take 1 of 100.")
    #expect(
      chances.centralWords(0, in: document) == "A never came first, so no weights speak for it.")
    let central = try #require(chances.centralWeights[3])
    let whole = Percentages.split(central)
    #expect(chances.centralWords(3, in: document).contains("Outcomes \(whole[0])%"))
    let ahead = Numbers.ofHundred(chances.aheadShares[3][0])
    #expect(chances.aheadWords(3, in: document).contains("A \(ahead)"))
    #expect(!chances.sentence(in: document).contains("probab"))
    let few = try Self.chances(WorkedExample.appraisal, .free, samples: 1000)
    #expect(few.precision == "give or take 3")
  }

  @Test func `threads that share the samples give the same bytes`() throws {
    let plan = try ChancesPlan(WorkedExample.findings, tried: .free, samples: 7000)
    let whole = try #require(plan.run())
    for threads in [2, 3, 8] {
      var sum = try #require(plan.counts(share: threads - 1, of: threads))
      for share in 0..<threads - 1 {
        sum.merge(try #require(plan.counts(share: share, of: threads)))
      }
      #expect(plan.finish(sum) == whole)
    }
    #expect(plan.run(isCancelled: { true }) == nil)
  }

  @Test func `around the board's weights the leader leads oftener than over all`() throws {
    let near = try Self.chances(WorkedExample.appraisal, .around(0.2))
    let free = try Self.chances(WorkedExample.appraisal, .free)
    #expect(near.firstShares[3] > free.firstShares[3])
    #expect(WeightsTried.around(0.2).words == "All weights within 20% of the board's, up or down.")
  }

  @Test func `missing marks take every value, never zero, and give confidence factors`() throws {
    let appraisal = Board.appraisal([[90, nil], [50, 60]], weights: [50, 50])
    let chances = try Self.chances(appraisal, .free)
    #expect(chances.blanks == 1)
    let factors = try #require(chances.confidence)
    #expect(factors.allSatisfy { ($0 ?? -1) > 0 && ($0 ?? 2) < 1 })
    #expect(
      chances.method(in: appraisal.document).hasSuffix(
        "1 mark is missing and took every value that the scale allows."))
    let factor = Numbers.ofHundred(factors[0] ?? 0)
    #expect(
      chances.centralWords(0, in: appraisal.document).hasSuffix(
        "With those weights it came first in \(factor) of every 100 ways in which the missing "
          + "marks may turn out."))
  }

  @Test func `ballots are mixed and not averaged`() throws {
    var appraisal = Board.appraisal([[90, 90], [10, 10]], weights: [60, 40])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[0, 0], [20, 20]])
    let findings = Findings(appraisal, viewer: nil)
    #expect(findings.leaders == ["a"])
    let mixed = try #require(
      try ChancesPlan(mixing: appraisal, findings, tried: .free, samples: 2000).run())
    #expect(mixed.firstShares == [0.5, 0.5])
    #expect(mixed.mixesBallots && mixed.samples == 4000)
    #expect(
      mixed.sentence(in: appraisal.document)
        == "A and B came first equally often, each in 50 of every 100 weightings tried.")
  }

  @Test func `what cannot be tried has a sentence`() {
    let plain = Board.appraisal([[90, 40], [50, 70]])
    #expect(Self.refusal(plain, .order) == .noOrder)
    #expect(Self.refusal(plain, .around(0.2)) == .noWeights)
    #expect(Self.refusal(plain, .intervals([:])) == .noRanges)
    #expect(Self.refusal(plain, .intervals(["x": 0.6...0.7, "y": 0.6...0.7])) == .infeasible)
    #expect(Self.refusal(plain, .intervals(["x": 0.2...0.3])) == nil)
    #expect(Self.refusal(Board.appraisal([[nil]]), .free) == .study(.nothingMarked))
    #expect(Self.refusal(Board.appraisal([]), .free) == .study(.nothingToRank))
    let equal = Board.appraisal([[90, 40], [50, 70]], weights: [50, 50])
    #expect(Self.refusal(equal, .order) == .noOrder)
    let all: [ChancesRefusal] = [.noOrder, .noWeights, .noRanges, .infeasible, .noBallots]
    #expect(Set(all.map(\.sentence)).count == all.count)
    #expect(
      throws: ChancesRefusal.noBallots,
      performing: {
        let open = Board.appraisal([[90, nil], [50, 70]])
        _ = try ChancesPlan(mixing: open, Findings(open, viewer: "mo"), tried: .free)
      })
  }

  @Test func `the ranges are those that the holders of weights span`() {
    var appraisal = Board.appraisal([[90, 40], [50, 70]], weights: [60, 40])
    #expect(WeightsTried.spanned(by: appraisal) == nil)
    appraisal.weights[.body("nhs")] = ["x": 20, "y": 80]
    #expect(WeightsTried.spanned(by: appraisal) == .intervals(["x": 0.2...0.6, "y": 0.4...0.8]))
  }

  @Test func `one option always comes first, and equal options share`() throws {
    let one = Board.appraisal([[50, 60]])
    #expect(
      try Self.chances(one, .free).sentence(in: one.document)
        == "There is only one option, so it always comes first.")
    let equal = Board.appraisal([[50, 50], [50, 50]])
    let shares = try Self.chances(equal, .free)
    #expect(shares.firstShares == [0.5, 0.5])
    #expect(shares.aheadShares[0][1] == 0.5)
  }
}
