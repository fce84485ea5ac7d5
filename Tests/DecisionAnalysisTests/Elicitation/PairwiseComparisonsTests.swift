import DecisionAnalysis
import Testing

@Suite struct PairwiseComparisonsTests {
  private func comparisons(_ rows: [[Double?]]) throws -> PairwiseComparisons {
    try PairwiseComparisons(Matrix(rows: rows))
  }

  @Test func `drinks agree with Saaty 2008`() throws {
    let oracle = try Oracle("ahp-saaty-2008-drinks")
    let result = try comparisons(oracle.at("inputs", "matrix").rows).priorities()
    let expected = try oracle.at("expected")
    #expect(isClose(result.weights, try expected.at("weights").numbers, within: 0.0005))
    let exact = try expected.at("recomputed")
    #expect(isClose(result.weights, try exact.at("weights").numbers))
    #expect(isClose(result.eigenvalue, try exact.at("lambda_max").number))
    #expect(isClose(result.consistencyIndex, try exact.at("CI").number))
    #expect(isClose(try #require(result.consistencyRatio), try exact.at("CR").number))
  }

  @Test func `the size of the house agrees with Saaty 1988`() throws {
    let oracle = try Oracle("ahp-saaty-1988-house")
    let result = try comparisons(oracle.at("inputs", "matrix").rows).priorities()
    let expected = try oracle.at("expected")
    #expect(isClose(result.eigenvalue, try expected.at("lambda_max").number, within: 0.0005))
    #expect(isClose(result.consistencyIndex, try expected.at("CI").number, within: 0.0005))
    let ratio = try #require(result.consistencyRatio)
    #expect(isClose(ratio, try expected.at("CR").number, within: 0.0005))
    #expect(result.isInconsistent == true)
  }

  @Test func `flexibility agrees with Saaty 2008 by both methods`() throws {
    let oracle = try Oracle("ahp-saaty-2008-flexibility")
    let table = try comparisons(oracle.at("inputs", "matrix").rows)
    let expected = try oracle.at("expected", "weights").numbers
    #expect(isClose(table.priorities().weights, expected, within: 0.0005))
    #expect(isClose(try #require(table.geometricMeans()), table.priorities().weights))
  }

  @Test func `the facility location hierarchy agrees with Papathanasiou and Ploskas 2018`() throws {
    let inputs = try Oracle("ahp-papathanasiou-ploskas-2018").at("inputs")
    let weights = try comparisons(inputs.at("criteria_matrix").rows).priorities().weights
    let columns = try inputs.at("alternative_matrices").items.map {
      try comparisons($0.rows).priorities().weights
    }
    let values = try Matrix(rows: (0..<6).map { site in columns.map { $0[site] } })
    let totals = AdditiveValue.totals(values: values, weights: weights)
    let expected = try Oracle("ahp-papathanasiou-ploskas-2018").at("expected", "target_weights")
    #expect(isClose(totals, try expected.numbers, within: 0.0006))
  }

  @Test func `a copy of an option reverses ranks as Belton and Gear 1983 found`() throws {
    let oracle = try Oracle("ahp-belton-gear-rank-reversal")
    for (key, expectedKey, bestKey) in [
      ("priority_ratios_3", "target_weights_3", "best_3"),
      ("priority_ratios_4", "target_weights_4", "best_4"),
    ] {
      let columns = try oracle.at("inputs", key).rows.map { ratios in
        try comparisons(ratios.map { one in ratios.map { one / $0 } }).priorities().weights
      }
      let values = try Matrix(
        rows: columns[0].indices.map { option in columns.map { $0[option] } })
      let totals = AdditiveValue.totals(values: values, weights: [1.0 / 3, 1.0 / 3, 1.0 / 3])
      #expect(isClose(totals, try oracle.at("expected", expectedKey).numbers, within: 1e-12))
      let best = Int(try oracle.at("expected", bestKey).number)
      #expect(Ranking.leaders(totals).first == best)
    }
  }

  @Test func `golden comparisons give the weights computed elsewhere`() throws {
    let three = try comparisons([[1, 3, 5], [1.0 / 3, 1, 2], [0.2, 0.5, 1]]).priorities()
    #expect(isClose(three.weights, [0.648329, 0.229651, 0.122020], within: 1e-6))
    #expect(isClose(three.eigenvalue, 3.003695, within: 1e-6))
    #expect(isClose(try #require(three.consistencyRatio), 0.003185, within: 1e-6))
    let table = try comparisons([
      [1, 1.0 / 3, 5, 2], [3, 1, 7, 5], [0.2, 1.0 / 7, 1, 0.25], [0.5, 0.2, 4, 1],
    ])
    let four = table.priorities()
    #expect(isClose(four.weights, [0.235549, 0.570459, 0.052504, 0.141487], within: 1e-6))
    #expect(isClose(four.eigenvalue, 4.123118, within: 1e-6))
    #expect(isClose(try #require(four.consistencyRatio), 0.045599, within: 1e-6))
    let means = try #require(table.geometricMeans())
    #expect(isClose(means, [0.239648, 0.567742, 0.051561, 0.141049], within: 1e-6))
    let wild = try comparisons([
      [1, 5, 1.0 / 3, 2], [0.2, 1, 5, 0.5], [3, 0.2, 1, 4], [0.5, 2, 0.25, 1],
    ]).priorities()
    #expect(isClose(try #require(wild.consistencyRatio), 0.949869, within: 1e-6))
    #expect(wild.isInconsistent == true)
    #expect(wild.worstFit?.row == 1 && wild.worstFit?.column == 2)
  }

