import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing
import WeightElicitation

@Suite struct FamilyWeightsTests {
  static let names = ["a", "b", "c", "d", "e", "f", "g"].compactMap { CriterionID($0) }

  /// So many criteria beside one another, from 0 to 100.
  static func appraisal(_ count: Int) -> Appraisal {
    Appraisal(
      document: CaseDocument(
        id: "family", title: "Family",
        criteria: names.prefix(count).map {
          Criterion(id: $0, label: "Criterion \($0)", short: $0.text.uppercased(), scale: Scale())
        }))
  }

  static func family(_ count: Int) throws -> WeighingFamily {
    try WeighingPlan(appraisal(count).document, scope: .tree).family(.top)
  }

  /// Answers that are one number for each member.
  static func values(_ numbers: [String]) -> [WeightAnswer] {
    zip(names, numbers).map { WeightAnswer(first: $0, value: DecimalNumber($1) ?? 0) }
  }

  /// The comparisons above the diagonal of a table of ratios.
  static func pairs(_ rows: [[Double?]]) -> [WeightAnswer] {
    rows.indices.flatMap { row in
      rows.indices.dropFirst(row + 1).compactMap { column in
        rows[row][column].map { ratio in
          let size = DecimalNumber(Numbers.fixed(ratio >= 1 ? ratio : 1 / ratio, 9)) ?? 0
          return WeightAnswer(
            first: names[ratio >= 1 ? row : column], second: names[ratio >= 1 ? column : row],
            value: size)
        }
      }
    }
  }

  static func bestWorst(
    _ best: Int, _ worst: Int, _ toOthers: [Int], _ toWorst: [Int]
  ) -> [WeightAnswer] {
    toOthers.indices.filter { $0 != best }.map {
      WeightAnswer(
        part: "best", first: names[best], second: names[$0], value: DecimalNumber(toOthers[$0]))
    }
      + toWorst.indices.filter { $0 != best && $0 != worst }.map {
        WeightAnswer(
          part: "worst", first: names[$0], second: names[worst], value: DecimalNumber(toWorst[$0]))
      }
  }

