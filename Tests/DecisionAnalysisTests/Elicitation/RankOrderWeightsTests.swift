import DecisionAnalysis
import Testing

@Suite struct RankOrderWeightsTests {
  @Test(arguments: [
    ("roc", RankOrderWeights.centroid), ("rank_sum", .sum), ("rank_reciprocal", .reciprocal),
  ])
  func `two to ten criteria agree with Roszkowska 2013`(
    key: String, method: RankOrderWeights
  ) throws {
    let oracle = try Oracle("rank-weights-roc-rs-rr")
    for count in 2...10 {
      let expected = try oracle.at("expected", key, "\(count)").numbers
      let weights = try method.weights((0..<count).map { [$0] })
      #expect(isClose(weights, expected, within: 1e-12))
    }
    let published = try oracle.at("expected", "published_n4", key).numbers
    #expect(isClose(try method.weights([[0], [1], [2], [3]]), published, within: 0.005))
  }

  @Test func `tied criteria share the mean of their positions`() throws {
    let weights = try RankOrderWeights.centroid.weights([[2], [0, 3], [], [1]])
    let tied = (0.2708333333333333 + 0.14583333333333334) / 2
    #expect(isClose(weights, [tied, 0.0625, 0.5208333333333334, tied]))
    #expect(try RankOrderWeights.sum.weights([[0, 1]]) == [0.5, 0.5])
    #expect(try RankOrderWeights.reciprocal.weights([[0]]) == [1])
  }

  @Test(
    arguments: [
      ([], .noCriteria), ([[0], [0]], .notARanking(index: 0)),
      ([[0], [2]], .noSuchItem(index: 2, count: 2)),
    ] as [([[Int]], AnalysisError)])
  func `rankings with gaps are refused`(ranking: [[Int]], error: AnalysisError) {
    #expect(throws: error) { try RankOrderWeights.centroid.weights(ranking) }
  }
}