  @Test func `reciprocals are taken as they are printed`() throws {
    let exact = try comparisons([[1, 3, 7], [1.0 / 3, 1, 3], [1.0 / 7, 1.0 / 3, 1]])
    #expect(exact.roundedCount == 0)
    for rows in [
      [[1, 3, 7], [0.33, 1, 3], [0.14, 0.33, 1]], [[1, 3, 7], [0.3, 1, 3], [0.1, 0.3, 1]],
      [[1, 3, 7], [0.333, 1, 3], [0.1429, 0.333, 1]],
    ] {
      let printed = try comparisons(rows)
      #expect(printed.roundedCount == 3)
      #expect(isClose(printed.priorities().weights, exact.priorities().weights))
    }
    // Below the diagonal the larger ratio counts too.
    let lower = try comparisons([[1, 0.33], [3, 1]])
    #expect(isClose(lower.priorities().weights, [0.25, 0.75]))
    for (one, other) in [(3, 0.32), (2, 0.4), (3, 0.5), (7, 0.13), (2, 2)] as [(Double, Double)] {
      #expect(throws: AnalysisError.badComparison(row: 1, column: 0)) {
        try comparisons([[1, one], [other, 1]])
      }
    }
  }

  @Test(arguments: [(11, 1.51), (12, 1.48), (13, 1.56), (14, 1.57), (15, 1.59)])
  func `up to fifteen items have their random index`(count: Int, index: Double) throws {
    let upper = (0..<count * (count - 1) / 2).map { [9, 1.0 / 7, 3, 0.2][$0 % 4] }
    let found = try PairwiseComparisons(count: count, upper: upper).priorities()
    #expect(isClose(try #require(found.consistencyRatio), found.consistencyIndex / index))
    #expect(found.isInconsistent == true)
  }

  @Test func `for more than fifteen items it is left open whether they are inconsistent`() throws {
    let found = try PairwiseComparisons(
      count: 16, upper: (0..<120).map { [9, 1.0 / 7, 3, 0.2][$0 % 4] }
    ).priorities()
    #expect(found.consistencyRatio == nil && found.isInconsistent == nil)
  }

  @Test(arguments: 1...2)
  func `one and two items are always consistent`(count: Int) throws {
    let table = try PairwiseComparisons(count: count, upper: count == 1 ? [] : [3])
    let result = table.priorities()
    #expect(result.consistencyRatio == 0 && result.consistencyIndex == 0)
    #expect(result.worstFit == nil)
    #expect(isClose(result.weights, count == 1 ? [1] : [0.75, 0.25]))
  }

  @Test(arguments: seeds)
  func `consistent comparisons give back their weights even with gaps`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(2...8)
    let weights = try Weights(normalising: (0..<count).map { _ in dice.number(1, 9) }).shares
    var ratios = Matrix<Double?>(rowCount: count, columnCount: count, repeating: nil)
    for row in 0..<count {
      for column in 0..<count {
        // Neighbours are always compared, others only sometimes.
        let known = abs(row - column) <= 1 || (row * 7 + column * 7 + Int(seed)) % 3 == 0
        if known { ratios[row, column] = weights[row] / weights[column] }
      }
    }
    let table = try PairwiseComparisons(ratios)
    let result = table.priorities()
    #expect(isClose(result.weights, weights, within: 1e-8), "seed \(seed)")
    #expect(isClose(result.eigenvalue, Double(count), within: 1e-8), "seed \(seed)")
    #expect(result.worstFit == nil, "seed \(seed)")
    #expect(table.isComplete == (table.geometricMeans() != nil), "seed \(seed)")
  }

  @Test(
    arguments: [
      ([[1, 2]], .length(expected: 1, found: 2)), ([[2]], .badComparison(row: 0, column: 0)),
      ([[1, 2], [2, 1]], .badComparison(row: 1, column: 0)),
      ([[1, -2], [-0.5, 1]], .badComparison(row: 1, column: 0)),
      ([[1, nil], [0.5, 1]], .badComparison(row: 1, column: 0)),
      ([[1, nil], [nil, 1]], .disconnectedComparisons(index: 1)),
      ([[nil]], .badComparison(row: 0, column: 0)), ([], .noCriteria),
    ] as [([[Double?]], AnalysisError)])
  func `contradictions and gaps are refused`(rows: [[Double?]], error: AnalysisError) {
    #expect(throws: error) { try comparisons(rows) }
  }
}
