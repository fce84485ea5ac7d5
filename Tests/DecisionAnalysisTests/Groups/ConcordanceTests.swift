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