  private func expect(
    _ weights: FamilyWeights, _ shares: [Double], within tolerance: Double = 1e-9
  ) {
    #expect(weights.shares.count == shares.count)
    #expect(
      zip(weights.shares, shares).allSatisfy { abs($0 - $1) <= tolerance }, "\(weights.shares)")
  }

  @Test func `swing points are shares of their sum and are recorded as they were given`() throws {
    let weights = try FamilyWeights(
      Self.family(4), method: .swing, answers: Self.values(["100", "80", "50", "20"]))
    expect(weights, [0.4, 0.32, 0.2, 0.08])
    #expect(weights.points == [100, 80, 50, 20])
    #expect(
      weights.sentences == [
        "A check: by these answers you would take B and C together rather than A (100 against 130)."
      ])
  }

  @Test(
    arguments: [
      (.hundredPoints, ["30", "50", "20"], [0.3, 0.5, 0.2]),
      (.smart, ["10", "30", "60"], [0.1, 0.3, 0.6]),
      (.rankOrderCentroid, ["1", "2", "3"], [11.0 / 18, 5.0 / 18, 2.0 / 18]),
      (.rankSum, ["3", "1", "2"], [1.0 / 6, 0.5, 1.0 / 3]),
      (.rankReciprocal, ["1", "2", "3"], [6.0 / 11, 3.0 / 11, 2.0 / 11]),
      (.rankSum, ["1", "1", "3"], [5.0 / 12, 5.0 / 12, 1.0 / 6]),
    ] as [(WeightMethod, [String], [Double])])
  func `numbers for each member give the shares of their method`(
    method: WeightMethod, numbers: [String], shares: [Double]
  ) throws {
    expect(
      try FamilyWeights(Self.family(3), method: method, answers: Self.values(numbers)), shares)
  }

  @Test func `centroid weights of four agree with Roszkowska 2013`() throws {
    let weights = try FamilyWeights(
      Self.family(4), method: .rankOrderCentroid, answers: Self.values(["1", "2", "3", "4"]))
    expect(weights, [0.520833, 0.270833, 0.145833, 0.0625], within: 1e-6)
    #expect(weights.sentences.first?.hasPrefix("The order is A, then B, then C, then D.") == true)
  }

  @Test func `the drinks of Saaty 2008 give his weights and ratio`() throws {
    let table: [[Double?]] = [
      [1, 9, 5, 2, 1, 1, 0.5], [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
      [0.2, 3, 1, 1 / 3, 0.25, 1 / 3, 1 / 9], [0.5, 9, 3, 1, 0.5, 1, 1 / 3],
      [1, 9, 4, 2, 1, 2, 0.5], [1, 9, 3, 1, 0.5, 1, 1 / 3], [2, 9, 9, 3, 2, 3, 1],
    ]
    let weights = try FamilyWeights(
      Self.family(7), method: .pairwise, answers: Self.pairs(table))
    expect(weights, [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327], within: 0.0005)
    #expect(
      weights.sentences == [
        "Consistency ratio 0.022, within the customary 0.10 (Saaty's random index of 1980 for "
          + "7 steps: 1.32)."
      ])
    #expect(weights.isInconsistent != true && weights.offer == nil)
  }

  @Test func `the house of Saaty 1988 is above the limit and the worst fit is offered`() throws {
    let weights = try FamilyWeights(
      Self.family(3), method: .pairwise,
      answers: Self.pairs([[1, 6, 8], [1 / 6, 1, 4], [1 / 8, 1 / 4, 1]]))
    #expect(weights.isInconsistent == true)
    #expect(weights.sentences.first?.hasPrefix("Consistency ratio 0.117, above the") == true)
    let offer = try #require(weights.offer)
    // In three, all comparisons are off by the same factor: 4 should be 4 divided by a cube root.
    #expect(weights.sentences.count == 2 && offer.times >= 1)
  }

  @Test func `the answer that contributes most is named with what would fit`() throws {
    let weights = try FamilyWeights(
      Self.family(4), method: .pairwise,
      answers: Self.pairs([
        [1, 5, 1 / 3, 2], [0.2, 1, 5, 0.5], [3, 0.2, 1, 4], [0.5, 2, 0.25, 1],
      ]))
    #expect(weights.sentences.first?.hasPrefix("Consistency ratio 0.950") == true)
    let offer = try #require(weights.offer)
    #expect(Set([offer.larger, offer.smaller]) == ["b", "c"] && offer.larger == "c")
    #expect(offer.times == 1)
    #expect(
      weights.sentences.last == "The answer that fits least: B is worth 5 times C. All answers "
        + "together say that B and C are worth the same.")
  }

  @Test func `comparisons that are left out leave weights and no ratio`() throws {
    let weights = try FamilyWeights(
      Self.family(3), method: .pairwise,
      answers: Self.pairs([[1, 2, nil], [0.5, 1, 3], [nil, 1, 1]]))
    expect(weights, [0.6, 0.3, 0.1])
    #expect(
      weights.sentences == [
        "1 of 3 comparisons were left out, so that there is no consistency ratio."
      ])
  }

  @Test func `two compared cannot contradict each other`() throws {
    let answers = [WeightAnswer(first: "b", second: "a", value: 3)]
    let weights = try FamilyWeights(Self.family(2), method: .pairwise, answers: answers)
    expect(weights, [0.25, 0.75])
    #expect(weights.sentences == ["Two steps cannot contradict each other."])
  }

  @Test(
    arguments: [
      (1, 4, [2, 1, 4, 2, 8], [4, 8, 2, 4, 1], [0.2105, 0.4211, 0.1053, 0.2105, 0.0526]),
      (0, 2, [1, 2, 8], [8, 4, 1], [0.615385, 0.307692, 0.076923]),
      (2, 0, [8, 2, 1], [1, 5, 8], [0.071429, 0.321429, 0.607143]),
      (0, 2, [1, 2, 8], [8, 1, 1], [0.65, 0.25, 0.10]),
    ] as [(Int, Int, [Int], [Int], [Double])])
  func `best and worst agree with Rezaei 2016 and the golden cases`(
    best: Int, worst: Int, toOthers: [Int], toWorst: [Int], shares: [Double]
  ) throws {
    let weights = try FamilyWeights(
      Self.family(toOthers.count), method: .bestWorst,
      answers: Self.bestWorst(best, worst, toOthers, toWorst))
    expect(weights, shares, within: 5.1e-5)
  }

  @Test func `the chain that contradicts best against worst is named`() throws {
    let weights = try FamilyWeights(
      Self.family(3), method: .bestWorst, answers: Self.bestWorst(0, 2, [1, 2, 8], [8, 1, 1]))
    #expect(
      weights.sentences == [
        "Largest misfit of a weight: 0.150; 0 is a perfect fit.",
        "Inconsistency of the answers: 0.107, from 0 for none to 1. Most of it comes from B: A is "
          + "worth 2 times B, and B 1 times C; that makes 2, not 8.",
      ])
  }

  @Test func `matched marks count by what they are worth on the scale they stand on`() throws {
    var document = Self.appraisal(3).document
    document.criteria[1].scale = Scale(
      worst: 60, best: 20, unit: "minutes", knots: [Knot(at: 35, value: 70)])
    let family = try WeighingPlan(document, scope: .tree).family(.top)
    let answers = [
      WeightAnswer(first: "b", second: "a", value: 35),
      WeightAnswer(first: "b", second: "c", value: DecimalNumber("47.5") ?? 0),
    ]
    let weights = try FamilyWeights(family, method: .indifference, answers: answers)
    expect(weights, [70.0 / 205, 100.0 / 205, 35.0 / 205])
    #expect(throws: WeighingRefusal.outside(low: 20, high: 60)) {
      try FamilyWeights(
        family, method: .indifference,
        answers: [WeightAnswer(first: "b", second: "a", value: 61)])
    }
  }

  @Test func `points that do not add up to a hundred are said to`() throws {
    let weights = try FamilyWeights(
      Self.family(2), method: .hundredPoints, answers: Self.values(["60", "60"]))
    #expect(
      weights.sentences == [
        "The points add up to 120 and not to 100; what counts is each one's share."
      ])
  }

  @Test(
    arguments: [
      (.swing, values(["100", "50"]), .notAnswered("c")),
      (.swing, values(["0", "0", "0"]), .analysis(.allWeightsZero)),
      (.swing, values(["100", "50", "20"]) + values(["10"]), .answeredTwice("a")),
      (.swing, [WeightAnswer(first: "z", value: 1)], .notInFamily("z", known: ["a", "b", "c"])),
      (.pairwise, [WeightAnswer(first: "a", value: 2)], .otherKind),
      (
        .pairwise, [WeightAnswer(first: "a", second: "b", value: 2)],
        .analysis(.disconnectedComparisons(index: 2))
      ),
      (
        .bestWorst, [WeightAnswer(part: "best", first: "a", second: "b", value: 2)],
        .noBestAndWorst
      ),
      (.direct, [], .notAsked(.direct)),
    ] as [(WeightMethod, [WeightAnswer], WeighingRefusal)])
  func `answers that give no weights are refused by name`(
    method: WeightMethod, answers: [WeightAnswer], refusal: WeighingRefusal
  ) throws {
    let family = try Self.family(3)
    #expect(throws: refusal) { try FamilyWeights(family, method: method, answers: answers) }
    #expect(!refusal.sentence(in: Self.appraisal(3).document).isEmpty)
  }
}
