import DecisionAnalysis
import Testing

@Suite struct WeightTreeTests {
  @Test func `local ratios multiply down the tree`() throws {
    let oracle = try Oracle("swing-and-ratio-weights")
    let tree = try WeightTree(
      parents: [nil, nil, 0, 0, 1, 1, 1], ratios: [60, 40, 100, 50, 100, 100, 25])
    let expected = try oracle.at("expected", "leaf_weights").numbers
    #expect(isClose(tree.leafWeights, expected, within: 1e-12))
    #expect(tree.leaves == [2, 3, 4, 5, 6])
  }

  @Test func `the hub example has the weights computed by hand`() throws {
    let tree = try Hub.tree
    #expect(
      isClose(
        tree.leafWeights, [0.357143, 0.142857, 0.2, 0.1, 0.153846, 0.046154], within: 1e-6))
    #expect(tree.columns(below: 1) == [2, 3])
    #expect(tree.columns(below: 3) == [0])
  }

  @Test func `swings across the tree give the leaves their shares`() throws {
    let tree = try WeightTree(parents: [nil, nil, 0, 0, 1], acrossTree: [0, 0, 30, 10, 60])
    #expect(isClose(tree.leafWeights, [0.3, 0.1, 0.6]))
    #expect(isClose(tree.local, [0.4, 0.6, 0.75, 0.25, 1]))
  }

  @Test func `a family without any swing weighs nothing`() throws {
    let tree = try WeightTree(parents: [nil, nil, 0, 0], acrossTree: [0, 5, 0, 0])
    #expect(tree.cumulative == [0, 1, 0, 0])
    #expect(tree.local == [0, 1, 0.5, 0.5])
  }

  @Test(
    arguments: [
      ([nil, 0, 0], [1, 0, 0], AnalysisError.familyWithoutWeight(parent: 0)),
      ([nil, nil], [0, 0], .familyWithoutWeight(parent: nil)),
      ([1, nil], [1, 1], .parentOutOfOrder(node: 0)),
      ([nil], [1, 2], .length(expected: 1, found: 2)), ([], [], .noCriteria),
      ([nil, nil], [1, -2], .negativeWeight(index: 1)),
      ([nil, nil], [1, .nan], .notFinite(index: 1)),
    ] as [([Int?], [Double], AnalysisError)])
  func `impossible trees are refused`(parents: [Int?], ratios: [Double], error: AnalysisError) {
    #expect(throws: error) { try WeightTree(parents: parents, ratios: ratios) }
  }

  @Test(arguments: seeds)
  func `node scores roll up to the totals`(seed: UInt64) throws {
    var dice = Dice(seed)
    var parents: [Int?] = []
    for node in 0..<dice.whole(1...12) {
      let parent = dice.whole(-1...(node - 1 < 0 ? -1 : node - 1))
      parents.append(parent < 0 ? nil : parent)
    }
    let tree = try WeightTree(
      parents: parents, ratios: parents.map { _ in dice.number(1, 100) })
    #expect(isClose(tree.leafWeights.reduce(0, +), 1), "seed \(seed)")
    let values = try dice.values(3, tree.leaves.count)
    let scores = tree.nodeScores(values: values)
    let totals = AdditiveValue.totals(values: values, weights: tree.leafWeights)
    for option in 0..<3 {
      let top = parents.indices.filter { parents[$0] == nil }
        .reduce(0) { $0 + tree.local[$1] * scores[option, $1] }
      #expect(isClose(top, totals[option]), "seed \(seed)")
    }
  }
}
