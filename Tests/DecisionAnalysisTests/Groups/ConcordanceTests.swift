import DecisionAnalysis
import Testing

@Suite struct ConcordanceTests {
  @Test func `twenty anxious subjects agree with R and SciPy`() throws {
    let oracle = try Oracle("kendall-w-anxiety-ties")
    let result = try Concordance(oracle.at("inputs", "ratings_by_rater").rows)
    let expected = try oracle.at("expected")
    #expect(isClose(try #require(result.coefficient), try expected.at("W_ties").number))
    #expect(isClose(try #require(result.uncorrected), try expected.at("W_uncorrected").number))
    #expect(isClose(try #require(result.chiSquare), try expected.at("chi_square").number))
    let probability = try #require(result.permutationProbability(trials: 1500, seed: 3))
    #expect(isClose(probability, try expected.at("p_value").number, within: 0.025))
  }

  @Test func `golden rankings give the coefficients computed elsewhere`() throws {
    let plain = try Concordance([[4, 3, 2, 1], [4, 3, 1, 2], [3, 4, 2, 1]])
    #expect(isClose(try #require(plain.coefficient), 0.822222, within: 1e-6))
    let tied = try Concordance([
      [70, 70, 50, 40], [80, 60, 60, 20], [55, 65, 65, 65], [90, 70, 50, 50],
    ])
    #expect(tied.rankSums == [7.5, 8, 11, 13.5])
    #expect(isClose(try #require(tied.coefficient), 0.356061, within: 1e-6))
    #expect(isClose(try #require(tied.uncorrected), 0.293750, within: 1e-6))
  }

  // scipy.stats.friedmanchisquare (SciPy 1.17.1), which corrects for ties; W is χ² / (M (m − 1)).
  private static let friedman: [([[Double]], chiSquare: Double, coefficient: Double)] = [
    (
      [[50, 60, 0, 60], [30, 40, 50, 20], [70, 0, 20, 30]], 0.10344827586207044,
      0.011494252873563381
    ),
    (
      [
        [40, 30, 10, 0, 0, 0], [10, 70, 10, 50, 60, 10], [20, 30, 20, 70, 10, 70],
        [60, 60, 0, 30, 50, 30], [50, 50, 50, 0, 70, 40],
      ], 5.660377358490561, 0.22641509433962245
    ),
    (
      [
        [70, 20, 20, 70, 10], [0, 20, 50, 0, 60], [20, 10, 40, 70, 70], [60, 20, 0, 60, 50],
        [60, 0, 0, 40, 20], [30, 70, 10, 40, 20], [20, 60, 10, 20, 0], [10, 20, 50, 40, 30],
        [10, 60, 60, 10, 0], [20, 10, 60, 40, 40],
      ], 2.4421052631578877, 0.06105263157894719
    ),
    (
      [
        [20, 40, 70, 10, 60, 0, 20, 70], [60, 0, 60, 60, 30, 20, 70, 70],
        [50, 30, 10, 70, 20, 40, 50, 10], [20, 50, 10, 50, 70, 50, 50, 30],
      ], 3.268138801261825, 0.11671924290220803
    ),
  ]

  @Test(arguments: friedman)
  func `ties are corrected for as SciPy does`(
    marks: [[Double]], chiSquare: Double, coefficient: Double
  ) throws {
    let result = try Concordance(marks)
    #expect(isClose(try #require(result.coefficient), coefficient))
    #expect(isClose(try #require(result.chiSquare), chiSquare))
  }

  @Test func `agreement of all is one, and of one person trivial`() throws {
    #expect(try Concordance([[1, 2, 3], [10, 20, 30]]).coefficient == 1)
    let alone = try Concordance([[3, 1, 2]])
    #expect(alone.coefficient == 1 && alone.meanSpearman == nil)
    let opposed = try Concordance([[1, 2, 3], [3, 2, 1]])
    #expect(opposed.coefficient == 0 && opposed.meanSpearman == -1)
  }

  @Test(arguments: [[[5, 5], [5, 5]], [[1], [2]]] as [[[Double]]])
  func `where nothing is ranked the coefficient is undefined and not zero`(
    marks: [[Double]]
  ) throws {
    let result = try Concordance(marks)
    #expect(result.coefficient == nil && result.chiSquare == nil)
    #expect(result.permutationProbability(trials: 10, seed: 1) == nil)
  }

  @Test func `a permutation test of few things finds the exact share`() throws {
    // Two people agree on three things: 1 in 6 random rankings do.
    let result = try Concordance([[1, 2, 3], [1, 2, 3]])
    let probability = try #require(result.permutationProbability(trials: 3000, seed: 9))
    #expect(isClose(probability, 1.0 / 6, within: 0.03))
    #expect(probability == result.permutationProbability(trials: 3000, seed: 9))
  }

  @Test func `nobody and impossible marks are refused`() {
    #expect(throws: AnalysisError.noAssessors) { try Concordance([]) }
    #expect(throws: AnalysisError.cellNotFinite(row: 0, column: 1)) {
      try Concordance([[1, .nan]])
    }
    #expect(throws: AnalysisError.raggedRow(row: 1, expected: 1, found: 2)) {
      try Concordance([[1], [1, 2]])
    }
  }
}
