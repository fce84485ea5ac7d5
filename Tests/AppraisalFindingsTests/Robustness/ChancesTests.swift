import AppraisalFindings
import AppraisalModel
import SampleBoards
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

  @Test func `steps tell the shares so far, and end with the whole`() throws {
    let plan = try ChancesPlan(WorkedExample.findings, tried: .free, samples: 7000)
    let document = WorkedExample.appraisal.document
    var told: [Chances] = []
    plan.run(steps: 4) { told.append($0) }
    #expect(told.last == plan.run())
    #expect(told.count > 1)
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.samples < $1.samples })
    for chances in told.dropLast() {
      #expect(near(chances.firstShares.reduce(0, +), 1))
      let words = "\(chances.samples) weightings were tried so far, of 7000, give or take"
      #expect(chances.method(in: document).contains(words))
    }
    told = []
    plan.run(steps: 4, isCancelled: { !told.isEmpty }) { told.append($0) }
    #expect(told.count == 1)
  }

  @Test func `around the board's weights the leader leads oftener than over all`() throws {
    let near = try Self.chances(WorkedExample.appraisal, .around(0.2))
    let free = try Self.chances(WorkedExample.appraisal, .free)
    #expect(near.firstShares[3] > free.firstShares[3])
    #expect(
      WeightsTried.around(0.2).words(in: WorkedExample.appraisal.document)
        == "All weights within 20% of the board's, up or down.")
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

  @Test func `what cannot be tried has a sentence`() {
    let plain = Board.appraisal([[90, 40], [50, 70]])
    #expect(Self.refusal(plain, .order) == .noOrder)
    #expect(Self.refusal(plain, .around(0.2)) == .noWeights)
    #expect(Self.refusal(plain, .intervals([:])) == .noRanges)
    #expect(Self.refusal(plain, .mixture([], spread: 0.2)) == .noHolders)
    #expect(Self.refusal(plain, .within(["x": 0.2...0.3])) == nil)
    #expect(Self.refusal(Board.appraisal([[nil]]), .free) == .study(.nothingMarked))
    #expect(Self.refusal(Board.appraisal([]), .free) == .study(.nothingToRank))
    let equal = Board.appraisal([[90, 40], [50, 70]], weights: [50, 50])
    #expect(Self.refusal(equal, .order) == .noOrder)
    let all: [ChancesRefusal] = [
      .noOrder, .noWeights, .noRanges, .lowestTooHigh(1.2), .highestTooLow(0.9), .noHolders,
      .noBallots, .noSpread,
    ]
    #expect(Set(all.map(\.sentence)).count == all.count)
  }

  @Test func `ranges that no weights meet are told with what they add up to`() {
    let plain = Board.appraisal([[90, 40], [50, 70]])
    let high = Self.refusal(plain, .within(["x": 0.6...0.7, "y": 0.55...0.7]))
    #expect(
      high?.sentence == "No weights lie within these ranges: the lowest add up to 115%, and all "
        + "weights to 100%. Lower one of them.")
    let low = Self.refusal(plain, .within(["x": 0...0.3, "y": 0.1...0.2]))
    #expect(
      low?.sentence == "No weights lie within these ranges: the highest add up to 50%, and all "
        + "weights to 100%. Raise one of them.")
    // What is not named is free, and one set of weights is enough.
    #expect(Self.refusal(plain, .within(["x": 0.6...0.6])) == nil)
    #expect(Self.refusal(plain, .within(["x": 0.6...0.6, "y": 0.4...0.4])) == nil)
  }

  @Test func `weights within typed ranges give the shares of the interval`() throws {
    // A is ahead where X weighs more than a third: 90x + 40(1 - x) > 50x + 60(1 - x).
    let appraisal = Board.appraisal([[90, 40], [50, 60]])
    let within = try Self.chances(appraisal, .within(["x": 0.2...0.6]))
    #expect(abs(within.firstShares[0] - (0.6 - 1.0 / 3) / 0.4) < 0.01)
    #expect(
      within.method(in: appraisal.document)
        .hasPrefix("All weights within these ranges: X 20% to 60%."))
    let record = AcceptabilityRecord(within, in: appraisal.document)
    #expect(record.weights == "within" && record.within == ["x": [0.2, 0.6]])
  }

  @Test func `an order that is typed has blocks, and what it leaves out comes last`() throws {
    let appraisal = Board.appraisal([[100, 0, 0, 0], [0, 60, 60, 60]])
    let ranked = try Self.chances(appraisal, .ranked([["y", "z"]]))
    // At most a third of the weight is left for X, so that A is never first.
    #expect(ranked.firstShares[0] == 0)
    let central = try #require(ranked.centralWeights[1])
    #expect(abs(central[1] - central[2]) < 0.01 && abs(central[0] - central[3]) < 0.01)
    // Means of the ordered weights of four: (25/48 + 13/48) / 2 and (7/48 + 3/48) / 2.
    #expect(abs(central[1] - 19.0 / 48) < 0.01 && abs(central[0] - 5.0 / 48) < 0.01)
    #expect(
      ranked.method(in: appraisal.document).hasPrefix("All weights that keep this order: Y = Z."))
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
